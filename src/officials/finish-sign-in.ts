import type { BegunSignIn } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import type { NewSession } from '../domain/accounts.ts'
import { countCode } from './code-attempts.ts'
import type { From } from './tries.ts'
import { readProof } from './proof.ts'
import { drawRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { unseal } from './seal.ts'
import { stepOf } from './second-factor.ts'

/** What an official typed to finish a sign-in, and the session it opens. */
export interface LastStep {
  readonly begun: BegunSignIn
  readonly code: string
  readonly from: From
  readonly session: NewSession
}

type NotYet =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_many_attempts' }
  /** Past its time, or finished before: the password again. */
  | { readonly kind: 'gone' }

export type PassResult = { readonly kind: 'signed_in' } | { readonly kind: 'sealed' } | NotYet

/** Takes a code of the enrolled phone, or a recovery code; each once. */
export async function passSecondFactor(
  desk: Desk,
  step: LastStep,
  sessionSecret: string,
): Promise<PassResult> {
  const { begun, session } = step
  const account = await desk.store.account(begun.official)
  if (account === undefined) return { kind: 'gone' }
  const read = await readProof(desk, account, step, sessionSecret)
  if (read.kind !== 'proof') return read

  const passed = await desk.store.passSecondFactor(begun.tokenHash, read.proof, session)
  if (passed === 'refused') return { kind: 'wrong' }
  if (passed === 'gone') return { kind: 'gone' }
  await read.attempt.right()
  desk.log.info({ official: begun.official, with: read.proof.kind }, 'official signed in')
  return { kind: 'signed_in' }
}

/** The codes are shown once; the store keeps hashes. */
export type EnrolResult = { readonly kind: 'enrolled'; readonly recoveryCodes: readonly string[] } | NotYet

/** Enrols the phone whose first code was typed, and signs in. */
export async function enrolSecondFactor(
  desk: Desk,
  { begun, code, from, session }: LastStep,
  sessionSecret: string,
): Promise<EnrolResult> {
  const { official, offeredSecret } = begun
  const secret = offeredSecret === null ? undefined : unseal(offeredSecret, official, sessionSecret)
  if (secret === undefined) return { kind: 'gone' }
  const now = desk.clock()
  const attempt = await countCode(desk, official, from, now)
  if (attempt === undefined) return { kind: 'too_many_attempts' }
  const step = stepOf(secret, code.replace(/\s/g, ''), now)
  if (step === undefined) return { kind: 'wrong' }

  const recoveryCodes = drawRecoveryCodes()
  const recoveryHashes = recoveryCodes.map((one) => recoveryHash(one, official))
  const enrolled = await desk.store.enrolSecondFactor(begun.tokenHash, { step, recoveryHashes }, session)
  if (enrolled === 'gone') return { kind: 'gone' }
  await attempt.right()
  desk.log.info({ official }, 'official enrolled a second factor and signed in')
  return { kind: 'enrolled', recoveryCodes }
}
