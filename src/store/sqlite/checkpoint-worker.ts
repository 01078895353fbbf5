import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import * as z from 'zod'

/** Often enough that little is left for whoever writes, seldom enough that a page written many times is copied once. */
const EVERY_MS = 500
/** After so many looks between which nobody has written the log is emptied. */
const QUIET_LOOKS = 4

const path = z.string().parse(workerData)
const database = new DatabaseSync(path)
// PASSIVE copies what it can and makes nobody wait.
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
// What was copied still stands in the log until others write over it, on a quiet desk for months: also what somebody has
// had deleted. TRUNCATE gives up at once where somebody writes, or a backup reads.
const empty = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
const version = database.prepare('PRAGMA data_version')
const Version = z.object({ data_version: z.int() })

let seen: number | undefined
let quiet = 0

setInterval(() => {
  try {
    const { data_version: now } = Version.parse(version.get())
    quiet = now === seen ? quiet + 1 : 0
    seen = now
    checkpoint.get()
    if (quiet >= QUIET_LOOKS && statSync(`${path}-wal`).size > 0) empty.get()
  } catch {
    // A full or broken disk: whoever writes is told so, and what stands in the log stays there.
  }
}, EVERY_MS)
