import { randomInt } from 'node:crypto'
import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { ContactOffer } from '../domain/notices.ts'
import type { Official } from '../domain/official.ts'
import { maySetRules } from '../officials/may.ts'
import { tokenHash } from '../officials/token.ts'

/** Long enough to take the phone and open the group. */
export const CONTACT_CODE_MINUTES = 10
const HOUR_MS = 3_600_000
/** Codes one account on Telegram may try in an hour: of a hundred million codes a few are open at a time. */
const MOST_TRIES = 5

/** A one-time code that connects a department to the group in which it is typed. */
export async function offerGroupCode(
  desk: Desk,
  official: Official,
  { place, department }: { readonly place: Place; readonly department: DepartmentId },
): Promise<{ readonly kind: 'offered'; readonly code: string } | { readonly kind: 'forbidden' }> {
  if (!maySetRules(official, { place, department })) return { kind: 'forbidden' }
  const code = await offer(desk, { kind: 'group', place, department, by: official.id })
  return { kind: 'offered', code }
}

/** The department gets no cards any more. */
export async function unbindGroup(
  desk: Desk,
  official: Official,
  { place, department }: { readonly place: Place; readonly department: DepartmentId },
): Promise<'unbound' | 'forbidden'> {
  if (!maySetRules(official, { place, department })) return 'forbidden'
  await desk.store.unbindGroup(place, department)
  desk.log.info({ place, department, official: official.id }, 'a department’s group was unbound')
  return 'unbound'
}

/** A one-time code that connects an official to the account on Telegram from which it is sent. */
export function offerTelegramCode(desk: Desk, official: Official): Promise<string> {
  return offer(desk, { kind: 'official', official: official.id })
}

async function offer(desk: Desk, what: ContactOffer): Promise<string> {
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0')
  const until = new Date(desk.clock().getTime() + CONTACT_CODE_MINUTES * 60_000)
  await desk.store.offerContact(tokenHash(`contact ${code}`), what, until)
  return code
}

export type RedeemResult =
  | { readonly kind: 'connected'; readonly offer: ContactOffer }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many' }

/**
 * Somebody typed a code to the bot.
 *
 * @param typed.by Telegram's id of who typed it
 * @param typed.connects Telegram's id of what is to be connected: the group, or who typed it
 */
export async function redeemCode(
  desk: Desk,
  kind: ContactOffer['kind'],
  typed: { readonly code: string; readonly by: string; readonly connects: string },
): Promise<RedeemResult> {
  const now = desk.clock()
  const key = `contact:${tokenHash(typed.by)}`
  const reached = await desk.store.countAttempt(
    [{ key, most: MOST_TRIES }],
    now,
    new Date(now.getTime() - HOUR_MS),
  )
  if (reached !== undefined) return { kind: 'too_many' }
  const found = await desk.store.redeemContact(tokenHash(`contact ${typed.code}`), kind, typed.connects, now)
  if (found === undefined) return { kind: 'wrong' }
  await desk.store.forgetAttempts(key)
  const about =
    found.kind === 'group'
      ? { place: found.place, department: found.department, official: found.by }
      : { official: found.official }
  desk.log.info({ ...about, connects: kind }, 'a code connected Telegram')
  return { kind: 'connected', offer: found }
}
