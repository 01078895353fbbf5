import type { Desk } from '../domain/desk.ts'
import { alike, likenessWords, wordsToLookFor } from '../domain/likeness.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'

const CANDIDATES = 40
/** Far fewer alike than what is joined by itself: an official reads both and decides. */
const WORTH_A_LOOK = 0.15
const SHOWN = 5

export interface AnsweredLike {
  readonly ticket: Ticket
  /** 0 to 1. */
  readonly likeness: number
}

/** Answered tickets that ask something like it, the likest first; of those the official may read, of the same city. */
export async function answeredLike(
  desk: Desk,
  official: Official,
  { code, question, place }: Ticket,
): Promise<readonly AnsweredLike[]> {
  const said = likenessWords(question)
  const candidates = await desk.store.ticketsLike(
    wordsToLookFor(said),
    { place, department: null },
    CANDIDATES,
  )
  return (
    candidates
      .filter((other) => other.code !== code && other.answer !== null && mayRead(official, other))
      // Law differs from city to city, and so do answers.
      .filter((other) => other.place === place || other.place === null)
      .map((ticket) => ({ ticket, likeness: alike(said, likenessWords(ticket.question)) }))
      .filter(({ likeness }) => likeness >= WORTH_A_LOOK)
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, SHOWN)
  )
}
