import * as z from 'zod'
import type { BegunSignIn, Proof } from '../../domain/account.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts } from '../../domain/accounts.ts'
import { Moment } from '../rows.ts'
import type { NoteOnAccount } from './account-log.ts'
import type { Connection } from './connection.ts'
import { endSessionsOf, startSession } from './sessions.ts'

const BegunRow: z.ZodType<BegunSignIn> = z
  .object({
    token_hash: z.string(),
    official: OfficialId,
    offered_secret: z.string().nullable(),
    replaces: z.int(),
    expires_at: Moment,
  })
  .transform((row) => ({
    tokenHash: row.token_hash,
    official: row.official,
    offeredSecret: row.offered_secret,
    replaces: row.replaces === 1,
    expiresAt: row.expires_at,
  }))

type Moves =
  | 'beginSignIn'
  | 'begunSignIn'
  | 'passSecondFactor'
  | 'enrolSecondFactor'
  | 'replaceSecondFactor'
  | 'renewRecoveryCodes'
  | 'changePassword'

/** From the right password to a session, and what an official changes of their own with a second factor. */
export function signIns(db: Connection, note: NoteOnAccount): Pick<Accounts, Moves> {
  const sweep = db.change('DELETE FROM begun_sign_ins WHERE expires_at <= :now')
  const insert = db.change(`
    INSERT INTO begun_sign_ins (token_hash, official, offered_secret, replaces, expires_at)
    SELECT :tokenHash, id, :offeredSecret, :replaces, :expiresAt FROM officials
    WHERE id = :official AND deactivated_at IS NULL`)
  const read = db.query(
    'SELECT * FROM begun_sign_ins WHERE token_hash = :tokenHash AND expires_at > :now',
    BegunRow,
  )
  const finish = db.change('DELETE FROM begun_sign_ins WHERE token_hash = :tokenHash')
  const enrol = db.change(`
    UPDATE officials SET factor_secret = :secret, factor_since = :at, factor_step = :step
    WHERE id = :id AND (factor_secret IS NULL OR :replaces = 1)`)
  const setPassword = db.change('UPDATE officials SET password_hash = :passwordHash WHERE id = :id')
  const spend = spendProof(db)
  const setCodes = setRecoveryCodes(db)
  const start = startSession(db)
  const endAll = endSessionsOf(db)

  const begin = ({ tokenHash, official, offeredSecret, replaces, expiresAt }: BegunSignIn): boolean =>
    insert({
      tokenHash,
      official,
      offeredSecret,
      replaces: replaces ? 1 : 0,
      expiresAt: expiresAt.getTime(),
    }) === 1

  return {
    beginSignIn: (begun) => db.move(() => (begin(begun) ? 'begun' : 'inactive')),
    begunSignIn: (tokenHash, now) => db.look(() => read.one({ tokenHash, now: now.getTime() })),
    passSecondFactor: (tokenHash, proof, session) =>
      db.move(() => {
        const at = session.startedAt
        sweep({ now: at.getTime() })
        const begun = read.one({ tokenHash, now: at.getTime() })
        if (begun === undefined || begun.official !== session.official) return 'gone'
        if (!spend(begun.official, proof)) return 'refused'
        finish({ tokenHash })
        start(session)
        const move = proof.kind === 'code' ? 'signed_in' : 'signed_in_by_recovery_code'
        note({ official: begun.official, move, by: begun.official, at, note: null })
        return 'passed'
      }),
    enrolSecondFactor: (tokenHash, { step, recoveryHashes }, session) =>
      db.move(() => {
        const at = session.startedAt
        const begun = read.one({ tokenHash, now: at.getTime() })
        if (begun === undefined || begun.offeredSecret === null) return 'gone'
        const { official: id, offeredSecret: secret, replaces } = begun
        if (id !== session.official) return 'gone'
        if (enrol({ id, secret, at: at.getTime(), step, replaces: replaces ? 1 : 0 }) === 0) return 'gone'
        setCodes(id, recoveryHashes)
        endAll(id)
        start(session)
        note({ official: id, move: 'second_factor_set', by: id, at, note: null })
        note({ official: id, move: 'signed_in', by: id, at, note: null })
        return 'enrolled'
      }),
    replaceSecondFactor: (proof, begun) =>
      db.move(() => {
        if (!spend(begun.official, proof)) return 'refused'
        return begin(begun) ? 'begun' : 'refused'
      }),
    renewRecoveryCodes: (id, proof, hashes, at) =>
      db.move(() => {
        if (!spend(id, proof)) return 'refused'
        setCodes(id, hashes)
        note({ official: id, move: 'recovery_codes_renewed', by: id, at, note: null })
        return 'renewed'
      }),
    changePassword: (id, proof, { passwordHash, keep }, at) =>
      db.move(() => {
        if (!spend(id, proof)) return 'refused'
        setPassword({ id, passwordHash })
        endAll(id, keep)
        note({ official: id, move: 'password_changed', by: id, at, note: null })
        return 'changed'
      }),
  }
}

/** Takes a proof of an active account, within another move; `false` when it counts no more. */
function spendProof(db: Connection): (id: OfficialId, proof: Proof) => boolean {
  const isCounted = db.query(
    'SELECT count(*) AS n FROM officials WHERE id = :id AND factor_secret IS NOT NULL AND deactivated_at IS NULL',
    z.object({ n: z.int() }),
  )
  const useStep = db.change('UPDATE officials SET factor_step = :step WHERE id = :id AND factor_step < :step')
  const useCode = db.change('DELETE FROM recovery_codes WHERE official = :id AND hash = :hash')
  return (id, proof) => {
    if (isCounted.sure({ id }).n === 0) return false
    return (
      (proof.kind === 'code' ? useStep({ id, step: proof.step }) : useCode({ id, hash: proof.hash })) === 1
    )
  }
}

/** Puts new recovery codes in the place of those an account has, within another move. */
function setRecoveryCodes(db: Connection): (id: OfficialId, hashes: readonly string[]) => void {
  const clear = db.change('DELETE FROM recovery_codes WHERE official = :id')
  const insert = db.change('INSERT INTO recovery_codes (official, hash) VALUES (:id, :hash)')
  return (id, hashes) => {
    clear({ id })
    for (const hash of hashes) insert({ id, hash })
  }
}
