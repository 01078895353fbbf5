import * as z from 'zod'
import type { RoutingExample, RoutingExamples } from '../../domain/routing.ts'
import { RoutingExampleRow } from '../rows.ts'
import type { Connection } from './connection.ts'

const Edition = z.object({ edition: z.int() })
const When = z.object({ at: z.int() })

export function sqliteRoutingExamples(db: Connection): RoutingExamples {
  const edition = db.query('SELECT edition FROM routing_edition', Edition)
  const all = db.query<RoutingExample>(
    'SELECT * FROM routing_examples ORDER BY at DESC, id',
    RoutingExampleRow,
  )
  const known = db.query('SELECT at FROM routing_examples WHERE id = :id', When)
  const put = db.change(
    `INSERT OR REPLACE INTO routing_examples (id, question, place, department, by, at)
     VALUES (:id, :question, :place, :department, :by, :at)`,
  )
  const forget = db.change(
    `DELETE FROM routing_examples WHERE id IN
       (SELECT id FROM routing_examples ORDER BY at DESC, id LIMIT -1 OFFSET :most)`,
  )
  const remove = db.change('DELETE FROM routing_examples WHERE id = :id')
  const turnEdition = db.change('UPDATE routing_edition SET edition = edition + 1')

  return {
    keepRoutingExample: ({ id, question, place, department, by, at }, most) =>
      db.move(() => {
        if ((known.one({ id })?.at ?? 0) > at.getTime()) return
        put({ id, question, place, department, by, at: at.getTime() })
        forget({ most })
        turnEdition({})
      }),
    removeRoutingExample: (id) =>
      db.move(() => {
        if (known.one({ id }) === undefined) return false
        remove({ id })
        turnEdition({})
        return true
      }),
    routingExamples: (seen) =>
      db.look(() => {
        const { edition: current } = edition.sure({})
        return current === seen ? 'same' : { edition: current, examples: all.all({}) }
      }),
  }
}
