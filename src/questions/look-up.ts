import { dayInVietnam, spell } from '#knowledge/validity.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { departmentName } from '../tickets/departments.ts'
import { lookUpTicket } from '../tickets/look-up.ts'
import * as say from './phrases.ts'

/** How far a ticket is, as the chat says it. */
export async function ticketInWords(desk: Desk, code: TicketCode | 'mistyped'): Promise<string> {
  if (code === 'mistyped') return say.CODE_MISTYPED
  const progress = await lookUpTicket(desk, code)
  switch (progress.kind) {
    case 'unknown':
      return say.TICKET_UNKNOWN
    case 'waiting':
      return say.ticketWaiting(
        code,
        departmentName(progress.department, progress.place),
        spell(dayInVietnam(progress.openedAt)),
      )
    case 'answered':
      return say.ticketAnswered(
        code,
        departmentName(progress.department, progress.place),
        spell(dayInVietnam(progress.answeredAt)),
      )
  }
}
