import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DESK } from './database-file.ts'
import type { Connection } from './connection.ts'

/**
 * Pages in the log, 4 KiB each, from which on a commit checkpoints as well. There it finds little left to copy, and the
 * log begins anew: as long as somebody goes on writing, the thread alone never comes to its end.
 */
const LONGEST_LOG = 8000

/**
 * Copies the write-ahead log into the file in a thread of its own. In a commit, every thousandth page, it waits for the
 * disk twice and longer the larger the file is, with everybody who stands at the doors.
 *
 * @returns ends the thread
 */
export function checkpointAside(db: Connection, folder: string): () => Promise<void> {
  db.change(`PRAGMA wal_autocheckpoint = ${LONGEST_LOG}`)()
  const worker = new Worker(new URL('checkpoint-worker.ts', import.meta.url), {
    workerData: join(folder, DESK),
  })
  // Should the thread fail, commits copy the log, as SQLite does by itself.
  worker.on('error', () => {})
  worker.unref()
  return async () => {
    await worker.terminate()
  }
}
