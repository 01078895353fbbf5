import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import * as z from 'zod'

/** Often enough that little is left for whoever writes, seldom enough that a page written many times is copied once. */
const EVERY_MS = 500

const database = new DatabaseSync(z.string().parse(workerData))
// PASSIVE copies what it can and makes nobody wait.
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

setInterval(() => {
  try {
    checkpoint.get()
  } catch {
    // A full or broken disk: whoever writes is told so, and what stands in the log stays there.
  }
}, EVERY_MS)
