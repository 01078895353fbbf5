import type { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { DeskFault, StoreUnavailable } from '../../domain/errors.ts'
import { ARCHIVE } from './migrations/archive.ts'
import { MIGRATIONS } from './migrations/all.ts'
import { marksOf, TicketJson, wordsOf } from '../ticket-rows.ts'

/** How many migrations a file has been through that this program works with. */
export const VERSION = MIGRATIONS.length

/** What `PRAGMA user_version` gives. */
export const FileVersion = z.object({ user_version: z.int() })
export type FileVersion = z.infer<typeof FileVersion>

/**
 * A newer program may have brought the file further under us: by our rules what it has added would be lost. Asked of the file in
 * each transaction, which takes less than a microsecond.
 *
 * @throws {StoreUnavailable}
 */
export function refuseMovedOn({ user_version: version }: FileVersion): void {
  if (version === VERSION) return
  throw new StoreUnavailable(
    undefined,
    `desk.db was brought to version ${version} and this program works with ${VERSION}: start the program that did it`,
  )
}

/**
 * Brings a database to the version this program knows; a new file starts at version 0.
 *
 * @param hold keeps servers away while an older file is brought further; gives what lets go of it
 * @throws {DeskFault} `store-newer` when a newer program has written it: an older one would lose what it cannot see;
 *   `store-served-older` when the older program that wrote it is at work on it
 */
export function migrate(database: DatabaseSync, hold: () => () => void): void {
  let letGo: (() => void) | undefined
  // The lock first: of two processes that open a new file at once, the second finds the work done.
  database.exec('BEGIN IMMEDIATE')
  try {
    // SQL cannot take the accents off.
    database.function('words_of_ticket', (json) => {
      // One that cannot be read is found by nobody, and must not keep the desk from starting.
      const { data: ticket } = TicketJson.safeParse(json)
      return ticket === undefined ? '' : [...wordsOf(ticket), ...marksOf(ticket)].join(' ')
    })
    const version = versionOf(database)
    refuseNewer(version)
    if (version > 0 && version < VERSION) letGo = keptFromOlder(hold, version)
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${VERSION}`)
    database.exec('COMMIT')
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw fault
  } finally {
    letGo?.()
  }
}

/** An older server that goes on writing by its own rules would lose what the newer ones have added. */
function keptFromOlder(hold: () => () => void, version: number): () => void {
  try {
    return hold()
  } catch (fault) {
    if (!(fault instanceof DeskFault && fault.code === 'store-taken')) throw fault
    throw new DeskFault(
      'store-served-older',
      `desk.db has version ${version} and is served by an older program, this one needs ${VERSION}: restart the server first`,
      { cause: fault },
    )
  }
}

/**
 * Whether a database may be looked into for the law as it is, without being brought further.
 *
 * @returns `false` for one that was written before there was an archive, or that is being made
 * @throws {DeskFault} `store-newer`; `store-older` when its archive is one this program would have to change first
 */
export function hasArchive(database: DatabaseSync): boolean {
  const version = versionOf(database)
  refuseNewer(version)
  if (version <= MIGRATIONS.indexOf(ARCHIVE)) return false
  if (version < VERSION) {
    throw new DeskFault(
      'store-older',
      `desk.db has version ${version}, this program needs ${VERSION}: start its server first, or use the older program`,
    )
  }
  return true
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

function refuseNewer(version: number): void {
  if (version <= VERSION) return
  throw new DeskFault(
    'store-newer',
    `desk.db has version ${version}, this program knows ${VERSION}: start the newer program`,
  )
}
