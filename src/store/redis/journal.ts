import * as z from 'zod'
import type { Archive, JournalEntry } from '#knowledge/archive.ts'
import { jsonOf, Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'

const Row: z.ZodType<JournalEntry> = jsonOf(
  z.object({
    move: z.enum(['import', 'accept', 'discard', 'decide', 'publish', 'put_to_use']),
    document: z.string().nullable(),
    version: z.int().nullable(),
    by: z.string(),
    at: Moment,
    note: z.string().nullable(),
  }),
)

/** A line of the nhật ký of the knowledge, as the moves write it. */
export function journalLine({ move, document, version, by, at, note }: JournalEntry): string {
  return JSON.stringify({ move, document, version, by, at: at.getTime(), note })
}

export function redisJournal(db: Connection, keys: Keys): Pick<Archive, 'journal'> {
  return {
    journal: async (limit) => {
      if (limit === 0) return []
      return db.read(z.array(Row), await db.ask(keys.journal, 'LRANGE', keys.journal, 0, limit - 1))
    },
  }
}
