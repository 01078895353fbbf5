import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { fieldOf } from '../tickets/route.ts'
import { askedBodies } from './asked-bodies.ts'
import type { Matter } from './decision.ts'
import type { Finding } from './find.ts'
import { fits } from './fits.ts'
import { mattersNamed } from './named-matter.ts'
import { measure, measureParts, saidBy } from './overlap.ts'
import { placesNamedIn } from './setting/place.ts'
import { tellsOnlyTax, tellsTheThing } from './wanted-thing.ts'
import { documentOf, speaksOfItsDocuments } from './whose-document.ts'
import { isOthersPrivilege } from './whose-privilege.ts'

/**
 * Features of what was found. Of the best provision, 0 to 1: how much of what the question says it holds, in single
 * syllables and in pairs of neighbours, and in single syllables for the question's best part; the search's own coverage.
 * Of the question: how much it says (log of its syllables that say something), how far that makes it a story and, as that, in
 * how many of its pairs the provision tells it (single syllables of a story stand anywhere), how much of
 * it the collection knows at all, in syllables and in pairs, whether it belongs to an office of government itself or to no
 * field that is known, whether it names a city itself or a place in one, which mostly tells where its asker lives, and
 * whether it names a body of government that the best provision speaks of. Of the ranking: how like a citizen's wording of the first provisions it is, and how far the best
 * article stands before the next.
 */
export const FEATURES = [
  'syllables',
  'pairs',
  'partSyllables',
  'coverage',
  'length',
  'story',
  'told',
  'phrase',
  'margin',
  'knownSyllables',
  'knownPairs',
  'government',
  'fieldless',
  'city',
  'part',
  'body',
] as const
export type Features = Readonly<Record<(typeof FEATURES)[number], number>>

/** Fitted by `npm run calibrate`, which says on what and how well. */
const Calibration = z.object({
  weights: z.record(z.enum(FEATURES), z.number()),
  bias: z.number(),
  threshold: z.number().min(0).max(1),
})
const calibration = Calibration.parse(
  JSON.parse(readFileSync(new URL('answerable.json', import.meta.url), 'utf8')),
)

/** So sure that a message which looks like something else is taken for a question about the law. */
const SURE = 0.9
/** Where others are much closer in their words, or it does not name the matter that others on the shelf name, it takes more. */
const SURER = 0.95
const NEAR = 0.75
/** Syllables that say something, from which most of them tell of circumstances. */
const STORY_FROM = 20
/** Syllables that say something, below which nobody can tell what is asked. */
const LEAST_SAID = 2
/** So like a citizen's wording of a provision that one word, beside the name of a city, says what is asked. */
const JUST_AS_PUT = 0.8
const ASKS_MEANING = /\b(?:la gi|la sao|nghia la|co nghia|hieu (?:la|the nao))\b/
/** A citizen's wording of one of these may be the question. */
const ALIKE_AMONG = 3
/** Offices whose own matter the collection is; the others look after fields of which it holds little. */
const GOVERNMENT: ReadonlySet<string> = new Set(['van-phong-ubnd', 'hdnd', 'so-noi-vu', 'ubnd-cap-xa'])
/** What no phrase speaks for. */
const NO_FIELD = 'dieu-phoi'

/** What is asked, where and of which day. */
type Asked = Pick<Matter, 'text' | 'day' | 'place'>

/** Whether what was found, best first, answers the question, or only shares words with it. */
export function isAnswerable(published: Published, asked: Asked, found: readonly Finding[]): boolean {
  return answers(published, asked, found, calibration.threshold)
}

/** The same, asked of a message that may be no question about the law at all. */
export function isSurelyAnswerable(published: Published, asked: Asked, found: readonly Finding[]): boolean {
  return answers(published, asked, found, SURE)
}

function answers(published: Published, asked: Asked, found: readonly Finding[], threshold: number): boolean {
  const likely = likelihoodOf(published, asked, found)
  // Raised above what is closer and tells no such thing, it may only share the kind of thing; what does not name the matter
  // would itself be closer if it did.
  const closest = Math.max(...found.map(({ unserved = 0 }) => unserved))
  const nearness = (found[0]?.score ?? 0) / closest
  const needed = nearness >= 1 ? threshold : nearness >= NEAR ? SURE : SURER
  return likely !== undefined && likely >= needed
}

/**
 * How likely the first of what was found answers the question, 0 to 1.
 *
 * @returns `undefined` where it cannot, whatever words they share
 */
export function likelihoodOf(
  published: Published,
  asked: Asked,
  found: readonly Finding[],
): number | undefined {
  const [best] = found
  if (best === undefined || !hasTheThing(published, asked.text, best.provision)) return undefined
  const features = featuresOf(published, asked, found)
  // "On k": whatever is found shares one word with it.
  if (features === undefined) return undefined
  const isJustAsPut = features.city === 1 && features.phrase >= JUST_AS_PUT
  const isEnough = isJustAsPut || definesAll(published, asked.text, best.provision, features)
  if (features.length < Math.log(1 + LEAST_SAID) && !isEnough) return undefined
  return likelihood(features)
}

/** "TOD là gì": one word says what is asked, where the law has a clause that says what the word means. */
function definesAll({ shelf }: Published, question: string, provision: Provision, all: Features): boolean {
  if (all.length === 0 || all.syllables < 1 || !ASKS_MEANING.test(fold(question))) return false
  return shelf.ancestors(provision).some(({ heading = '' }) => fold(heading).includes('giai thich tu ngu'))
}

/** Whether a provision, or a part of it, tells the one thing that is wanted, and the matter is one that the shelf knows. */
export function hasTheThing({ shelf }: Published, question: string, provision: Provision): boolean {
  const told = shelf.withParts(provision)
  if (tellsOnlyTax(question, provision) || isOthersPrivilege(question, provision)) return false
  if (!speaksOfItsDocuments(documentOf(question), told)) return false
  return tellsTheThing(question, told) && mattersNamed(shelf, question).mayBeToldBy(provision)
}

function likelihood(features: Features): number {
  const sum = FEATURES.reduce(
    (total, name) => total + calibration.weights[name] * features[name],
    calibration.bias,
  )
  return 1 / (1 + Math.exp(-sum))
}

/** @returns `undefined` when nothing was found */
export function featuresOf(
  published: Published,
  { text: question, day, place }: Asked,
  found: readonly Finding[],
): Features | undefined {
  const [best] = found
  if (best === undefined) return undefined
  const whole = measure(published, question, best.provision)
  const said = saidBy(published, question)
  const next = found.find(({ provision }) => articleOf(provision.id) !== articleOf(best.provision.id))
  const story = Math.max(0, Math.log((1 + whole.said) / STORY_FROM))
  const alike = found.slice(0, ALIKE_AMONG).map(({ provision }) => said.likenessTo(provision))
  const { fit } = fits(published.shelf, askedBodies(published.shelf, question, day, place), best.provision)
  const field = fieldOf(question)
  const named = placesNamedIn(question)
  const namesItsBody = fit === 'agrees' || fit === 'kin'
  return {
    syllables: whole.syllables,
    pairs: whole.pairs,
    partSyllables: measureParts(published, question, best.provision) ?? whole.syllables,
    coverage: best.coverage,
    length: Math.log(1 + whole.said),
    story,
    told: story * whole.pairs,
    phrase: Math.max(...alike),
    margin: next === undefined ? 1 : 1 - next.score / best.score,
    knownSyllables: said.knownSyllables,
    knownPairs: said.knownPairs,
    government: GOVERNMENT.has(field) ? 1 : 0,
    fieldless: field === NO_FIELD ? 1 : 0,
    city: named.city ? 1 : 0,
    part: named.part ? 1 : 0,
    body: namesItsBody ? 1 : 0,
  }
}

function articleOf(id: string): string {
  return id.split('/', 2).join('/')
}
