import { About } from '../law-rows.ts'
import type { Argument, Connection } from '../redis/connection.ts'
import { setsOf } from '../redis/decisions.ts'
import type { Keys } from '../redis/keys.ts'
import { COPY_APPEND } from '../redis/scripts.ts'
import type { Put } from './redis-in.ts'
import type { RecordOf } from './records.ts'

type Law = 'edition' | 'version' | 'shelved' | 'inUse' | 'held' | 'decision' | 'lawEntry'

/** The law. */
export function lawInto(db: Connection, keys: Keys): Pick<Put, Law> {
  const set = (key: string, ...fields: readonly Argument[]) => db.ask(key, 'HSET', key, ...fields)
  return {
    edition: ({ digest, content }) => [set(keys.editions, digest, Buffer.from(content, 'base64'))],
    version: (version) => [set(keys.versions, version.number, JSON.stringify(version))],
    shelved: (stretch) => [
      addStretch(db, keys, stretch),
      db.ask(keys.published, 'SADD', keys.published, stretch.digest),
    ],
    inUse: ({ number }) => [db.ask(keys.inUse, 'SET', keys.inUse, number)],
    held: ({ report, waitsFor, accepted, by, at, note, ...waiting }) => {
      const text = JSON.stringify({
        ...waiting,
        report: JSON.parse(report) as unknown,
        waitsFor: JSON.parse(waitsFor) as unknown,
        accepted: accepted === null ? null : (JSON.parse(accepted) as unknown),
        act: { by, at, note },
      })
      const { document, digest } = waiting
      return [set(keys.held, document, text), set(keys.heldDigests, document, digest)]
    },
    decision: ({ id, about: json, state, acting, by, at, note }) => {
      const about = About.parse(JSON.parse(json))
      const text = JSON.stringify({
        id,
        about,
        state,
        acting: acting === null ? null : (JSON.parse(acting) as unknown),
        act: { by, at, note },
      })
      const sets = setsOf(keys, { id, about })
      return [set(keys.decisions, id, text), ...sets.map(({ key }) => db.ask(key, 'SADD', key, id))]
    },
    lawEntry: ({ place, ...entry }) => [
      db.run(COPY_APPEND, [keys.journal], ['first', place, JSON.stringify(entry)]),
    ],
  }
}

/** Those of a document stand in one text, by version: `<since>-<until, or nothing> <digest>`, with commas between. */
async function addStretch(
  db: Connection,
  keys: Keys,
  { document, since, until, digest }: RecordOf<'shelved'>,
): Promise<void> {
  const kept = await db.ask(keys.shelved, 'HGET', keys.shelved, document)
  const before = typeof kept === 'string' ? kept.split(',') : []
  const others = before.filter((stretch) => !stretch.startsWith(`${since}-`))
  const all = [...others, `${since}-${until ?? ''} ${digest}`]
  const inOrder = all.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
  await db.ask(keys.shelved, 'HSET', keys.shelved, document, inOrder.join(','))
}
