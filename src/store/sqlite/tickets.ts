import * as z from 'zod'
import { TicketCode } from '../../domain/ids.ts'
import type { Tickets } from '../../domain/tickets.ts'
import type { AuditEntry } from '../../domain/ticket.ts'
import { Moment } from '../rows.ts'
import { KeptRow, ticketReader } from '../ticket-reader.ts'
import { By, DetailJson, MoveOf, TicketRow } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'
import { prepareMoveTickets } from './move-tickets.ts'
import { sqliteTicketDesk } from './ticket-desk.ts'
import { sqliteTicketQueue } from './ticket-queue.ts'
import { sqliteTicketSearch } from './ticket-search.ts'

const AuditRow: z.ZodType<AuditEntry> = z.object({
  ticket: TicketCode,
  move: MoveOf,
  by: By,
  at: Moment,
  detail: DetailJson,
})

const DeliveryCounts = z.object({ waiting: z.int(), dead: z.int(), parts: z.int() })

export function sqliteTickets(db: Connection): Tickets {
  const reader = ticketReader()
  const move = prepareMoveTickets(db)
  const read = db.query('SELECT ticket FROM tickets WHERE code = :code', TicketRow)
  const of = db.query(
    `SELECT code, ticket FROM tickets WHERE conversation = :conversation
     ORDER BY opened_at DESC, id DESC LIMIT :limit`,
    KeptRow,
  )
  const due = db.query(
    'SELECT code, ticket FROM tickets WHERE next_at <= :now ORDER BY next_at, id LIMIT :limit',
    KeptRow,
  )
  const opened = db.query(
    `SELECT code, ticket FROM tickets
     WHERE opened_at >= :from AND opened_at < :before AND (opened_at, id) > (
       coalesce((SELECT opened_at FROM tickets WHERE code = :after), :from - 1),
       coalesce((SELECT id FROM tickets WHERE code = :after), 9223372036854775807))
     ORDER BY opened_at, id LIMIT :limit`,
    KeptRow,
  )
  const moved = db.query(
    `SELECT count(*) AS tickets, coalesce(sum(revision), 0) AS revisions FROM tickets
     WHERE opened_at >= :from AND opened_at < :before`,
    z.object({ tickets: z.int(), revisions: z.int() }),
  )
  const audit = db.query(
    'SELECT ticket, move, by, at, detail FROM audit WHERE ticket = :code ORDER BY id',
    AuditRow,
  )
  const deliveries = db.query(
    `SELECT coalesce(sum(parts), 0) AS parts, coalesce(sum(dead), 0) AS dead, coalesce(sum(waiting), 0) AS waiting
     FROM (
       SELECT count(*) AS parts, count(*) FILTER (WHERE state = 'dead') AS dead,
         count(*) FILTER (WHERE state IN ('next', 'behind')) AS waiting
       FROM outbox WHERE ticket = :code
       UNION ALL SELECT sent + dead, dead, 0 FROM fares_before WHERE ticket = :code
     )`,
    DeliveryCounts,
  )

  return {
    ...sqliteTicketDesk(db),
    ...sqliteTicketSearch(db, reader),
    ...sqliteTicketQueue(db, reader),
    ticket: (code) => db.look(() => read.one({ code })),
    moveTickets: (changes, now) =>
      db.move(() => {
        if (!move.areCurrent(changes)) return 'moved_on'
        move.write(changes, now)
        return 'moved'
      }),
    ticketsOf: (conversation, limit) => db.look(() => reader.all(of.all({ conversation, limit }))),
    ticketsDue: (now, limit) =>
      reader.atMost(limit, (most) => db.look(() => due.all({ now: now.getTime(), limit: most }))),
    ticketsOpened: ({ from, before, after }, limit) => {
      const stretch = { from: from.getTime(), before: before.getTime(), after }
      return reader.atMost(limit, (most) => db.look(() => opened.all({ ...stretch, limit: most })))
    },
    unreadableTickets: reader.unreadable,
    ticketsMoved: ({ from, before }) =>
      db.look(() => moved.sure({ from: from.getTime(), before: before.getTime() })),
    audit: (code) => db.look(() => audit.all({ code })),
    ticketDelivery: (code) =>
      db.look(() => {
        const { parts, dead, waiting } = deliveries.sure({ code })
        if (dead > 0) return 'dead'
        if (waiting > 0) return 'waiting'
        return parts > 0 ? 'sent' : 'none'
      }),
  }
}
