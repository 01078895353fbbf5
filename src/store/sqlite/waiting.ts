import * as z from 'zod'
import { WAIT_REASONS } from '#knowledge/archive.ts'
import type { Act, Waiting, WaitingChange, WaitingEdition } from '#knowledge/archive.ts'
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
  const one = prepareOne(db)
  const accept = db.change('UPDATE waiting SET accepted = :accepted WHERE document = :document')
  const remove = db.change('DELETE FROM waiting WHERE document = :document')
  const forget = prepareForget(db)
  const wait = prepareWait(db)
  const withdraw = db.change(`
    DELETE FROM decisions WHERE found_in = :document AND state = 'proposed'
      AND NOT EXISTS (SELECT 1 FROM shelved WHERE shelved.document = :document)`)

  return {
    waiting: () => db.look(() => all.all()),
    waitingFor: (document) => db.look(() => whole.one({ document })),
    keepWaiting: (change) =>
      db.move(() => {
        if (!wait.fits(change)) return 'moved_on'
        wait.put(change)
        const { document, file, act } = change.waiting
        // What a decision does to a text stands in the journal as the decision.
        if (file !== null) journal.write({ move: 'import', document, version: null, ...act })
        return 'waits'
      }),
    acceptWaiting: (document, digest, act) =>
      db.move(() => {
        const now = one.one({ document })
        if (now === undefined) return 'unknown'
        if (now.digest !== digest) return 'moved_on'
        accept({ document, accepted: asJson(act) })
        journal.write({ move: 'accept', document, version: null, ...act })
        return 'accepted'
      }),
    discardWaiting: (document, act) =>
      db.move(() => {
        const before = one.one({ document })
        if (before === undefined) return 'unknown'
        remove({ document })
        forget({ digest: before.digest })
        withdraw({ document })
        journal.write({ move: 'discard', document, version: null, ...act })
        return 'discarded'
      }),
  }
}

/** Writing what waits, inside of a move: whether it rests on what stands, and putting it there. */
export function prepareWait(db: Connection): {
  readonly fits: (change: WaitingChange) => boolean
  readonly put: (change: WaitingChange) => void
} {
  const one = prepareOne(db)
  const inUse = db.query(
    `SELECT digest FROM shelved JOIN version_in_use ON since <= number AND (until IS NULL OR until > number)
     WHERE document = :document`,
    z.object({ digest: z.string() }),
  )
  const insert = db.change(`
    INSERT OR REPLACE INTO waiting (${COLUMNS})
    VALUES (:document, :digest, :base, :file, :report, :waitsFor, :by, :at, :note, :accepted)`)
  const keep = prepareKeep(db)
  const forget = prepareForget(db)
  return {
    fits: ({ waiting: { document, base }, over }) =>
      (one.one({ document })?.digest ?? null) === over && (inUse.one({ document })?.digest ?? null) === base,
    put: ({ waiting, edition, over }) => {
      const { document, digest, base, file, report, waitsFor, accepted, act } = waiting
      keep(document, edition)
      insert({
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
      if (over !== null && over !== digest) forget({ digest: over })
    },
  }
}

/** Digest of the edition that waits for a document. */
function prepareOne(db: Connection) {
  return db.query('SELECT digest FROM waiting WHERE document = :document', z.object({ digest: z.string() }))
}

/** An edition that was never published and waits no more is nobody's. */
function prepareForget(db: Connection) {
  return db.change(`
    DELETE FROM editions WHERE digest = :digest
      AND NOT EXISTS (SELECT 1 FROM shelved WHERE shelved.digest = editions.digest)
      AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.digest = editions.digest)`)
}

function asJson(act: Act): string {
  return JSON.stringify({ ...act, at: act.at.getTime() })
}
