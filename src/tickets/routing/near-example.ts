import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { RoutingExample } from '../../domain/routing.ts'
import type { ToRoute } from './evidence.ts'

/** Of all words of both, how many they share: a word or two may differ, not the matter. */
const NEAR = 0.8
/** Below so many different words two questions are alike by chance. */
const LEAST_WORDS = 4

/** Folded words of an example, made once: examples are kept between questions. */
const wordsOfExamples = new WeakMap<RoutingExample, ReadonlySet<string>>()

/**
 * What officials did with nearly the same question in the same city: the likest one, of equals the latest.
 *
 * @param examples the latest first
 */
export function nearExample(
  examples: readonly RoutingExample[],
  { question, meant = [], place }: Pick<ToRoute, 'question' | 'meant' | 'place'>,
): RoutingExample | undefined {
  if (examples.length === 0) return undefined
  const asked = [question, ...meant].map(wordsOf)
  let best: RoutingExample | undefined
  let likeness = NEAR
  for (const example of examples) {
    // What was sent somewhere without a city in mind holds for both.
    if (example.place !== null && place !== null && example.place !== place) continue
    let words = wordsOfExamples.get(example)
    if (words === undefined) wordsOfExamples.set(example, (words = wordsOf(example.question)))
    const alike = Math.max(...asked.map((one) => likenessOf(one, words)))
    if (alike < NEAR || (best !== undefined && alike <= likeness)) continue
    best = example
    likeness = alike
  }
  return best
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(syllables(text).map(fold))
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  // What cannot be reached any more need not be counted.
  if (fewer.size < LEAST_WORDS || fewer.size < NEAR * more.size) return 0
  let shared = 0
  for (const word of fewer) if (more.has(word)) shared += 1
  return shared / (a.size + b.size - shared)
}
