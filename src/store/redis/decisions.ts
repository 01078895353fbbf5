import * as z from 'zod'
import type { Act, Decision, Decisions } from '#knowledge/archive.ts'
import { relationId } from '#knowledge/relation.ts'
import { About, ActingShape, ActShape, documentOf } from '../law-rows.ts'
import type { Connection } from './connection.ts'
import { journalLine } from './journal.ts'
import type { Keys } from './keys.ts'
import { DECIDE, PROPOSE } from './scripts.ts'
import { jsonOf } from './shapes.ts'

const Row: z.ZodType<Decision> = jsonOf(
  z.object({
    id: z.string(),
    about: About,
    state: z.enum(['proposed', 'applied', 'dismissed']),
    acting: ActingShape.nullable(),
    act: ActShape,
  }),
)

export function redisDecisions(db: Connection, keys: Keys): Decisions {
  return {
    decisions: async () =>
      inOrder(db.read(z.array(Row), await db.ask(keys.decisions, 'HVALS', keys.decisions))),
    decisionsOn: async (document) => {
      const on = keys.decisionsOn(document)
      const ids = db.read(z.array(z.string()), await db.ask(on, 'SMEMBERS', on))
      if (ids.length === 0) return []
      const found = await db.ask(keys.decisions, 'HMGET', keys.decisions, ...ids)
      return inOrder(db.read(z.array(Row), found))
    },
    propose: async (relations, act) => {
      if (relations.length === 0) return
      const proposals = relations.map((relation): Decision => ({
        id: relationId(relation),
        about: { kind: 'relation', relation },
        state: 'proposed',
        acting: null,
        act,
      }))
      await db.run(
        PROPOSE,
        [keys.decisions, ...proposals.map(({ about }) => keys.decisionsOn(documentOf(about)))],
        proposals.flatMap((proposal) => [proposal.id, written(proposal, act)]),
      )
    },
    decide: async (decision, act) => {
      const document = documentOf(decision.about)
      const line = journalLine({ move: 'decide', document, version: null, ...act })
      const moved = [keys.decisions, keys.decisionsOn(document), keys.journal]
      await db.run(DECIDE, moved, [decision.id, written(decision, act), line])
    },
  }
}

function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime() || (a.id < b.id ? -1 : 1))
}

function written(decision: Decision, act: Act): string {
  return JSON.stringify({ ...decision, act: { ...act, at: act.at.getTime() } })
}
