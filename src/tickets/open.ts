import type { Place } from '#knowledge/place.ts'
import type { Timing } from '../domain/deadline.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { TicketChange } from '../domain/tickets.ts'
import type { AuditEntry, Routed, Ticket } from '../domain/ticket.ts'
import { freshClocks, nextLook } from './clocks.ts'
import { drawTicketCode } from './code.ts'
import { noticeOf } from './notices.ts'

/** How long what the citizen wrote is kept beside what officials read of it. */
export const ORIGINAL_KEPT_MS = 60 * 86_400_000

export interface Asking {
  /** In clean words, masked. */
  readonly question: string
  /** As it was written; sealed where it differs. */
  readonly written: string
  readonly place: Place | null
  readonly department: DepartmentId
  readonly routed: Routed
  readonly reason: string
  readonly found: readonly string[]
}

/**
 * A ticket as a citizen opens it: in its department's queue, or with the coordinators where nobody could say whose it
 * is. Nothing is written yet: the turn that led to it is written with it.
 */
export function openTicket(
  desk: Desk,
  { id, account }: Pick<Conversation, 'id' | 'account'>,
  asking: Asking,
  { now, timing }: { readonly now: Date; readonly timing: Timing },
): TicketChange {
  const code = drawTicketCode()
  const { written, ...asked } = asking
  const isSent = asked.department !== 'dieu-phoi'
  const begun: Ticket = {
    ...asked,
    code,
    revision: 1,
    conversation: id,
    account,
    original:
      written === asked.question || desk.seal === undefined
        ? null
        : { sealed: desk.seal.close(written, code), until: new Date(now.getTime() + ORIGINAL_KEPT_MS) },
    state: isSent ? 'waiting' : 'new',
    since: now,
    openedAt: now,
    holder: null,
    holdsChat: false,
    talkedAt: null,
    urgency: 'normal',
    clocks: freshClocks({ ...asked, urgency: 'normal' }, now, timing),
    request: null,
    hops: 0,
    proposed: null,
    answer: null,
    refusal: null,
    joinedTo: null,
    followers: [],
    reopenedFrom: null,
    feedback: null,
    published: null,
    reminded: [],
    nextAt: null,
  }
  const entry = (
    move: AuditEntry['move'],
    by: AuditEntry['by'],
    detail: AuditEntry['detail'],
  ): AuditEntry => ({
    ticket: code,
    move,
    by,
    at: now,
    detail,
  })
  const sent = entry('dispatch', 'desk', { to: asked.department, reason: asked.routed.because.join('; ') })
  return {
    seen: 0,
    ticket: { ...begun, nextAt: nextLook(begun, timing) },
    entries: [entry('open', 'citizen', {}), ...(isSent ? [sent] : [])],
    says: { parts: [], by: 'desk', answer: false },
    notices: [noticeOf('new', begun, 'citizen', now)],
  }
}
