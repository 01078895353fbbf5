import type { Account } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import { pretendToVerify, verifyPassword } from './passwords.ts'
import { countTry } from './tries.ts'
import type { From } from './tries.ts'

export interface SignInForm {
  /** As accounts are kept: trimmed, lower case. */
  readonly email: string
  readonly password: string
  /** Where it comes from, for an account; `undefined`: for an e-mail that none has. */
  readonly from: (official: OfficialId | undefined) => Promise<From>
}

export type PasswordCheck =
  | { readonly kind: 'right'; readonly account: Account }
  /** Unknown e-mail, password not chosen yet, account not active, or wrong password: nobody learns which. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many_attempts' }
  | { readonly kind: 'busy' }

/** The first step of signing in; a code has to follow before anything opens. */
export async function checkPassword(desk: Desk, form: SignInForm): Promise<PasswordCheck> {
  const now = desk.clock()
  const official = await desk.store.officialByEmail(form.email)
  const from = await form.from(official?.id)
  const who = { who: official?.id ?? form.email, isNobody: official === undefined }
  const counted = await countTry(desk, 'sign-in', who, from, now)
  if (counted === undefined) {
    desk.log.warn({ known: from.device !== undefined }, 'sign-in refused: too many attempts')
    return { kind: 'too_many_attempts' }
  }

  // E-mails made up one after the other would keep those waiting who sit behind the same address.
  const pretends = official === undefined && counted.crowded
  const stored = official?.passwordHash ?? null
  const verdict = await (pretends
    ? pretendToVerify()
    : verifyPassword(form.password, stored, { first: from.device !== undefined }))
  if (verdict === 'busy') return { kind: 'busy' }
  if (verdict === 'wrong' || official === undefined) return { kind: 'wrong' }
  const account = await desk.store.account(official.id)
  if (account === undefined || !account.isActive) return { kind: 'wrong' }

  await counted.right()
  return { kind: 'right', account }
}
