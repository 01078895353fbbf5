import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId, TicketCode } from '../domain/ids.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { countAnswers, countTicket, emptyCell } from './cell.ts'
import type { Cell } from './cell.ts'
import { stretchOf } from './weeks.ts'
import type { Week } from './weeks.ts'

/** Read at once; between two reads the doors come first. */
const BATCH = 200

/** Counts a week by city and department: each ticket in the week it was opened, with the department that has it now. */
export async function countWeek(desk: Desk, week: Week, calendar: WorkingCalendar): Promise<readonly Cell[]> {
  const cells = new Map<string, Cell>()
  const cellOf = (place: Place | null, department: DepartmentId): Cell => {
    const name = `${place ?? '-'}:${department}`
    const cell = cells.get(name) ?? emptyCell(place, department)
    cells.set(name, cell)
    return cell
  }
  for (const counted of await desk.store.answersByDay({ from: week, before: week + 7 })) {
    countAnswers(cellOf(counted.place, counted.department), counted)
  }
  let after: TicketCode | null = null
  for (;;) {
    const tickets: readonly Ticket[] = await desk.store.ticketsOpened({ ...stretchOf(week), after }, BATCH)
    for (const ticket of tickets) {
      const wasExtended = await wasExtendedBefore(desk, ticket)
      countTicket(cellOf(ticket.place, ticket.department), ticket, calendar, wasExtended)
    }
    const last = tickets.at(-1)
    if (last === undefined || tickets.length < BATCH) return [...cells.values()]
    after = last.code
    await desk.doorway.clear()
  }
}

/** Reopening begins the clocks anew: only the audit still knows. */
async function wasExtendedBefore(desk: Desk, { code, reopenedFrom }: Ticket): Promise<boolean> {
  if (reopenedFrom === null) return false
  return (await desk.store.audit(code)).some(({ move }) => move === 'extend')
}
