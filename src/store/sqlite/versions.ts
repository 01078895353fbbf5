import * as z from 'zod'
import type { KnowledgeVersion, PublishPlan, Versions } from '#knowledge/archive.ts'
import type { PackedEdition } from '#knowledge/edition.ts'
import type { Connection } from './connection.ts'
import type { Journal } from './journal.ts'
import { Moment } from '../rows.ts'

const VersionRow: z.ZodType<KnowledgeVersion> = z.object({
  number: z.int(),
  origin: z.enum(['shipped', 'published']),
  library: z.string(),
  at: Moment,
  by: z.string(),
  note: z.string().nullable(),
  overruled: z.string().nullable(),
})

/** A stretch without an end reaches into versions that nobody has published. */
const EXISTS = 'EXISTS (SELECT 1 FROM versions WHERE number = :number)'

const Shelved = z.object({ document: z.string(), digest: z.string() })

/** Keeps an edition unless one of that digest is kept: equal digest, equal content. */
export function prepareKeep(db: Connection): (document: string, edition: PackedEdition) => void {
  const insert = db.change(
    'INSERT OR IGNORE INTO editions (digest, document, content) VALUES (:digest, :document, :content)',
  )
  return (document, { digest, content }) => void insert({ digest, document, content })
}

export function sqliteVersions(db: Connection, journal: Journal): Versions {
  const inUse = db.query('SELECT number FROM version_in_use', z.object({ number: z.int() }))
  const use = db.change(
    'INSERT INTO version_in_use (id, number) VALUES (1, :number) ON CONFLICT (id) DO UPDATE SET number = :number',
  )
  const known = db.query('SELECT number FROM versions WHERE number = :number', z.object({ number: z.int() }))
  const newest = db.query(
    'SELECT coalesce(max(number), 0) AS number FROM versions',
    z.object({ number: z.int() }),
  )
  const all = db.query(
    'SELECT number, origin, library, at, by, note, overruled FROM versions ORDER BY number DESC',
    VersionRow,
  )
  const add = db.change(`
    INSERT INTO versions (number, origin, library, at, by, note, overruled)
    VALUES (:number, :origin, :library, :at, :by, :note, :overruled)`)
  const held = db.query(
    `SELECT document, digest FROM shelved
     WHERE since <= :number AND (until IS NULL OR until > :number) AND ${EXISTS}`,
    Shelved,
  )
  const heldOf = db.query(
    `SELECT document, digest FROM shelved
     WHERE document = :document AND since <= :number AND (until IS NULL OR until > :number) AND ${EXISTS}`,
    Shelved,
  )
  const endStretch = db.change(
    'UPDATE shelved SET until = :number WHERE document = :document AND until IS NULL',
  )
  const beginStretch = db.change(
    'INSERT INTO shelved (document, since, digest) VALUES (:document, :number, :digest)',
  )
  const edition = db.query(
    'SELECT digest, content FROM editions WHERE digest = :digest',
    z.object({ digest: z.string(), content: z.instanceof(Uint8Array) }),
  )
  const waits = db.query(
    'SELECT digest FROM waiting WHERE document = :document',
    z.object({ digest: z.string() }),
  )
  const waitsNoMore = db.change('DELETE FROM waiting WHERE document = :document AND digest = :digest')
  const keep = prepareKeep(db)
  const current = (): number => inUse.one()?.number ?? 0
  const shelved = (number: number): Map<string, string> =>
    new Map(held.all({ number }).map(({ document, digest }) => [document, digest]))

  const isThere = ({ editions, unkept }: PublishPlan): boolean => {
    const brought = new Set(unkept.map(({ digest }) => digest))
    return [...editions].every(
      ([document, digest]) => brought.has(digest) || waits.one({ document })?.digest === digest,
    )
  }
  const publish = (plan: PublishPlan): number | 'moved_on' => {
    if (current() !== plan.base || !isThere(plan)) return 'moved_on'
    for (const packed of plan.unkept) keep(documentOf(plan, packed), packed)
    const last = newest.sure().number
    const number = last + 1
    const { origin, library, overruled, act } = plan
    add({ number, origin, library, at: act.at.getTime(), by: act.by, note: act.note, overruled })
    // Stretches follow each other by number, whichever version the new one was made from.
    const before = shelved(last)
    const after = new Map([...(plan.base === last ? before : shelved(plan.base)), ...plan.editions])
    for (const [document, digest] of before) {
      if (after.get(document) !== digest) endStretch({ document, number })
    }
    for (const [document, digest] of after) {
      if (before.get(document) !== digest) beginStretch({ document, number, digest })
    }
    for (const [document, digest] of plan.editions) waitsNoMore({ document, digest })
    use({ number })
    journal.write({ move: 'publish', document: null, version: number, ...act })
    return number
  }

  return {
    versionInUse: () => db.look(current),
    versions: () => db.look(() => all.all()),
    shelved: (version) => db.look(() => shelved(version)),
    editionHeld: (number, document) => db.look(() => heldOf.one({ number, document })?.digest),
    edition: (digest) => db.look(() => edition.one({ digest })),
    publish: (plan) => db.move(() => publish(plan)),
    putToUse: (version, act) =>
      db.move(() => {
        if (known.one({ number: version }) === undefined) return 'unknown'
        if (current() === version) return 'already'
        use({ number: version })
        journal.write({ move: 'put_to_use', document: null, version, ...act })
        return 'in_use'
      }),
  }
}

function documentOf({ editions }: PublishPlan, { digest }: PackedEdition): string {
  for (const [document, its] of editions) if (its === digest) return document
  throw new RangeError(`${digest} is to be kept, but of no document of the plan`)
}
