import * as z from 'zod'
import { endedByRuling } from './phrases.ts'
import type { Validity } from './validity.ts'

/** Kết luận rà soát: what an administrator decides of a document or provision that needs a ruling. Read back from storage. */
export const Ruling = z
  .strictObject({
    /** Id of the document or provision. */
    target: z.string().min(1),
    state: z.enum(['in_force', 'ended']),
    /** First day for which it is decided. */
    from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** Kept, and shown to whoever asks: a clause in Vietnamese. */
    reason: z.string().trim().min(1),
    /** Who decided; kept, and not shown to citizens. */
    by: z.string().min(1),
  })
  .readonly()
export type Ruling = z.infer<typeof Ruling>

/**
 * The validity with the ruling in it; the days before the ruling stay as open as they were. A text that has ended stays
 * ended: a ruling answers a question, it does not bring law back.
 */
export function applyRuling(validity: Validity, { state, from, reason }: Ruling): Validity {
  if (validity.to !== undefined && validity.to <= from) return validity
  const { needsRuling, ruled: _, ...rest } = validity
  const open = needsRuling !== undefined && needsRuling.from < from ? { needsRuling } : {}
  if (state === 'in_force') return { ...rest, ...open, ruled: { from, reason } }
  return { ...rest, ...open, to: from, endedBy: endedByRuling(reason) }
}
