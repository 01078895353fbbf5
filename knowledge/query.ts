import { greatestRarity, rarity } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { fold, syllables } from './vietnamese.ts'

interface QuerySyllable {
  /** Its number without marks. */
  readonly folded: number
  /** Its number as typed; -1 when the collection never spells it so. */
  readonly spelling: number
  /** Whether it was typed with marks: then an item with other marks agrees only in part. */
  readonly marked: boolean
  readonly weight: number
}

/** Two neighbours; `first` and `second` are positions among the query's syllables. */
interface QueryPair {
  readonly first: number
  readonly second: number
  readonly term: number
  readonly weight: number
}

/** A question as the collection understands it; each distinct syllable and pair stands once. */
export interface Query {
  readonly syllables: readonly QuerySyllable[]
  readonly pairs: readonly QueryPair[]
  /** Weight of all its syllables, those included that no item holds. */
  readonly weight: number
}

// The longest question a person asks has some 200 syllables; of more only the beginning is searched, so that a pasted
// book costs no more than a long question.
const MOST_SYLLABLES = 256
const MOST_CHARACTERS = 8000

// A pair repeats what its two syllables have said already.
const PAIR_WEIGHT = 0.5

/** How much each syllable of a question counts beside its rarity, 0 to 1; in order, one a syllable. */
export type Emphasis = (syllables: readonly string[]) => readonly number[]

/** Reads at most the first 8,000 characters and 256 syllables. */
export function readQuery(index: SearchIndex, text: string, emphasis?: Emphasis): Query {
  const typed = syllables(text.slice(0, MOST_CHARACTERS)).slice(0, MOST_SYLLABLES)
  const counts = emphasis === undefined ? new Map<string, number>() : strongest(typed, emphasis(typed))
  const known: QuerySyllable[] = []
  const slots = new Map<string, number>()
  let weight = 0
  for (const syllable of new Set(typed)) {
    const read = readSyllable(index, syllable, counts.get(syllable) ?? 1)
    weight += read?.weight ?? greatestRarity(index) * (counts.get(syllable) ?? 1)
    if (read === undefined) continue
    slots.set(syllable, known.length)
    known.push(read)
  }
  const places = typed.map((syllable) => slots.get(syllable))
  return { syllables: known, pairs: readPairs(index, places, known), weight }
}

/** A syllable that stands twice counts as where it counts most. */
function strongest(typed: readonly string[], emphasis: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [at, syllable] of typed.entries()) {
    counts.set(syllable, Math.max(counts.get(syllable) ?? 0, emphasis[at] ?? 1))
  }
  return counts
}

function readSyllable(index: SearchIndex, syllable: string, counts: number): QuerySyllable | undefined {
  const { vocabulary } = index.transcript
  const bare = fold(syllable)
  const folded = vocabulary.folded(bare)
  if (folded === undefined) return undefined
  const spelling = vocabulary.spelling(syllable) ?? -1
  return { folded, spelling, marked: syllable !== bare, weight: rarity(index, folded) * counts }
}

function readPairs(
  index: SearchIndex,
  slots: ReadonlyArray<number | undefined>,
  known: readonly QuerySyllable[],
): QueryPair[] {
  const found = new Map<number, QueryPair>()
  for (const [at, second] of slots.entries()) {
    const first = slots[at - 1]
    const [left, right] = [known[first ?? -1], known[second ?? -1]]
    if (first === undefined || second === undefined || left === undefined || right === undefined) continue
    const pair = index.postings.pairs.find(left.folded, right.folded)
    if (pair === -1) continue
    const term = index.transcript.vocabulary.foldedSize + pair
    found.set(first * MOST_SYLLABLES + second, {
      first,
      second,
      term,
      weight: rarity(index, term) * PAIR_WEIGHT,
    })
  }
  return [...found.values()]
}
