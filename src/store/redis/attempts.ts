import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Accounts } from '../../domain/accounts.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { COUNT_ATTEMPT, TAKE_BACK_ATTEMPT } from './scripts.ts'

const HOUR_S = 3600
const DAY_MS = 86_400_000

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
