import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Urgency } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { clocksAfter, extended } from './clocks.ts'
import { departmentName } from './departments.ts'
import { followersOf } from './followers.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { dueByUrgency, extendedTo } from './phrases.ts'

export type ExtendResult =
  | MoveResult
  /** The old date has passed, or the new one is not later: the citizen must be told before. */
  | { readonly kind: 'too_late' }
  | { readonly kind: 'not_later' }

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
  return moveTicket(desk, official, asked, 'extend', async (standing) => {
    const { code, department, place, clocks } = standing.ticket
    const before = clocks.answer.dueAt
    const words = (whose: TicketCode) =>
      extendedTo(departmentName(department, place), whose, vietnamTime(to), reason)
    const followers = await followersOf(desk, standing.ticket)
    return {
      after: { clocks: extended(clocks, to, standing.now, standing.timing) },
      detail: { reason, to: to.toISOString(), ...(before !== null && { from: before.toISOString() }) },
      tells: words(code),
      also: followers.map((follower) =>
        standing.change(follower, 'extend_with', {
          detail: { from: code, to: to.toISOString() },
          tells: words(follower.code),
        }),
      ),
    }
  })
}

export type UrgencyResult =
  | MoveResult
  /** The date has passed, and another urgency would move it: overdue it is, and stays. */
  | { readonly kind: 'too_late' }

/** Đổi mức độ: simple, complex or urgent, which sets how long the answer may take; the citizen is told the new date. */
export async function setUrgency(
  desk: Desk,
  official: Official,
  { urgency, reason, ...asked }: Asked & { readonly urgency: Urgency; readonly reason: string },
): Promise<UrgencyResult> {
  let isTooLate = false
  const result = await moveTicket(desk, official, asked, 'set_urgency', async (standing) => {
    const { ticket, now, timing } = standing
    const before = ticket.clocks.answer.dueAt
    const after = clocksAfter('set_urgency', { ...ticket, urgency }, now, timing).answer.dueAt
    const detail = { from: ticket.urgency, to: urgency, reason }
    isTooLate = before !== null && before < now && after !== null && after > before
    if (isTooLate) return { hindered: 'state' }
    // A date that is over by the new reckoning is no promise to anybody.
    if (after === null || after.getTime() === before?.getTime() || after < now) {
      return { after: { urgency }, detail }
    }
    const { department, place } = ticket
    const words = (whose: TicketCode) =>
      dueByUrgency(departmentName(department, place), whose, vietnamTime(after), urgency)
    const followers = await followersOf(desk, ticket)
    return {
      after: { urgency },
      detail,
      tells: words(ticket.code),
      also: followers.map((follower) =>
        standing.change(follower, 'extend_with', {
          detail: { from: ticket.code, to: after.toISOString() },
          tells: words(follower.code),
        }),
      ),
    }
  })
  return isTooLate ? { kind: 'too_late' } : result
}
