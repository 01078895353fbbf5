import { jsonOf } from '../rows.ts'
import * as z from 'zod'
import { WAIT_REASONS } from '#knowledge/archive.ts'
import type { Act, Waiting, WaitingChange, WaitingEdition } from '#knowledge/archive.ts'
import { ImportReportShape } from '#knowledge/import/report-shape.ts'
import { ActShape } from '../law-rows.ts'
import type { EditionDigest } from '#knowledge/edition.ts'
import type { Argument, Connection } from './connection.ts'
import { journalLine } from './journal.ts'
import type { Keys } from './keys.ts'
import { ACCEPT_WAITING, DISCARD_WAITING, KEEP_WAITING } from './scripts.ts'

const Row: z.ZodType<WaitingEdition> = jsonOf(
  z.looseObject({
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

  const accept = async (
    document: string,
    digest: EditionDigest,
    act: Act,
  ): Promise<'accepted' | 'moved_on' | 'unknown'> => {
    const before = await kept(document)
    if (before === null) return 'unknown'
    const now = db.read(Row, before)
    if (now.digest !== digest) return 'moved_on'
    const after = written({ ...now, accepted: act })
    const line = journalLine({ move: 'accept', document, version: null, ...act })
    const moved = await db.run(ACCEPT_WAITING, [keys.held, keys.journal], [document, before, after, line])
    return moved === 'again' ? accept(document, digest, act) : 'accepted'
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
    keepWaiting: async (change) => {
      const { document, file, act } = change.waiting
      // What a decision does to a text stands in the journal as the decision.
      const line = file === null ? '' : journalLine({ move: 'import', document, version: null, ...act })
      const moved = [...waitKeys(keys), keys.journal]
      const waits = await db.run(KEEP_WAITING, moved, [line, ...changeArguments(change)])
      return db.read(z.enum(['waits', 'moved_on']), waits)
    },
    acceptWaiting: accept,
    discardWaiting: async (document, act) => {
      const line = journalLine({ move: 'discard', document, version: null, ...act })
      const moved = [
        keys.held,
        keys.heldDigests,
        keys.editions,
        keys.published,
        keys.shelved,
        keys.decisions,
        keys.foundIn(document),
        keys.ofDocument.decisionsOn,
        keys.journal,
      ]
      const discarded = await db.run(DISCARD_WAITING, moved, [document, line])
      return db.read(z.enum(['discarded', 'unknown']), discarded)
    },
  }
}

/** Keys of a script that writes what is to wait, as `scripts/wait.lua` has them. */
export function waitKeys(keys: Keys): readonly string[] {
  return [keys.held, keys.heldDigests, keys.editions, keys.published, keys.inUse, keys.shelved]
}

/** A change as such a script takes it. */
export function changeArguments({ waiting, edition, over }: WaitingChange): readonly Argument[] {
  const { document, digest, base } = waiting
  return [document, digest, edition.content, written(waiting), base ?? '', over ?? '']
}

function written({ accepted, act, ...waiting }: WaitingEdition): string {
  return JSON.stringify({ ...waiting, accepted: accepted && flat(accepted), act: flat(act) })
}

function flat(act: Act) {
  return { ...act, at: act.at.getTime() }
}
