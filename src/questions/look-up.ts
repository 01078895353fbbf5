import { dayInVietnam, spell } from '#knowledge/validity.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { departmentName } from '../tickets/departments.ts'
import * as say from './phrases.ts'

/** The state of a ticket in plain words. Says nothing of what was asked: whoever has the code may be someone else. */
export async function lookUpTicket(desk: Desk, code: TicketCode | 'mistyped'): Promise<string> {
  if (code === 'mistyped') return say.CODE_MISTYPED
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return say.TICKET_UNKNOWN
  const department = departmentName(ticket.department, ticket.place)
  return ticket.answer === null
    ? say.ticketWaiting(code, department, spell(dayInVietnam(ticket.openedAt)))
    : say.ticketAnswered(code, department, spell(dayInVietnam(ticket.answer.at)))
}
