import * as z from 'zod'
import { SESSION_IDLE_MS } from '../../domain/account.ts'
import { StoreUnavailable } from '../../domain/errors.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts, NewSession, Session } from '../../domain/accounts.ts'
import { Moment } from '../rows.ts'
import type { NoteOnAccount } from './account-log.ts'
import type { Connection } from './connection.ts'
import { NOTED_EVERY_MS } from '../spans.ts'

const SessionRow: z.ZodType<Session> = z
  .object({
    token_hash: z.string(),
    official: OfficialId,
    csrf_token: z.string(),
    started_at: Moment,
    last_used_at: Moment,
    expires_at: Moment,
  })
  .transform((row) => ({
    tokenHash: row.token_hash,
    official: row.official,
    csrfToken: row.csrf_token,
    startedAt: row.started_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }))

/** Whatever becomes of an account, one without a second factor or out of use has no session that opens anything. */
const HOLDS = `
  SELECT sessions.* FROM sessions JOIN officials ON officials.id = official
  WHERE expires_at > :now AND last_used_at > :idleSince AND factor_secret IS NOT NULL AND deactivated_at IS NULL`

export function sessions(
  db: Connection,
  note: NoteOnAccount,
): Pick<Accounts, 'session' | 'useSession' | 'endSession' | 'sessionsOf' | 'endSessions'> {
  const one = db.query(`${HOLDS} AND token_hash = :tokenHash`, SessionRow)
  const all = db.query(`${HOLDS} AND official = :id ORDER BY last_used_at DESC, started_at DESC`, SessionRow)
  const use = db.change('UPDATE sessions SET last_used_at = :now WHERE token_hash = :tokenHash')
  const end = db.change('DELETE FROM sessions WHERE token_hash = :tokenHash')
  const endAll = endSessionsOf(db)
  const holding = (now: Date) => ({ now: now.getTime(), idleSince: now.getTime() - SESSION_IDLE_MS })

  return {
    session: (tokenHash, now) => db.look(() => one.one({ tokenHash, ...holding(now) })),
    useSession: async (tokenHash, now) => {
      const found = await db.look(() => one.one({ tokenHash, ...holding(now) }))
      if (found === undefined || now.getTime() - found.lastUsedAt.getTime() < NOTED_EVERY_MS) return found
      try {
        // A power cut may forget it: the official signs in again.
        await db.note(() => void use({ tokenHash, now: now.getTime() }))
      } catch (fault) {
        // Where nothing can be written any more the page that says why is read all the same, until the session has idled out.
        if (!(fault instanceof StoreUnavailable)) throw fault
        return found
      }
      return { ...found, lastUsedAt: now }
    },
    endSession: (tokenHash) => db.move(() => void end({ tokenHash })),
    sessionsOf: (id, now) => db.look(() => all.all({ id, ...holding(now) })),
    endSessions: (id, at) =>
      db.move(() => {
        endAll(id)
        note({ official: id, move: 'signed_out_everywhere', by: id, at, note: null })
      }),
  }
}

/** Ends what an official has open, sessions and begun sign-ins, but one session; within another move. */
export function endSessionsOf(db: Connection): (id: OfficialId, keep?: string) => void {
  const endSessions = db.change('DELETE FROM sessions WHERE official = :id AND token_hash <> :keep')
  const endBegun = db.change('DELETE FROM begun_sign_ins WHERE official = :id')
  return (id, keep = '') => {
    endSessions({ id, keep })
    endBegun({ id })
  }
}

/** Starts a session, within another move; those that are past leave. */
export function startSession(db: Connection): (session: NewSession) => void {
  const sweep = db.change('DELETE FROM sessions WHERE expires_at <= :now OR last_used_at <= :idleSince')
  const insert = db.change(`
    INSERT INTO sessions (token_hash, official, csrf_token, started_at, last_used_at, expires_at)
    VALUES (:tokenHash, :official, :csrfToken, :startedAt, :startedAt, :expiresAt)`)
  const signedIn = db.change('UPDATE officials SET signed_in_at = :at WHERE id = :official')
  return ({ tokenHash, official, csrfToken, startedAt, expiresAt }) => {
    const at = startedAt.getTime()
    sweep({ now: at, idleSince: at - SESSION_IDLE_MS })
    insert({ tokenHash, official, csrfToken, startedAt: at, expiresAt: expiresAt.getTime() })
    signedIn({ official, at })
  }
}
