import * as z from 'zod'
import type { JournalEntry } from '#knowledge/archive.ts'
import type { Connection } from './connection.ts'
import { Moment } from '../rows.ts'

const Row: z.ZodType<JournalEntry> = z.object({
  move: z.enum(['import', 'accept', 'discard', 'decide', 'publish', 'put_to_use']),
  document: z.string().nullable(),
  version: z.int().nullable(),
  by: z.string(),
  at: Moment,
  note: z.string().nullable(),
})

export interface Journal {
  readonly write: (entry: JournalEntry) => void
  readonly read: (limit: number) => readonly JournalEntry[]
}

/** Nhật ký of the knowledge: what was done to it, by whom, when and why. */
export function prepareJournal(db: Connection): Journal {
  const insert = db.change(`
    INSERT INTO journal (move, document, version, by, at, note)
    VALUES (:move, :document, :version, :by, :at, :note)`)
  const latest = db.query(
    'SELECT move, document, version, by, at, note FROM journal ORDER BY id DESC LIMIT :limit',
    Row,
  )
  return {
    write: ({ move, document, version, by, at, note }) =>
      void insert({ move, document, version, by, at: at.getTime(), note }),
    read: (limit) => latest.all({ limit }),
  }
}
