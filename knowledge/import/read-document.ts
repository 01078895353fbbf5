import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refusalInWords } from './phrases.ts'
import type { Reading, RefusalReason } from './reading.ts'
import type { ReadOrder, ReadReport } from './read-worker.ts'

/** A document read, or why not, with the sentence for the administrator. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string }

const MAX_BYTES = 32 * 1024 * 1024
const SECONDS = 9
const HEAP_MB = 224
/** Heap and buffers of the reading thread together. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024
const WATCH_MS = 25

/**
 * Reads a .txt, .md, .html, .docx or .pdf file into lines.
 *
 * Files come from anywhere. They are read in a thread of their own that is ended after 9 seconds or 256 MB, so no file can
 * hold up or bring down the desk.
 *
 * @throws when the file cannot be opened; everything wrong with what it holds is a `refused`
 */
export async function readDocument(path: string): Promise<ReadOutcome> {
  const { size } = await stat(path)
  if (size > MAX_BYTES) return refused('too-large')
  return readUpload(await readFile(path), basename(path))
}

/** The same for a file that came with a form. */
export async function readUpload(bytes: Uint8Array, name: string): Promise<ReadOutcome> {
  if (bytes.length > MAX_BYTES) return refused('too-large')
  const report = await inThread({ bytes, name })
  return report.kind === 'read' ? report : refused(report.reason, report.where)
}

function refused(reason: RefusalReason, where?: string): ReadOutcome {
  return { kind: 'refused', reason, message: refusalInWords(reason, where) }
}

function inThread(order: ReadOrder): Promise<ReadReport> {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // pdf.js warns of every oddity of a file.
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const give = (report: ReadReport) => {
      clearTimeout(timeout)
      clearInterval(watch)
      // Whatever it is still doing, nobody waits for it.
      void worker.terminate()
      resolve(report)
    }
    const stop = (reason: RefusalReason) => give({ kind: 'refused', reason, where: undefined })
    const timeout = setTimeout(() => stop('took-too-long'), SECONDS * 1000)
    const watch = setInterval(() => {
      void memoryOf(worker).then((bytes) => bytes > MAX_MEMORY_BYTES && stop('took-too-much-memory'))
    }, WATCH_MS)
    // The thread sends one message, a `ReadReport`.
    worker.once('message', (report: ReadReport) => give(report))
    worker.once('error', (fault: Error & { code?: string }) => {
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') return stop('took-too-much-memory')
      clearTimeout(timeout)
      clearInterval(watch)
      reject(fault)
    })
  })
}

/** Buffers are no part of the heap that a thread can be limited to. A thread that has just ended has none. */
async function memoryOf(worker: Worker): Promise<number> {
  try {
    const { total_heap_size: heap, external_memory: buffers } = await worker.getHeapStatistics()
    return heap + buffers
  } catch {
    return 0
  }
}
