import * as z from 'zod'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { Role } from '../../domain/official.ts'
import type { Official } from '../../domain/official.ts'
import type { Accounts, Session } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import { Moment } from '../rows.ts'

/** Attempts older than this are forgotten: nobody looks further back. */
const DAY_MS = 86_400_000

const OfficialRow: z.ZodType<Official> = z
  .object({
    id: OfficialId,
    email: z.string(),
    role: Role,
    department: DepartmentId.nullable(),
    password_hash: z.string().nullable(),
  })
  .transform(({ password_hash: passwordHash, ...row }) => ({ ...row, passwordHash }))

const SessionRow: z.ZodType<Session> = z
  .object({
    token_hash: z.string(),
    official: OfficialId,
    csrf_token: z.string(),
    started_at: Moment,
    expires_at: Moment,
  })
  .transform((row) => ({
    tokenHash: row.token_hash,
    official: row.official,
    csrfToken: row.csrf_token,
    startedAt: row.started_at,
    expiresAt: row.expires_at,
  }))

/** Officials who may sign in, and what shows that they have. */
export function sqliteAccounts(db: Connection): Accounts {
  return { ...officials(db), ...invitations(db), ...sessions(db), ...attempts(db) }
}

function officials(
  db: Connection,
): Pick<Accounts, 'createOfficial' | 'inviteAgain' | 'official' | 'officialByEmail'> {
  const insert = db.change(`
    INSERT INTO officials (id, email, role, department, password_hash)
    VALUES (:id, :email, :role, :department, :passwordHash) ON CONFLICT (email) DO NOTHING`)
  const invite = db.change(`
    INSERT INTO invitations (token_hash, official, expires_at) VALUES (:tokenHash, :official, :expiresAt)`)
  const withdraw = db.change('DELETE FROM invitations WHERE official = :official AND used_at IS NULL')
  const byId = db.query('SELECT * FROM officials WHERE id = :id', OfficialRow)
  const byEmail = db.query('SELECT * FROM officials WHERE email = :email', OfficialRow)

  return {
    createOfficial: ({ id, email, role, department, passwordHash }, { tokenHash, expiresAt }) =>
      db.move(() => {
        if (insert({ id, email, role, department, passwordHash }) === 0) return 'email_taken'
        invite({ tokenHash, official: id, expiresAt: expiresAt.getTime() })
        return 'created'
      }),
    inviteAgain: (email, { tokenHash, expiresAt }) =>
      db.move(() => {
        const official = byEmail.one({ email })
        if (official === undefined) return undefined
        withdraw({ official: official.id })
        invite({ tokenHash, official: official.id, expiresAt: expiresAt.getTime() })
        return official
      }),
    official: (id) => db.look(() => byId.one({ id })),
    officialByEmail: (email) => db.look(() => byEmail.one({ email })),
  }
}

function invitations(db: Connection): Pick<Accounts, 'invited' | 'acceptInvitation'> {
  const invited = db.query(
    `SELECT officials.* FROM invitations JOIN officials ON officials.id = official
     WHERE token_hash = :tokenHash AND used_at IS NULL AND expires_at > :now`,
    OfficialRow,
  )
  const use = db.query(
    `UPDATE invitations SET used_at = :now WHERE token_hash = :tokenHash AND used_at IS NULL AND expires_at > :now
     RETURNING official`,
    z.object({ official: OfficialId }),
  )
  const setPassword = db.change('UPDATE officials SET password_hash = :passwordHash WHERE id = :id')
  const endSessions = db.change('DELETE FROM sessions WHERE official = :id')

  return {
    invited: (tokenHash, now) => db.look(() => invited.one({ tokenHash, now: now.getTime() })),
    acceptInvitation: (tokenHash, passwordHash, now) =>
      db.move(() => {
        const id = use.one({ tokenHash, now: now.getTime() })?.official
        if (id === undefined) return undefined
        setPassword({ id, passwordHash })
        endSessions({ id })
        return id
      }),
  }
}

function sessions(db: Connection): Pick<Accounts, 'startSession' | 'session' | 'endSession'> {
  const insert = db.change(`
    INSERT INTO sessions (token_hash, official, csrf_token, started_at, expires_at)
    VALUES (:tokenHash, :official, :csrfToken, :startedAt, :expiresAt)`)
  const sweep = db.change('DELETE FROM sessions WHERE expires_at <= :now')
  const read = db.query(
    'SELECT * FROM sessions WHERE token_hash = :tokenHash AND expires_at > :now',
    SessionRow,
  )
  const end = db.change('DELETE FROM sessions WHERE token_hash = :tokenHash')

  return {
    startSession: ({ tokenHash, official, csrfToken, startedAt, expiresAt }) =>
      db.move(() => {
        sweep({ now: startedAt.getTime() })
        const times = { startedAt: startedAt.getTime(), expiresAt: expiresAt.getTime() }
        insert({ tokenHash, official, csrfToken, ...times })
      }),
    session: (tokenHash, now) => db.look(() => read.one({ tokenHash, now: now.getTime() })),
    endSession: (tokenHash) => db.move(() => void end({ tokenHash })),
  }
}

function attempts(db: Connection): Pick<Accounts, 'countAttempt' | 'forgetAttempts' | 'takeBackAttempt'> {
  const insert = db.change('INSERT INTO attempts (key, at) VALUES (:key, :now)')
  const sweep = db.change('DELETE FROM attempts WHERE at < :dayAgo')
  const count = db.query(
    'SELECT count(*) AS attempts FROM attempts WHERE key = :key AND at >= :since',
    z.object({ attempts: z.int() }),
  )
  const forget = db.change('DELETE FROM attempts WHERE key = :key')
  // Of several in one millisecond it does not matter which.
  const takeBack = db.change(
    'DELETE FROM attempts WHERE rowid = (SELECT rowid FROM attempts WHERE key = :key AND at = :at LIMIT 1)',
  )

  return {
    countAttempt: (limits, now, since) =>
      db.move(() => {
        sweep({ dayAgo: now.getTime() - DAY_MS })
        const reached = limits.find(
          ({ key, most }) => count.sure({ key, since: since.getTime() }).attempts >= most,
        )
        if (reached !== undefined) return reached.key
        for (const { key } of limits) insert({ key, now: now.getTime() })
        return undefined
      }),
    forgetAttempts: (key) => db.move(() => void forget({ key })),
    takeBackAttempt: (key, at) => db.move(() => void takeBack({ key, at: at.getTime() })),
  }
}
