import { PairTable } from './pair-table.ts'
import type { PairArrays } from './pair-table.ts'
import type { Postings } from './postings.ts'
import type { SearchIndex } from './search-index.ts'
import type { Transcript } from './transcript.ts'
import { Vocabulary } from './vocabulary.ts'
import type { VocabularyList } from './vocabulary.ts'

/** A search index as it crosses from thread to thread: without its classes. */
export interface BuiltIndex extends Omit<Transcript, 'vocabulary'> {
  readonly vocabulary: VocabularyList
  readonly pairs: PairArrays
  readonly folds: SearchIndex['folds']
  readonly rarities: SearchIndex['rarities']
  readonly postings: Omit<Postings, 'pairs'>
}

export function takeApart({ transcript, postings: whole, folds, rarities }: SearchIndex): BuiltIndex {
  const { vocabulary, ...rest } = transcript
  const { pairs, ...postings } = whole
  return { ...rest, vocabulary: vocabulary.list, pairs: pairs.arrays, folds, rarities, postings }
}

export function putTogether({
  vocabulary,
  pairs,
  postings,
  folds,
  rarities,
  ...rest
}: BuiltIndex): SearchIndex {
  return {
    transcript: { ...rest, vocabulary: Vocabulary.of(vocabulary) },
    postings: { ...postings, pairs: PairTable.of(pairs) },
    folds,
    rarities,
  }
}

/**
 * The same in memory that threads share: neither the one it is handed to nor the next copies it. A collection of 84,664
 * articles is a hundred megabytes.
 */
export function inSharedMemory(built: BuiltIndex): BuiltIndex {
  const { pairs, postings } = built
  return {
    ...built,
    spellings: shared(built.spellings),
    starts: shared(built.starts),
    folds: shared(built.folds),
    rarities: shared(built.rarities),
    pairs: {
      ...pairs,
      slots: shared(pairs.slots),
      firsts: shared(pairs.firsts),
      seconds: shared(pairs.seconds),
    },
    postings: {
      starts: shared(postings.starts),
      entries: shared(postings.entries),
      damping: shared(postings.damping),
    },
  }
}

type Numbers = Int32Array | Uint16Array | Uint32Array | Float32Array | Float64Array

function shared<Kept extends Numbers>(numbers: Kept): Kept {
  const memory = new SharedArrayBuffer(numbers.byteLength)
  new Uint8Array(memory).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
  // Each of the kinds named above is made of a buffer.
  const kind = numbers.constructor as new (memory: SharedArrayBuffer) => Kept
  return new kind(memory)
}
