import * as z from 'zod'
import { WAIT_REASONS } from '#knowledge/archive.ts'
import type { Act, Waiting, WaitingEdition } from '#knowledge/archive.ts'
import { ImportReportShape } from '#knowledge/import/report-shape.ts'
import { ActShape } from '../law-rows.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Journal } from './journal.ts'
import { prepareKeep } from './versions.ts'

const parsedJson = z.string().transform((text): unknown => JSON.parse(text))

const Row: z.ZodType<WaitingEdition> = z
  .object({
    document: z.string(),
    digest: z.string(),
    base: z.string().nullable(),
    file: z.string().nullable(),
    report: parsedJson.pipe(ImportReportShape.nullable()),
    waits_for: parsedJson.pipe(z.array(z.enum(WAIT_REASONS))),
    by: z.string(),
    at: Moment,
    note: z.string().nullable(),
    accepted: z.union([z.null(), parsedJson.pipe(ActShape)]),
  })
  .transform(({ waits_for: waitsFor, by, at, note, ...rest }) => ({
    ...rest,
    waitsFor,
    act: { by, at, note },
  }))

const COLUMNS = 'document, digest, base, file, report, waits_for, by, at, note, accepted'

export function sqliteWaiting(db: Connection, journal: Journal): Waiting {
  const all = db.query(`SELECT ${COLUMNS} FROM waiting ORDER BY document`, Row)
  const whole = db.query(`SELECT ${COLUMNS} FROM waiting WHERE document = :document`, Row)
  const one = db.query(
    'SELECT digest FROM waiting WHERE document = :document',
    z.object({ digest: z.string() }),
  )
  const put = db.change(`
    INSERT OR REPLACE INTO waiting (${COLUMNS})
    VALUES (:document, :digest, :base, :file, :report, :waitsFor, :by, :at, :note, :accepted)`)
  const accept = db.change('UPDATE waiting SET accepted = :accepted WHERE document = :document')
  const remove = db.change('DELETE FROM waiting WHERE document = :document')
  const keep = prepareKeep(db)
  // An edition that was never published and waits no more is nobody's.
  const forget = db.change(`
    DELETE FROM editions WHERE digest = :digest
      AND NOT EXISTS (SELECT 1 FROM shelved WHERE shelved.digest = editions.digest)
      AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.digest = editions.digest)`)

  return {
    waiting: () => db.look(() => all.all()),
    waitingFor: (document) => db.look(() => whole.one({ document })),
    keepWaiting: ({ document, digest, base, file, report, waitsFor, accepted, act }, edition) =>
      db.move(() => {
        const before = one.one({ document })
        keep(document, edition)
        put({
          document,
          digest,
          base,
          file,
          report: JSON.stringify(report),
          waitsFor: JSON.stringify(waitsFor),
          by: act.by,
          at: act.at.getTime(),
          note: act.note,
          accepted: accepted && asJson(accepted),
        })
        if (before !== undefined && before.digest !== digest) forget({ digest: before.digest })
        // What a decision does to a text stands in the journal as the decision.
        if (file !== null) journal.write({ move: 'import', document, version: null, ...act })
      }),
    acceptWaiting: (document, act) =>
      db.move(() => {
        if (accept({ document, accepted: asJson(act) }) === 0) return 'unknown'
        journal.write({ move: 'accept', document, version: null, ...act })
        return 'accepted'
      }),
    discardWaiting: (document, act) =>
      db.move(() => {
        const before = one.one({ document })
        if (before === undefined) return 'unknown'
        remove({ document })
        forget({ digest: before.digest })
        journal.write({ move: 'discard', document, version: null, ...act })
        return 'discarded'
      }),
  }
}

function asJson(act: Act): string {
  return JSON.stringify({ ...act, at: act.at.getTime() })
}
