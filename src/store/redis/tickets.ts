import * as z from 'zod'
import { TicketCode } from '../../domain/ids.ts'
import type { Tickets } from '../../domain/tickets.ts'
import type { AuditEntry, Ticket } from '../../domain/ticket.ts'
import { jsonOf, Moment } from '../rows.ts'
import { ticketReader } from '../ticket-reader.ts'
import type { KeptTicket } from '../ticket-reader.ts'
import { By, DetailShape, MoveOf, TicketJson } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KeptList, ticketMove } from './move-tickets.ts'
import { MOVE_TICKETS, MOVED_TICKETS, OPENED_TICKETS } from './scripts.ts'
import { redisTicketDesk } from './ticket-desk.ts'
import { redisQueue } from './ticket-queue.ts'
import { redisTicketSearch } from './ticket-search.ts'

/** The first layout knew two moves by other names, and no details. */
const MoveThen = z.preprocess(
  (move) => (move === 'opened' ? 'open' : move === 'answered' ? 'answer' : move),
  MoveOf,
)

const AuditLine: z.ZodType<AuditEntry> = jsonOf(
  z.object({ ticket: TicketCode, move: MoveThen, by: By, at: Moment, detail: DetailShape.default({}) }),
)

export function redisTickets(db: Connection, keys: Keys): Tickets {
  const read = async (code: TicketCode): Promise<Ticket | undefined> => {
    const key = keys.ticket(code)
    return db.read(TicketJson.nullable(), await db.ask(key, 'HGET', key, 'ticket')) ?? undefined
  }
  const reader = ticketReader()
  /** Those of the codes that are there. */
  const kept = async (codes: unknown): Promise<readonly KeptTicket[]> => {
    const found = db.read(z.array(TicketCode), codes).map(async (code) => {
      const key = keys.ticket(code)
      const ticket = db.read(z.string().nullable(), await db.ask(key, 'HGET', key, 'ticket'))
      return ticket === null ? [] : [{ code, ticket }]
    })
    return (await Promise.all(found)).flat()
  }

  return {
    ...redisTicketDesk(db, keys),
    ...redisTicketSearch(db, keys, reader),
    ...redisQueue(db, keys, reader),
    ticket: read,
    moveTickets: async (changes, now) => {
      const move = await ticketMove(db, keys, changes)
      const moved = await db.run(MOVE_TICKETS, move.keys, [now.getTime(), changes.length, ...move.args])
      return db.read(z.enum(['moved', 'moved_on']), moved)
    },
    ticketsOf: async (conversation, limit) => {
      if (limit === 0) return []
      const of = keys.ticketsOf(conversation)
      return reader.all(await kept(await db.ask(of, 'ZRANGE', of, 0, limit - 1, 'REV')))
    },
    ticketsDue: (now, limit) => {
      const next = keys.ticketsNext
      return reader.atMost(limit, async (most) =>
        kept(await db.ask(next, 'ZRANGE', next, '-inf', now.getTime(), 'BYSCORE', 'LIMIT', 0, most)),
      )
    },
    ticketsOpened: async ({ from, before, after }, limit) => {
      if (limit === 0) return []
      return reader.atMost(limit, async (most) => {
        const opened = await db.run(
          OPENED_TICKETS,
          [keys.ticketsOpened, keys.ofTicket],
          [from.getTime(), before.getTime(), after ?? '', most],
        )
        return db.read(KeptList, opened)
      })
    },
    unreadableTickets: reader.unreadable,
    ticketsMoved: async ({ from, before }) => {
      const moved = await db.run(
        MOVED_TICKETS,
        [keys.ticketsOpened, keys.ofTicket],
        [from.getTime(), before.getTime()],
      )
      const [tickets, revisions] = db.read(z.tuple([z.int(), z.int()]), moved)
      return { tickets, revisions }
    },
    audit: async (code) => {
      const audit = keys.audit(code)
      return db.read(z.array(AuditLine), await db.ask(audit, 'LRANGE', audit, 0, -1))
    },
    ticketDelivery: async (code) => {
      const counts = ['parts', 'waiting', 'dead'].map((what) => `${code}:${what}`)
      const fares = await db.ask(keys.fares, 'HMGET', keys.fares, ...counts)
      const Count = z.union([z.null().transform(() => 0), z.coerce.number()])
      const [parts, waiting, dead] = db.read(z.tuple([Count, Count, Count]), fares)
      if (dead > 0) return 'dead'
      if (waiting > 0) return 'waiting'
      return parts > 0 ? 'sent' : 'none'
    },
  }
}
