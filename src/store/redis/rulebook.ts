import * as z from 'zod'
import { checkRuleName } from '../../domain/rulebook.ts'
import type { KeptRule, Rulebook } from '../../domain/rulebook.ts'
import { jsonOf, Moment } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KEEP_RULE } from './scripts.ts'
import { maybeJson } from './shapes.ts'

const Row: z.ZodType<KeptRule> = z.object({
  name: z.string(),
  revision: z.int(),
  value: z.unknown(),
  by: z.string(),
  at: Moment,
})

export function redisRulebook(db: Connection, keys: Keys): Rulebook {
  return {
    rule: async (name) => db.read(maybeJson(Row), await db.ask(keys.rules, 'HGET', keys.rules, name)),
    rules: async (prefix) => {
      const kept = db.read(Fields, await db.ask(keys.rules, 'HGETALL', keys.rules))
      // Only those asked for are read: one that does not read keeps nobody from the others.
      const begun = Object.entries(kept).flatMap(([name, rule]) => (name.startsWith(prefix) ? [rule] : []))
      return db.read(z.array(jsonOf(Row)), begun).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
    keepRule: async (name, value, { expected, by, at }) => {
      checkRuleName(name)
      const rule = JSON.stringify({ name, revision: expected + 1, value, by, at: at.getTime() })
      const kept = await db.run(KEEP_RULE, [keys.rules, keys.ruleHistory(name)], [name, expected, rule])
      return db.read(z.enum(['kept', 'moved_on']), kept)
    },
    ruleHistory: async (name, limit) => {
      if (limit === 0) return []
      const history = keys.ruleHistory(name)
      return db.read(z.array(jsonOf(Row)), await db.ask(history, 'LRANGE', history, 0, limit - 1))
    },
  }
}
