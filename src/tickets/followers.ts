import type { Desk } from '../domain/desk.ts'
import type { Ticket } from '../domain/ticket.ts'

/** Tickets that wait for the answer to this one: each once, and none that has gone another way since it joined. */
export async function followersOf(desk: Desk, ticket: Ticket): Promise<readonly Ticket[]> {
  const codes = [...new Set(ticket.followers)]
  const found = await Promise.all(codes.map((code) => desk.store.ticket(code)))
  return found
    .filter((follower) => follower !== undefined)
    .filter(({ state, joinedTo }) => state === 'joined' && joinedTo === ticket.code)
}
