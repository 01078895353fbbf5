/** Calls counted in fixed minutes of the clock; how many callers make how many calls says nothing of later ones. */
export interface CallCounts {
  /**
   * Counts one call, for all instances together.
   *
   * @param key which limit, and a hash of who calls
   * @returns how many calls this key has made in the minute of `now`, with this one
   */
  countCall(key: string, now: Date): Promise<number>
}

const MINUTE_MS = 60_000
/** Beyond so many callers in one minute the rest share one count, so that addresses made up by the million fill no memory. */
const MOST_CALLERS = 50_000
const THE_REST = 'the rest'

interface MinuteCounter {
  /** Counts one call in this process. */
  readonly count: (key: string, now: Date) => { readonly counted: string; readonly made: number }
}

/** Counts of one process, in memory: they are worth nothing after a minute. */
export function countInMinutes(): MinuteCounter {
  let minute = -1
  let calls = new Map<string, number>()
  return {
    count: (key, now) => {
      const current = Math.floor(now.getTime() / MINUTE_MS)
      if (current !== minute) {
        minute = current
        calls = new Map()
      }
      const counted = calls.has(key) || calls.size < MOST_CALLERS ? key : THE_REST
      const made = (calls.get(counted) ?? 0) + 1
      calls.set(counted, made)
      return { counted, made }
    },
  }
}
