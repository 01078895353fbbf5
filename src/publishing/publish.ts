import { setImmediate as nextRound } from 'node:timers/promises'
import type { Act, WaitingEdition } from '#knowledge/archive.ts'
import type { Published } from '#knowledge/published.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Store } from '../domain/store.ts'
import { golden } from './golden-answers.ts'
import { goldenQuestions, impactOf } from './impact.ts'
import type { Impact } from './impact.ts'
import { Loader, madeOf, nameOfEditions } from './load.ts'
import { outlook, shelvedWith } from './waiting.ts'
import type { Outlook } from './waiting.ts'

/** How many of the latest answers are asked again before a publication. */
const ANSWERS_LOOKED_AT = 500

export type PublishResult =
  | {
      readonly kind: 'published'
      readonly version: number
      readonly impact: Impact
      readonly outlook: Outlook
    }
  /** Golden questions would break; nothing was published. */
  | { readonly kind: 'broken'; readonly impact: Impact; readonly outlook: Outlook }
  | { readonly kind: 'nothing'; readonly outlook: Outlook }
  /** Somebody else published, went back, or changed what waits meanwhile. */
  | { readonly kind: 'moved_on' }

export interface Publishing {
  readonly store: Store
  readonly act: Act
  /** Publish although golden questions break, and why; kept with the version. */
  readonly overrule?: string
  /** The version in memory; when it is the one to be compared with, it need not be read from the store. */
  readonly atHand?: Published
  /** Called between two questions, so that others get their turn. */
  readonly pause?: () => Promise<void>
}

/** What publishing now would change, with nothing published. */
export async function foresee(publishing: Omit<Publishing, 'overrule'>): Promise<Foreseen> {
  return foreseeOf(publishing, await outlook(publishing.store))
}

interface Foreseen {
  readonly outlook: Outlook
  readonly impact: Impact
  readonly after: Published
}

async function foreseeOf(
  { store, act, atHand, pause = nextRoundOf }: Omit<Publishing, 'overrule'>,
  seen: Outlook,
): Promise<Foreseen> {
  const loader = new Loader(store)
  const isAtHand = atHand !== undefined && madeOf(atHand) === nameOfEditions(seen.shelved)
  const before = isAtHand ? atHand : await loader.version(seen.base)
  const after = await loader.published(shelvedWith(seen, seen.ready), 'bản chờ xuất bản')
  const answers = await store.latestAnswers(ANSWERS_LOOKED_AT)
  const today = dayInVietnam(act.at)
  const ask = { before: golden(before), after: golden(after) }
  const impact = await impactOf({ before, after }, goldenQuestions(), answers, today, pause, ask)
  return { outlook: seen, impact, after }
}

/**
 * Publishes what waits and is in no doubt as a new version, after asking the golden questions of it; what waits for a person
 * goes on waiting.
 */
export async function publishWaiting(publishing: Publishing): Promise<PublishResult> {
  const { store, act, overrule } = publishing
  // One look for all that follows: what was ready at a first look may be gone at a second, with nothing left to publish.
  const seen = await outlook(store)
  if (seen.ready.length === 0) return { kind: 'nothing', outlook: seen }
  const { impact } = await foreseeOf(publishing, seen)
  if (impact.broken.length > 0 && overrule === undefined) return { kind: 'broken', impact, outlook: seen }
  const inUse = (await store.versions()).find(({ number }) => number === seen.base)
  const version = await store.publish({
    base: seen.base,
    editions: new Map(seen.ready.map(({ document, digest }: WaitingEdition) => [document, digest])),
    unkept: [],
    origin: 'published',
    library: inUse?.library ?? '',
    overruled: impact.broken.length > 0 ? (overrule ?? null) : null,
    act,
  })
  if (version === 'moved_on') return { kind: 'moved_on' }
  return { kind: 'published', version, impact, outlook: seen }
}

async function nextRoundOf(): Promise<void> {
  await nextRound()
}
