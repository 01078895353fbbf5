import * as z from 'zod'
import type { ChannelAccount } from '../../domain/channel.ts'
import { newConversation } from '../../domain/conversation.ts'
import type { Conversation } from '../../domain/conversation.ts'
import { NOBODYS_CHAT } from '../../domain/forgetting.ts'
import { ConversationId, conversationId } from '../../domain/ids.ts'
import type { Network } from '../../domain/ids.ts'
import type { TranscriptEntry } from '../../domain/message.ts'
import type { Inbox, StoredAnswer } from '../../domain/inbox.ts'
import type { Connection, Query } from './connection.ts'
import { AnswerColumn, ConversationRow, Moment, PartColumns } from '../rows.ts'

const NETWORKS: readonly Network[] = ['telegram', 'zalo', 'web', 'api']

/** Makes a conversation's row at first contact. For use within a move, like every `prepare…`. */
export function prepareMeet(db: Connection): (id: ConversationId, account: ChannelAccount) => void {
  const insert = db.change(`
    INSERT INTO conversations (id, network, chat, memory) VALUES (:id, :network, :chat, :memory)
    ON CONFLICT (id) DO NOTHING`)
  return (id, account) => void insert(columns(newConversation(id, account)))
}

/** The chats of whoever is gone, one a network: tickets and answers that are kept without their asker stand in them. */
export function prepareMeetNobody(db: Connection): () => void {
  const meet = prepareMeet(db)
  return () => {
    for (const network of NETWORKS) {
      meet(conversationId(network, NOBODYS_CHAT), { network, chat: NOBODYS_CHAT })
    }
  }
}

export function prepareRecall(db: Connection): Query<Conversation> {
  return db.query('SELECT id, network, chat, memory FROM conversations WHERE id = :id', ConversationRow)
}

export function prepareRemember(db: Connection): (conversation: Conversation) => void {
  const write = db.change(`
    INSERT INTO conversations (id, network, chat, memory) VALUES (:id, :network, :chat, :memory)
    ON CONFLICT (id) DO UPDATE SET memory = excluded.memory`)
  return (conversation) => void write(columns(conversation))
}

function columns({ id, account, ...memory }: Conversation) {
  return { id, network: account.network, chat: account.chat, memory: JSON.stringify(memory) }
}

const TranscriptRow: z.ZodType<TranscriptEntry> = z.object({
  id: z.int(),
  by: z.enum(['citizen', 'desk', 'official']),
  ...PartColumns,
  at: Moment,
})

const AnswerRow = z.object({
  conversation: ConversationId,
  question: z.string(),
  answer: AnswerColumn,
  at: Moment,
})

function readable(rows: ReadonlyArray<z.infer<typeof AnswerRow>>): readonly StoredAnswer[] {
  return rows.flatMap(({ answer, ...rest }) => (answer === null ? [] : [{ ...rest, answer }]))
}

export function sqliteConversations(
  db: Connection,
): Pick<Inbox, 'conversation' | 'saveConversation' | 'transcript' | 'latestAnswers' | 'answersOf'> {
  const recall = prepareRecall(db)
  const remember = prepareRemember(db)
  const lines = db.query(
    `SELECT id, by, text, choices, citations, at FROM (
       SELECT * FROM transcript WHERE conversation = :id AND id > :after AND id < :before ORDER BY id DESC LIMIT :limit
     ) ORDER BY id`,
    TranscriptRow,
  )
  const latest = db.query(
    `SELECT conversation, question, answer, at FROM answers WHERE question <> '' ORDER BY at DESC, id DESC LIMIT :limit`,
    AnswerRow,
  )
  const of = db.query(
    `SELECT conversation, question, answer, at FROM answers WHERE conversation = :id AND question <> '' ORDER BY at DESC, id DESC`,
    AnswerRow,
  )
  return {
    latestAnswers: (limit) => db.look(() => readable(latest.all({ limit }))),
    answersOf: (id) => db.look(() => readable(of.all({ id }))),
    conversation: (id) => db.look(() => recall.one({ id })),
    saveConversation: (conversation) => db.move(() => remember(conversation)),
    transcript: (id, after, limit, before = Number.MAX_SAFE_INTEGER) =>
      db.look(() => lines.all({ id, after, before, limit })),
  }
}
