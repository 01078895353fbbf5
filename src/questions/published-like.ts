import type { Place } from '#knowledge/place.ts'
import { basisOf, stillStands } from '#knowledge/published-answer.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { alike, likenessWords, WORTH_A_LOOK } from '../domain/likeness.ts'
import { answersOn } from './answered-before.ts'

const SHOWN = 3

export interface PublishedLike {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly basis: readonly Provision[]
  /** All law it rests on holds on the day. */
  readonly stands: boolean
}

/** Public answers to something like a question, those of the other city left out, the likest first. */
export function publishedLike(
  { shelf }: Published,
  question: string,
  { day, place }: { readonly day: Day; readonly place: Place | null },
): readonly PublishedLike[] {
  const said = likenessWords(question)
  return answersOn(shelf)
    .filter(({ provision: { territory } }) => territory === 'vn' || place === null || territory === place)
    .map(({ provision }) => ({ provision, likeness: alike(said, likenessWords(provision.heading ?? '')) }))
    .filter(({ likeness }) => likeness >= WORTH_A_LOOK)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
    .map(({ provision }) => ({
      id: provision.id,
      question: provision.heading ?? '',
      answer: provision.summary ?? '',
      basis: basisOf(shelf, provision),
      stands: stillStands(shelf, provision, day),
    }))
}
