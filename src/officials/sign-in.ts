import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { verifyPassword } from './passwords.ts'
import { tokenHash } from './token.ts'

export const ATTEMPT_WINDOW_MINUTES = 15
/** Per e-mail and address together: someone who guesses from elsewhere never shuts the owner out. */
const MOST_PER_PAIR = 10
/** Per address: against one password tried on many accounts. */
const MOST_PER_ADDRESS = 50

export interface SignInForm {
  /** As accounts are kept: trimmed, lower case. */
  readonly email: string
  readonly password: string
  /** The caller's network address. */
  readonly address: string
}

export type SignInResult =
  | { readonly kind: 'signed_in'; readonly official: Official }
  /** Unknown e-mail, password not chosen yet, or wrong password: nobody learns which. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many_attempts' }
  | { readonly kind: 'busy' }

export async function signIn(desk: Desk, form: SignInForm): Promise<SignInResult> {
  const now = desk.clock()
  const since = new Date(now.getTime() - ATTEMPT_WINDOW_MINUTES * 60_000)
  // Counted before the password is looked at, so that many tries at once count as many; those refused here are not
  // counted, so that a flood leaves nothing behind. Only hashes are kept.
  const pair = `sign-in:${tokenHash(`${form.email}\n${form.address}`)}`
  const address = `sign-in-address:${tokenHash(form.address)}`
  const limits = [
    { key: pair, most: MOST_PER_PAIR },
    { key: address, most: MOST_PER_ADDRESS },
  ]
  const reached = await desk.store.countAttempt(limits, now, since)
  if (reached !== undefined) {
    desk.log.warn({ limit: reached === pair ? 'pair' : 'address' }, 'sign-in refused: too many attempts')
    return { kind: 'too_many_attempts' }
  }

  const official = await desk.store.officialByEmail(form.email)
  const verdict = await verifyPassword(form.password, official?.passwordHash ?? null)
  if (verdict === 'busy') return { kind: 'busy' }
  if (verdict === 'wrong' || official === undefined) return { kind: 'wrong' }

  // A whole town hall may share one address: mornings on which everyone signs in must not look like an attack. But
  // what else was tried from there stays counted, or one account of one's own would open the way to guess at others.
  await Promise.all([desk.store.forgetAttempts(pair), desk.store.takeBackAttempt(address, now)])
  desk.log.info({ official: official.id }, 'official signed in')
  return { kind: 'signed_in', official }
}
