import { setImmediate as nextRound } from 'node:timers/promises'
import { buildIndex } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import type { Searchable } from './searchable.ts'

/** In place of `index-aside.ts` where there are no threads (Workers): whoever asks meanwhile waits. */
export async function buildIndexAside(items: Iterable<Searchable>): Promise<SearchIndex> {
  await nextRound()
  return buildIndex(items)
}
