import * as z from 'zod'
import { endedByRuling, isEndedByRuling } from './phrases.ts'
import type { Validity } from './validity.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a validity said before a ruling changed it. */
const Aside = z
  .strictObject({
    to: Day.exactOptional(),
    endedBy: z.string().exactOptional(),
    needsRuling: z
      .strictObject({ from: Day, reason: z.string(), presumed: z.literal('ended').exactOptional() })
      .exactOptional(),
    ruled: z.strictObject({ from: Day, reason: z.string() }).exactOptional(),
  })
  .readonly()
type Aside = z.infer<typeof Aside>

/** Kết luận rà soát: what an administrator decides of a document or provision that needs a ruling. Read back from storage. */
export const Ruling = z
  .strictObject({
    /** Id of the document or provision. */
    target: z.string().min(1),
    state: z.enum(['in_force', 'ended']),
    /** First day for which it is decided. */
    from: Day,
    /** Kept, and shown to whoever asks: a clause in Vietnamese. */
    reason: z.string().trim().min(1),
    /** Who decided; kept, and not shown to citizens. */
    by: z.string().min(1),
    /** What stood before any ruling, by id of what it reaches: a later ruling that takes back an end falls back to it. */
    aside: z.record(z.string(), Aside).exactOptional(),
  })
  .readonly()
export type Ruling = z.infer<typeof Ruling>

/**
 * The validity with the ruling in it; the days before the ruling stay as open as they were. An end that a ruling made gives
 * way to a later ruling. Any other end stays: a ruling answers a question, it does not bring law back.
 *
 * @param aside what stood before a ruling made the end, where one did
 */
export function applyRuling(
  validity: Validity,
  { state, from, reason }: Ruling,
  aside: Aside = {},
): Validity {
  // Law holds for one stretch of days: it cannot have ended and hold again later.
  if (state === 'in_force' && validity.to !== undefined && validity.to < from) return validity
  const before = isEndedByRuling(validity.endedBy) ? withoutRuling(validity, aside) : validity
  if (before.to !== undefined && before.to <= from) return before
  const { needsRuling, ruled: _, ...rest } = before
  const open = needsRuling !== undefined && needsRuling.from < from ? { needsRuling } : {}
  if (state === 'in_force') return { ...rest, ...open, ruled: { from, reason } }
  return { ...rest, ...open, to: from, endedBy: endedByRuling(reason) }
}

/** What a ruling on this validity replaces, kept so that it can be put back; after an earlier ruling, what that one replaced. */
export function asideOf({ to, endedBy, needsRuling, ruled }: Validity, earlier: Aside | undefined): Aside {
  if (isEndedByRuling(endedBy)) return earlier ?? {}
  return {
    ...(to !== undefined && { to }),
    ...(endedBy !== undefined && { endedBy }),
    ...(needsRuling !== undefined && { needsRuling }),
    ...(ruled !== undefined && { ruled }),
  }
}

function withoutRuling(validity: Validity, aside: Aside): Validity {
  const { to: _to, endedBy: _by, ...rest } = validity
  return { ...rest, ...aside }
}
