import * as z from 'zod'
import { checkRuleName } from '../../domain/rulebook.ts'
import type { KeptRule, Rulebook } from '../../domain/rulebook.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

const Row: z.ZodType<KeptRule> = z.object({
  name: z.string(),
  revision: z.int(),
  value: z.string().transform((text): unknown => JSON.parse(text)),
  by: z.string(),
  at: Moment,
})

/** Greater than every character of a name: what lies between a prefix and it begins with the prefix. */
const BEHIND_NAMES = '~'

export function sqliteRulebook(db: Connection): Rulebook {
  const newest = db.query('SELECT * FROM rules WHERE name = :name ORDER BY revision DESC LIMIT 1', Row)
  const begun = db.query(
    `SELECT * FROM rules AS one WHERE name >= :from AND name < :to
       AND revision = (SELECT max(revision) FROM rules WHERE name = one.name)
     ORDER BY name`,
    Row,
  )
  const history = db.query('SELECT * FROM rules WHERE name = :name ORDER BY revision DESC LIMIT :limit', Row)
  const last = db.query(
    'SELECT coalesce(max(revision), 0) AS revision FROM rules WHERE name = :name',
    z.object({ revision: z.int() }),
  )
  const insert = db.change(
    'INSERT INTO rules (name, revision, value, by, at) VALUES (:name, :revision, :value, :by, :at)',
  )

  return {
    rule: (name) => db.look(() => newest.one({ name })),
    rules: (prefix) => db.look(() => begun.all({ from: prefix, to: prefix + BEHIND_NAMES })),
    keepRule: async (name, value, { expected, by, at }) => {
      checkRuleName(name)
      return db.move(() => {
        if (last.sure({ name }).revision !== expected) return 'moved_on'
        insert({ name, revision: expected + 1, value: JSON.stringify(value), by, at: at.getTime() })
        return 'kept'
      })
    },
    ruleHistory: (name, limit) => db.look(() => history.all({ name, limit })),
  }
}
