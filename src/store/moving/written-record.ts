import { DeskFault } from '../../domain/errors.ts'
import { asKept } from './records.ts'
import type { Kept, Kind } from './records.ts'

/** A record, and as the line has it: an older program knew fewer fields of it, and its checksum is over those. */
export interface WrittenRecord {
  readonly kept: Kept
  readonly written: string
}

/**
 * Reads a record of a backup.
 *
 * @param isOurs whether the backup is of this program's version: of an older one fields may have been given up since
 * @throws {z.ZodError} when it is none of its kind
 * @throws {DeskFault} `backup-newer` when more is written than is read here
 */
export function readRecord(kind: Kind, record: unknown, isOurs: boolean): WrittenRecord {
  const kept = asKept(kind, record)
  const written = JSON.stringify(record)
  if (isOurs && written !== JSON.stringify(kept.record) && hasMore(record, kept.record))
    throw new DeskFault('backup-newer', `${kind} holds more than this program knows`)
  return { kept, written }
}

/** Whether fields are written that were not read, also in JSON within: put back, they would be gone. */
function hasMore(written: unknown, read: unknown): boolean {
  if (typeof written === 'string' && typeof read === 'string') {
    if (written === read || !/^[[{]/.test(written)) return false
    return hasMore(JSON.parse(written), JSON.parse(read))
  }
  if (typeof written !== 'object' || written === null) return false
  if (typeof read !== 'object' || read === null) return true
  const fields = new Map(Object.entries(read))
  return Object.entries(written).some(
    ([field, value]) => !fields.has(field) || hasMore(value, fields.get(field)),
  )
}
