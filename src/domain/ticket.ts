import type { Place } from '#knowledge/place.ts'
import type { ChannelAccount } from './channel.ts'
import type { Clock } from './deadline.ts'
import type { ConversationId, DepartmentId, OfficialId, TicketCode } from './ids.ts'
import type { MoveName } from './ticket-moves.ts'

/** Trạng thái phiếu hỏi. Every switch over it is exhaustive; what leads from one to another stands in `ticket-moves.ts`. */
export const TICKET_STATES = [
  'new', // mới: with the coordinators, no department yet
  'waiting', // chờ tiếp nhận: in a department's queue
  'in_progress', // đang xử lý: an official holds it
  'awaiting_citizen', // chờ người dân bổ sung
  'awaiting_approval', // chờ phê duyệt
  'answered', // đã trả lời
  'published', // đã công khai
  'refused', // từ chối
  'joined', // trùng lặp: waits for the answer to another ticket
  'withdrawn', // người dân rút
] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Somebody still has to do something about the ticket itself; a joined one waits for another. */
export const OPEN_STATES = ['new', 'waiting', 'in_progress', 'awaiting_citizen', 'awaiting_approval'] as const
export type OpenState = (typeof OPEN_STATES)[number]

export function isOpen(state: TicketState): state is OpenState {
  return (OPEN_STATES as readonly TicketState[]).includes(state)
}

/** Mức độ: sets how long an answer may take. */
export const URGENCIES = ['normal', 'complex', 'urgent'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Lý do từ chối. */
export const REFUSAL_REASONS = [
  'personal_file', // hồ sơ, vụ việc cụ thể: through the procedure's own channel
  'complaint', // khiếu nại, tố cáo: by the law on those
  'not_competent', // ngoài thẩm quyền của thành phố
  'no_question', // không rõ hỏi gì, đã hỏi lại mà không có bổ sung
  'abuse', // lời lẽ không phù hợp
  'answered_before', // đã được trả lời
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** Phiếu hỏi: a question passed on to officials with the citizen's consent. */
export interface Ticket {
  readonly code: TicketCode
  /** Counts the moves: whoever moves a ticket says which revision they saw. */
  readonly revision: number
  readonly conversation: ConversationId
  readonly account: ChannelAccount
  /** In clean words, without personal data the question does not need. */
  readonly question: string
  /** What the citizen wrote, sealed with the desk's key; `null` when nothing was masked or its time is over. */
  readonly original: Original | null
  readonly place: Place | null
  readonly department: DepartmentId
  readonly routed: Routed
  /** Why the desk could not answer: the `reason` of its Answer. */
  readonly reason: string
  /** Provisions the desk found, the likeliest first. */
  readonly found: readonly string[]
  readonly state: TicketState
  /** Since when it is in this state. */
  readonly since: Date
  readonly openedAt: Date
  /** Who works on it; kept when it is closed. */
  readonly holder: OfficialId | null
  /** Whether the holder talks with the citizen directly: the desk then keeps still in that chat. */
  readonly holdsChat: boolean
  /** When the holder last wrote in that chat; `null` while they do not hold it. */
  readonly talkedAt: Date | null
  readonly urgency: Urgency
  readonly clocks: TicketClocks
  /** Đề nghị bổ sung gần nhất; `null`: none, or one from before this was kept. */
  readonly request: DetailsRequest | null
  /** How often it was handed to another department. */
  readonly hops: number
  /** Written and waiting for a second pair of eyes. */
  readonly proposed: Proposal | null
  readonly answer: TicketAnswer | null
  readonly refusal: { readonly why: RefusalReason; readonly by: OfficialId; readonly at: Date } | null
  /** The ticket whose answer this one waits for. */
  readonly joinedTo: TicketCode | null
  /** Tickets that wait for the answer to this one. */
  readonly followers: readonly TicketCode[]
  /** Who answered before it was reopened: another official answers then. */
  readonly reopenedFrom: OfficialId | null
  readonly feedback: Feedback | null
  /** The provision it became. */
  readonly published: { readonly id: string; readonly by: OfficialId; readonly at: Date } | null
  /** Reminders already given: `accept:80`, `answer:100`; percent of that clock's time. */
  readonly reminded: readonly string[]
  /** When the desk itself has to look at it again (a reminder, an original to forget); `null`: never. */
  readonly nextAt: Date | null
}

interface Original {
  readonly sealed: string
  readonly until: Date
}

/** Lý do chuyển đến đơn vị: why the ticket went where it is. */
export interface Routed {
  /** In words for officials; empty when a person chose. */
  readonly because: readonly string[]
  /** 0 to 1. */
  readonly confidence: number
  /** Departments that were likely too. */
  readonly others: readonly DepartmentId[]
}

/** A clock, and when its time is up by the calendar in use; `metAt` stops it for good. */
export interface TicketClock extends Clock {
  /** `null` while it stands still. */
  readonly dueAt: Date | null
  readonly metAt: Date | null
}

/** `accept` until an official takes it; `reply` until a person first writes to the citizen; `answer` until the end. */
export const CLOCK_NAMES = ['accept', 'reply', 'answer'] as const
export type ClockName = (typeof CLOCK_NAMES)[number]
export type TicketClocks = Readonly<Record<ClockName, TicketClock>>

/** An official has asked the citizen for details. */
export interface DetailsRequest {
  /** When its lines were written. */
  readonly at: Date
  /** Its lines that were given up on their way: while there are any, the citizen has not read what they are asked. */
  readonly dead: readonly number[]
}

/** Dự thảo trình duyệt. */
interface Proposal {
  readonly text: string
  /** As in {@link TicketAnswer}. */
  readonly sealed?: string
  readonly by: OfficialId
  readonly at: Date
}

/** Longer than any answer should be, and short enough for a few messages of every network; drafts and public answers too. */
export const MOST_ANSWER_CHARACTERS = 4000

/** What an official wrote to the citizen. */
export interface TicketAnswer {
  readonly text: string
  /** How the store keeps the text where it holds personal data: beside it then stands a masked one. The store's own. */
  readonly sealed?: string
  readonly by: OfficialId
  readonly at: Date
  /** Who approved it, where a department asks for four eyes. */
  readonly approvedBy: OfficialId | null
  /** Provisions it rests on. */
  readonly citations: readonly string[]
}

export type Feedback = 'helpful' | 'not_satisfied'

/** Nhật ký: who did what to a ticket, when. */
export interface AuditEntry {
  readonly ticket: TicketCode
  readonly move: MoveName
  readonly by: OfficialId | 'citizen' | 'desk'
  readonly at: Date
  /** What it was about, in words or ids by the kind of move: the department it went to, the reason, the new date. */
  readonly detail: AuditDetail
}

export interface AuditDetail {
  readonly from?: string
  readonly to?: string
  readonly reason?: string
  readonly note?: string
}

/** Ghi chú nội bộ: what officials write to each other; citizens never see it. */
export interface TicketNote {
  readonly id: number
  readonly text: string
  readonly by: OfficialId
  readonly at: Date
}

/** Bản thảo dùng chung: what is being written, kept as one types. */
export interface Draft {
  readonly text: string
  /** Counts the savings; 0 before the first. */
  readonly revision: number
  readonly by: OfficialId
  readonly at: Date
}
