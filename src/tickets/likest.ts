import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import { alike, likenessWords, wordsToLookFor } from '../domain/likeness.ts'
import type { Ticket } from '../domain/ticket.ts'

/** A ticket, and how alike its question is to another, 0 to 1. */
export interface Likened {
  readonly ticket: Ticket
  readonly likeness: number
}

/**
 * Tickets that ask something like a question, the likest first.
 *
 * @param rule `candidates`: how many the store gives, those that share rare words; of them the ones that pass `fits` and
 *   are alike by `atLeast` are told
 */
export async function likestTickets(
  desk: Desk,
  { question, place }: { readonly question: string; readonly place: Place | null },
  rule: {
    readonly candidates: number
    readonly atLeast: number
    readonly fits: (ticket: Ticket) => boolean
  },
): Promise<readonly Likened[]> {
  const said = likenessWords(question)
  const found = await desk.store.ticketsLike(
    wordsToLookFor(said),
    { place, department: null },
    rule.candidates,
  )
  return found
    .filter(rule.fits)
    .map((ticket) => ({ ticket, likeness: alike(said, likenessWords(ticket.question)) }))
    .filter(({ likeness }) => likeness >= rule.atLeast)
    .toSorted((a, b) => b.likeness - a.likeness)
}
