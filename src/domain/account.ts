import type { OfficialId } from './ids.ts'
import type { Official } from './official.ts'

/** A browser that nobody has used for so long is signed out, ms. Enforced by the store. */
export const SESSION_IDLE_MS = 60 * 60_000

/** Tài khoản: an official as the entrance and the administrator see them. */
export interface Account {
  readonly official: Official
  /** Đang hoạt động. An account that is not cannot sign in; what it did stays under its name. */
  readonly isActive: boolean
  /** `null` until a phone is enrolled: no session opens before. */
  readonly secondFactor: SecondFactor | null
  readonly lastSignInAt: Date | null
}

/** Xác thực hai lớp: a secret shared with an authenticator app, and codes on paper in case the phone is lost. */
interface SecondFactor {
  /** See `officials/seal.ts`: the store alone opens nothing. */
  readonly sealedSecret: string
  readonly since: Date
  readonly recoveryCodesLeft: number
}

/** What an official has shown besides their password; each counts once. */
export type Proof =
  /** A code of the app, as the number of the 30 seconds it was made for: earlier ones count no more. */
  | { readonly kind: 'code'; readonly step: number }
  /** A recovery code, by its hash. */
  | { readonly kind: 'recovery'; readonly hash: string }

/** A sign-in whose password was right and whose second factor is still to come. It opens no page of the console. */
export interface BegunSignIn {
  /** SHA-256 of the cookie's token. */
  readonly tokenHash: string
  readonly official: OfficialId
  /** The secret on offer where a phone is to be enrolled, sealed; `null` where a code is asked for. */
  readonly offeredSecret: string | null
  /** Whether what is enrolled takes the place of an earlier phone; otherwise only an account without one enrols. */
  readonly replaces: boolean
  readonly expiresAt: Date
}

/** A phone as it is enrolled. */
export interface Enrolment {
  /** Of the first code, which then counts no more. */
  readonly step: number
  readonly recoveryHashes: readonly string[]
}

/** Who does something to an account, and when; `shell`: the administrator's command line. */
export interface Deed {
  readonly by: OfficialId | 'shell'
  readonly at: Date
}

export const ACCOUNT_MOVES = [
  'created',
  'invited',
  'password_set', // by the one-time link
  'password_changed',
  'second_factor_set',
  'second_factor_reset',
  'recovery_codes_renewed',
  'signed_in',
  'signed_in_by_recovery_code',
  'signed_out_everywhere',
  'codes_refused', // so many wrong codes after the right password that strangers are shut out
  'changed',
  'deactivated',
  'reactivated',
] as const
export type AccountMove = (typeof ACCOUNT_MOVES)[number]

/** Nhật ký tài khoản: one entry. */
export interface AccountEntry {
  readonly official: OfficialId
  readonly move: AccountMove
  readonly by: OfficialId | 'shell'
  readonly at: Date
  /** What was changed, in codes: `role: chuyen-vien → lanh-dao`. */
  readonly note: string | null
}

/** What an administrator may change of an account. */
export type AccountFacts = Pick<Official, 'name' | 'role' | 'department' | 'place'>

/** What differs, for the log: `role: chuyen-vien → lanh-dao; place: – → hn`; `null` when nothing does. */
export function changeInCodes(before: AccountFacts, after: AccountFacts): string | null {
  const parts = (['name', 'role', 'department', 'place'] as const)
    .filter((fact) => before[fact] !== after[fact])
    .map((fact) => `${fact}: ${before[fact] ?? '–'} → ${after[fact] ?? '–'}`)
  return parts.length === 0 ? null : parts.join('; ')
}
