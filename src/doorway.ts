import { setImmediate as nextRound } from 'node:timers/promises'

/** Longest the work behind waits for the doors, ms; then it goes on a step, so that a crowd does not stop the answers. */
const WAIT_AT_MOST_MS = 10
/** Longest that nobody looks whether somebody has come, ms: looking after each small step costs more than the step. */
const LOOK_WITHIN_MS = 8

/** Doors and work share one thread: networks are answered first, because they count the milliseconds. */
export interface Doorway {
  /** Whoever is being let in stands in the door until they are. */
  readonly letIn: <T>(work: () => Promise<T>) => Promise<T>
  /** Says that a connection was made. Node makes one in a round of its loop, so others may wait behind it. */
  readonly connected: () => void
  /** Resolves when those who stood in the door have been let in, or after a little while. Who comes meanwhile goes before the next. */
  readonly clear: () => Promise<void>
}

export function openDoorway(): Doorway {
  let connections = 0
  let came = 0
  /** By number, in the order in which they came. */
  const inside = new Set<number>()
  let lookedAt = -Infinity
  let last: Promise<void> = Promise.resolve()

  const stands = (atLatest: number): boolean => {
    const [first] = inside
    return first !== undefined && first <= atLatest
  }

  const look = async (): Promise<void> => {
    const since = performance.now()
    if (inside.size === 0 && since - lookedAt < LOOK_WITHIN_MS) return
    const isInTime = (): boolean => performance.now() < since + WAIT_AT_MOST_MS
    let before: number
    // What the last one says is read in the round after its own, in which nobody else came.
    do {
      before = connections
      await nextRound()
    } while (connections !== before && isInTime())
    // Not for who comes after them as well: somebody who writes without a pause would hold up every answer.
    const stoodThere = came
    while (stands(stoodThere) && isInTime()) await nextRound()
    lookedAt = performance.now()
  }

  return {
    letIn: async (work) => {
      came += 1
      const place = came
      inside.add(place)
      try {
        return await work()
      } finally {
        inside.delete(place)
      }
    },
    connected: () => {
      connections += 1
    },
    // One after the other: let go together, all who waited would hold the thread for as long as all their steps take.
    clear: () => (last = last.then(look)),
  }
}
