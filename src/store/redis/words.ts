import * as z from 'zod'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { Anew, KeptStore, WordsIn } from '../kept-words.ts'
import { jsonOf } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { REPLACE_ENTRY, REPLACE_FIELD, REPLACE_LINES } from './scripts.ts'

/** What is gone through, in this order. */
const PARTS = ['conversations', 'answers', 'unanswered', 'tickets'] as const
type Part = (typeof PARTS)[number]

interface Stretch {
  readonly changed: number
  /** Where to go on within the part; `undefined` at its end. */
  readonly next: string | undefined
}

const Texts = z.array(z.string())
const Scanned = z.tuple([z.string(), Texts])
const Lines = z.array(z.tuple([z.string(), Fields]))
const Entry = jsonOf(z.record(z.string(), z.unknown()))
const Waits = jsonOf(z.tuple([z.string(), z.string()]))

/** `<part>:<how far it has come>` */
const From = z
  .string()
  .transform((from) => (from === '' ? [PARTS[0], '0'] : from.split(':')))
  .pipe(z.tuple([z.enum(PARTS), z.string()]))

/**
 * Everything that is kept in words. What somebody else writes meanwhile is compared with what was read, and left as it is
 * then: whoever goes through all of it again comes by it.
 */
export function redisWords(db: Connection, keys: Keys): Pick<KeptStore, 'rewriteWords'> {
  return {
    rewriteWords: async (from, limit, anew) => {
      const [part, at] = db.read(From, from)
      const { changed, next } = await rewriteIn[part](db, keys, { at, limit, anew })
      if (next !== undefined) return { changed, next: `${part}:${next}` }
      const following = PARTS[PARTS.indexOf(part) + 1]
      return { changed, next: following && `${following}:0` }
    },
  }
}

interface Going {
  readonly at: string
  readonly limit: number
  readonly anew: Anew
}

const rewriteIn: Readonly<Record<Part, (db: Connection, keys: Keys, going: Going) => Promise<Stretch>>> = {
  conversations: async (db, keys, { at, limit, anew }) => {
    const prefix = keys.ofConversation.conversation
    const scan = ['SCAN', at, 'MATCH', `${prefix}*`, 'COUNT', limit] as const
    // A name of one slot: in a cluster it leads to the server that has them all.
    const [next, names] = db.read(Scanned, await db.ask(keys.quietCursor, ...scan))
    let changed = 0
    for (const name of new Set(names)) {
      changed += await rewriteChat(db, keys, ConversationId.parse(name.slice(prefix.length)), anew)
    }
    return { changed, next: next === '0' ? undefined : next }
  },
  answers: (db, keys, going) => rewriteList(db, keys.answers, going),
  unanswered: (db, keys, going) => rewriteList(db, keys.unanswered, going),
  tickets: async (db, keys, { at, limit, anew }) => {
    const first = Number(at)
    const numbers = Array.from({ length: limit }, (_, behind) => first + behind + 1)
    const found = await db.ask(keys.ticketNumbers, 'HMGET', keys.ticketNumbers, ...numbers)
    const codes = db.read(z.array(TicketCode.nullable()), found).filter((code) => code !== null)
    let changed = 0
    for (const code of codes) {
      changed += await rewriteField(db, keys.draft(code), 'text', (text) => anew('draft', text, code))
      const note = (entry: string) => inEntry(db, entry, { text: 'note' }, anew, code)
      changed += await rewriteEntries(db, keys.notes(code), 0, -1, note)
      const past = (entry: string) => inHistory(db, entry, (detail) => anew('history', detail, code))
      changed += await rewriteEntries(db, keys.audit(code), 0, -1, past)
    }
    const last = db.read(z.coerce.number(), (await db.ask(keys.lastTicket, 'GET', keys.lastTicket)) ?? 0)
    return { changed, next: first + limit < last ? String(first + limit) : undefined }
  },
}

/** Memory, what waits, and the transcript. */
async function rewriteChat(db: Connection, keys: Keys, id: ConversationId, anew: Anew): Promise<number> {
  const memory = await rewriteField(db, keys.conversation(id), 'memory', (json) => anew('memory', json, id))
  const waiting = await rewriteEntries(db, keys.waiting(id), 0, -1, (entry) => {
    const head = entry.slice(0, entry.indexOf(':') + 1)
    const [key, content] = db.read(Waits, entry.slice(head.length))
    const now = anew('content', content, id)
    return now === undefined ? undefined : head + JSON.stringify([key, now])
  })
  const stream = keys.transcript(id)
  const lines = db.read(Lines, await db.ask(stream, 'XRANGE', stream, '-', '+'))
  const texts = lines.flatMap(([line, { text = '' }]) => {
    const now = anew('line', text, id)
    return now === undefined ? [] : [line, now]
  })
  if (texts.length > 0) await db.run(REPLACE_LINES, [stream], texts)
  return memory + waiting + texts.length / 2
}

/** Answers, and questions without one: newest first, each with whose it is. */
async function rewriteList(db: Connection, list: string, { at, limit, anew }: Going): Promise<Stretch> {
  const first = Number(at)
  const columns = { question: 'question', answer: 'answer' } as const
  let looked = 0
  const changed = await rewriteEntries(db, list, first, first + limit - 1, (entry) => {
    looked += 1
    return inEntry(db, entry, columns, anew)
  })
  return { changed, next: looked < limit ? undefined : String(first + limit) }
}

async function rewriteField(
  db: Connection,
  hash: string,
  field: string,
  now: (was: string) => string | undefined,
): Promise<number> {
  const was = db.read(z.string().nullable(), await db.ask(hash, 'HGET', hash, field))
  const is = was === null ? undefined : now(was)
  if (was === null || is === undefined) return 0
  await db.run(REPLACE_FIELD, [hash], [field, was, is])
  return 1
}

async function rewriteEntries(
  db: Connection,
  list: string,
  first: number,
  last: number,
  now: (was: string) => string | undefined,
): Promise<number> {
  const entries = db.read(Texts, await db.ask(list, 'LRANGE', list, first, last))
  const moves = entries.flatMap((was, at) => {
    const is = now(was)
    return is === undefined ? [] : [db.run(REPLACE_ENTRY, [list], [first + at, was, is])]
  })
  await Promise.all(moves)
  return moves.length
}

/** @param whose the entry's own conversation, where it is not given */
function inEntry(
  db: Connection,
  entry: string,
  columns: Readonly<Record<string, WordsIn>>,
  anew: Anew,
  whose?: string,
): string | undefined {
  const fields = db.read(Entry, entry)
  const changed = Object.entries(columns).flatMap(([field, where]) => {
    const was = fields[field]
    const is = typeof was === 'string' ? anew(where, was, whose ?? String(fields['conversation'])) : undefined
    return is === undefined ? [] : [[field, is] as const]
  })
  // In the order they stood: whose an entry is, its beginning tells.
  return changed.length === 0 ? undefined : JSON.stringify({ ...fields, ...Object.fromEntries(changed) })
}

function inHistory(
  db: Connection,
  entry: string,
  now: (detail: string) => string | undefined,
): string | undefined {
  const fields = db.read(Entry, entry)
  const detail = now(JSON.stringify(fields['detail'] ?? {}))
  return detail === undefined
    ? undefined
    : JSON.stringify({ ...fields, detail: JSON.parse(detail) as unknown })
}
