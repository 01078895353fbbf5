import { TicketCode } from '../../domain/ids.ts'
import { numberOr, parsed } from './redis-reader.ts'
import type { RedisReading, Rows } from './redis-reader.ts'

// Tickets, and what officials keep with them, as Redis has them.

/** So many ticket numbers are looked up in one go. */
const AT_ONCE = 500

async function* codes(from: RedisReading): AsyncGenerator<readonly (readonly [number, TicketCode])[]> {
  const last = (await from.number(from.keys.lastTicket)) ?? 0
  for (let first = 1; first <= last; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, last - first + 1) }, (_, at) => first + at)
    const found = await from.some(from.keys.ticketNumbers, numbers)
    yield found.flatMap((code, at) => (code === null ? [] : [[first + at, TicketCode.parse(code)] as const]))
  }
}

export async function* tickets(from: RedisReading): Rows {
  for await (const page of codes(from)) {
    const kept = await Promise.all(page.map(([, code]) => from.some(from.keys.ticket(code), ['ticket'])))
    for (const [at, [number]] of page.entries()) yield { number, ticket: kept[at]?.[0] }
  }
}

export async function* audits(from: RedisReading): Rows {
  for await (const page of codes(from)) {
    const logs = await Promise.all(page.map(([, code]) => from.list(from.keys.audit(code))))
    for (const log of logs) {
      for (const [at, entry] of log.entries()) {
        const { detail, ...rest } = parsed(entry)
        yield { ...rest, place: at + 1, detail: JSON.stringify(detail) }
      }
    }
  }
}

export async function* drafts(from: RedisReading): Rows {
  for await (const page of codes(from)) {
    const rows = await Promise.all(page.map(([, code]) => from.hash(from.keys.draft(code))))
    for (const [at, row] of rows.entries()) {
      if (row === undefined) continue
      const { text, by, revision, at: when } = row
      yield { ticket: page[at]?.[1], text, by, revision: numberOr(revision), at: numberOr(when) }
    }
  }
}

export async function* notes(from: RedisReading): Rows {
  for await (const page of codes(from)) {
    const lists = await Promise.all(page.map(([, code]) => from.list(from.keys.notes(code))))
    for (const [at, list] of lists.entries()) {
      for (const [index, note] of list.entries()) {
        yield { ...parsed(note), ticket: page[at]?.[1], place: index + 1 }
      }
    }
  }
}
