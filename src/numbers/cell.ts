import type { Place } from '#knowledge/place.ts'
import { running, standstills, total } from '../clocks/working-time.ts'
import type { AnswersOfDay } from '../domain/answer-tally.ts'
import type { DepartmentId } from '../domain/ids.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket, TicketClock } from '../domain/ticket.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'

/** What counts of one week, for one department of one city. Filled while the week is counted, then left alone. */
export interface Cell {
  readonly place: Place | null
  readonly department: DepartmentId
  /** Questions the desk was asked. */
  received: number
  byDesk: number
  signposted: number
  /** Phiếu: passed on to officials. */
  opened: number
  answered: number
  refused: number
  withdrawn: number
  /** Waiting for the answer to another ticket. */
  joined: number
  open: number
  onTime: number
  late: number
  reopened: number
  extended: number
  rated: number
  helpful: number
  /** When tickets that are still open are due, ms since 1970; one whose clock stands still is not among them. */
  readonly openDue: number[]
  /** Whole minutes of working time until somebody took the ticket; below, until they first wrote and until they answered. */
  readonly accept: number[]
  readonly reply: number[]
  readonly answer: number[]
}

export function emptyCell(place: Place | null, department: DepartmentId): Cell {
  const none = { received: 0, byDesk: 0, signposted: 0, opened: 0, answered: 0, refused: 0, withdrawn: 0 }
  const no = { joined: 0, open: 0, onTime: 0, late: 0, reopened: 0, extended: 0, rated: 0, helpful: 0 }
  return { place, department, ...none, ...no, openDue: [], accept: [], reply: [], answer: [] }
}

/** Adds what the desk itself was asked. Small talk is no question; one that was asked back about counts once it is settled. */
export function countAnswers(cell: Cell, { outcome, count }: AnswersOfDay): void {
  if (outcome === 'smalltalk' || outcome === 'clarification') return
  cell.received += count
  if (outcome === 'answered' || outcome === 'partial') cell.byDesk += count
  if (outcome === 'signposted') cell.signposted += count
}

/** @param wasExtended whether its date was moved before it was reopened, which began its clocks anew */
export function countTicket(
  cell: Cell,
  ticket: Ticket,
  calendar: WorkingCalendar,
  wasExtended: boolean,
): void {
  const { state, clocks, feedback, reopenedFrom } = ticket
  cell.opened += 1
  if (state === 'answered' || state === 'published') cell.answered += 1
  if (state === 'refused') cell.refused += 1
  if (state === 'withdrawn') cell.withdrawn += 1
  if (state === 'joined') cell.joined += 1
  if (isOpen(state)) {
    cell.open += 1
    if (clocks.answer.dueAt !== null) cell.openDue.push(clocks.answer.dueAt.getTime())
  }
  if (reopenedFrom !== null) cell.reopened += 1
  if (wasExtended || clocks.answer.extendedTo !== null) cell.extended += 1
  if (feedback !== null) cell.rated += 1
  if (feedback === 'helpful') cell.helpful += 1
  countTimes(cell, ticket, calendar)
}

function countTimes(cell: Cell, ticket: Ticket, calendar: WorkingCalendar): void {
  const { state, clocks } = ticket
  const isDone = state === 'answered' || state === 'published' || state === 'refused'
  const { dueAt } = clocks.answer
  const doneAt = isDone ? endOf(ticket) : null
  if (doneAt !== null && dueAt !== null) {
    // Whoever answers at the very moment it is due is on time: `extendTicket` sees it the same way.
    if (doneAt <= dueAt) cell.onTime += 1
    else cell.late += 1
  }
  // Joining and withdrawing stop a ticket's clocks too, but say nothing of how fast anybody worked.
  if (ticket.joinedTo !== null || state === 'withdrawn') return
  note(cell.accept, clocks.accept, calendar)
  note(cell.reply, clocks.reply, calendar)
  if (isDone) note(cell.answer, clocks.answer, calendar)
}

/** When the citizen had their answer or refusal; one that was joined to another has it with that one. */
function endOf({ joinedTo, answer, refusal, clocks }: Ticket): Date | null {
  return joinedTo === null ? clocks.answer.metAt : (refusal?.at ?? answer?.at ?? null)
}

function note(times: number[], clock: TicketClock, calendar: WorkingCalendar): void {
  if (clock.metAt === null) return
  const pauses = standstills(clock.pauses)
  const worked = total(running(clock.startedAt.getTime(), clock.metAt.getTime(), pauses, calendar))
  times.push(Math.round(worked / 60_000))
}
