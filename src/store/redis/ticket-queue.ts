import * as z from 'zod'
import type { Place } from '#knowledge/place.ts'
import type { QueueFilter, Tickets } from '../../domain/tickets.ts'
import { isOpen } from '../../domain/ticket.ts'
import { PlaceName } from '../rows.ts'
import { ticketReader } from '../ticket-reader.ts'
import type { TicketReader } from '../ticket-reader.ts'
import { NEVER } from '../ticket-rows.ts'
import type { Argument, Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KeptList } from './move-tickets.ts'
import { COUNT_TICKETS, QUEUE } from './scripts.ts'

/** Queues read by the states and cities somebody asks for: a few sorted sets, put together as they are read. */
export function redisQueue(
  db: Connection,
  keys: Keys,
  reader: TicketReader = ticketReader(),
): Pick<Tickets, 'queue' | 'countTickets'> {
  return {
    queue: async (filter, { offset, limit }) => {
      const queues = queuesFor(keys, filter)
      if (queues.length === 0 || limit === 0) return []
      const order = filter.states.every(isOpen) ? 'soonest' : 'latest'
      const page = await db.run(
        QUEUE,
        [...queues, keys.ofTicket],
        [...stretchOf(filter), order, offset, limit],
      )
      return reader.all(db.read(KeptList, page))
    },
    countTickets: async (filter) => {
      const queues = queuesFor(keys, filter)
      if (queues.length === 0) return 0
      return db.read(z.int(), await db.run(COUNT_TICKETS, queues, stretchOf(filter)))
    },
  }
}

function queuesFor(
  keys: Keys,
  { states, place, department, holder }: Pick<QueueFilter, 'states' | 'place' | 'department' | 'holder'>,
): readonly string[] {
  const places: ReadonlyArray<Place | null> = [...(place === null ? PlaceName.options : [place]), null]
  return states.flatMap((state) => places.map((of) => keys.queue(state, of, department, holder)))
}

/** From and before; what stands still is in no stretch. */
function stretchOf({ due }: QueueFilter): readonly Argument[] {
  if (due === null) return ['-inf', '+inf']
  return [due.from?.getTime() ?? '-inf', due.before?.getTime() ?? NEVER]
}
