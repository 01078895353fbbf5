import * as z from 'zod'
import { SESSION_IDLE_MS } from '../../domain/account.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts, Session } from '../../domain/accounts.ts'
import { writtenEntry } from './account-log.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { END_SESSIONS, USE_SESSION } from './scripts.ts'
import { MomentText } from './shapes.ts'
import { NOTED_EVERY_MS } from '../spans.ts'

const SessionRow = z.object({
  official: OfficialId,
  csrf_token: z.string(),
  started_at: MomentText,
  last_used_at: MomentText.optional(),
  expires_at: MomentText,
  era: z.string(),
})

/** What says of an account whether its sessions open anything: era, second factor, out of use. */
const Standing = z.tuple([z.string().nullable(), z.string().nullable(), z.string().nullable()])

/** Signed-in browsers. One opens the console while it is of the era of its official, and the account may be used. */
export function redisSessions(
  db: Connection,
  keys: Keys,
): Pick<Accounts, 'session' | 'useSession' | 'endSession' | 'sessionsOf' | 'endSessions'> {
  const session = async (tokenHash: string, now: Date): Promise<Session | undefined> => {
    const row = await db.row(keys.session(tokenHash), SessionRow)
    if (row === undefined || row.expires_at <= now) return undefined
    // A program that knew no second factor wrote no last use.
    const { last_used_at: lastUsedAt = new Date(0) } = row
    if (now.getTime() - lastUsedAt.getTime() >= SESSION_IDLE_MS) return undefined
    const of = keys.official(row.official)
    const asked = await db.ask(of, 'HMGET', of, 'era', 'factor_secret', 'deactivated_at')
    const [era, secret, deactivated] = db.read(Standing, asked)
    if (row.era !== (era ?? '0') || secret === null || deactivated !== null) return undefined
    const { official, csrf_token: csrfToken, started_at: startedAt, expires_at: expiresAt } = row
    return { tokenHash, official, csrfToken, startedAt, lastUsedAt, expiresAt }
  }

  return {
    session,
    useSession: async (tokenHash, now) => {
      const found = await session(tokenHash, now)
      if (found === undefined || now.getTime() - found.lastUsedAt.getTime() < NOTED_EVERY_MS) return found
      await db.run(USE_SESSION, [keys.session(tokenHash)], [now.getTime()])
      return { ...found, lastUsedAt: now }
    },
    endSession: async (tokenHash) => {
      const key = keys.session(tokenHash)
      await db.ask(key, 'DEL', key)
    },
    sessionsOf: async (id, now) => {
      const of = keys.sessionsOf(id)
      const asked = await db.ask(of, 'ZRANGE', of, `(${now.getTime()}`, '+inf', 'BYSCORE')
      const hashes = db.read(z.array(z.string()), asked)
      const found = await Promise.all(hashes.map((hash) => session(hash, now)))
      return found
        .filter((one) => one !== undefined)
        .toSorted(
          (a, b) =>
            b.lastUsedAt.getTime() - a.lastUsedAt.getTime() || b.startedAt.getTime() - a.startedAt.getTime(),
        )
    },
    endSessions: async (id, at) => {
      const entry = writtenEntry({ official: id, move: 'signed_out_everywhere', by: id, at, note: null })
      await db.run(END_SESSIONS, [keys.official(id), keys.accountLogOf(id), keys.accountLog], [entry])
    },
  }
}
