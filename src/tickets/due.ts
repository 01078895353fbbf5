import { dayInVietnam } from '#knowledge/validity.ts'
import { timeLeft } from '../clocks/left.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'

/** Hạn: what a ticket's time says now. `of`: whether it is to be taken or answered by then. */
export type DueState =
  /** Nobody has to do anything about it any more. */
  | { readonly kind: 'over' }
  /** Its clock stands still: the citizen is to say more. */
  | { readonly kind: 'standing' }
  | {
      readonly kind: 'overdue' | 'today' | 'left'
      readonly of: 'accept' | 'answer'
      readonly at: Date
      /** Working time that is left, ms; 0 when it is overdue. */
      readonly workingMs: number
    }

export function dueOf(ticket: Ticket, calendar: WorkingCalendar, now: Date): DueState {
  if (!isOpen(ticket.state)) return { kind: 'over' }
  const of = nextClock(ticket)
  const clock = ticket.clocks[of]
  const at = clock.dueAt
  if (at === null) return { kind: 'standing' }
  if (at <= now) return { kind: 'overdue', of, at, workingMs: 0 }
  const kind = dayInVietnam(at) === dayInVietnam(now) ? 'today' : 'left'
  return { kind, of, at, workingMs: timeLeft(clock, calendar, now) ?? 0 }
}

/** Until somebody takes it, the time to take it runs out first. */
function nextClock({ state, clocks }: Ticket): 'accept' | 'answer' {
  const { dueAt: accept } = clocks.accept
  const { dueAt: answer } = clocks.answer
  const isUntaken = state === 'new' || state === 'waiting'
  return isUntaken && accept !== null && (answer === null || accept < answer) ? 'accept' : 'answer'
}
