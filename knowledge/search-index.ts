import { buildPostings } from './postings.ts'
import type { Postings } from './postings.ts'
import type { FieldWeights, Searchable } from './searchable.ts'
import { transcribe } from './transcript.ts'
import type { Transcript } from './transcript.ts'

/** A collection ready to be searched; never changed, replaced whole. */
export interface SearchIndex {
  readonly transcript: Transcript
  readonly postings: Postings
  /** Per spelling, its number without marks. */
  readonly folds: Uint32Array
  /** Robertson–Spärck Jones weight of each term: the fewer items hold it, the more it says. */
  readonly rarities: Float64Array
}

const WEIGHTS: FieldWeights = { title: 3, document: 1, text: 1, words: 2 }

/** @throws {RangeError} for more than 16,777,216 items */
export function buildIndex(items: Iterable<Searchable>, weights: FieldWeights = WEIGHTS): SearchIndex {
  return indexOf(transcribe(items), weights)
}

export function indexOf(transcript: Transcript, weights: FieldWeights = WEIGHTS): SearchIndex {
  const postings = buildPostings(transcript, weights)
  const { starts } = postings
  const items = transcript.ids.length
  const rarities = new Float64Array(starts.length - 1)
  for (let term = 0; term < rarities.length; term += 1)
    rarities[term] = rarityOf(items, (starts[term + 1] ?? 0) - (starts[term] ?? 0))
  return { transcript, postings, folds: transcript.vocabulary.folds, rarities }
}

/** How much a term says in this collection. */
export function rarity({ rarities }: SearchIndex, term: number): number {
  return rarities[term] ?? 0
}

/** The same for a syllable no item holds: the most a syllable can say. */
export function greatestRarity({ transcript }: SearchIndex): number {
  return rarityOf(transcript.ids.length, 0)
}

function rarityOf(items: number, holders: number): number {
  return Math.log(1 + (items - holders + 0.5) / (holders + 0.5))
}
