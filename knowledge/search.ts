import { K1 } from './postings.ts'
import { readQuery } from './query.ts'
import type { Emphasis, Query } from './query.ts'
import { rank } from './ranking.ts'
import type { Candidate } from './ranking.ts'
import { greatestRarity, rarity } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'

export { buildIndex } from './search-index.ts'
export type { Emphasis } from './query.ts'
export type { SearchIndex } from './search-index.ts'
export type { Searchable } from './searchable.ts'

export interface Hit {
  readonly id: string
  /** In the order given to {@link buildIndex}. */
  readonly position: number
  /** Compares the hits of one search, not of two. */
  readonly score: number
  /** 0 to 1: how much of the question's weight in single syllables the item holds, accents honoured where typed. */
  readonly coverage: number
}

/** How many the first look passes on; a hundred rank no better. */
const KEEP = 50

// Past so many holders a syllable costs most and says least, so the first look leaves it to the second. A question's
// rarest terms are read whatever they cost: one made of common words alone must find something too.
const MANY_HOLDERS = 20_000
const ALWAYS_READ = 8

/**
 * The items that answer a question best, best first; equals in the order they were given.
 *
 * @param options.emphasis how much each syllable counts beside its rarity; all alike where absent
 * @param options.allowed one number an item, 0 for what must not be found; it takes no place from the others
 */
export function search(
  index: SearchIndex,
  text: string,
  options: { readonly limit: number; readonly allowed?: Uint8Array; readonly emphasis?: Emphasis },
): readonly Hit[] {
  const query = readQuery(index, text, options.emphasis)
  const scores = scoreAll(index, query)
  const candidates = best(scores, Math.max(KEEP, options.limit), options.allowed)
  return rank(index, query, candidates)
    .slice(0, options.limit)
    .map(({ position, score, coverage }) => {
      return { id: index.transcript.ids[position] ?? '', position, score, coverage }
    })
}

/** How much a syllable without marks says in this collection; the most for one it does not have. */
export function termWeight(index: SearchIndex, syllable: string): number {
  const folded = index.transcript.vocabulary.folded(syllable)
  return folded === undefined ? greatestRarity(index) : rarity(index, folded)
}

/** BM25 of every item over the question's terms, marks aside. */
function scoreAll(index: SearchIndex, query: Query): Float32Array {
  const { starts, entries, damping } = index.postings
  const scores = new Float32Array(damping.length)
  for (const [term, weight] of telling(index, query)) {
    const most = weight * (K1 + 1)
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at += 1) {
      const entry = entries[at] ?? 0
      const item = entry >>> 8
      const often = entry & 255
      scores[item] = (scores[item] ?? 0) + (most * often) / (often + (damping[item] ?? 0))
    }
  }
  return scores
}

/** The question's terms with their weights, without those that say least and cost most. */
function telling(index: SearchIndex, query: Query): Array<readonly [term: number, weight: number]> {
  const { starts } = index.postings
  const holders = (term: number): number => (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  const weights = new Map<number, number>()
  for (const { folded, weight } of query.syllables) weights.set(folded, weight)
  for (const { term, weight } of query.pairs) weights.set(term, weight)
  return [...weights]
    .sort(([a], [b]) => holders(a) - holders(b) || a - b)
    .filter(([term], rank) => rank < ALWAYS_READ || holders(term) <= MANY_HOLDERS)
}

/** The highest scores in order; what scores nothing is left out. */
function best(scores: Float32Array, limit: number, allowed: Uint8Array | undefined): Candidate[] {
  const most = Math.min(limit, scores.length)
  const kept = new Float32Array(most)
  const positions = new Uint32Array(most)
  let count = 0
  let least = 0
  for (let position = 0; position < scores.length; position += 1) {
    const score = scores[position] ?? 0
    if (score <= least || allowed?.[position] === 0) continue
    // Among equals the earlier stays before the later.
    let [place, end] = [0, count]
    while (place < end) {
      const middle = (place + end) >>> 1
      if ((kept[middle] ?? 0) < score) end = middle
      else place = middle + 1
    }
    if (count < most) count += 1
    kept.copyWithin(place + 1, place, count - 1)
    positions.copyWithin(place + 1, place, count - 1)
    kept[place] = score
    positions[place] = position
    if (count === most) least = kept[most - 1] ?? 0
  }
  return Array.from(positions.subarray(0, count), (position, at) => ({ position, score: kept[at] ?? 0 }))
}
