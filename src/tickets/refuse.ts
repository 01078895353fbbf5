import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import type { RefusalReason, Ticket } from '../domain/ticket.ts'
import { departmentName } from './departments.ts'
import { followersOf } from './followers.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { refused } from './phrases.ts'

/** Từ chối: with a reason from the list and a note for the citizen; whoever waits for the same answer is told too. */
export function refuseTicket(
  desk: Desk,
  official: Official,
  { why, note, ...asked }: Asked & { readonly why: RefusalReason; readonly note: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'refuse', async ({ ticket, now, change }) => {
    const after: Partial<Ticket> = {
      refusal: { why, by: official.id, at: now },
      proposed: null,
      holdsChat: false,
    }
    const words = ({ code, department, place, reopenedFrom }: Ticket) =>
      refused(departmentName(department, place), code, why, { note, again: reopenedFrom === null })
    const followers = await followersOf(desk, ticket)
    return {
      after: { ...after, followers: [] },
      detail: { reason: why, ...(note !== '' && { note }) },
      tells: words(ticket),
      also: followers.map((follower) =>
        change(follower, 'refuse_with', { after, detail: { from: ticket.code }, tells: words(follower) }),
      ),
    }
  })
}
