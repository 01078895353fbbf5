import * as z from 'zod'
import type { Decision, Decisions } from '#knowledge/archive.ts'
import { relationId } from '#knowledge/relation.ts'
import { About, ActingShape, documentOf } from '../law-rows.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Journal } from './journal.ts'

const Row: z.ZodType<Decision> = z
  .object({
    id: z.string(),
    about: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(About),
    state: z.enum(['proposed', 'applied', 'dismissed']),
    acting: z.union([
      z.null(),
      z
        .string()
        .transform((text): unknown => JSON.parse(text))
        .pipe(ActingShape),
    ]),
    by: z.string(),
    at: Moment,
    note: z.string().nullable(),
  })
  .transform(({ by, at, note, ...rest }) => ({ ...rest, act: { by, at, note } }))

export function sqliteDecisions(db: Connection, journal: Journal): Decisions {
  const all = db.query('SELECT id, about, state, acting, by, at, note FROM decisions ORDER BY at, id', Row)
  const on = db.query(
    'SELECT id, about, state, acting, by, at, note FROM decisions WHERE document = :document ORDER BY at, id',
    Row,
  )
  const columns =
    '(id, document, about, state, acting, by, at, note) VALUES (:id, :document, :about, :state, :acting, :by, :at, :note)'
  const propose = db.change(`INSERT OR IGNORE INTO decisions ${columns}`)
  const decide = db.change(`INSERT OR REPLACE INTO decisions ${columns}`)
  const values = ({ id, about, state, acting, act }: Decision) => ({
    id,
    document: documentOf(about),
    about: JSON.stringify(about),
    state,
    acting: acting && JSON.stringify(acting),
    by: act.by,
    at: act.at.getTime(),
    note: act.note,
  })

  return {
    decisions: () => db.look(() => all.all()),
    decisionsOn: (document) => db.look(() => on.all({ document })),
    propose: (relations, act) =>
      db.move(() => {
        for (const relation of relations) {
          const about = { kind: 'relation', relation } as const
          propose(values({ id: relationId(relation), about, state: 'proposed', acting: null, act }))
        }
      }),
    decide: (decision, act) =>
      db.move(() => {
        decide(values({ ...decision, act }))
        journal.write({ move: 'decide', document: documentOf(decision.about), version: null, ...act })
      }),
  }
}
