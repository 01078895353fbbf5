import * as z from 'zod'
import type { Deletion, ForgetOrder, Forgetting, QuietConversation } from '../../domain/forgetting.ts'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import { AccountColumns, jsonOf, Moment } from '../rows.ts'
import { blottedDetail, DetailShape } from '../ticket-rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import { conversationFrom, entryOf, Lines } from './conversations.ts'
import { redisExpire } from './expire.ts'
import type { Keys } from './keys.ts'
import { redisRetention } from './retention.ts'
import { FORGET_ENTRIES, FORGET_WORDS, REMOVE_CONVERSATION, REPLACE_ENTRY } from './scripts.ts'

const Order: z.ZodType<ForgetOrder> = jsonOf(
  z.object({
    code: z.string(),
    conversation: ConversationId,
    at: Moment,
    through: z.int(),
    tickets: z.array(TicketCode),
  }),
)

const DeletionShape: z.ZodType<Deletion> = jsonOf(
  z.object({
    code: z.string(),
    network: AccountColumns.network,
    at: Moment,
    doneAt: Moment.nullable(),
    // Missing in what an older program noted.
    parted: z.int().nullable().default(null),
  }),
)

export function redisForgetting(db: Connection, keys: Keys): Forgetting {
  const deletions = async (): Promise<readonly Deletion[]> => {
    const kept = db.read(Fields, await db.ask(keys.deletions, 'HGETALL', keys.deletions))
    return db
      .read(z.array(DeletionShape), Object.values(kept))
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.code < b.code ? -1 : 1))
  }
  return {
    forgetOrders: async (limit) => {
      const kept = db.read(Fields, await db.ask(keys.forgetOrders, 'HGETALL', keys.forgetOrders))
      return db
        .read(z.array(Order), Object.values(kept))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.code < b.code ? -1 : 1))
        .slice(0, limit)
    },
    forgetWords: (what, limit) => forgetWords(db, keys, what, limit),
    blotTicket: async (code, blot) => {
      await blotList(db, keys.audit(code), (entry) => {
        const { detail = {} } = entry
        const blotted = blottedDetail(db.read(DetailShape, detail), blot)
        return blotted && { ...entry, detail: blotted }
      })
      await blotList(db, keys.notes(code), (note) => {
        const text = String(note['text'])
        return blot(text) === text ? undefined : { ...note, text: blot(text) }
      })
      await db.ask(keys.forms(code), 'DEL', keys.forms(code))
    },
    // The audit first: an order that is gone was carried out.
    closeForgetOrder: async (code, at) => {
      const order = await db.ask(keys.forgetOrders, 'HGET', keys.forgetOrders, code)
      if (order === null) return
      const kept = db.read(z.string().nullable(), await db.ask(keys.deletions, 'HGET', keys.deletions, code))
      if (kept !== null) {
        const { network, at: since, parted } = db.read(DeletionShape, kept)
        const done = JSON.stringify({ code, network, at: since.getTime(), doneAt: at.getTime(), parted })
        await db.ask(keys.deletions, 'HSET', keys.deletions, code, done)
      }
      await db.ask(keys.forgetOrders, 'HDEL', keys.forgetOrders, code)
    },
    deletions: async (limit, offset = 0) => (await deletions()).slice(offset, offset + limit),
    quietConversations: (before, limit) => quiet(db, keys, before, limit),
    removeConversation: async (id) => {
      const removed = await db.run(
        REMOVE_CONVERSATION,
        [
          keys.conversation(id),
          keys.transcript(id),
          keys.ticketsOf(id),
          keys.lanes,
          keys.heads,
          keys.recent(id),
        ],
        [id],
      )
      return removed === 1
    },
    expire: redisExpire(db, keys, deletions),
    ...redisRetention(db, keys),
  }
}

async function forgetWords(
  db: Connection,
  keys: Keys,
  { conversation, through, at }: Pick<ForgetOrder, 'conversation' | 'through' | 'at'>,
  limit: number,
): Promise<'more' | 'done'> {
  const key = keys.conversation(conversation)
  const fields = db.read(z.array(z.string()), await db.ask(key, 'HGETALL', key))
  if (fields.length > 0) {
    const { network, chat } = conversationFrom(db, conversation, fields).account
    await db.run(
      FORGET_WORDS,
      [
        keys.transcript(conversation),
        keys.heads,
        keys.behind(conversation),
        keys.headsDue(network),
        keys.sending(network),
        keys.fares,
        keys.dead(network),
        keys.deadLetters,
      ],
      [conversation, through, at.getTime(), chat],
    )
  }
  // Until a whole pass finds none: what others take out meanwhile moves the rest up, past where this one looks.
  const begins = entryOf(conversation)
  for (const list of [keys.answers, keys.unanswered]) {
    for (let found = 1; found > 0;) {
      found = 0
      for (let first = 0; ;) {
        const counts = await db.run(FORGET_ENTRIES, [list], [begins, first, first + limit - 1, at.getTime()])
        const [looked, gone] = db.read(z.tuple([z.int(), z.int()]), counts)
        if (looked === 0) break
        found += gone
        first += looked - gone
      }
    }
  }
  return 'done'
}

type Entry = Readonly<Record<string, unknown>>
const EntryJson = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string(), z.unknown()))

async function blotList(
  db: Connection,
  list: string,
  blotted: (entry: Entry) => Entry | undefined,
): Promise<void> {
  const kept = db.read(z.array(z.string()), await db.ask(list, 'LRANGE', list, 0, -1))
  for (const [place, was] of kept.entries()) {
    const now = blotted(db.read(EntryJson, was))
    if (now !== undefined) await db.run(REPLACE_ENTRY, [list], [place, was, JSON.stringify(now)])
  }
}

/** Of the names on a server one in so many, or fewer, is a conversation's. */
const NAMES_FOR_ONE = 5

const Scanned = z.tuple([z.string(), z.array(z.string())])

/** Walks the whole server's names a stretch at a time; how far it has come is shared by all who serve it. */
async function quiet(
  db: Connection,
  keys: Keys,
  before: Date,
  limit: number,
): ReturnType<Forgetting['quietConversations']> {
  const prefix = keys.ofConversation.conversation
  const cursor = db.read(z.string().nullable(), await db.ask(keys.quietCursor, 'GET', keys.quietCursor))
  // A name of one slot: in a cluster it leads to the server that has them all.
  const reply = await db.ask(
    keys.quietCursor,
    'SCAN',
    cursor ?? '0',
    'MATCH',
    `${prefix}*`,
    'COUNT',
    NAMES_FOR_ONE * limit,
  )
  const [next, names] = db.read(Scanned, reply)
  const looked = await Promise.all(
    [...new Set(names)].map((key) => lookAt(db, keys, ConversationId.parse(key.slice(prefix.length)))),
  )
  await db.ask(keys.quietCursor, 'SET', keys.quietCursor, next)
  const found = looked.filter((one) => one !== undefined)
  return { quiet: found.filter(({ lastAt }) => lastAt < before), isRound: next === '0' }
}

async function lookAt(
  db: Connection,
  keys: Keys,
  id: ConversationId,
): Promise<QuietConversation | undefined> {
  const key = keys.conversation(id)
  const fields = db.read(z.array(z.string()), await db.ask(key, 'HGETALL', key))
  // Only what a ticket's move has left there: nobody's chat.
  if (!fields.includes('chat')) return undefined
  const { account, greeted, askedAt } = conversationFrom(db, id, fields)
  const { network } = account
  const transcript = keys.transcript(id)
  const [last] = db.read(Lines, await db.ask(transcript, 'XREVRANGE', transcript, '+', '-', 'COUNT', 1))
  return { id, network, greeted, lastLine: last?.id ?? 0, lastAt: last?.at ?? new Date(askedAt ?? 0) }
}
