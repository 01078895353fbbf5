import { PairTable } from './pair-table.ts'
import { FIELDS } from './searchable.ts'
import type { FieldWeights } from './searchable.ts'
import type { Transcript } from './transcript.ts'

/**
 * Which items hold which term. The terms are the syllables without marks, then the pairs of neighbouring ones:
 * Vietnamese words are mostly two syllables.
 */
export interface Postings {
  readonly pairs: PairTable
  /** Where each term's entries begin, and where the last term's end. */
  readonly starts: Uint32Array
  /** One number a posting: the item's position × 256 + how often the term stands there, weighted, at most 255. */
  readonly entries: Uint32Array
  /** Per item, what BM25 adds to a term's count in the denominator: the longer the item, the less one word says. */
  readonly damping: Float32Array
}

/** BM25: how soon a word repeated says nothing new, and how much the length of an item counts. */
export const K1 = 1.2
const B = 0.9

const MOST_ITEMS = 1 << 24

/** @throws {RangeError} for more than 16,777,216 items */
export function buildPostings(transcript: Transcript, weights: FieldWeights): Postings {
  const items = transcript.ids.length
  if (items > MOST_ITEMS) throw new RangeError(`${items} items`)
  const fieldWeights = Uint8Array.from(FIELDS, (field) => weights[field])
  const folds = transcript.vocabulary.folds
  const pairs = findPairs(transcript, folds)
  const terms = transcript.vocabulary.foldedSize + pairs.size

  // Two passes over the same text: one to learn how much room each term needs, one to fill it.
  const starts = new Uint32Array(terms + 1)
  const lastItem = new Int32Array(terms).fill(-1)
  forEachTerm(transcript, folds, pairs, (item, term) => {
    if (lastItem[term] === item) return
    lastItem[term] = item
    starts[term + 1] = (starts[term + 1] ?? 0) + 1
  })
  for (let term = 0; term < terms; term += 1) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  }

  const entries = new Uint32Array(starts[terms] ?? 0)
  const filled = starts.slice(0, terms)
  lastItem.fill(-1)
  forEachTerm(transcript, folds, pairs, (item, term, field) => {
    if (lastItem[term] !== item) {
      lastItem[term] = item
      filled[term] = (filled[term] ?? 0) + 1
    }
    const at = (filled[term] ?? 0) - 1
    const often = ((entries[at] ?? 0) & 255) + (fieldWeights[field] ?? 0)
    entries[at] = item * 256 + Math.min(255, often)
  })

  const lengths = Float32Array.from(transcript.ids, (_, item) =>
    weightedLength(transcript, fieldWeights, item),
  )
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, items)
  return { pairs, starts, entries, damping: lengths.map((length) => K1 * (1 - B + (B * length) / usual)) }
}

function findPairs({ spellings, starts }: Transcript, folds: Uint32Array): PairTable {
  const pairs = new PairTable()
  for (let section = 0; section + 1 < starts.length; section += 1) {
    const end = starts[section + 1] ?? 0
    for (let at = (starts[section] ?? 0) + 1; at < end; at += 1) {
      pairs.add(folds[spellings[at - 1] ?? 0] ?? 0, folds[spellings[at] ?? 0] ?? 0)
    }
  }
  return pairs
}

/** Every syllable and every pair in every field, item by item. */
function forEachTerm(
  { spellings, starts, vocabulary }: Transcript,
  folds: Uint32Array,
  pairs: PairTable,
  see: (item: number, term: number, field: number) => void,
): void {
  const firstPair = vocabulary.foldedSize
  for (let section = 0; section + 1 < starts.length; section += 1) {
    const item = Math.floor(section / FIELDS.length)
    const field = section % FIELDS.length
    const start = starts[section] ?? 0
    const end = starts[section + 1] ?? 0
    let before = 0
    for (let at = start; at < end; at += 1) {
      const folded = folds[spellings[at] ?? 0] ?? 0
      see(item, folded, field)
      if (at > start) see(item, firstPair + pairs.find(before, folded), field)
      before = folded
    }
  }
}

function weightedLength({ starts }: Transcript, weights: Uint8Array, item: number): number {
  let length = 0
  for (let field = 0; field < FIELDS.length; field += 1) {
    const section = item * FIELDS.length + field
    length += ((starts[section + 1] ?? 0) - (starts[section] ?? 0)) * (weights[field] ?? 0)
  }
  return length
}
