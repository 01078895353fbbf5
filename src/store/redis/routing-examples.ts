import * as z from 'zod'
import type { RoutingExamples } from '../../domain/routing.ts'
import { jsonOf, RoutingExampleRow } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KEEP_EXAMPLE, REMOVE_EXAMPLE } from './scripts.ts'

const Edition = z.union([z.null().transform(() => 0), z.coerce.number().int()])
const Rows = z.array(jsonOf(RoutingExampleRow))

export function redisRoutingExamples(db: Connection, keys: Keys): RoutingExamples {
  const touched = [keys.examples, keys.examplesByTime, keys.examplesEdition]
  return {
    keepRoutingExample: async (example, most) => {
      const at = example.at.getTime()
      const row = JSON.stringify({ ...example, at })
      await db.run(KEEP_EXAMPLE, touched, [example.id, at, row, most])
    },
    removeRoutingExample: async (id) => db.read(z.int(), await db.run(REMOVE_EXAMPLE, touched, [id])) === 1,
    routingExamples: async (seen) => {
      // Read before the examples: of a change in between the next look learns.
      const edition = db.read(Edition, await db.ask(keys.examplesEdition, 'GET', keys.examplesEdition))
      if (edition === seen) return 'same'
      const rows = db.read(Rows, await db.ask(keys.examples, 'HVALS', keys.examples))
      const examples = rows.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
      return { edition, examples }
    },
  }
}
