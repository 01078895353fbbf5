import * as z from 'zod'
import { TicketCode } from '../domain/ids.ts'
import type { Ticket } from '../domain/ticket.ts'
import { TicketJson } from './ticket-rows.ts'

/** A ticket as it is kept, with the code it is kept under: what cannot be read can then be named. */
export interface KeptTicket {
  readonly code: TicketCode
  readonly ticket: string
}

export const KeptRow = z.object({ code: TicketCode, ticket: z.string() })

/** Reads tickets of which one that cannot be read keeps no other from being shown or looked after. */
export interface TicketReader {
  /** Those that can be read; the others are passed over and noted. */
  readonly all: (kept: readonly KeptTicket[]) => readonly Ticket[]
  /**
   * A page that is full although some cannot be read: whoever reads on behind its last ticket misses none.
   *
   * @param page reads so many, from the same place each time
   */
  readonly atMost: (
    limit: number,
    page: (most: number) => Promise<readonly KeptTicket[]>,
  ) => Promise<readonly Ticket[]>
  readonly unreadable: () => readonly TicketCode[]
}

export function ticketReader(): TicketReader {
  const unreadable = new Set<TicketCode>()

  const all = (kept: readonly KeptTicket[]): readonly Ticket[] =>
    kept.flatMap(({ code, ticket }) => {
      const read = TicketJson.safeParse(ticket)
      if (read.success) unreadable.delete(code)
      else unreadable.add(code)
      return read.success ? [read.data] : []
    })

  return {
    all,
    atMost: async (limit, page) => {
      for (;;) {
        const most = limit + unreadable.size
        const kept = await page(most)
        const read = all(kept)
        // A full page with too few to be read has had some that nobody knew of: the next one is longer by them.
        if (read.length >= limit || kept.length < most) return read.slice(0, limit)
      }
    },
    unreadable: () => [...unreadable],
  }
}
