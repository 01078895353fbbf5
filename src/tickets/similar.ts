import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import { ALIKE_ENOUGH, WORTH_A_LOOK } from '../domain/likeness.ts'
import type { Official } from '../domain/official.ts'
import { takesFollowers } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'
import { likestTickets } from './likest.ts'

const CANDIDATES = 20

/** A ticket that asks nearly the same, whose answer would do for both. */
export async function similarTicket(
  desk: Desk,
  question: string,
  place: Place | null,
): Promise<Ticket | undefined> {
  const [best] = await likestTickets(
    desk,
    { question, place },
    {
      candidates: CANDIDATES,
      atLeast: ALIKE_ENOUGH,
      // Never of the other city: its law is another.
      fits: (ticket) => ticket.place === place && (takesFollowers(ticket) || ticket.state === 'published'),
    },
  )
  return best?.ticket
}

const OFFERED = 5

/** Open tickets this one could be joined to, the likest first; of those the official may read. */
export async function ticketsToJoin(
  desk: Desk,
  official: Official,
  { code, question, place }: Ticket,
): Promise<readonly Ticket[]> {
  const found = await likestTickets(
    desk,
    { question, place },
    {
      candidates: CANDIDATES,
      atLeast: WORTH_A_LOOK,
      fits: (other) =>
        other.code !== code && other.place === place && takesFollowers(other) && mayRead(official, other),
    },
  )
  return found.slice(0, OFFERED).map(({ ticket }) => ticket)
}
