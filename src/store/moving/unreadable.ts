import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import { asKept } from './records.ts'
import type { Kept, Kind } from './records.ts'

/**
 * A row as a record of its kind.
 *
 * @throws {DeskFault} `record-unreadable` when it does not read: a copy that left it out would not be whole
 */
export function recordOf(kind: Kind, row: unknown): Kept {
  try {
    return asKept(kind, row)
  } catch (fault) {
    throw unreadable(kind, fault)
  }
}

/** Names the kind and where it fails, never what is kept. */
function unreadable(kind: Kind, fault: unknown): unknown {
  if (!(fault instanceof z.ZodError || fault instanceof SyntaxError)) return fault
  const where = fault instanceof z.ZodError ? (fault.issues[0]?.path.join('.') ?? '') : 'JSON'
  return new DeskFault('record-unreadable', `a ${kind} that cannot be read (${where})`, { cause: fault })
}
