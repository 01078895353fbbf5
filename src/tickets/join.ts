import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { takesFollowers } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'
import { followersOf } from './followers.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { joinedBy } from './phrases.ts'

export type JoinResult =
  | MoveResult
  /** The other ticket: not there, not theirs to see, this very one, of another city, full, or closed by now. */
  | { readonly kind: 'no_such_other' }

/** Trùng lặp: this ticket's citizen, and whoever follows it, get the answer to another. */
export async function joinTicket(
  desk: Desk,
  official: Official,
  { to, ...asked }: Asked & { readonly to: TicketCode },
): Promise<JoinResult> {
  let isNone = false
  const result = await moveTicket(desk, official, asked, 'join', async ({ ticket, change }) => {
    const followers = await followersOf(desk, ticket)
    const moving = [ticket.code, ...followers.map(({ code }) => code)]
    // Looked at anew in every round: what was open a moment ago may be answered, or joined to this very ticket.
    const target = await desk.store.ticket(to)
    if (target === undefined || !takesIn(target, ticket, moving.length) || !mayRead(official, target)) {
      isNone = true
      return { hindered: 'state' }
    }
    return {
      after: { joinedTo: to, followers: [], holdsChat: false },
      detail: { to },
      tells: joinedBy(ticket.code),
      also: [
        change(target, 'follow', {
          after: { followers: [...new Set([...target.followers, ...moving])] },
          detail: { from: ticket.code },
        }),
        ...followers.map((follower) =>
          change(follower, 'follow', { after: { joinedTo: to }, detail: { to } }),
        ),
      ],
    }
  })
  return isNone ? { kind: 'no_such_other' } : result
}

/** One answer does for both only where both have the same city's law. */
function takesIn(target: Ticket, { code, place }: Ticket, more: number): boolean {
  return target.code !== code && target.place === place && takesFollowers(target, more)
}
