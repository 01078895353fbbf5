import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refused } from './read-outcome.ts'
import type { ReadOutcome } from './read-outcome.ts'
import type { ReadOrder, ReadReport } from './read-safely.ts'

const MAX_BYTES = 32 * 1024 * 1024
const SECONDS = 9
const HEAP_MB = 224
/** Heap and buffers of the reading thread together. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024
const WATCH_MS = 25
const FILES_A_THREAD = 200

/**
 * Reads a .txt, .md, .html, .docx or .pdf file into lines.
 *
 * Files come from anywhere. They are read in a thread of their own that is ended after 9 seconds or 256 MB, so no file can
 * hold up or bring down the desk.
 *
 * @throws when the file cannot be opened; everything wrong with what it holds is a `refused`
 */
export async function readDocument(path: string): Promise<ReadOutcome> {
  return withReader((reader) => reader.read(path))
}

/** The same for a file that came with a form. */
export async function readUpload(bytes: Uint8Array, name: string): Promise<ReadOutcome> {
  return withReader((reader) => reader.readBytes(bytes, name))
}

/** Reads many files one after the other in one thread; each has the limits of {@link readDocument}. */
export interface Reader {
  read(path: string): Promise<ReadOutcome>
  readBytes(bytes: Uint8Array, name: string): Promise<ReadOutcome>
  close(): Promise<void>
}

export function openReader(): Reader {
  let worker: Worker | undefined
  let filesRead = 0
  const end = async (): Promise<void> => {
    const ended = worker
    worker = undefined
    filesRead = 0
    await ended?.terminate()
  }
  const readBytes = async (bytes: Uint8Array, name: string): Promise<ReadOutcome> => {
    if (bytes.length > MAX_BYTES) return refused('too-large')
    // What files leave behind must not count against a later one.
    if (filesRead >= FILES_A_THREAD) await end()
    worker ??= startThread()
    filesRead += 1
    const report = await inThread(worker, { bytes, name }).catch(async (fault: unknown) => {
      await end()
      throw fault
    })
    if (report === 'took-too-long' || report === 'took-too-much-memory') {
      // Whatever it is still doing, nobody waits for it.
      await end()
      return refused(report)
    }
    return report.kind === 'read' ? report : refused(report.reason, report.where)
  }
  return {
    read: async (path) => {
      const { size } = await stat(path)
      if (size > MAX_BYTES) return refused('too-large')
      return readBytes(await readFile(path), basename(path))
    },
    readBytes,
    close: end,
  }
}

async function withReader<T>(use: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = openReader()
  try {
    return await use(reader)
  } finally {
    await reader.close()
  }
}

function startThread(): Worker {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // pdf.js warns of every oddity of a file.
    stdout: true,
    stderr: true,
  })
  // One that fails between two files is noticed with the next.
  worker.on('error', () => {})
  return worker
}

function inThread(
  worker: Worker,
  order: ReadOrder,
): Promise<ReadReport | 'took-too-long' | 'took-too-much-memory'> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timeout)
      clearInterval(watch)
      worker.off('message', onMessage)
      worker.off('error', onError)
    }
    const give = (report: ReadReport | 'took-too-long' | 'took-too-much-memory'): void => {
      settle()
      resolve(report)
    }
    // The thread sends one message a file, a `ReadReport`.
    const onMessage = (report: ReadReport): void => give(report)
    const onError = (fault: Error & { code?: string }): void => {
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') return give('took-too-much-memory')
      settle()
      reject(fault)
    }
    const timeout = setTimeout(() => give('took-too-long'), SECONDS * 1000)
    const watch = setInterval(() => {
      void memoryOf(worker).then((bytes) => bytes > MAX_MEMORY_BYTES && give('took-too-much-memory'))
    }, WATCH_MS)
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(order, [])
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
