import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { StoreRoom } from '../../domain/safekeeping.ts'
import type { Store } from '../../domain/store.ts'
import { DESK } from './database-file.ts'

/** What is left on the file system of a store's folder, and what its files take. */
export function sqliteRoom(folder: string): Pick<Store, 'room'> {
  const sizeOf = async (file: string): Promise<number> =>
    // The log is not there before the first change.
    stat(join(folder, file)).then(
      ({ size }) => size,
      () => 0,
    )
  return {
    room: async () => {
      // One that does not tell (a file system without it, a filter of system calls) has kept everything so far all the same.
      const found = await statfs(folder).catch(() => undefined)
      if (found === undefined || found.blocks === 0) return undefined
      const { bsize, blocks, bfree, bavail } = found
      return {
        bound: 'disk',
        freeBytes: bavail * bsize,
        wholeBytes: (blocks - bfree + bavail) * bsize,
        usedBytes: await sizeOf(DESK),
        logBytes: await sizeOf(`${DESK}-wal`),
        failed: [],
      }
    },
  }
}

/** The largest update a network brings, with what is written beside it: pages of indexes, in the log and in the file. */
const LEAST_BYTES = 2 * 1024 * 1024

/**
 * A disk that is full refuses messages, and a change as small as the one that tries it still finds a place in what the files
 * have already.
 *
 * @throws {StoreUnavailable} where the disk is too full for a message
 */
export function sureOfRoom(room: StoreRoom | undefined): void {
  if (room !== undefined && room.freeBytes < LEAST_BYTES)
    throw new StoreUnavailable(undefined, 'the disk is full')
}
