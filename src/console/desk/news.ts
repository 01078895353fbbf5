import type { Desk } from '../../domain/desk.ts'
import type { OfficialId, TicketCode } from '../../domain/ids.ts'
import type { Official } from '../../domain/official.ts'
import type { TicketScope } from '../../domain/tickets.ts'
import { isQuiet } from '../../domain/ticket-moves.ts'
import type { AuditEntry, Draft, Ticket } from '../../domain/ticket.ts'
import { present } from '../../tickets/attendance.ts'
import type { Present } from '../../tickets/attendance.ts'
import { namesOf } from '../../tickets/read.ts'
import { openDraft } from '../../tickets/save-draft.ts'
import { didInWords, DRAFT, LIVE } from '../phrases-desk.ts'
import { nameOf } from '../tickets/history-words.ts'
import { othersInWords } from './pages/live.ts'

/** How a ticket stands, as everybody who watches it is told of it. */
export interface TicketSeen {
  readonly ticket: Ticket
  readonly audit: readonly AuditEntry[]
  readonly draft: Draft | undefined
  readonly others: readonly Present[]
  readonly names: ReadonlyMap<OfficialId, string>
}

/** What one watcher's page shows. */
export interface TicketNews {
  /** “Lan đang soạn.” */
  readonly others: string
  /** “Phiếu vừa thay đổi: …”; empty while nothing has happened since the page was made. */
  readonly news: string
  readonly draft: number
  /** Who saved that draft, where it was somebody else. */
  readonly draftNews: string
}

/** @returns `undefined` when there is no such ticket */
export async function lookAtTicket(desk: Desk, code: TicketCode): Promise<TicketSeen | undefined> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return undefined
  const [audit, kept, others] = await Promise.all([
    desk.store.audit(code),
    desk.store.draft(code),
    present(desk, code),
  ])
  const draft = openDraft(ticket, kept)
  const writers = [...audit, ...(draft === undefined ? [] : [draft])].map(({ by }) => by)
  const names = await namesOf(desk, writers)
  return { ticket, audit, draft, others, names }
}

/** @param entries of the audit that the watcher's page already shows */
export function newsFor(official: Official, seen: TicketSeen, entries: number): TicketNews {
  const { audit, draft, others, names } = seen
  const news = audit.slice(entries).filter(({ move }) => !isQuiet(move))
  const isOthers = draft !== undefined && draft.text !== '' && draft.by !== official.id
  return {
    others: othersInWords(others.filter((one) => one.official !== official.id)),
    news:
      news.length === 0 ? '' : LIVE.changed(news.map(({ by, move }) => didInWords(nameOf(by, names), move))),
    draft: draft?.revision ?? 0,
    draftNews: isOthers ? DRAFT.changed(nameOf(draft.by, names)) : '',
  }
}

export interface QueueSeen {
  readonly waiting: number
  readonly underWay: number
}

/** How many open tickets of a scope wait to be taken, and how many are under way. */
export async function lookAtQueue(desk: Desk, scope: TicketScope): Promise<QueueSeen> {
  const count = (states: readonly Ticket['state'][]) =>
    desk.store.countTickets({ ...scope, states, holder: null, due: null })
  const [waiting, underWay] = await Promise.all([
    count(['new', 'waiting']),
    count(['in_progress', 'awaiting_citizen', 'awaiting_approval']),
  ])
  return { waiting, underWay }
}

/** @returns an empty text when nothing has changed */
export function queueNews(before: QueueSeen, now: QueueSeen): string {
  if (now.waiting !== before.waiting) return LIVE.queueChanged(now.waiting, before.waiting)
  return now.underWay === before.underWay ? '' : LIVE.queueMoved
}
