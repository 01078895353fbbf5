import { randomInt } from 'node:crypto'
import type { OfficialId } from '../domain/ids.ts'
import { tokenHash } from './token.ts'

const CODES = 10
/** Crockford's base 32: without I, L, O and U, which are misread or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 3
const GROUP_LETTERS = 4

/** Mã dự phòng: ten codes of 60 bits, each for one sign-in without the phone: `7K2M-9XQ4-PB3H`. */
export function drawRecoveryCodes(): readonly string[] {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: CODES }, () => Array.from({ length: GROUPS }, group).join('-'))
}

/**
 * What the store keeps of a code. A plain hash is enough: nobody tries 2^60 of them.
 *
 * @param code as typed: spaces, dashes, small letters, and O for 0 or I for 1 do not matter
 */
export function recoveryHash(code: string, official: OfficialId): string {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return tokenHash(`recovery\n${official}\n${plain}`)
}
