import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket, Urgency } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { clocksAfter } from './clocks.ts'
import { departmentName } from './departments.ts'
import { newDateWith } from './followers.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { dueByUrgency } from './phrases.ts'

/** What another urgency would do to the date of the answer. */
export type UrgencyDate =
  /** The clock stands still: the date is known when it goes on. */
  | { readonly kind: 'standing' }
  /** As before; overdue where it is overdue already. */
  | { readonly kind: 'same'; readonly due: Date }
  | { readonly kind: 'moves'; readonly due: Date }
  /** By the new reckoning its time is over: it becomes overdue with the move, or was for longer. */
  | { readonly kind: 'overdue_at_once'; readonly due: Date }
  /** The date has passed, and this would move it: overdue it is, and stays. */
  | { readonly kind: 'too_late' }

/** By when the answer would be due if the ticket were of that urgency from now on. */
export function dateByUrgency(ticket: Ticket, urgency: Urgency, now: Date, timing: Timing): UrgencyDate {
  const before = ticket.clocks.answer.dueAt
  const due = clocksAfter('set_urgency', { ...ticket, urgency }, now, timing).answer.dueAt
  if (due === null) return { kind: 'standing' }
  if (due.getTime() === before?.getTime()) return { kind: 'same', due }
  if (before !== null && before < now && due > before) return { kind: 'too_late' }
  return { kind: due < now ? 'overdue_at_once' : 'moves', due }
}

export type UrgencyResult =
  | MoveResult
  | Extract<UrgencyDate, { readonly kind: 'too_late' | 'overdue_at_once' }>

interface Setting extends Asked {
  readonly urgency: Urgency
  readonly reason: string
  /** Whether the official knows that it makes the ticket overdue, should it do so. */
  readonly aware?: boolean
}

/** Đổi mức độ: simple, complex or urgent, which sets how long the answer may take; the citizen is told the new date. */
export async function setUrgency(
  desk: Desk,
  official: Official,
  { urgency, reason, aware = false, ...asked }: Setting,
): Promise<UrgencyResult> {
  const refused: Array<Extract<UrgencyResult, UrgencyDate>> = []
  const result = await moveTicket(desk, official, asked, 'set_urgency', async (standing) => {
    const { ticket, now, timing } = standing
    const date = dateByUrgency(ticket, urgency, now, timing)
    const detail = { from: ticket.urgency, to: urgency, reason }
    if (date.kind === 'too_late' || (date.kind === 'overdue_at_once' && !aware)) {
      refused.push(date)
      return { hindered: 'state' }
    }
    // Only a date that moves and still lies ahead is told to the citizen.
    if (date.kind !== 'moves') return { after: { urgency }, detail }
    const { department, place } = ticket
    const words = (whose: TicketCode) =>
      dueByUrgency(departmentName(department, place), whose, vietnamTime(date.due), urgency)
    return {
      after: { urgency },
      detail,
      tells: words(ticket.code),
      also: await newDateWith(desk, { before: ticket, change: standing.change }, date.due, words),
    }
  })
  return (result.kind === 'hindered' && refused.at(-1)) || result
}
