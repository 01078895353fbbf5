import { parentPort } from 'node:worker_threads'
import type { IndexOrder } from './index-aside.ts'
import type { PairArrays } from './pair-table.ts'
import type { Postings } from './postings.ts'
import { indexOf } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { Transcriber } from './transcript.ts'
import type { Transcript } from './transcript.ts'
import type { VocabularyList } from './vocabulary.ts'

/** A search index as it crosses from thread to thread: without its classes. */
export interface BuiltIndex extends Omit<Transcript, 'vocabulary'> {
  readonly vocabulary: VocabularyList
  readonly pairs: PairArrays
  readonly folds: SearchIndex['folds']
  readonly rarities: SearchIndex['rarities']
  readonly postings: Omit<Postings, 'pairs'>
}

const transcriber = new Transcriber()

// Only `buildIndexAside` starts this file, with `IndexOrder`s.
parentPort?.on('message', (order: IndexOrder) => {
  if (order === 'build') give()
  else for (const item of order) transcriber.add(item)
})

function give(): void {
  const { transcript, postings: whole, folds, rarities } = indexOf(transcriber.finish())
  const { vocabulary, ...rest } = transcript
  const { pairs, ...postings } = whole
  const built: BuiltIndex = {
    ...rest,
    vocabulary: vocabulary.list,
    pairs: pairs.arrays,
    folds,
    rarities,
    postings,
  }
  // Handed over, not copied: a collection of 84,664 articles is a hundred megabytes.
  const moved = [
    rest.spellings.buffer,
    rest.starts.buffer,
    built.pairs.slots.buffer,
    built.pairs.firsts.buffer,
    built.pairs.seconds.buffer,
    postings.starts.buffer,
    postings.entries.buffer,
    postings.damping.buffer,
  ]
  parentPort?.postMessage(built, moved)
}
