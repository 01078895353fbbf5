import * as z from 'zod'
import type { KnowledgeVersion, PublishPlan, Versions } from '#knowledge/archive.ts'
import type { EditionDigest } from '#knowledge/edition.ts'
import { jsonOf, Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import { journalLine } from './journal.ts'
import type { Keys } from './keys.ts'
import { PUBLISH, PUT_TO_USE } from './scripts.ts'

const VersionRow: z.ZodType<KnowledgeVersion> = jsonOf(
  z.object({
    number: z.int(),
    origin: z.enum(['shipped', 'published']),
    library: z.string(),
    at: Moment,
    by: z.string(),
    note: z.string().nullable(),
    overruled: z.string().nullable(),
  }),
)

/** `<since>-<until, or nothing> <digest>`, one after the other with commas. */
const Stretches = z.string().transform((kept) =>
  kept.split(',').map((stretch) => {
    const [, since, until, digest = ''] = /^(\d+)-(\d*) (.+)$/.exec(stretch) ?? []
    return { since: Number(since), until: until === '' ? Infinity : Number(until), digest }
  }),
)

function heldAt(stretches: z.infer<typeof Stretches>, version: number): EditionDigest | undefined {
  return stretches.find(({ since, until }) => since <= version && version < until)?.digest
}

export function redisVersions(db: Connection, keys: Keys): Versions {
  /** A stretch without an end reaches into versions that nobody has published. */
  const exists = async (version: number): Promise<boolean> =>
    (await db.ask(keys.versions, 'HEXISTS', keys.versions, version)) === 1
  const shelved = async (version: number): Promise<ReadonlyMap<string, EditionDigest>> => {
    if (!(await exists(version))) return new Map()
    const flat = db.read(z.array(z.string()), await db.ask(keys.shelved, 'HGETALL', keys.shelved))
    const held = new Map<string, EditionDigest>()
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const digest = heldAt(db.read(Stretches, flat[at + 1]), version)
      if (digest !== undefined) held.set(flat[at] ?? '', digest)
    }
    return held
  }
  const inUse = async (): Promise<number> =>
    Number(db.read(z.string().nullable(), await db.ask(keys.inUse, 'GET', keys.inUse)) ?? '0')
  const newest = async (): Promise<number> =>
    db.read(z.int(), await db.ask(keys.versions, 'HLEN', keys.versions))

  /**
   * What is held differently from the newest version: a new version follows it, whichever it was made from. An empty
   * digest where a document is held no more.
   */
  const changes = async (plan: PublishPlan, last: number): Promise<ReadonlyMap<string, EditionDigest>> => {
    if (plan.base === last) return plan.editions
    const [before, base] = await Promise.all([shelved(last), shelved(plan.base)])
    const after = new Map([...base, ...plan.editions])
    const ended = [...before.keys()].filter((document) => !after.has(document))
    const others = [...after].filter(([document, digest]) => before.get(document) !== digest)
    return new Map([...others, ...ended.map((document) => [document, ''] as const)])
  }

  const tryToPublish = async (plan: PublishPlan): Promise<number | 'moved_on' | 'again'> => {
    const last = await newest()
    const changed = await changes(plan, last)
    const { origin, library, overruled, act } = plan
    const { by, note } = act
    const number = last + 1
    const version = { number, origin, library, at: act.at.getTime(), by, note, overruled }
    const published = await db.run(
      PUBLISH,
      [
        keys.inUse,
        keys.versions,
        keys.shelved,
        keys.editions,
        keys.published,
        keys.held,
        keys.heldDigests,
        keys.journal,
      ],
      [
        plan.base,
        last,
        JSON.stringify(version),
        journalLine({ move: 'publish', document: null, version: number, ...act }),
        plan.unkept.length,
        changed.size,
        plan.editions.size,
        ...plan.unkept.flatMap(({ digest, content }) => [digest, content]),
        ...[...changed].flat(),
        ...[...plan.editions].flat(),
      ],
    )
    return db.read(z.union([z.int(), z.enum(['moved_on', 'again'])]), published)
  }

  return {
    versionInUse: inUse,
    versions: async () => {
      const all = await db.ask(keys.versions, 'HVALS', keys.versions)
      return db.read(z.array(VersionRow), all).toSorted((a, b) => b.number - a.number)
    },
    shelved,
    editionHeld: async (version, document) => {
      if (!(await exists(version))) return undefined
      const kept = await db.ask(keys.shelved, 'HGET', keys.shelved, document)
      return kept === null ? undefined : heldAt(db.read(Stretches, kept), version)
    },
    edition: async (digest) => {
      const content = await db.askBytes(keys.editions, 'HGET', keys.editions, digest)
      return content === null ? undefined : { digest, content: db.read(z.instanceof(Uint8Array), content) }
    },
    publish: async (plan) => {
      for (;;) {
        const published = await tryToPublish(plan)
        if (published !== 'again') return published
      }
    },
    putToUse: async (version, act) => {
      const line = journalLine({ move: 'put_to_use', document: null, version, ...act })
      const used = await db.run(PUT_TO_USE, [keys.inUse, keys.versions, keys.journal], [version, line])
      return db.read(z.enum(['in_use', 'already', 'unknown']), used)
    },
  }
}
