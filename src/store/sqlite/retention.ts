import type { Forgetting } from '../../domain/forgetting.ts'
import { vietnamDay } from '../../domain/working-calendar.ts'
import { LOOKED, RetentionRow, toldBy } from '../retention-rows.ts'
import type { Connection } from './connection.ts'

/** What retention has come to, a row for each kind. */
export function sqliteRetention(db: Connection): Pick<Forgetting, 'noteRetention' | 'retentionTold'> {
  const note = db.change(
    `INSERT INTO retention (kind, at, day, count) VALUES (:kind, :at, :day, :count)
     ON CONFLICT (kind) DO UPDATE SET
       count = iif(day = excluded.day, count, 0) + excluded.count, at = excluded.at, day = excluded.day`,
  )
  const rows = db.query('SELECT kind, at, count FROM retention', RetentionRow)
  return {
    noteRetention: (taken, moment) =>
      db.move(() => {
        const when = { at: moment.getTime(), day: vietnamDay(moment) }
        for (const [kind, count] of [...taken, [LOOKED, 0] as const]) note({ kind, count, ...when })
      }),
    retentionTold: () => db.look(() => toldBy(rows.all({}), [])),
  }
}
