import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import { alike, ALIKE_ENOUGH, likenessWords, wordsToLookFor } from '../domain/likeness.ts'
import type { Official } from '../domain/official.ts'
import { takesFollowers } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'

/** Looked at; the store gives those that share rare words. */
const CANDIDATES = 20

/** A ticket that asks nearly the same, whose answer would do for both. */
export async function similarTicket(
  desk: Desk,
  question: string,
  place: Place | null,
): Promise<Ticket | undefined> {
  const said = likenessWords(question)
  const candidates = await desk.store.ticketsLike(
    wordsToLookFor(said),
    { place, department: null },
    CANDIDATES,
  )
  const [best] = candidates
    // Never of the other city: its law is another.
    .filter((ticket) => ticket.place === place && (takesFollowers(ticket) || ticket.state === 'published'))
    .map((ticket) => ({ ticket, likeness: alike(said, likenessWords(ticket.question)) }))
    .filter(({ likeness }) => likeness >= ALIKE_ENOUGH)
    .toSorted((a, b) => b.likeness - a.likeness)
  return best?.ticket
}

/** Fewer alike than {@link ALIKE_ENOUGH}: an official reads both and decides. */
const WORTH_A_LOOK = 0.15
const OFFERED = 5

/** Open tickets this one could be joined to, the likest first; of those the official may read. */
export async function ticketsToJoin(
  desk: Desk,
  official: Official,
  { code, question, place }: Ticket,
): Promise<readonly Ticket[]> {
  const said = likenessWords(question)
  const candidates = await desk.store.ticketsLike(
    wordsToLookFor(said),
    { place, department: null },
    CANDIDATES,
  )
  return candidates
    .filter((other) => other.code !== code && other.place === place && takesFollowers(other))
    .filter((other) => mayRead(official, other))
    .map((ticket) => ({ ticket, likeness: alike(said, likenessWords(ticket.question)) }))
    .filter(({ likeness }) => likeness >= WORTH_A_LOOK)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, OFFERED)
    .map(({ ticket }) => ticket)
}
