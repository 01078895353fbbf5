const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 10 * 60_000

/** How often something is tried; with the waits of {@link waitMsAfter} that is about four hours. */
export const MOST_ATTEMPTS = 30

/** How long to wait before the next attempt, doubling from a second to ten minutes. */
export function waitMsAfter(attemptsBefore: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attemptsBefore, LONGEST_WAIT_MS)
}
