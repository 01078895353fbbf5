import * as z from 'zod'
import type { Tickets } from '../../domain/tickets.ts'
import type { TicketReader } from '../ticket-reader.ts'
import { askedWords, LIKEABLE, RAREST, scopeMarks, TOO_COMMON } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KeptList } from './move-tickets.ts'
import { LIKE_TICKETS, NUMBERED_TICKETS, SEARCH_TICKETS } from './scripts.ts'
import { newestIn } from './ticket-bits.ts'

/** What the search gives in place of tickets where all the words have many. */
const AsBits = z
  .tuple([z.array(z.string()), z.array(z.string()), z.array(z.int())])
  .transform(([all, some, others]) => ({ all, some, others }))

/** Finds tickets by their words. */
export function redisTicketSearch(
  db: Connection,
  keys: Keys,
  reader: TicketReader,
): Pick<Tickets, 'searchTickets' | 'ticketsLike'> {
  return {
    searchTickets: async (asked, scope, limit) => {
      const words = askedWords(asked)
      const begun = words.at(-1)
      if (begun === undefined) return []
      const whole = [...new Set([...words.slice(0, -1), ...scopeMarks(scope)])]
      const found = await db.run(
        SEARCH_TICKETS,
        [keys.words, keys.ofWord, keys.ticketNumbers, keys.ofTicket, ...whole.map(keys.word)],
        [begun, limit],
      )
      const bits = AsBits.safeParse(found).data
      if (bits === undefined) return reader.all(db.read(KeptList, found))
      const numbers = await newestIn(db, bits, limit)
      const tickets = await db.run(NUMBERED_TICKETS, [keys.ticketNumbers, keys.ofTicket], numbers)
      return reader.all(db.read(KeptList, tickets))
    },
    ticketsLike: async (words, scope, limit) => {
      const marks = [LIKEABLE, ...scopeMarks(scope)]
      const found = await db.run(
        LIKE_TICKETS,
        [keys.ticketNumbers, keys.ofTicket, ...[...marks, ...new Set(words)].map(keys.word)],
        [marks.length, TOO_COMMON, RAREST, limit],
      )
      return reader.all(db.read(KeptList, found))
    },
  }
}
