import * as z from 'zod'
import type { AccountMove, BegunSignIn, Proof } from '../../domain/account.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts, NewSession } from '../../domain/accounts.ts'
import { writtenEntry } from './account-log.ts'
import type { Argument, Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import {
  BEGIN_SIGN_IN,
  CHANGE_PASSWORD,
  ENROL_SECOND_FACTOR,
  PASS_SECOND_FACTOR,
  RENEW_RECOVERY_CODES,
  REPLACE_SECOND_FACTOR,
} from './scripts.ts'
import { MomentText } from './shapes.ts'

const HOUR_S = 3600
/** A begun sign-in lasts minutes by its caller's clock: a day is late enough for any of them. */
const KEPT_S = 24 * HOUR_S

const BegunRow = z.object({
  official: OfficialId,
  secret: z.string(),
  replaces: z.enum(['0', '1']),
  expires_at: MomentText,
  era: z.string(),
})

type Moves =
  | 'beginSignIn'
  | 'begunSignIn'
  | 'passSecondFactor'
  | 'enrolSecondFactor'
  | 'replaceSecondFactor'
  | 'renewRecoveryCodes'
  | 'changePassword'

/** From the right password to a session, and what an official changes of their own with a second factor. */
export function redisSignIns(db: Connection, keys: Keys): Pick<Accounts, Moves> {
  // Whose it is never changes, and names the keys; whether it still holds, the scripts look for themselves.
  const standing = z.tuple([z.string().nullable(), z.string().nullable()])
  const logs = (id: OfficialId) => [keys.accountLogOf(id), keys.accountLog]

  return {
    beginSignIn: async ({ tokenHash, official, offeredSecret, replaces, expiresAt }) => {
      const begun = await db.run(
        BEGIN_SIGN_IN,
        [keys.begun(tokenHash), keys.official(official)],
        [official, offeredSecret ?? '', replaces ? '1' : '0', expiresAt.getTime(), KEPT_S],
      )
      return begun === 1 ? 'begun' : 'inactive'
    },
    begunSignIn: async (tokenHash, now): Promise<BegunSignIn | undefined> => {
      const row = await db.row(keys.begun(tokenHash), BegunRow)
      if (row === undefined || row.expires_at <= now) return undefined
      const of = keys.official(row.official)
      const [era, deactivated] = db.read(standing, await db.ask(of, 'HMGET', of, 'era', 'deactivated_at'))
      if (row.era !== (era ?? '0') || deactivated !== null) return undefined
      const { official, secret, replaces, expires_at: expiresAt } = row
      const offeredSecret = secret === '' ? null : secret
      return { tokenHash, official, offeredSecret, replaces: replaces === '1', expiresAt }
    },
    passSecondFactor: async (begun, proof, session) => {
      const id = session.official
      const move = proof.kind === 'code' ? 'signed_in' : 'signed_in_by_recovery_code'
      const passed = await db.run(
        PASS_SECOND_FACTOR,
        [...signInKeys(begun, session), ...logs(id)],
        [id, ...proofArguments(proof), ...sessionArguments(session), entry(id, move, session.startedAt)],
      )
      return db.read(z.enum(['passed', 'refused', 'gone']), passed)
    },
    enrolSecondFactor: async (begun, { step, recoveryHashes }, session) => {
      const { official: id, startedAt } = session
      const enrolled = await db.run(
        ENROL_SECOND_FACTOR,
        [...signInKeys(begun, session), ...logs(id)],
        [
          id,
          step,
          ...sessionArguments(session),
          entry(id, 'second_factor_set', startedAt),
          entry(id, 'signed_in', startedAt),
          ...recoveryHashes,
        ],
      )
      return db.read(z.enum(['enrolled', 'gone']), enrolled)
    },
    replaceSecondFactor: async (proof, { tokenHash, official, offeredSecret, expiresAt }) => {
      const begun = await db.run(
        REPLACE_SECOND_FACTOR,
        [keys.begun(tokenHash), keys.official(official), keys.recovery(official)],
        [official, ...proofArguments(proof), offeredSecret ?? '', expiresAt.getTime(), KEPT_S],
      )
      return db.read(z.enum(['begun', 'refused']), begun)
    },
    renewRecoveryCodes: async (id, proof, hashes, at) => {
      const renewed = await db.run(
        RENEW_RECOVERY_CODES,
        [keys.official(id), keys.recovery(id), ...logs(id)],
        [...proofArguments(proof), entry(id, 'recovery_codes_renewed', at), ...hashes],
      )
      return db.read(z.enum(['renewed', 'refused']), renewed)
    },
    changePassword: async (id, proof, { passwordHash, keep }, at) => {
      const changed = await db.run(
        CHANGE_PASSWORD,
        [keys.official(id), keys.recovery(id), keys.session(keep), ...logs(id)],
        [...proofArguments(proof), passwordHash, entry(id, 'password_changed', at), id],
      )
      return db.read(z.enum(['changed', 'refused']), changed)
    },
  }

  function signInKeys(begun: string, { official, tokenHash }: NewSession): readonly string[] {
    return [
      keys.begun(begun),
      keys.official(official),
      keys.recovery(official),
      keys.session(tokenHash),
      keys.sessionsOf(official),
    ]
  }
}

function entry(official: OfficialId, move: AccountMove, at: Date): string {
  return writtenEntry({ official, move, by: official, at, note: null })
}

function proofArguments(proof: Proof): readonly Argument[] {
  return proof.kind === 'code' ? ['code', proof.step] : ['recovery', proof.hash]
}

function sessionArguments({ tokenHash, csrfToken, startedAt, expiresAt }: NewSession): readonly Argument[] {
  // The server forgets by its own clock, an hour late: whether a session holds, `session` asks the caller's.
  const kept = Math.max(1, Math.ceil((expiresAt.getTime() - startedAt.getTime()) / 1000) + HOUR_S)
  return [tokenHash, csrfToken, startedAt.getTime(), expiresAt.getTime(), kept]
}
