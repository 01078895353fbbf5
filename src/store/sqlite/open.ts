import { join } from 'node:path'
import type { Archive } from '#knowledge/archive.ts'
import type { Seal } from '../../domain/seal.ts'
import type { Store } from '../../domain/store.ts'
import type { KeptStore } from '../kept-words.ts'
import { sealedStore } from '../sealed.ts'
import { sqliteArchive } from './archive.ts'
import { sqliteAnswerTally } from './answer-tally.ts'
import { sqliteAccounts } from './accounts.ts'
import { sqliteBackups } from './backups.ts'
import { sqliteCallCounts } from './call-counts.ts'
import { checkpointAside } from './checkpoints-aside.ts'
import { Connection } from './connection.ts'
import { DESK, openDatabase, openToLook } from './database-file.ts'
import { sqliteConversations } from './conversations.ts'
import { sqliteForgetting } from './forgetting.ts'
import { sqliteInbox } from './inbox.ts'
import { sqliteKeptForms } from './kept-forms.ts'
import { sqliteContacts } from './contacts.ts'
import { sqliteMovedGroups } from './moved-groups.ts'
import { sqliteNotices } from './notices.ts'
import { sqliteOutbox } from './outbox.ts'
import { sqliteRoom, sureOfRoom } from './room.ts'
import { sqliteRoutingExamples } from './routing-examples.ts'
import { sqliteRulebook } from './rulebook.ts'
import { sameFile } from './same-file.ts'
import { serveAlone } from './serve-alone.ts'
import { sqliteTickets } from './tickets.ts'
import { sqliteTurns } from './turns.ts'
import { sqliteUpkeep } from './upkeep.ts'
import { sqliteWords } from './words.ts'

/**
 * The store in one file, `desk.db`, in a folder that is made when absent. Several processes may have it open.
 *
 * @param seal seals what citizens write; without one it is kept in clear
 * @throws {StoreUnavailable} when the file cannot be opened
 * @throws {DeskFault} `store-newer` when a newer program has written it; `store-served-older` when an older one is at work on it
 */
export function openSqliteStore(folder: string, seal?: Seal): Store {
  const database = openDatabase(folder)
  const file = sameFile(join(folder, DESK))
  const db = new Connection(database, file)
  const upkeep = sqliteUpkeep(db)
  const { room } = sqliteRoom(folder)
  let giveUp: (() => void) | undefined
  let endCheckpoints: (() => Promise<void>) | undefined
  const kept: KeptStore = {
    kind: 'sqlite',
    ...sqliteInbox(db),
    ...sqliteTurns(db),
    ...sqliteConversations(db),
    ...sqliteAnswerTally(db),
    ...sqliteOutbox(db),
    ...sqliteTickets(db),
    ...sqliteKeptForms(db),
    ...sqliteNotices(db),
    ...sqliteContacts(db),
    ...sqliteMovedGroups(db),
    ...sqliteForgetting(db),
    ...sqliteAccounts(db),
    ...sqliteCallCounts(),
    ...sqliteRulebook(db),
    ...sqliteRoutingExamples(db),
    ...sqliteArchive(db),
    room,
    ...sqliteBackups(db),
    ...sqliteWords(db),
    ...upkeep,
    check: async () => {
      await upkeep.check()
      sureOfRoom(await room())
    },
    // The desk opens the file itself, with settings that keep what was written; only the file's place others may change.
    warnings: async () => (file.isGone() ? ['file_gone'] : []),
    takeOver: async () => {
      giveUp ??= serveAlone(folder)
      db.waitBriefly()
      endCheckpoints ??= checkpointAside(db, folder)
      await upkeep.takeOver()
    },
    // Nobody shares its work.
    beAtWork: async () => {},
    close: async () => {
      await endCheckpoints?.()
      endCheckpoints = undefined
      await db.look(() => {
        giveUp?.()
        giveUp = undefined
        db.close()
      })
    },
  }
  return sealedStore(kept, seal)
}

/**
 * The archive of the store in a folder, to look at only: writing to it is refused.
 *
 * @returns `undefined` where there is no store, or one that has no archive yet
 * @throws {StoreUnavailable} when the file cannot be read
 * @throws {DeskFault} `store-newer` or `store-older` when another program has written it
 */
export function openSqliteArchiveToLook(
  folder: string,
): { readonly archive: Archive; readonly close: () => void } | undefined {
  const database = openToLook(folder)
  if (database === undefined) return undefined
  const db = new Connection(database)
  return { archive: sqliteArchive(db), close: () => db.close() }
}
