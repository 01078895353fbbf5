import * as z from 'zod'
import type { QueueFilter, Tickets } from '../../domain/tickets.ts'
import { isOpen } from '../../domain/ticket.ts'
import { KeptRow } from '../ticket-reader.ts'
import type { TicketReader } from '../ticket-reader.ts'
import { NEVER } from '../ticket-rows.ts'
import type { Connection, Query } from './connection.ts'

const IdRow = z.object({ id: z.int() })
const Count = z.object({ tickets: z.int() })

/**
 * Queues, read in the order of an index. States are put together as they are read: sorting all that is open would take
 * too long. A statement is made for each way of asking when it is first asked so, and names only what narrows it down.
 */
export function sqliteTicketQueue(
  db: Connection,
  reader: TicketReader,
): Pick<Tickets, 'queue' | 'countTickets'> {
  const read = db.query('SELECT code, ticket FROM tickets WHERE id = :id', KeptRow)
  const pages = new Map<string, Query<{ id: number }>>()
  const counts = new Map<string, Query<{ tickets: number }>>()

  return {
    queue: (filter, { offset, limit }) =>
      db.look(() => {
        if (filter.states.length === 0) return []
        const order = filter.states.every(isOpen) ? 'ASC' : 'DESC'
        const selects = filter.states.map(
          (_, at) => `SELECT id, queued_at FROM tickets WHERE state = :state${at}${narrowing(filter)}`,
        )
        const sql = `${selects.join(' UNION ALL ')}
          ORDER BY queued_at ${order}, id ${order} LIMIT :limit OFFSET :offset`
        const page = kept(pages, sql, () => db.query(sql, IdRow))
        const states = Object.fromEntries(filter.states.map((state, at) => [`state${at}`, state]))
        const ids = page.all({ ...states, ...values(filter), offset, limit })
        return reader.all(ids.map(({ id }) => read.sure({ id })))
      }),
    countTickets: (filter) =>
      db.look(() => {
        const sql = countOf(filter)
        const count = kept(counts, sql, () => db.query(sql, Count))
        return filter.states.reduce((sum, state) => sum + count.sure({ ...values(filter), state }).tickets, 0)
      }),
  }
}

/** What is narrowed down to no holder and no date is kept counted. */
function countOf(filter: QueueFilter): string {
  if (filter.holder !== null || filter.due !== null) {
    return `SELECT count(*) AS tickets FROM tickets WHERE state = :state${narrowing(filter)}`
  }
  return `SELECT coalesce(sum(tickets), 0) AS tickets FROM ticket_counts WHERE state = :state
    ${filter.department === null ? '' : 'AND department = :department'}
    ${filter.place === null ? '' : `AND place IN ('', :place)`}`
}

function narrowing({ place, department, holder, due }: QueueFilter): string {
  return [
    holder === null ? '' : ' AND holder = :holder',
    department === null ? '' : ' AND department = :department',
    place === null ? '' : ' AND (place IS NULL OR place = :place)',
    due === null ? '' : ' AND queued_at >= :from AND queued_at < :before',
  ].join('')
}

function values({ place, department, holder, due }: QueueFilter) {
  return {
    ...(holder !== null && { holder }),
    ...(department !== null && { department }),
    ...(place !== null && { place }),
    ...(due !== null && { from: due.from?.getTime() ?? 0, before: due.before?.getTime() ?? NEVER }),
  }
}

function kept<T>(known: Map<string, T>, sql: string, make: () => T): T {
  const found = known.get(sql) ?? make()
  known.set(sql, found)
  return found
}
