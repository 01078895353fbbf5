import type { SendResult } from './domain/channel.ts'

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 10 * 60_000
/** With the waits above about four hours; then a person must look. */
const MOST_ATTEMPTS = 30

/** What is tried in vain for hours is given up. */
export function giveUpAfterAll(result: SendResult, attemptsBefore: number): SendResult {
  if (result.kind !== 'retry' || attemptsBefore + 1 < MOST_ATTEMPTS) return result
  return { kind: 'refused', why: `given_up_after_${MOST_ATTEMPTS}_attempts:${result.why}` }
}

/** Doubles from a second to ten minutes, with up to a fifth at random so that a crowd does not come back at once. */
export function backOffMs(attemptsBefore: number): number {
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** attemptsBefore, LONGEST_WAIT_MS)
  return waitMs * (1 + Math.random() / 5)
}
