import { STORE_WARNINGS } from './store.ts'
import type { StoreWarning } from './store.ts'

/** What the store keeps things in, and how much of it is left; of several servers of Redis the one that is full first. */
export interface StoreRoom {
  /**
   * What limits it: the file system that the embedded store's folder is on, a Redis server's `maxmemory`, or, where none is
   * set, the memory of its machine.
   */
  readonly bound: 'disk' | 'maxmemory' | 'machine'
  readonly freeBytes: number
  /** All the room the desk could have if nothing else were there; on a disk without what is reserved for root. */
  readonly wholeBytes: number
  /** What the desk's own things take: `desk.db`, or the server's memory. */
  readonly usedBytes: number
  /** The log beside them: `desk.db-wal`, or the append-only file on the server's disk. */
  readonly logBytes: number
  /** What Redis could not do with its log when it last tried. */
  readonly failed: readonly ('log_write' | 'log_rewrite')[]
}

/** A backup that was written whole and has been read back. */
export interface BackupNote {
  readonly at: Date
  readonly bytes: number
}

/** How safe the desk's data is, as of the last look. */
export interface Safekeeping {
  readonly at: Date
  /** How the store is set up, where that may lose something. */
  readonly setUp: readonly StoreWarning[]
  /** `undefined` where the store does not tell. */
  readonly room: StoreRoom | undefined
  /**
   * Whole days until it is full at the pace of the last days; `undefined` while there have been too few of them, and where
   * nothing grows.
   */
  readonly daysLeft: number | undefined
  /** The last backup made by our own command; `undefined` before the first. */
  readonly backup: BackupNote | undefined
}

/**
 * Something to do before anything fails, with what it rests on. `disk_low`, `memory_low`: there will be no room soon;
 * `log_failed`, `rewrite_failed`: Redis could not write its log, or not anew; `backup_old`: there were backups, and there
 * are none any more.
 */
export type SafekeepingFault =
  | {
      readonly warning: 'disk_low' | 'memory_low'
      readonly room: StoreRoom
      readonly daysLeft: number | undefined
    }
  | { readonly warning: 'log_failed' | 'rewrite_failed' }
  | { readonly warning: 'backup_old'; readonly at: Date; readonly ageMs: number }

/** The codes of all of them, with those of how the store is set up. */
export const ALL_STORE_WARNINGS = [
  ...STORE_WARNINGS,
  'disk_low',
  'memory_low',
  'log_failed',
  'rewrite_failed',
  'backup_old',
] as const
export type AnyStoreWarning = (typeof ALL_STORE_WARNINGS)[number]

const DAY_MS = 86_400_000

/** Backups are daily. After one that failed the next may succeed; when two days are over, both have failed. */
const BACKUP_OLD_MS = 2 * DAY_MS
/** Warned on a Friday evening, an operator still has the working week that follows to get a disk, or memory. */
const DAYS_LEFT = 7
/**
 * Before the days are known, and beside them: a disk fills by other hands too (logs of the machine, backups on it), and a tenth
 * is what most tools warn at. Memory is small: a tenth of the gigabyte that compose.yaml gives is 10,000 questions, gone in a
 * weekend at 5,000 a day; a fifth is not.
 */
const LOW_SHARE = { disk: 0.1, maxmemory: 0.2, machine: 0.2 } as const
/**
 * What a question takes with its answer, its chat and its ticket, in Redis (1 GB for 100,000 of them, docs/operations.md); in
 * SQLite it is less.
 */
const QUESTION_BYTES = 10 * 1024
/** With room for so many a tenth of a large disk need worry nobody: at 1,000 a day that is more than a year. */
const ENOUGH_BYTES = 500_000 * QUESTION_BYTES

/** What an operator has to do something about before something fails. */
export function safekeepingFaults({ at, room, daysLeft, backup }: Safekeeping): readonly SafekeepingFault[] {
  const faults: SafekeepingFault[] = []
  if (room !== undefined && isLow(room, daysLeft))
    faults.push({ warning: room.bound === 'disk' ? 'disk_low' : 'memory_low', room, daysLeft })
  if (room?.failed.includes('log_write')) faults.push({ warning: 'log_failed' })
  if (room?.failed.includes('log_rewrite')) faults.push({ warning: 'rewrite_failed' })
  const ageMs = backup === undefined ? 0 : at.getTime() - backup.at.getTime()
  if (backup !== undefined && ageMs > BACKUP_OLD_MS)
    faults.push({ warning: 'backup_old', at: backup.at, ageMs })
  return faults
}

/** Everything about the store that an operator is warned of, by its codes. */
export function storeWarnings(state: Safekeeping): readonly AnyStoreWarning[] {
  return [...state.setUp, ...safekeepingFaults(state).map(({ warning }) => warning)]
}

function isLow({ bound, freeBytes, wholeBytes }: StoreRoom, daysLeft: number | undefined): boolean {
  if (daysLeft !== undefined && daysLeft < DAYS_LEFT) return true
  return freeBytes < wholeBytes * LOW_SHARE[bound] && freeBytes < ENOUGH_BYTES
}
