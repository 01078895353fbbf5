/** How much room there was at a moment (ms). */
export interface RoomSample {
  readonly at: number
  readonly freeBytes: number
  readonly wholeBytes: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A week has its quiet days in it. */
const MOST_DAYS = 7
/** One large import is no habit: before there are so many days nothing is said. */
const LEAST_DAYS = 3
/** Another disk, another `maxmemory`: what was seen before says nothing of it. Some file systems vary a little by themselves. */
const OTHER_SHARE = 0.01

/** What was seen and is still of use, with what is seen now: one an hour. */
export function withSample(samples: readonly RoomSample[], now: RoomSample): readonly RoomSample[] {
  const last = samples.at(-1)
  if (last === undefined || isAnother(last, now)) return [now]
  if (now.at - last.at < HOUR_MS) return samples
  return [...samples.filter(({ at }) => now.at - at <= (MOST_DAYS + 1) * DAY_MS), now]
}

function isAnother(before: RoomSample, now: RoomSample): boolean {
  return Math.abs(before.wholeBytes - now.wholeBytes) > before.wholeBytes * OTHER_SHARE
}

/**
 * How long the room lasts if it goes on as in the last days. Compared is the same hour some whole days ago: what comes and goes
 * within a day (a backup, a log that is put away) counts for nothing.
 *
 * @param samples oldest first
 * @returns whole days; `undefined` when too few have been seen, or no less is free than then
 */
export function daysLeft(samples: readonly RoomSample[], now: RoomSample): number | undefined {
  const [first] = samples
  if (first === undefined) return undefined
  const days = Math.min(MOST_DAYS, Math.floor((now.at - first.at) / DAY_MS))
  if (days < LEAST_DAYS) return undefined
  const then = samples.findLast(({ at }) => now.at - at >= days * DAY_MS) ?? first
  const taken = then.freeBytes - now.freeBytes
  if (taken <= 0) return undefined
  return Math.floor((now.freeBytes / taken) * ((now.at - then.at) / DAY_MS))
}
