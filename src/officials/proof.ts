import type { Account, Proof } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { countCode } from './code-attempts.ts'
import type { CountedTry, From } from './tries.ts'
import { recoveryHash } from './recovery-codes.ts'
import { unseal } from './seal.ts'
import { stepOf } from './second-factor.ts'

export type ProofResult =
  | { readonly kind: 'proof'; readonly proof: Proof; readonly attempt: CountedTry }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many_attempts' }
  /** The secret was sealed with an earlier SESSION_SECRET: only a recovery code helps. */
  | { readonly kind: 'sealed' }

/**
 * Reads what an official typed as a second factor: six digits are the app's, anything else a recovery code. Counted
 * before it is looked at; whether it counts still, the move that takes it says.
 */
export async function readProof(
  desk: Desk,
  account: Account,
  { code, from }: { readonly code: string; readonly from: From },
  sessionSecret: string,
): Promise<ProofResult> {
  const { official, secondFactor } = account
  if (secondFactor === null) return { kind: 'wrong' }
  const now = desk.clock()
  const attempt = await countCode(desk, official.id, from, now)
  if (attempt === undefined) return { kind: 'too_many_attempts' }

  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) {
    return { kind: 'proof', proof: { kind: 'recovery', hash: recoveryHash(code, official.id) }, attempt }
  }
  const secret = unseal(secondFactor.sealedSecret, official.id, sessionSecret)
  if (secret === undefined) return { kind: 'sealed' }
  const step = stepOf(secret, digits, now)
  return step === undefined ? { kind: 'wrong' } : { kind: 'proof', proof: { kind: 'code', step }, attempt }
}
