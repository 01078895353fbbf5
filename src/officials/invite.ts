import { randomUUID } from 'node:crypto'
import type { Place } from '#knowledge/place.ts'
import type { Deed } from '../domain/account.ts'
import { OfficialId } from '../domain/ids.ts'
import type { DepartmentId } from '../domain/ids.ts'
import { nameFromEmail } from '../domain/official.ts'
import type { Official, Role } from '../domain/official.ts'
import type { Accounts } from '../domain/accounts.ts'
import { hashPassword, passwordFault } from './passwords.ts'
import type { PasswordFault } from './passwords.ts'
import { drawToken, tokenHash } from './token.ts'

const INVITATION_MS = 72 * 3_600_000

export interface NewOfficial {
  readonly email: string
  readonly role: Role
  readonly department: DepartmentId | null
  /** Both cities unless said. */
  readonly place?: Place | null
  /** The e-mail's part before the @ unless said. */
  readonly name?: string
}

export interface Invited {
  readonly kind: 'invited'
  readonly official: Official
  /** Stands in the link and nowhere else. */
  readonly token: string
  readonly expiresAt: Date
}

export type InviteResult = Invited | { readonly kind: 'email_taken' }

/** Makes an account that has no password yet, and the one-time token with which its owner chooses one. */
export async function inviteOfficial(
  accounts: Accounts,
  who: NewOfficial,
  now: Date,
  by: Deed['by'] = 'shell',
): Promise<InviteResult> {
  const official: Official = {
    id: OfficialId.parse(randomUUID()),
    name: nameFromEmail(who.email),
    place: null,
    ...who,
    passwordHash: null,
  }
  const { token, invitation } = drawInvitation(now)
  const created = await accounts.createOfficial(official, invitation, { by, at: now })
  if (created === 'email_taken') return { kind: 'email_taken' }
  return { kind: 'invited', official, token, expiresAt: invitation.expiresAt }
}

/** A new token for an account that is there already: the link was lost or is past, or the password is forgotten. */
export async function inviteAgain(
  accounts: Accounts,
  email: string,
  now: Date,
  by: Deed['by'] = 'shell',
): Promise<Invited | { readonly kind: 'email_unknown' }> {
  const { token, invitation } = drawInvitation(now)
  const official = await accounts.inviteAgain(email, invitation, { by, at: now })
  if (official === undefined) return { kind: 'email_unknown' }
  return { kind: 'invited', official, token, expiresAt: invitation.expiresAt }
}

function drawInvitation(now: Date) {
  const token = drawToken()
  const expiresAt = new Date(now.getTime() + INVITATION_MS)
  return { token, invitation: { tokenHash: tokenHash(token), expiresAt } }
}

export type AcceptResult =
  /** The password is set, which is the first step of signing in. */
  | { readonly kind: 'accepted'; readonly official: OfficialId }
  /** Used before, past its time, or never given out. */
  | { readonly kind: 'link_dead' }
  | { readonly kind: 'password_refused'; readonly why: PasswordFault }
  | { readonly kind: 'busy' }

/** Uses a link up and sets the password its owner chose. */
export async function acceptInvitation(
  accounts: Accounts,
  { token, password }: { readonly token: string; readonly password: string },
  now: Date,
): Promise<AcceptResult> {
  const invited = await accounts.invited(tokenHash(token), now)
  // Asked before the hashing, so that made-up links cost us nothing.
  if (invited === undefined) return { kind: 'link_dead' }

  const why = passwordFault(password, invited.email)
  if (why !== undefined) return { kind: 'password_refused', why }

  const hash = await hashPassword(password)
  if (hash === undefined) return { kind: 'busy' }

  const accepted = await accounts.acceptInvitation(tokenHash(token), hash, now)
  return accepted === undefined ? { kind: 'link_dead' } : { kind: 'accepted', official: accepted }
}
