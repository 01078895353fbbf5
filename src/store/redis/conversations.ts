import * as z from 'zod'
import type { Conversation } from '../../domain/conversation.ts'
import { ConversationId } from '../../domain/ids.ts'
import type { TranscriptEntry } from '../../domain/message.ts'
import type { Inbox, StoredAnswer } from '../../domain/inbox.ts'
import { AnswerColumn, ConversationRow, jsonOf, Moment, PartColumns } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { MomentText } from './shapes.ts'

/** What is kept of a conversation besides whose it is. */
export function memoryOf({ id: _id, account: _account, ...memory }: Conversation): string {
  return JSON.stringify(memory)
}

/** A conversation from its fields. */
export function conversationFrom(db: Connection, id: ConversationId, fields: unknown): Conversation {
  return db.read(Fields.transform((row): unknown => ({ ...row, id })).pipe(ConversationRow), fields)
}

async function recall(db: Connection, keys: Keys, id: ConversationId): Promise<Conversation | undefined> {
  const key = keys.conversation(id)
  const fields = db.read(z.array(z.string()), await db.ask(key, 'HGETALL', key))
  return fields.length === 0 ? undefined : conversationFrom(db, id, fields)
}

/** One entry of a stream: its id, `<line>-0`, and its fields in turn. */
const Line: z.ZodType<TranscriptEntry> = z
  .tuple([z.string(), z.array(z.string())])
  .transform(([id, flat]): unknown => {
    const row: Record<string, unknown> = { id: Number.parseInt(id, 10) }
    for (let at = 0; at + 1 < flat.length; at += 2) row[flat[at] ?? ''] = flat[at + 1]
    return row
  })
  .pipe(
    z.object({
      id: z.int(),
      by: z.enum(['citizen', 'desk', 'official']),
      ...PartColumns,
      at: MomentText,
    }),
  )

export const Lines = z.array(Line)

/** An answer as it is kept; `worded` is for whoever looks into how answers came about. */
const AnswerRow = jsonOf(
  z.object({
    conversation: ConversationId,
    question: z.string(),
    answer: AnswerColumn,
    worded: z.unknown(),
    at: Moment,
  }),
)

/** So many are read at once. */
const AT_ONCE = 500

function readable(rows: ReadonlyArray<z.infer<typeof AnswerRow>>): readonly StoredAnswer[] {
  return rows.flatMap(({ conversation, question, answer, at }) =>
    answer === null ? [] : [{ conversation, question, answer, at }],
  )
}

/** How the JSON of whatever is kept of a conversation in a list of all of them begins. */
export function entryOf(conversation: ConversationId): string {
  return JSON.stringify({ conversation }).slice(0, -1)
}

export function redisConversations(
  db: Connection,
  keys: Keys,
): Pick<Inbox, 'conversation' | 'saveConversation' | 'transcript' | 'latestAnswers' | 'answersOf'> {
  return {
    conversation: (id) => recall(db, keys, id),
    saveConversation: async (conversation) => {
      const key = keys.conversation(conversation.id)
      const { network, chat } = conversation.account
      await db.ask(key, 'HSET', key, 'network', network, 'chat', chat, 'memory', memoryOf(conversation))
    },
    transcript: async (id, after, limit, before) => {
      const key = keys.transcript(id)
      // Beyond `<after>-0` and every other entry of that line's number: there are none.
      const last = before === undefined ? '+' : `(${before}-0`
      const latest = await db.ask(key, 'XREVRANGE', key, last, `(${Math.max(0, after)}-0`, 'COUNT', limit)
      return db.read(Lines, latest).toReversed()
    },
    latestAnswers: async (limit) => {
      if (limit === 0) return []
      const kept = await db.ask(keys.answers, 'LRANGE', keys.answers, 0, limit - 1)
      return readable(db.read(z.array(AnswerRow), kept))
    },
    answersOf: async (id) => {
      const begins = entryOf(id)
      const found: string[] = []
      for (let first = 0; ; first += AT_ONCE) {
        const kept = await db.ask(keys.answers, 'LRANGE', keys.answers, first, first + AT_ONCE - 1)
        const entries = db.read(z.array(z.string()), kept)
        if (entries.length === 0) return readable(db.read(z.array(AnswerRow), found))
        found.push(...entries.filter((entry) => entry.startsWith(begins)))
      }
    },
  }
}
