import { refusalInWords } from './phrases.ts'
import type { Reading, RefusalReason } from './reading.ts'

/** A document read, or why not, with the sentence for the administrator. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string }

/** @param where what the sentence names: a line, a size */
export function refused(reason: RefusalReason, where?: string): ReadOutcome {
  return { kind: 'refused', reason, message: refusalInWords(reason, where) }
}
