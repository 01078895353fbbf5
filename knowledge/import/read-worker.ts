import { parentPort } from 'node:worker_threads'
import { readSafely } from './read-safely.ts'
import type { ReadOrder } from './read-safely.ts'

// Only `openReader` starts this file, with one `ReadOrder` at a time.
parentPort?.on('message', (order: ReadOrder) => {
  void readSafely(order).then((made) => parentPort?.postMessage(made, []))
})
