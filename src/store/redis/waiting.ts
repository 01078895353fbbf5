import * as z from 'zod'
import { WAIT_REASONS } from '#knowledge/archive.ts'
import type { Act, Waiting, WaitingEdition } from '#knowledge/archive.ts'
import { ImportReportShape } from '#knowledge/import/report-shape.ts'
import { ActShape } from '../law-rows.ts'
import type { Connection } from './connection.ts'
import { journalLine } from './journal.ts'
import type { Keys } from './keys.ts'
import { ACCEPT_WAITING, DISCARD_WAITING, KEEP_WAITING } from './scripts.ts'
import { jsonOf } from './shapes.ts'

const Row: z.ZodType<WaitingEdition> = jsonOf(
  z.object({
    document: z.string(),
    digest: z.string(),
    base: z.string().nullable(),
    file: z.string().nullable(),
    report: ImportReportShape.nullable(),
    waitsFor: z.array(z.enum(WAIT_REASONS)),
    accepted: ActShape.nullable(),
    act: ActShape,
  }),
)

export function redisWaiting(db: Connection, keys: Keys): Waiting {
  const kept = async (document: string): Promise<string | null> =>
    db.read(z.string().nullable(), await db.ask(keys.held, 'HGET', keys.held, document))

  const accept = async (document: string, act: Act): Promise<'accepted' | 'unknown'> => {
    const before = await kept(document)
    if (before === null) return 'unknown'
    const after = written({ ...db.read(Row, before), accepted: act })
    const line = journalLine({ move: 'accept', document, version: null, ...act })
    const moved = await db.run(ACCEPT_WAITING, [keys.held, keys.journal], [document, before, after, line])
    return moved === 'again' ? accept(document, act) : 'accepted'
  }

  return {
    waiting: async () => {
      const all = db.read(z.array(Row), await db.ask(keys.held, 'HVALS', keys.held))
      return all.toSorted((a, b) => (a.document < b.document ? -1 : 1))
    },
    waitingFor: async (document) => {
      const found = await kept(document)
      return found === null ? undefined : db.read(Row, found)
    },
    keepWaiting: async (waiting, { digest, content }) => {
      const { document, file, act } = waiting
      // What a decision does to a text stands in the journal as the decision.
      const line = file === null ? '' : journalLine({ move: 'import', document, version: null, ...act })
      const moved = [keys.held, keys.heldDigests, keys.editions, keys.published, keys.journal]
      await db.run(KEEP_WAITING, moved, [document, digest, content, written(waiting), line])
    },
    acceptWaiting: accept,
    discardWaiting: async (document, act) => {
      const line = journalLine({ move: 'discard', document, version: null, ...act })
      const moved = [keys.held, keys.heldDigests, keys.editions, keys.published, keys.journal]
      const discarded = await db.run(DISCARD_WAITING, moved, [document, line])
      return db.read(z.enum(['discarded', 'unknown']), discarded)
    },
  }
}

function written({ accepted, act, ...waiting }: WaitingEdition): string {
  return JSON.stringify({ ...waiting, accepted: accepted && flat(accepted), act: flat(act) })
}

function flat(act: Act) {
  return { ...act, at: act.at.getTime() }
}
