import type { NoticeKind, OfficialNotice, Reminder } from '../domain/notices.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { AuditEntry, Ticket } from '../domain/ticket.ts'

/** Moves that officials are told of. Of the others whoever made them knows, and nobody has anything to do. */
const TOLD: Readonly<Partial<Record<MoveName, NoticeKind>>> = {
  dispatch: 'new',
  part: 'new',
  release: 'new',
  give_back: 'new',
  assign: 'assigned',
  transfer: 'transferred',
  hand_back: 'transferred',
  not_reached: 'unreached',
  undelivered: 'undelivered',
  give_details: 'details',
  add_words: 'details',
  propose: 'proposed',
  send_back: 'sent_back',
  reopen: 'reopened',
  withdraw: 'withdrawn',
  move_deadline: 'deadline_moved',
}

/** What officials are told of a move. @param ticket as it is afterwards */
export function noticesOf(
  move: MoveName,
  ticket: Ticket,
  by: AuditEntry['by'],
  at: Date,
): readonly OfficialNotice[] {
  const kind = TOLD[move]
  return kind === undefined ? [] : [noticeOf(kind, ticket, by, at)]
}

export function noticeOf(
  kind: NoticeKind,
  { code, place, department, holder, clocks }: Ticket,
  by: AuditEntry['by'],
  at: Date,
  reminder: Reminder | null = null,
): OfficialNotice {
  return { kind, ticket: code, place, department, holder, by, due: clocks.answer.dueAt, reminder, at }
}
