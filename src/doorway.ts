import { setImmediate as nextRound } from 'node:timers/promises'

/** Longest the work behind waits for the doors, ms; then it goes on a step, so that a crowd does not stop the answers. */
const WAIT_AT_MOST_MS = 10
/** Longest that nobody looks whether somebody has come, ms: looking after each small step costs more than the step. */
const LOOK_WITHIN_MS = 8

/** Doors and work share one thread: networks are answered first, because they count the milliseconds. */
export interface Doorway {
  /** Counts what is being let in until it is. */
  readonly letIn: <T>(work: () => Promise<T>) => Promise<T>
  /** Resolves when nobody stands in the door, or after a little while. */
  readonly clear: () => Promise<void>
}

export function openDoorway(): Doorway {
  let inside = 0
  let lookedAt = -Infinity
  let last: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    const since = performance.now()
    if (inside === 0 && since - lookedAt < LOOK_WITHIN_MS) return
    do await nextRound()
    while (inside > 0 && performance.now() < since + WAIT_AT_MOST_MS)
    lookedAt = performance.now()
  }

  return {
    letIn: async (work) => {
      inside += 1
      try {
        return await work()
      } finally {
        inside -= 1
      }
    },
    // One after the other: let go together, all who waited would hold the thread for as long as all their steps take.
    clear: () => (last = last.then(look)),
  }
}
