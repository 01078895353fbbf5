import type { Account, Proof } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { replacement } from './begin-sign-in.ts'
import type { From } from './tries.ts'
import { hashPassword, passwordFault } from './passwords.ts'
import type { PasswordFault } from './passwords.ts'
import { readProof } from './proof.ts'
import type { ProofResult } from './proof.ts'
import { drawRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { checkPassword } from './sign-in.ts'

/** Who changes something of their own account, and what they show for it. */
export interface OwnRequest {
  readonly account: Account
  readonly password: string
  readonly code: string
  readonly from: From
}

export type NotProved = {
  readonly kind: 'password_wrong' | 'code_wrong' | 'too_many_attempts' | 'busy' | 'sealed'
}

export type ChangePasswordResult =
  | { readonly kind: 'changed' }
  | { readonly kind: 'password_refused'; readonly why: PasswordFault }
  | NotProved

/**
 * Sets a new password, for the old one and a code; whoever else is signed in with the account is signed out.
 *
 * @param keep token hash of the session that asks
 */
export async function changePassword(
  desk: Desk,
  request: OwnRequest,
  { next, keep }: { readonly next: string; readonly keep: string },
  sessionSecret: string,
): Promise<ChangePasswordResult> {
  const { official } = request.account
  const why = passwordFault(next, official.email)
  if (why !== undefined) return { kind: 'password_refused', why }
  const proved = await prove(desk, request, sessionSecret)
  if (proved.kind !== 'proof') return proved
  const passwordHash = await hashPassword(next)
  if (passwordHash === undefined) return { kind: 'busy' }
  const change = { passwordHash, keep }
  const changed = await desk.store.changePassword(official.id, proved.proof, change, desk.clock())
  return taken(changed === 'changed', proved, { kind: 'changed' })
}

export type RenewResult = { readonly kind: 'renewed'; readonly recoveryCodes: readonly string[] } | NotProved

/** New recovery codes in the place of the old, for the password and a code. */
export async function renewRecoveryCodes(
  desk: Desk,
  request: OwnRequest,
  sessionSecret: string,
): Promise<RenewResult> {
  const { id } = request.account.official
  const proved = await prove(desk, request, sessionSecret)
  if (proved.kind !== 'proof') return proved
  const recoveryCodes = drawRecoveryCodes()
  const hashes = recoveryCodes.map((one) => recoveryHash(one, id))
  const renewed = await desk.store.renewRecoveryCodes(id, proved.proof, hashes, desk.clock())
  return taken(renewed === 'renewed', proved, { kind: 'renewed', recoveryCodes })
}

export type ReplaceResult = { readonly kind: 'begun'; readonly token: string } | NotProved

/** Begins the enrolment of another phone, for the password and a code; until it is done the earlier phone counts. */
export async function replaceSecondFactor(
  desk: Desk,
  request: OwnRequest,
  sessionSecret: string,
): Promise<ReplaceResult> {
  const proved = await prove(desk, request, sessionSecret)
  if (proved.kind !== 'proof') return proved
  const { token, begun } = replacement(desk, request.account, sessionSecret)
  const result = await desk.store.replaceSecondFactor(proved.proof, begun)
  return taken(result === 'begun', proved, { kind: 'begun', token })
}

type Proved = Extract<ProofResult, { kind: 'proof' }>

async function prove(desk: Desk, request: OwnRequest, sessionSecret: string): Promise<Proved | NotProved> {
  const { official } = request.account
  const { password, from } = request
  const checked = await checkPassword(desk, {
    email: official.email,
    password,
    from: async () => from,
  })
  if (checked.kind === 'wrong') return { kind: 'password_wrong' }
  if (checked.kind !== 'right') return checked
  const read = await readProof(desk, request.account, request, sessionSecret)
  return read.kind === 'wrong' ? { kind: 'code_wrong' } : read
}

async function taken<T>(
  isTaken: boolean,
  { attempt }: { readonly proof: Proof } & Pick<Proved, 'attempt'>,
  result: T,
): Promise<T | NotProved> {
  if (!isTaken) return { kind: 'code_wrong' }
  await attempt.right()
  return result
}
