import * as z from 'zod'
import type { Accounts } from '../../domain/accounts.ts'
import type { Connection } from './connection.ts'

/** Attempts older than this are forgotten: nobody looks further back. */
const DAY_MS = 86_400_000

/** Attempts counted against limits. */
export function attempts(
  db: Connection,
): Pick<Accounts, 'countAttempt' | 'forgetAttempts' | 'takeBackAttempt'> {
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
