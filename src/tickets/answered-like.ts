import { WORTH_A_LOOK } from '../domain/likeness.ts'
import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'
import { likestTickets } from './likest.ts'
import type { Likened } from './likest.ts'

const CANDIDATES = 40
const SHOWN = 5

/** Answered tickets that ask something like it, the likest first; of those the official may read, of the same city. */
export async function answeredLike(
  desk: Desk,
  official: Official,
  { code, question, place }: Ticket,
): Promise<readonly Likened[]> {
  const found = await likestTickets(
    desk,
    { question, place },
    {
      candidates: CANDIDATES,
      atLeast: WORTH_A_LOOK,
      fits: (other) =>
        other.code !== code &&
        other.answer !== null &&
        mayRead(official, other) &&
        // Law differs from city to city, and so do answers.
        (other.place === place || other.place === null),
    },
  )
  return found.slice(0, SHOWN)
}
