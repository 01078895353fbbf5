import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { basisOf, PUBLISHED_ANSWERS, stillStands } from '#knowledge/published-answer.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { cite } from './citations.ts'
import * as say from './phrases-answer.ts'
import { isSameMatter, matterOf } from './same-matter.ts'
import type { Matter } from './same-matter.ts'
import type { Understood } from './understand.ts'
import type { Draft } from './write.ts'

/** A public answer, its question read. */
export interface Answered {
  readonly provision: Provision
  readonly matter: Matter
}

const readOf = new WeakMap<Shelf, readonly Answered[]>()

/** The public answers of a shelf, their questions read once. */
export function answersOn(shelf: Shelf): readonly Answered[] {
  const known = readOf.get(shelf)
  if (known !== undefined) return known
  const read = [...shelf.provisions.values()]
    .filter(({ document }) => document === PUBLISHED_ANSWERS)
    .map((provision) => ({ provision, matter: matterOf(provision.heading ?? '') }))
  readOf.set(shelf, read)
  return read
}

/**
 * The answer an official has made public to the same question in other words, for the city asked about, while all law it rests on
 * holds on the day asked about.
 */
export function answeredBefore(
  { shelf }: Published,
  question: string,
  { day, place }: Pick<Extract<Understood, { kind: 'matter' }>, 'day' | 'place'>,
): Draft | undefined {
  const answers = answersOn(shelf)
  if (answers.length === 0) return undefined
  const said = matterOf(question)
  const best = answers
    // A city's answer is for whoever asks about that city; nobody else's question is known to be the same.
    .filter(({ provision: { territory } }) => territory === 'vn' || territory === place)
    .filter(({ matter }) => isSameMatter(said, matter))
    .find(({ provision }) => stillStands(shelf, provision, day))
  if (best === undefined) return undefined
  const { provision } = best
  const basis = basisOf(shelf, provision)
  const citations = [...basis, provision].map((one) => cite(shelf, one, day))
  const labels = citations.slice(0, -1).map(({ label }) => label)
  const rests = labels.length === 0 ? '' : `\n\n${say.BASIS} ${labels.join('; ')}.`
  return {
    outcome: 'answered',
    reason: 'answered_before',
    lead: say.answeredBefore(provision.heading ?? ''),
    text: `${say.answeredBefore(provision.heading ?? '')}\n${provision.summary ?? ''}${rests}`,
    citations,
  }
}
