import type { DatabaseSync } from 'node:sqlite'
import { DeskFault } from '../../domain/errors.ts'
import { ARCHIVE } from './migrations/archive.ts'
import { MIGRATIONS } from './migrations/all.ts'
import { marksOf, TicketJson, wordsOf } from '../ticket-rows.ts'

/**
 * Brings a database to the version this program knows; a new file starts at version 0.
 *
 * @throws {DeskFault} `store-newer` when a newer program has written it: an older one would lose what it cannot see
 */
export function migrate(database: DatabaseSync): void {
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
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw fault
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
  if (version < MIGRATIONS.length) {
    throw new DeskFault(
      'store-older',
      `desk.db has version ${version}, this program needs ${MIGRATIONS.length}: start its server first, or use the older program`,
    )
  }
  return true
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

function refuseNewer(version: number): void {
  if (version <= MIGRATIONS.length) return
  throw new DeskFault(
    'store-newer',
    `desk.db has version ${version}, this program knows ${MIGRATIONS.length}: start the newer program`,
  )
}
