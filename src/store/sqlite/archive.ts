import type { Archive } from '#knowledge/archive.ts'
import type { Connection } from './connection.ts'
import { sqliteDecisions } from './decisions.ts'
import { prepareJournal } from './journal.ts'
import { sqliteVersions } from './versions.ts'
import { sqliteWaiting } from './waiting.ts'

/** The law in all its versions, in the same file as everything else. */
export function sqliteArchive(db: Connection): Archive {
  const journal = prepareJournal(db)
  return {
    ...sqliteVersions(db, journal),
    ...sqliteWaiting(db, journal),
    ...sqliteDecisions(db, journal),
    journal: (limit) => db.look(() => journal.read(limit)),
  }
}
