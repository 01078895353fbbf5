import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DeskFault } from '../../domain/errors.ts'

/**
 * Holds a folder for one serving process. The hold is a lock of the operating system's, so it ends with the process,
 * however that ends; commands that only look in or make an account do not ask for it.
 *
 * @returns gives the folder up
 * @throws {DeskFault} `store-taken` when another process serves it
 */
export function serveAlone(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'serving.db'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (fault) {
    lock.close()
    throw new DeskFault('store-taken', 'another desk serves this store already', { cause: fault })
  }
  return () => lock.close()
}
