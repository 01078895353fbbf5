import type { Account, BegunSignIn } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { seal } from './seal.ts'
import { drawSecret } from './second-factor.ts'
import { drawToken, tokenHash } from './token.ts'

/** Time to find the phone, and to install an app on it the first time. */
const BEGUN_MS = 15 * 60_000

/** The token stands in a cookie and nowhere else. */
export type BeginResult =
  | { readonly kind: 'code' | 'enrolment'; readonly token: string }
  | { readonly kind: 'inactive' }

/** After the right password: asks for a code, or for a phone to be enrolled where the account has none. */
export async function beginSignIn(
  desk: Desk,
  { official, secondFactor }: Account,
  sessionSecret: string,
): Promise<BeginResult> {
  const token = drawToken()
  const enrols = secondFactor === null
  const begun: BegunSignIn = {
    tokenHash: tokenHash(token),
    official: official.id,
    offeredSecret: enrols ? seal(drawSecret(), official.id, sessionSecret) : null,
    replaces: false,
    expiresAt: new Date(desk.clock().getTime() + BEGUN_MS),
  }
  if ((await desk.store.beginSignIn(begun)) === 'inactive') return { kind: 'inactive' }
  return { kind: enrols ? 'enrolment' : 'code', token }
}

/** A phone that is to take the place of the one enrolled: the same, once the account's owner has shown who they are. */
export function replacement(desk: Desk, { official }: Account, sessionSecret: string) {
  const token = drawToken()
  const begun: BegunSignIn = {
    tokenHash: tokenHash(token),
    official: official.id,
    offeredSecret: seal(drawSecret(), official.id, sessionSecret),
    replaces: true,
    expiresAt: new Date(desk.clock().getTime() + BEGUN_MS),
  }
  return { token, begun }
}
