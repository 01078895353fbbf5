import { hkdfSync } from 'node:crypto'
import type { OfficialId } from '../domain/ids.ts'
import type { Seal } from '../domain/seal.ts'
import { openSeal } from '../sealing.ts'

/**
 * Seals a second factor's secret, so that whoever reads the store alone makes no codes. The key is derived
 * from the session secret; where SESSION_SECRET is not set that secret lies in the same store, and the seal keeps the
 * secrets only from whoever sees the accounts without the rest. A new SESSION_SECRET leaves every seal closed: officials
 * then sign in with a recovery code and enrol anew, or an administrator resets them.
 *
 * @param official whose it is: sealed for one account, it opens for no other
 */
export function seal(secret: string, official: OfficialId, sessionSecret: string): string {
  return sealFrom(sessionSecret).close(secret, official)
}

/** @returns `undefined` when it was sealed with another session secret, or for another account */
export function unseal(sealed: string, official: OfficialId, sessionSecret: string): string | undefined {
  return sealFrom(sessionSecret).open(sealed, official)
}

function sealFrom(sessionSecret: string): Seal {
  return openSeal([Buffer.from(hkdfSync('sha256', sessionSecret, '', 'dan-hoi second factor', 32))])
}
