import type { Archive } from '#knowledge/archive.ts'
import type { Accounts } from './accounts.ts'
import type { AnswerTally } from './answer-tally.ts'
import type { CallCounts } from './call-counts.ts'
import type { Forgetting } from './forgetting.ts'
import type { Inbox } from './inbox.ts'
import type { KeptForms } from './kept-forms.ts'
import type { MovedGroups } from './moved-groups.ts'
import type { Contacts, Notices } from './notices.ts'
import type { Outbox } from './outbox.ts'
import type { RoutingExamples } from './routing.ts'
import type { Rulebook } from './rulebook.ts'
import type { BackupNote, StoreRoom } from './safekeeping.ts'
import type { ShutWaiting } from './lost-keys.ts'
import type { SealedStretch } from './seal.ts'
import type { Tickets } from './tickets.ts'

/**
 * Keeps everything the desk may not forget. Methods are moves of our world; each happens whole or not at all,
 * and has happened, on disk, when its promise resolves. Taking, giving back and recording a delivery may be forgotten
 * in a power cut, not at the end of the process: done again they cost a repeated send, never a lost one.
 *
 * Two real stores stand behind it (SQLite, Redis); one suite in `test/contract` holds for both.
 *
 * @throws {StoreUnavailable} from every method, when the store cannot be reached or written
 */
export interface Store
  extends
    Inbox,
    AnswerTally,
    Outbox,
    Tickets,
    KeptForms,
    Accounts,
    CallCounts,
    Rulebook,
    RoutingExamples,
    Notices,
    Contacts,
    MovedGroups,
    Forgetting,
    Archive {
  readonly kind: 'sqlite' | 'redis'
  /** Resolves when the store has just been read and written. */
  check(): Promise<void>
  /** The time of all who share the store: a lease that one writes is read by another. */
  now(): Date
  /** A secret made once and kept; later calls give the kept one, also when two processes ask at once. */
  secret(name: string, make: () => string): Promise<string>
  figures(now: Date): Promise<StoreFigures>
  /** What an operator has to set right. */
  warnings(): Promise<readonly StoreWarning[]>
  /** How much room there is; `undefined` where that is not told. */
  room(): Promise<StoreRoom | undefined>
  /** Notes that a backup of this store was made, in place of the one before. */
  noteBackup(backup: BackupNote): Promise<void>
  lastBackup(): Promise<BackupNote | undefined>
  /**
   * Seals what the next stretch of everything that is kept in words holds, where the first key has not: what stands in
   * clear from before there was a key, and what an older one has sealed. Without a key nothing happens.
   *
   * @param from '' to begin, then `next` of the stretch before
   * @param limit about so many rows of each kind
   */
  sealWords(from: string, limit: number): Promise<SealedStretch>
  /** What waits for an answer, or to be sent, and does not open with the keys at hand. Looks through all that waits. */
  shutWaiting(): Promise<readonly ShutWaiting[]>
  close(): Promise<void>
}

/**
 * `log_off`: what was accepted is gone with the server's process; `log_late`: a power cut may take the last second;
 * `may_evict`: a full server throws away what is kept; `unknown`: it does not tell how it is set up; `not_sealed`: there is
 * no key, and what citizens write is kept in clear; `key_missing`: this process came upon words that none of its keys opens;
 * `file_gone`: the embedded store's files were moved, deleted or replaced under this process, which takes nothing in any more.
 */
export const STORE_WARNINGS = [
  'log_off',
  'log_late',
  'may_evict',
  'unknown',
  'not_sealed',
  'key_missing',
  'file_gone',
] as const
export type StoreWarning = (typeof STORE_WARNINGS)[number]

/** What an operator watches. */
export interface StoreFigures {
  readonly waitingMessages: number
  /** Conversations they are in, each of them worked on by one at a time. */
  readonly waitingLanes: number
  /** Whole seconds the oldest unanswered message has waited; 0 when none waits. So for deliveries. */
  readonly oldestMessageSeconds: number
  readonly waitingDeliveries: number
  readonly oldestDeliverySeconds: number
  readonly deadDeliveries: number
  /** Notices to officials that were given up. */
  readonly deadNotices: number
  readonly openTickets: number
}
