import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Published } from '#knowledge/published.ts'
import { termWeight } from '#knowledge/search.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Provision } from '#knowledge/provision.ts'
import { sayingSomething } from './empty-words.ts'
import type { Finding } from './find.ts'

/**
 * Features of the best provision found, each 0 to 1 but the last: how much of what the question says it holds, in
 * single syllables and in pairs of neighbours, for the whole question and for its best part; the search's own coverage;
 * how much the question says (log of its syllables that say something).
 */
export const FEATURES = ['syllables', 'pairs', 'partSyllables', 'partPairs', 'coverage', 'length'] as const
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

/** A folded match for a syllable that was typed with marks. */
const FOLDED_MATCH = 0.3
/** A part of a question that says less than this cannot be judged by itself. */
const LEAST_SAID = 4

/** So sure that a message which looks like something else is taken for a question about the law. */
const SURE = 0.85

/** Whether what was found answers the question, or only shares words with it. */
export function isAnswerable(published: Published, question: string, found: readonly Finding[]): boolean {
  return answers(published, question, found, calibration.threshold)
}

/** The same, asked of a message that may be no question about the law at all. */
export function isSurelyAnswerable(
  published: Published,
  question: string,
  found: readonly Finding[],
): boolean {
  return answers(published, question, found, SURE)
}

function answers(
  published: Published,
  question: string,
  [best]: readonly Finding[],
  threshold: number,
): boolean {
  return best !== undefined && likelihood(featuresOf(published, question, best)) >= threshold
}

function likelihood(features: Features): number {
  const sum = FEATURES.reduce(
    (total, name) => total + calibration.weights[name] * features[name],
    calibration.bias,
  )
  return 1 / (1 + Math.exp(-sum))
}

export function featuresOf(published: Published, question: string, best: Finding): Features {
  const words = wordsOf(published, best.provision)
  const whole = measure(published, question, words)
  const parts = question
    .split(/[.?!;\n]+|[,:]\s+/)
    .map((part) => measure(published, part, words))
    .filter((part) => part.said >= LEAST_SAID)
  const part = parts.reduce(
    (a, b) => (b.syllables + b.pairs > a.syllables + a.pairs ? b : a),
    parts[0] ?? whole,
  )
  return {
    syllables: whole.syllables,
    pairs: whole.pairs,
    partSyllables: part.syllables,
    partPairs: part.pairs,
    coverage: best.coverage,
    length: Math.log(1 + whole.said),
  }
}

interface Measured {
  readonly syllables: number
  readonly pairs: number
  /** Syllables that say something. */
  readonly said: number
}

function measure(published: Published, text: string, words: ProvisionWords): Measured {
  const typed = syllables(text)
  // A number may be the very thing that is wrong in the question; it neither helps nor harms.
  const says = sayingSomething(typed).map((does, at) => does && !/^\d/.test(typed[at] ?? ''))
  let weight = 0
  let held = 0
  let pairs = 0
  let pairsHeld = 0
  for (const [at, syllable] of typed.entries()) {
    if (says[at] !== true) continue
    const folded = fold(syllable)
    const rarity = termWeight(published.index, folded)
    weight += rarity
    if (words.syllables.has(syllable)) held += rarity
    else if (words.syllables.has(folded)) held += rarity * FOLDED_MATCH
    const before = typed[at - 1]
    if (before === undefined || says[at - 1] !== true) continue
    pairs += 1
    if (words.pairs.has(`${fold(before)} ${folded}`)) pairsHeld += 1
  }
  return {
    syllables: weight === 0 ? 0 : held / weight,
    pairs: pairs === 0 ? 0 : pairsHeld / pairs,
    said: says.filter(Boolean).length,
  }
}

interface ProvisionWords {
  /** As written and folded. */
  readonly syllables: ReadonlySet<string>
  /** Folded neighbours. */
  readonly pairs: ReadonlySet<string>
}

const known = new WeakMap<Provision, ProvisionWords>()

/** What a provision says, with the sentence it stands under. */
function wordsOf({ shelf }: Published, provision: Provision): ProvisionWords {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const above = shelf.ancestors(provision)
  const [parent] = above
  const text = [
    provision.heading,
    provision.summary,
    ...provision.words,
    ...above.map(({ heading }) => heading),
    parent?.summary,
    ...(parent?.words ?? []),
  ].join('\n')
  const written = syllables(text)
  const folded = written.map(fold)
  const words = {
    syllables: new Set([...written, ...folded]),
    pairs: new Set(folded.slice(1).map((syllable, at) => `${folded[at]} ${syllable}`)),
  }
  known.set(provision, words)
  return words
}
