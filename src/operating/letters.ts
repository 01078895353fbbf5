import type { Desk } from '../domain/desk.ts'
import type { Network } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Official } from '../domain/official.ts'
import { mayOperate } from '../officials/may.ts'

/** How many are put back at one press: so many the page waits for without a thought, and a wrong token kills again at once. */
const MOST_AT_ONCE = 1000

export type RetryResult = 'waiting' | 'gone' | 'forbidden'
export type DiscardResult = 'discarded' | 'gone' | 'forbidden'

/** Sends a reply that was given up once more. */
export async function retryLetter(desk: Desk, official: Official, letter: number): Promise<RetryResult> {
  if (!mayOperate(official)) return 'forbidden'
  const result = await desk.store.retryDeadLetter(letter, official.id, desk.clock())
  if (result === 'waiting') {
    desk.wake.deliveries()
    desk.log.info({ delivery: letter, official: official.id }, 'dead letter put back')
  }
  return result
}

/**
 * Sends again what one network has refused, the oldest first: after its token was renewed.
 *
 * @returns how many were put back; more may remain when it is the most that is done at once
 */
export async function retryLetters(
  desk: Desk,
  official: Official,
  network: Network,
): Promise<number | 'forbidden'> {
  if (!mayOperate(official)) return 'forbidden'
  // Seen once: what is refused again while we are at it does not come round.
  const letters = await desk.store.deadLetters(MOST_AT_ONCE, network)
  let back = 0
  for (const { id } of letters.toReversed()) {
    if ((await desk.store.retryDeadLetter(id, official.id, desk.clock())) === 'waiting') back += 1
  }
  desk.wake.deliveries()
  desk.log.info({ network, letters: back, official: official.id }, 'dead letters put back')
  return back
}

/** Gives a reply up for good. */
export async function discardLetter(
  desk: Desk,
  official: Official,
  { letter, why }: { readonly letter: number; readonly why: string },
): Promise<DiscardResult> {
  if (!mayOperate(official)) return 'forbidden'
  // The journal outlives what a citizen has deleted, and is shown to people of every department.
  const noted = maskPersonalData(why)
  const result = await desk.store.discardDeadLetter(letter, official.id, desk.clock(), noted)
  if (result === 'discarded') {
    desk.log.info({ delivery: letter, official: official.id }, 'dead letter discarded')
  }
  return result
}
