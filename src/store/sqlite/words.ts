import * as z from 'zod'
import { ConversationId } from '../../domain/ids.ts'
import type { KeptStore, WordsIn } from '../kept-words.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

interface Column {
  readonly where: WordsIn
  readonly table: string
  /** The column by which rows are gone through, in ascending order. */
  readonly key: 'id' | 'ticket'
  readonly whose: 'id' | 'conversation' | 'ticket'
  readonly column: string
  /** A value below the key of every row: where the walk begins. */
  readonly before: number | string
}

const ofChat = { key: 'id', whose: 'conversation', before: 0 } as const

const COLUMNS: readonly Column[] = [
  { where: 'content', table: 'messages', column: 'content', ...ofChat },
  { where: 'line', table: 'transcript', column: 'text', ...ofChat },
  { where: 'memory', table: 'conversations', column: 'memory', key: 'id', whose: 'id', before: '' },
  // Answers with an id below 0 are only counted and have no words.
  { where: 'question', table: 'answers', column: 'question', ...ofChat },
  { where: 'answer', table: 'answers', column: 'answer', ...ofChat },
  { where: 'draft', table: 'drafts', column: 'text', key: 'ticket', whose: 'ticket', before: '' },
  { where: 'history', table: 'audit', column: 'detail', key: 'id', whose: 'ticket', before: 0 },
  { where: 'note', table: 'notes', column: 'text', key: 'id', whose: 'ticket', before: 0 },
]

const WaitingRow = z.object({ whose: ConversationId, kept: z.string() })
const BehindRow = z.object({ text: z.string(), by: z.enum(['desk', 'official']), at: Moment })
const Row = z.object({ key: z.union([z.int(), z.string()]), whose: z.string(), kept: z.string() })

/** `<place of the column>:<key of the row that was looked at last>` */
const From = z.string().transform((from) => {
  const place = Number.parseInt(from, 10) || 0
  return { place, behind: from.slice(from.indexOf(':') + 1) }
})

/** Everything that is kept in words, row by row, column by column. */
export function sqliteWords(
  db: Connection,
): Pick<KeptStore, 'rewriteWords' | 'waitingWords' | 'replyBehind'> {
  const messages = db.query(
    `SELECT conversation AS whose, content AS kept FROM messages WHERE state = 'waiting'`,
    WaitingRow,
  )
  const replies = db.query(
    `SELECT transcript.conversation AS whose, text AS kept FROM outbox JOIN transcript USING (id)
     WHERE state IN ('next', 'behind')`,
    WaitingRow,
  )
  const behind = db.query(
    `SELECT text, by, at FROM outbox JOIN transcript USING (id)
     WHERE outbox.conversation = :id AND state = 'behind' ORDER BY id LIMIT 1`,
    BehindRow,
  )
  const columns = COLUMNS.map((column) => ({
    ...column,
    stretch: db.query(
      `SELECT ${column.key} AS key, ${column.whose} AS whose, ${column.column} AS kept FROM ${column.table}
       WHERE ${column.key} > :behind ORDER BY ${column.key} LIMIT :limit`,
      Row,
    ),
    write: db.change(`UPDATE ${column.table} SET ${column.column} = :now WHERE ${column.key} = :key`),
  }))
  return {
    replyBehind: (id) => db.look(() => behind.one({ id })),
    waitingWords: (show) =>
      db.look(() => {
        for (const { whose, kept } of messages.all()) show('message', kept, whose)
        for (const { whose, kept } of replies.all()) show('reply', kept, whose)
      }),
    rewriteWords: (from, limit, anew) =>
      db.move(() => {
        const { place, behind } = From.parse(from)
        const column = columns[place]
        if (column === undefined) return { changed: 0, next: undefined }
        const { where, before, stretch, write } = column
        const isBegun = from.includes(':')
        const last = typeof before === 'number' ? Number(behind) : behind
        const rows = stretch.all({ behind: isBegun ? last : before, limit })
        let changed = 0
        for (const { key, whose, kept } of rows) {
          const now = anew(where, kept, whose)
          if (now === undefined) continue
          write({ key, now })
          changed += 1
        }
        const reached = rows.at(-1)
        if (rows.length === limit && reached !== undefined)
          return { changed, next: `${place}:${reached.key}` }
        return { changed, next: place + 1 < columns.length ? `${place + 1}` : undefined }
      }),
  }
}
