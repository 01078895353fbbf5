import { packEdition } from '#knowledge/edition.ts'
import { PUBLISHED_ANSWERS, withPublishedAnswer } from '#knowledge/published-answer.ts'
import type { PublishedAnswer } from '#knowledge/published-answer.ts'
import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { hindrance } from '../officials/may.ts'
import { moveTicket } from '../tickets/move.ts'
import type { Asked, MoveResult } from '../tickets/move.ts'
import type { Impact } from './impact.ts'
import { readEdition } from './load.ts'
import { endedBasis, impactOfAnswer, publicAnswerOf } from './rehearse-answer.ts'

/** Of several who publish at once, each but the first begins again so often. */
const MOST_TRIES = 3

export type PublishAnswerResult =
  | MoveResult
  /** Golden questions would be answered wrongly; nothing was published. */
  | { readonly kind: 'broken'; readonly impact: Impact }
  /** Somebody else publishes at this very time. */
  | { readonly kind: 'busy' }
  /** It rests on no law that holds today where it would be given: nobody could tell when it ceases to be right. */
  | { readonly kind: 'without_law' }
  /** The ticket has no city, and the answer rests on the law of both. */
  | { readonly kind: 'of_both_cities' }

interface PublicWords extends Asked {
  /** As everybody will read them: edited by a person, without personal data. */
  readonly question: string
  readonly answer: string
  /** Provisions it rests on. */
  readonly basis: readonly string[]
}

/**
 * Công khai: an answer becomes knowledge, in a version of its own that can be undone like any other, after the golden
 * questions were asked of it. What waits for a person goes on waiting.
 */
export async function publishAnswer(
  desk: Desk,
  official: Official,
  words: PublicWords,
): Promise<PublishAnswerResult> {
  const ticket = await desk.store.ticket(words.code)
  if (ticket === undefined) return { kind: 'unknown' }
  const why = hindrance(official, 'publish', ticket)
  if (why !== undefined) return { kind: 'hindered', why, ticket }
  if (words.seen !== undefined && ticket.revision !== words.seen) return { kind: 'moved_on', ticket }

  const given = publicAnswerOf(desk, ticket, words)
  if (given === undefined) return { kind: 'of_both_cities' }
  if (given.basis.length === 0 || endedBasis(desk, given).length > 0) return { kind: 'without_law' }
  const kept = await putOnShelf(desk, official, given)
  if (kept.kind !== 'published') return kept
  await desk.catchUp()
  // Should the power go here, the answer is public and its ticket does not say so yet: done again it changes nothing else.
  return moveTicket(desk, official, words, 'publish', ({ now }) => ({
    after: { published: { id: given.id, by: official.id, at: now } },
    detail: { to: given.id },
  }))
}

/** Made from the edition in use alone, and handed over with the version: nothing that waits goes out with it. */
async function putOnShelf(
  desk: Desk,
  official: Official,
  given: PublishedAnswer,
): Promise<{ readonly kind: 'published' } | Extract<PublishAnswerResult, { kind: 'broken' | 'busy' }>> {
  const { store } = desk
  const act = { by: official.id, at: desk.clock(), note: given.question }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const base = await store.versionInUse()
    const inUse = await store.editionHeld(base, PUBLISHED_ANSWERS)
    const before = inUse === undefined ? undefined : await readEdition(store, inUse)
    const packed = packEdition(withPublishedAnswer(before, given))
    if (packed.digest === inUse) return { kind: 'published' }
    const impact = await impactOfAnswer(desk, given)
    if (impact.broken.length > 0) return { kind: 'broken', impact }
    const library = (await store.versions()).find(({ number }) => number === base)?.library ?? ''
    const version = await store.publish({
      base,
      editions: new Map([[PUBLISHED_ANSWERS, packed.digest]]),
      unkept: [packed],
      origin: 'published',
      library,
      overruled: null,
      act,
    })
    if (version !== 'moved_on') return { kind: 'published' }
  }
  return { kind: 'busy' }
}
