import { once } from 'node:events'
import { setImmediate as nextRound } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { putTogether } from './built-index.ts'
import type { BuiltIndex } from './built-index.ts'
import type { SearchIndex } from './search-index.ts'
import type { Searchable } from './searchable.ts'

/** How many items are handed over at a time: few enough that this thread stands still for a few milliseconds only. */
const AT_ONCE = 200

/** What the index's thread is told: more items, or that there are no more. */
export type IndexOrder = readonly Searchable[] | 'build'

/**
 * Builds the search index in a thread of its own, which is ended afterwards.
 *
 * @throws when the thread fails, out of memory for instance
 */
export async function buildIndexAside(items: Iterable<Searchable>): Promise<SearchIndex> {
  const worker = new Worker(new URL('index-worker.ts', import.meta.url))
  try {
    // Rejects when the thread fails. The thread sends one message, a `BuiltIndex`.
    const built = once(worker, 'message') as Promise<[BuiltIndex]>
    const sent = send(worker, items)
    const [[index]] = await Promise.all([built, sent])
    return putTogether(index)
  } finally {
    await worker.terminate()
  }
}

async function send(worker: Worker, items: Iterable<Searchable>): Promise<void> {
  const tell = (order: IndexOrder): void => worker.postMessage(order, [])
  let batch: Searchable[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < AT_ONCE) continue
    tell(batch)
    batch = []
    await nextRound()
  }
  tell(batch)
  tell('build')
}
