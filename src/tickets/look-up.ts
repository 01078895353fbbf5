import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId, TicketCode } from '../domain/ids.ts'

/** How far a ticket is, for whoever has its code: neither the question nor the answer, for a code can be overheard. */
export type TicketProgress =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'waiting'
      readonly department: DepartmentId
      readonly place: Place | null
      readonly openedAt: Date
    }
  | {
      readonly kind: 'answered'
      readonly department: DepartmentId
      readonly place: Place | null
      readonly openedAt: Date
      readonly answeredAt: Date
      /** Whether the answer has reached the citizen's chat. */
      readonly delivered: boolean
    }

export async function lookUpTicket(desk: Desk, code: TicketCode): Promise<TicketProgress> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return { kind: 'unknown' }
  const { department, place, openedAt, answer } = ticket
  if (answer === null) return { kind: 'waiting', department, place, openedAt }
  const delivered = (await desk.store.ticketDelivery(code)) === 'sent'
  return { kind: 'answered', department, place, openedAt, answeredAt: answer.at, delivered }
}
