import type { SendResult } from './domain/channel.ts'
import { MOST_ATTEMPTS, waitMsAfter } from './domain/retry.ts'

/** What is tried in vain for hours is given up: then a person must look. */
export function giveUpAfterAll(result: SendResult, attemptsBefore: number): SendResult {
  if (result.kind !== 'retry') return result
  const { atMost = MOST_ATTEMPTS, why } = result
  return attemptsBefore + 1 < atMost
    ? result
    : { kind: 'refused', why: `given_up_after_${atMost}_attempts:${why}` }
}

/**
 * How long to wait before trying again: what the network asks for, and no less than doubles from a second to ten
 * minutes. A crowd told to come back in three seconds comes back together, is told so again, and would have used up its
 * attempts in minutes; so up to a fifth is added at random.
 */
export function waitMs(result: SendResult, attemptsBefore: number): number {
  if (result.kind !== 'retry') return 0
  return Math.max(result.afterMs ?? 0, waitMsAfter(attemptsBefore)) * (1 + Math.random() / 5)
}

/**
 * Does what may take so long, ms, and no longer. `AbortSignal.timeout` keeps each of its signals until its time is up:
 * thousands of them, of sends that took a moment.
 */
export async function withinMs<Result>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new DOMException('no answer in time', 'TimeoutError')), ms)
  try {
    return await work(patience.signal)
  } finally {
    clearTimeout(timer)
  }
}
