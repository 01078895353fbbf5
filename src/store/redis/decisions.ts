import { jsonOf } from '../rows.ts'
import * as z from 'zod'
import type { Decided, Decision, Decisions } from '#knowledge/archive.ts'
import { relationId } from '#knowledge/relation.ts'
import { About, ActingShape, ActShape, documentOf, foundIn, StateName } from '../law-rows.ts'
import type { Connection } from './connection.ts'
import { journalLine } from './journal.ts'
import type { Keys } from './keys.ts'
import { DECIDE, PROPOSE } from './scripts.ts'
import { changeArguments, waitKeys } from './waiting.ts'

const Row: z.ZodType<Decision> = jsonOf(
  z.looseObject({
    id: z.string(),
    about: About,
    state: StateName,
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
      // One that was withdrawn between the two questions is not there any more.
      const there = db.read(z.array(z.string().nullable()), found).filter((one) => one !== null)
      return inOrder(db.read(z.array(Row), there))
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
      const sets = proposals.flatMap((proposal) => setsOf(keys, proposal))
      await db.run(
        PROPOSE,
        [keys.decisions, ...sets.map(({ key }) => key)],
        [
          proposals.length,
          ...proposals.flatMap((proposal) => [proposal.id, written(proposal)]),
          ...sets.map(({ id }) => id),
        ],
      )
    },
    decide: async (decided, changes) => {
      const sets = decided.flatMap(({ decision }) => setsOf(keys, decision))
      const outcome = await db.run(
        DECIDE,
        [...waitKeys(keys), keys.journal, keys.decisions, ...sets.map(({ key }) => key)],
        [
          decided.length,
          changes.length,
          ...decided.flatMap(decidedArguments),
          ...changes.flatMap(changeArguments),
          ...sets.map(({ id }) => id),
        ],
      )
      return db.read(z.enum(['decided', 'moved_on']), outcome)
    },
  }
}

/** The sets by which a decision is found: of the document acted on, and of the one it was read from. */
export function setsOf(
  keys: Keys,
  { id, about }: Pick<Decision, 'id' | 'about'>,
): readonly { readonly key: string; readonly id: string }[] {
  const source = foundIn(about)
  const on = { key: keys.decisionsOn(documentOf(about)), id }
  return source === null ? [on] : [on, { key: keys.foundIn(source), id }]
}

function decidedArguments({ decision, seen }: Decided): readonly string[] {
  const document = documentOf(decision.about)
  const line = journalLine({ move: 'decide', document, version: null, ...decision.act })
  return [decision.id, seen ?? '', written(decision), line]
}

function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime() || (a.id < b.id ? -1 : 1))
}

function written(decision: Decision): string {
  const { act } = decision
  return JSON.stringify({ ...decision, act: { ...act, at: act.at.getTime() } })
}
