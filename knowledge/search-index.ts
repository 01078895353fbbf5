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
}

const WEIGHTS: FieldWeights = { title: 3, document: 1, text: 1, words: 2 }

/** @throws {RangeError} for more than 16,777,216 items */
export function buildIndex(items: Iterable<Searchable>, weights: FieldWeights = WEIGHTS): SearchIndex {
  return indexOf(transcribe(items), weights)
}

export function indexOf(transcript: Transcript, weights: FieldWeights = WEIGHTS): SearchIndex {
  return { transcript, postings: buildPostings(transcript, weights), folds: transcript.vocabulary.folds }
}

/** Robertson–Spärck Jones weight of a term: the fewer items hold it, the more it says. */
export function rarity(index: SearchIndex, term: number): number {
  const { starts } = index.postings
  return rarityOf(index, (starts[term + 1] ?? 0) - (starts[term] ?? 0))
}

/** The same for a syllable no item holds: the most a syllable can say. */
export function greatestRarity(index: SearchIndex): number {
  return rarityOf(index, 0)
}

function rarityOf(index: SearchIndex, holders: number): number {
  return Math.log(1 + (index.transcript.ids.length - holders + 0.5) / (holders + 0.5))
}
