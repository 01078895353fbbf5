import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { COUNT_ATTEMPT, START_SESSION, TAKE_BACK_ATTEMPT } from './scripts.ts'
import { MomentText } from './shapes.ts'

const HOUR_S = 3600
const DAY_MS = 86_400_000

const SessionRow = z.object({
  official: OfficialId,
  csrf_token: z.string(),
  started_at: MomentText,
  expires_at: MomentText,
  era: z.string(),
})

/** Signed-in browsers. One opens the console while it is of the era of its official's password. */
export function redisSessions(
  db: Connection,
  keys: Keys,
): Pick<Accounts, 'startSession' | 'session' | 'endSession'> {
  return {
    startSession: async ({ tokenHash, official, csrfToken, startedAt, expiresAt }) => {
      // The server forgets by its own clock, an hour late: whether a session holds, `session` asks the caller's.
      const keptS = Math.ceil((expiresAt.getTime() - startedAt.getTime()) / 1000) + HOUR_S
      await db.run(
        START_SESSION,
        [keys.session(tokenHash), keys.official(official)],
        [official, csrfToken, startedAt.getTime(), expiresAt.getTime(), Math.max(1, keptS)],
      )
    },
    session: async (tokenHash, now) => {
      const row = await db.row(keys.session(tokenHash), SessionRow)
      if (row === undefined || row.expires_at <= now) return undefined
      const of = keys.official(row.official)
      const era = db.read(z.string().nullable(), await db.ask(of, 'HGET', of, 'era'))
      if (row.era !== (era ?? '0')) return undefined
      const { official, csrf_token: csrfToken, started_at: startedAt, expires_at: expiresAt } = row
      return { tokenHash, official, csrfToken, startedAt, expiresAt }
    },
    endSession: async (tokenHash) => {
      const key = keys.session(tokenHash)
      await db.ask(key, 'DEL', key)
    },
  }
}

/** Attempts counted against limits, across instances. */
export function redisAttempts(
  db: Connection,
  keys: Keys,
): Pick<Accounts, 'countAttempt' | 'forgetAttempts' | 'takeBackAttempt'> {
  return {
    countAttempt: async (limits, now, since) => {
      if (limits.length === 0) return undefined
      const forgotten = now.getTime() - DAY_MS
      const reached = await db.run(
        COUNT_ATTEMPT,
        limits.map(({ key }) => keys.attempts(key)),
        [
          now.getTime(),
          since.getTime(),
          forgotten,
          DAY_MS / 1000 + HOUR_S,
          randomUUID(),
          ...limits.map(({ most }) => most),
        ],
      )
      return limits[db.read(z.int(), reached) - 1]?.key
    },
    forgetAttempts: async (key) => {
      const attempts = keys.attempts(key)
      await db.ask(attempts, 'DEL', attempts)
    },
    takeBackAttempt: async (key, at) => {
      await db.run(TAKE_BACK_ATTEMPT, [keys.attempts(key)], [at.getTime()])
    },
  }
}
