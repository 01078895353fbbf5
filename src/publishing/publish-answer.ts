import { packEdition } from '#knowledge/edition.ts'
import type { Act } from '#knowledge/archive.ts'
import type { Edition } from '#knowledge/edition.ts'
import {
  PUBLISHED_ANSWERS,
  withoutPublishedAnswer,
  withPublishedAnswer,
} from '#knowledge/published-answer.ts'
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
  const act = { by: official.id, at: desk.clock(), note: given.question }
  const kept = await swapAnswers(
    desk,
    act,
    (before) => withPublishedAnswer(before, given),
    () => impactOfAnswer(desk, given),
  )
  if (kept.kind !== 'swapped') return kept
  await desk.catchUp()
  // Should the power go here, the answer is public and its ticket does not say so yet: done again it changes nothing else.
  return moveTicket(desk, official, words, 'publish', ({ now }) => ({
    after: { published: { id: given.id, by: official.id, at: now } },
    detail: { to: given.id },
  }))
}

export type UnpublishResult = MoveResult | { readonly kind: 'busy' }

/**
 * Rút câu trả lời công khai: it is given to nobody any more, in a version of its own. Going back to the version before it
 * would undo the law that was published since as well.
 */
export async function unpublishAnswer(
  desk: Desk,
  official: Official,
  { reason, ...asked }: Asked & { readonly reason: string },
): Promise<UnpublishResult> {
  const ticket = await desk.store.ticket(asked.code)
  if (ticket === undefined) return { kind: 'unknown' }
  const why = hindrance(official, 'unpublish', ticket)
  if (why !== undefined) return { kind: 'hindered', why, ticket }
  if (asked.seen !== undefined && ticket.revision !== asked.seen) return { kind: 'moved_on', ticket }
  const { published } = ticket
  if (published === null) return { kind: 'hindered', why: 'state', ticket }

  const act = { by: official.id, at: desk.clock(), note: reason }
  const taken = await swapAnswers(
    desk,
    act,
    (before) => before && withoutPublishedAnswer(before, published.id),
  )
  if (taken.kind !== 'swapped') return { kind: 'busy' }
  await desk.catchUp()
  // Should the power go here, its ticket says that it is public and shows that it is not: done again it is said.
  return moveTicket(desk, official, asked, 'unpublish', ({ ticket: { state } }) => ({
    after: { published: null, ...(state === 'published' && { state: 'answered' }) },
    detail: { reason },
  }))
}

type Swapped =
  | { readonly kind: 'swapped' }
  | Extract<PublishAnswerResult, { readonly kind: 'broken' | 'busy' }>

/**
 * Made from the edition in use alone, and handed over with the version: nothing that waits goes out with it.
 *
 * @param make the answers as they are to be; `undefined` leaves them as they are
 * @param ask before anything is published
 */
async function swapAnswers(
  { store }: Desk,
  act: Act,
  make: (before: Edition | undefined) => Edition | undefined,
  ask: () => Promise<Impact | undefined> = () => Promise.resolve(undefined),
): Promise<Swapped> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const base = await store.versionInUse()
    const inUse = await store.editionHeld(base, PUBLISHED_ANSWERS)
    const made = make(inUse === undefined ? undefined : await readEdition(store, inUse))
    const packed = made && packEdition(made)
    if (packed === undefined || packed.digest === inUse) return { kind: 'swapped' }
    const impact = await ask()
    if (impact !== undefined && impact.broken.length > 0) return { kind: 'broken', impact }
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
    if (version !== 'moved_on') return { kind: 'swapped' }
  }
  return { kind: 'busy' }
}
