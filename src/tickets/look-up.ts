import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import { isAskerGone } from '../domain/forgetting.ts'
import type { DepartmentId, TicketCode } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { isOpen } from '../domain/ticket.ts'
import type { TicketState } from '../domain/ticket.ts'

interface Known {
  readonly state: TicketState
  readonly department: DepartmentId
  readonly place: Place | null
  readonly openedAt: Date
}

/**
 * How far a ticket is, for whoever has its code: neither the question nor the answer, for a code can be overheard. The one
 * exception is an answer that has no other way left to whoever asked.
 */
export type TicketProgress =
  | { readonly kind: 'unknown' }
  | ({
      readonly kind: 'waiting'
      /** When the answer is expected; `null` while the clock stands still. */
      readonly dueAt: Date | null
    } & Known)
  | ({
      readonly kind: 'answered'
      readonly answeredAt: Date
      /** Whether the answer has reached the citizen's chat. */
      readonly delivered: boolean
      /** The answer, where no chat is left to bring it to: its citizen was told so, and that the code shows it. */
      readonly text: string | null
    } & Known)
  /** Refused or withdrawn. */
  | ({ readonly kind: 'ended'; readonly endedAt: Date } & Known)

/** Counts no attempts: whoever asks with codes from outside limits them. */
export async function lookUpTicket(desk: Desk, code: TicketCode): Promise<TicketProgress> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return { kind: 'unknown' }
  const { state, department, place, openedAt, answer } = ticket
  const known = { state, department, place, openedAt }
  if (isOpen(state) || state === 'joined') {
    const leading = ticket.joinedTo === null ? undefined : await desk.store.ticket(ticket.joinedTo)
    // Who answers is who answers the one it waits for.
    const { department: its, place: where, clocks } = leading ?? ticket
    return { kind: 'waiting', ...known, department: its, place: where, dueAt: clocks.answer.dueAt }
  }
  if (answer === null || state === 'refused' || state === 'withdrawn') {
    return { kind: 'ended', ...known, endedAt: ticket.since }
  }
  if (isAskerGone(ticket)) {
    const text = maskPersonalData(answer.text)
    return { kind: 'answered', ...known, answeredAt: answer.at, delivered: true, text }
  }
  const delivered = (await desk.store.ticketDelivery(code)) === 'sent'
  return { kind: 'answered', ...known, answeredAt: answer.at, delivered, text: null }
}
