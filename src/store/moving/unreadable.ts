import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import type { Kind } from './records.ts'

/** Names the kind and where it fails, never what is kept. */
export function unreadable(kind: Kind, fault: unknown): unknown {
  if (!(fault instanceof z.ZodError || fault instanceof SyntaxError)) return fault
  const where = fault instanceof z.ZodError ? (fault.issues[0]?.path.join('.') ?? '') : 'JSON'
  return new DeskFault('record-unreadable', `a ${kind} that cannot be read (${where})`, { cause: fault })
}
