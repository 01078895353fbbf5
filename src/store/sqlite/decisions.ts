import * as z from 'zod'
import type { Decided, Decision, Decisions, WaitingChange } from '#knowledge/archive.ts'
import { relationId } from '#knowledge/relation.ts'
import { About, ActingShape, documentOf, foundIn, StateName } from '../law-rows.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Journal } from './journal.ts'
import { prepareWait } from './waiting.ts'

const Row: z.ZodType<Decision> = z
  .object({
    id: z.string(),
    about: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(About),
    state: StateName,
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
  const insert = `
    INSERT INTO decisions (id, document, found_in, about, state, acting, by, at, note)
    VALUES (:id, :document, :foundIn, :about, :state, :acting, :by, :at, :note)
    ON CONFLICT (id) DO UPDATE SET about = :about, state = :state, acting = :acting, by = :by, at = :at, note = :note`
  const propose = db.change(`${insert} WHERE state = 'proposed'`)
  const put = db.change(insert)
  const stateOf = db.query('SELECT state FROM decisions WHERE id = :id', z.object({ state: StateName }))
  const wait = prepareWait(db)
  const values = ({ id, about, state, acting, act }: Decision) => ({
    id,
    document: documentOf(about),
    foundIn: foundIn(about),
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
    decide: (decided, changes) => db.move(() => decide(decided, changes)),
  }

  function decide(decided: readonly Decided[], changes: readonly WaitingChange[]): 'decided' | 'moved_on' {
    const stands = ({ decision, seen }: Decided): boolean =>
      (stateOf.one({ id: decision.id })?.state ?? null) === seen
    if (!decided.every(stands) || !changes.every(wait.fits)) return 'moved_on'
    for (const { decision } of decided) {
      put(values(decision))
      journal.write({
        move: 'decide',
        document: documentOf(decision.about),
        version: null,
        ...decision.act,
      })
    }
    for (const change of changes) wait.put(change)
    return 'decided'
  }
}
