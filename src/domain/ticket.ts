import type { Place } from '#knowledge/place.ts'
import type { ChannelAccount } from './channel.ts'
import type { ConversationId, DepartmentId, OfficialId, TicketCode } from './ids.ts'

/** Trạng thái phiếu hỏi. More states and moves join here as the workflow grows; every switch over it is exhaustive. */
export type TicketState = 'new' | 'answered'

/** Phiếu hỏi: a question passed on to officials with the citizen's consent. */
export interface Ticket {
  readonly code: TicketCode
  readonly conversation: ConversationId
  readonly account: ChannelAccount
  readonly question: string
  readonly place: Place | null
  readonly department: DepartmentId
  /** Why the desk could not answer: the `reason` of its Answer. */
  readonly reason: string
  readonly state: TicketState
  readonly openedAt: Date
  readonly answer: TicketAnswer | null
}

/** What an official wrote to the citizen. */
export interface TicketAnswer {
  readonly text: string
  readonly by: OfficialId
  readonly at: Date
}

export type NewTicket = Pick<Ticket, 'code' | 'question' | 'place' | 'department' | 'reason'>

/** Nhật ký: who did what to a ticket, when. */
export interface AuditEntry {
  readonly ticket: TicketCode
  readonly move: 'opened' | 'answered'
  readonly by: OfficialId | 'citizen'
  readonly at: Date
}
