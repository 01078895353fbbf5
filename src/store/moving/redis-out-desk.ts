import { ConversationId, conversationId } from '../../domain/ids.ts'
import type { Network } from '../../domain/ids.ts'
import { SENT_TO } from '../../domain/outbox.ts'
import { dayName, dayNamed, vietnamDay } from '../../domain/working-calendar.ts'
import { countsAs } from '../redis/answer-tally.ts'
import { AccountColumns, AnswerColumn } from '../rows.ts'
import { numberOr, parsed } from './redis-reader.ts'
import type { RedisReading, Rows } from './redis-reader.ts'

// What citizens write and what comes of it, as Redis has it.

async function* conversationIds(from: RedisReading): AsyncGenerator<readonly ConversationId[]> {
  const prefix = from.keys.ofConversation.conversation
  for await (const page of from.keysBehind(prefix)) {
    yield page.map((key) => ConversationId.parse(key.slice(prefix.length)))
  }
}

export async function* conversations(from: RedisReading): Rows {
  for await (const ids of conversationIds(from)) {
    const rows = await Promise.all(ids.map((id) => from.hash(from.keys.conversation(id))))
    for (const [at, row] of rows.entries()) {
      // Of nobody's chat there may be what a ticket's move has left: no network, no account.
      if (row?.['chat'] === undefined) continue
      const { network, chat, memory, noticeAt, toldAt } = row
      yield { id: ids[at], network, chat, memory, noticeAt: numberOr(noticeAt), toldAt: numberOr(toldAt) }
    }
  }
}

export async function* lines(from: RedisReading): Rows {
  for await (const ids of conversationIds(from)) {
    const streams = ids.map((id) => from.keys.transcript(id))
    for await (const [stream, id, fields] of from.lines(streams)) {
      yield { ...fields, id, conversation: ids[stream], at: numberOr(fields['at']) }
    }
  }
}

export async function* seen(from: RedisReading): Rows {
  const prefix = from.keys.ofMessage.seen
  for await (const page of from.keysBehind(prefix)) {
    const ends = await Promise.all(page.map((key) => from.ends(key)))
    for (const [at, until] of ends.entries()) {
      if (until !== undefined) yield { key: page[at]?.slice(prefix.length), until }
    }
  }
}

/** `<received, ms>:[key, content]` */
export async function* messages(from: RedisReading): Rows {
  for (const id of await from.names(from.keys.lanes)) {
    const conversation = ConversationId.parse(id)
    for (const [at, kept] of (await from.list(from.keys.waiting(conversation))).entries()) {
      const [key, content] = JSON.parse(kept.slice(kept.indexOf(':') + 1)) as unknown[] // its record is parsed
      yield { key, conversation, place: at + 1, content, at: Number.parseInt(kept, 10) }
    }
  }
}

export async function* lanes(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.lanes)) {
    for (const [conversation, kept] of page) {
      const { first, window, attempts, lease } = parsed(kept)
      const due = await from.score(from.keys.lanesDue, conversation)
      const dueAt = lease === '' ? due : first
      yield { conversation, firstAt: first, dueAt, windowMs: window, attempts }
    }
  }
}

/** What is counted of days, less what the answers count as that are brought along by themselves. */
export async function* tallies(from: RedisReading): Rows {
  const inWords = new Map<string, number>()
  for await (const { answer: json, at } of inWordsOf(from)) {
    const answer = AnswerColumn.parse(json)
    if (answer === null) continue
    const one = `${dayName(vietnamDay(new Date(Number(at))))} ${countsAs(answer)}`
    inWords.set(one, (inWords.get(one) ?? 0) + 1)
  }
  const prefix = from.keys.answersOn('')
  for await (const page of from.keysBehind(prefix)) {
    for (const key of page) {
      const name = key.slice(prefix.length)
      for (const [field, all] of Object.entries((await from.hash(key)) ?? {})) {
        const count = Number(all) - (inWords.get(`${name} ${field}`) ?? 0)
        const [place, department, outcome] = field.split(':')
        if (count <= 0) continue
        yield { day: dayNamed(name), place: place === '-' ? null : place, department, outcome, count }
      }
    }
  }
}

export async function* answers(from: RedisReading): Rows {
  let place = 0
  for await (const { worded = null, ...answer } of inWordsOf(from)) {
    place += 1
    yield { ...answer, place, worded: worded === null ? null : JSON.stringify(worded) }
  }
}

/** Answers, oldest first; of those without words only the count is kept. */
async function* inWordsOf(from: RedisReading): AsyncGenerator<ReturnType<typeof parsed>> {
  for await (const [, entry] of from.fromOldest(from.keys.answers)) {
    const answer = parsed(entry)
    if (answer['question'] !== '') yield answer
  }
}

async function networkOf(from: RedisReading, conversation: ConversationId): Promise<Network> {
  const [network] = await from.some(from.keys.conversation(conversation), ['network'])
  return AccountColumns.network.parse(network)
}

export async function* deliveries(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.heads)) {
    for (const [id, kept] of page) {
      const conversation = ConversationId.parse(id)
      const network = await networkOf(from, conversation)
      const since = (line: unknown) => from.score(from.keys.sending(network), String(line))
      const head = parsed(kept)
      const due = await from.score(from.keys.headsDue(network), conversation)
      yield {
        id: head['id'],
        conversation,
        network,
        ticket: head['ticket'] === '' ? null : head['ticket'],
        state: 'next',
        dueAt: head['lease'] === '' ? due : 0,
        attempts: head['attempts'],
        since: await since(head['id']),
      }
      for (const behind of await from.list(from.keys.behind(conversation))) {
        const line = Number.parseInt(behind, 10)
        const ticket = behind.slice(behind.indexOf(':') + 1)
        const at = await since(line)
        const rest = { state: 'behind', dueAt: at, attempts: 0, since: at }
        yield { id: line, conversation, network, ticket: ticket === '' ? null : ticket, ...rest }
      }
    }
  }
}

/** `<ticket>:{…}` */
export async function* deadLetters(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.deadLetters)) {
    for (const [, kept] of page) {
      const colon = kept.indexOf(':')
      const { id, network, chat, why, at } = parsed(kept.slice(colon + 1))
      const known = AccountColumns.network.parse(network)
      const ticket = colon === 0 ? null : kept.slice(0, colon)
      yield { id, conversation: conversationId(known, String(chat)), network, ticket, why, at }
    }
  }
}

export async function* fares(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.fares)) {
    for (const [field, parts] of page) {
      const [ticket, what] = field.split(':')
      if (what !== 'parts') continue
      const [waiting, dead] = await from.some(from.keys.fares, [`${ticket}:waiting`, `${ticket}:dead`])
      yield { ticket, parts: Number(parts), waiting: Number(waiting ?? 0), dead: Number(dead ?? 0) }
    }
  }
}

export async function* letterEntries(from: RedisReading): Rows {
  for await (const [place, entry] of from.fromOldest(from.keys.letterJournal)) {
    yield { ...parsed(entry), place }
  }
}

export async function* deletions(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.deletions)) {
    const orders = await from.some(
      from.keys.forgetOrders,
      page.map(([code]) => code),
    )
    for (const [at, [, kept]] of page.entries()) {
      const order = orders[at] ?? null
      const open = order === null ? {} : parsed(order)
      const { conversation = null, through = null, tickets } = open
      const codes = tickets === undefined ? null : JSON.stringify(tickets)
      yield { parted: null, ...parsed(kept), conversation, through, tickets: codes }
    }
  }
}

export async function* retention(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.retention)) {
    for (const [kind, told] of page) yield { kind, ...parsed(told) }
  }
}

export async function* channels(from: RedisReading): Rows {
  for (const network of SENT_TO) {
    const row = await from.hash(from.keys.channel(network))
    if (row === undefined) continue
    const { sent_at: sentAt, failed_at: failedAt, why = null } = row
    yield { network, sentAt: numberOr(sentAt), failedAt: numberOr(failedAt), why }
  }
}

export async function* lastBackup(from: RedisReading): Rows {
  const note = await from.hash(from.keys.lastBackup)
  if (note !== undefined) yield { at: numberOr(note['at']), bytes: numberOr(note['bytes']) }
}

export async function* errands(from: RedisReading): Rows {
  const prefix = from.keys.ofErrand
  for await (const page of from.keysBehind(prefix)) {
    for (const key of page) {
      const row = await from.hash(key)
      if (row === undefined) continue
      const id = Number(key.slice(prefix.length))
      const { way, to, notice, attempts, lease = '', why = '', dead_at: dead } = row
      const due = await from.score(`${from.keys.ofWay}${way}`, id)
      const deadAt = numberOr(dead)
      const dueAt = deadAt ?? (lease === '' ? due : 0)
      yield { id, way, to, notice, dueAt, attempts: numberOr(attempts), why: why === '' ? null : why, deadAt }
    }
  }
}

export async function* counters(from: RedisReading): Rows {
  const { lastLine, lastTicket, lastErrand, examplesEdition } = from.keys
  const names = { line: lastLine, ticket: lastTicket, notice: lastErrand, examples: examplesEdition }
  for (const [name, key] of Object.entries(names)) yield { name, value: (await from.number(key)) ?? 0 }
}

export async function* secrets(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.secrets)) {
    for (const [name, value] of page) yield { name, value }
  }
}
