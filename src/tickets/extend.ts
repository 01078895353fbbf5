import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { extended } from './clocks.ts'
import { departmentName } from './departments.ts'
import { newDateWith } from './followers.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { extendedTo } from './phrases.ts'

export type ExtendResult =
  | MoveResult
  /** The old date has passed already: the citizen must be told of another one before that. */
  | { readonly kind: 'too_late' }
  | { readonly kind: 'not_later' }
  /** A slip of the pen: nobody is told to wait until 2062. */
  | { readonly kind: 'too_far' }

/** The furthest date an answer is promised for, in days from now. */
const FURTHEST_DAYS = 366
const DAY_MS = 86_400_000

/** Gia hạn: another date, with the reason; the citizen is told before the old one has passed. */
export async function extendTicket(
  desk: Desk,
  official: Official,
  { to, reason, ...asked }: Asked & { readonly to: Date; readonly reason: string },
): Promise<ExtendResult> {
  const ticket = await desk.store.ticket(asked.code)
  const due = ticket?.clocks.answer.dueAt ?? null
  if (due !== null && desk.clock() > due) return { kind: 'too_late' }
  if ((due !== null && to <= due) || to <= desk.clock()) return { kind: 'not_later' }
  if (to.getTime() > desk.clock().getTime() + FURTHEST_DAYS * DAY_MS) return { kind: 'too_far' }
  return moveTicket(desk, official, asked, 'extend', async (standing) => {
    const { code, department, place, clocks } = standing.ticket
    const before = clocks.answer.dueAt
    const words = (whose: TicketCode) =>
      extendedTo(departmentName(department, place), whose, vietnamTime(to), reason)
    return {
      after: { clocks: extended(clocks, to, standing.now, standing.timing) },
      detail: { reason, to: to.toISOString(), ...(before !== null && { from: before.toISOString() }) },
      tells: words(code),
      also: await newDateWith(desk, { before: standing.ticket, change: standing.change }, to, words),
    }
  })
}
