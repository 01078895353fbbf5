import { parentPort } from 'node:worker_threads'
import { inSharedMemory, takeApart } from './built-index.ts'
import type { IndexOrder } from './index-aside.ts'
import { indexOf } from './search-index.ts'
import { Transcriber } from './transcript.ts'

const transcriber = new Transcriber()

// Only `buildIndexAside` starts this file, with `IndexOrder`s.
parentPort?.on('message', (order: IndexOrder) => {
  if (order === 'build') parentPort?.postMessage(inSharedMemory(takeApart(indexOf(transcriber.finish()))), [])
  else for (const item of order) transcriber.add(item)
})
