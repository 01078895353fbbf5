import type { AccountFacts } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { AccountChange } from '../domain/accounts.ts'
import { inviteAgain, inviteOfficial } from './invite.ts'
import type { Invited, InviteResult, NewOfficial } from './invite.ts'
import { mayManageAccounts } from './may.ts'

// What an administrator does to accounts in the console. Each asks who does it; the store writes it into the log.

interface Forbidden {
  readonly kind: 'forbidden'
}
const FORBIDDEN: Forbidden = { kind: 'forbidden' }
interface Unknown {
  readonly kind: 'unknown'
}

/** Makes an account and its one-time link. */
export async function createAccount(
  desk: Desk,
  by: Official,
  who: NewOfficial,
): Promise<InviteResult | Forbidden> {
  if (!mayManageAccounts(by)) return FORBIDDEN
  return inviteOfficial(desk.store, who, desk.clock(), by.id)
}

/** A new one-time link; the ones before open nothing any more. */
export async function renewLink(
  desk: Desk,
  by: Official,
  id: OfficialId,
): Promise<Invited | Unknown | Forbidden> {
  if (!mayManageAccounts(by)) return FORBIDDEN
  const official = await desk.store.official(id)
  if (official === undefined) return { kind: 'unknown' }
  const invited = await inviteAgain(desk.store, official.email, desk.clock(), by.id)
  return invited.kind === 'invited' ? invited : { kind: 'unknown' }
}

/** Changes name, role, department or city of an account; the last administrator stays one. */
export async function changeAccount(
  desk: Desk,
  by: Official,
  { id, facts }: { readonly id: OfficialId; readonly facts: AccountFacts },
): Promise<{ readonly kind: AccountChange } | Forbidden> {
  if (!mayManageAccounts(by)) return FORBIDDEN
  return { kind: await desk.store.changeAccount(id, facts, { by: by.id, at: desk.clock() }) }
}

/** Deactivates an account, which signs it out everywhere, or activates it again; the last administrator stays active. */
export async function setActive(
  desk: Desk,
  by: Official,
  { id, isActive }: { readonly id: OfficialId; readonly isActive: boolean },
): Promise<{ readonly kind: AccountChange } | Forbidden> {
  if (!mayManageAccounts(by)) return FORBIDDEN
  return { kind: await desk.store.setActive(id, isActive, { by: by.id, at: desk.clock() }) }
}

/** Takes an account's phone and recovery codes away: its official enrols a phone anew at the next sign-in. */
export async function resetSecondFactor(
  desk: Desk,
  by: Official,
  id: OfficialId,
): Promise<{ readonly kind: 'reset' | 'unknown' } | Forbidden> {
  if (!mayManageAccounts(by)) return FORBIDDEN
  return { kind: await desk.store.resetSecondFactor(id, { by: by.id, at: desk.clock() }) }
}
