import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder } from '../../make-folder.ts'
import { asStoreFault } from './faults.ts'
import { hasArchive, migrate } from './schema.ts'
import { serveAlone } from './serve-alone.ts'

/** What the file is called that a desk works with. */
export const DESK = 'desk.db'

/**
 * How long a move waits for another process to finish writing, ms. SQLite looks ten times a second whether the lock is
 * free, and nobody stands in line: beside a server that is written to without a pause, a command needs many looks.
 */
const BUSY_TIMEOUT_MS = 30_000

/** Pages kept at hand: the upper ones of every index, so that a page of a queue reads little else of a large file. */
const CACHE_KIB = 32 * 1024

/**
 * Opens `desk.db` in a folder, both made when absent and readable by their owner alone: it holds what citizens wrote.
 *
 * @param file another name, for a desk that is still being put together
 * @throws {StoreUnavailable}
 * @throws {DeskFault} `store-newer` or `store-served-older`, from {@link migrate}
 */
export function openDatabase(folder: string, file = DESK): DatabaseSync {
  try {
    makeFolder(folder)
    const path = join(folder, file)
    closeSync(openSync(path, 'a', 0o600))
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    try {
      // FULL: what was committed survives a power cut too, not only the end of the process.
      // ON: what is deleted is overwritten, for who deletes their data means it.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
      database.exec(`PRAGMA cache_size = -${CACHE_KIB}`)
      // A copy that is still being put together is held by whoever makes it.
      migrate(database, file === DESK ? () => serveAlone(folder) : () => () => {})
      return database
    } catch (fault) {
      database.close()
      throw fault
    }
  } catch (fault) {
    throw asStoreFault(fault)
  }
}

/**
 * Opens the `desk.db` of a folder to look into its archive. Nothing is made, migrated or written: the server of another
 * program may be at work on it.
 *
 * @returns `undefined` where there is no archive
 * @throws {StoreUnavailable}
 * @throws {DeskFault} `store-newer` or `store-older`, from {@link hasArchive}
 */
export function openToLook(folder: string): DatabaseSync | undefined {
  const path = join(folder, DESK)
  if (!existsSync(path)) return undefined
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true })
    try {
      if (hasArchive(database)) return database
    } catch (fault) {
      database.close()
      throw fault
    }
    database.close()
    return undefined
  } catch (fault) {
    throw asStoreFault(fault)
  }
}
