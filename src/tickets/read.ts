import type { Desk } from '../domain/desk.ts'
import type { OfficialId, TicketCode } from '../domain/ids.ts'
import type { TranscriptEntry } from '../domain/message.ts'
import type { Official } from '../domain/official.ts'
import type { AuditEntry, Ticket } from '../domain/ticket.ts'
import { mayRead } from '../officials/may.ts'

/** More lines of a chat than anyone reads before answering one question. */
const TRANSCRIPT_LINES = 60

/** Everything an official sees of one ticket. */
export interface TicketFile {
  readonly ticket: Ticket
  readonly transcript: readonly TranscriptEntry[]
  readonly audit: readonly AuditEntry[]
  readonly delivery: 'none' | 'waiting' | 'sent' | 'dead'
  /** E-mail addresses of the officials the audit names. */
  readonly names: ReadonlyMap<OfficialId, string>
}

export type ReadTicketResult =
  | { readonly kind: 'file'; readonly file: TicketFile }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }

export async function readTicket(
  desk: Desk,
  official: Official,
  code: TicketCode,
): Promise<ReadTicketResult> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return { kind: 'unknown' }
  if (!mayRead(official, ticket.department)) return { kind: 'forbidden' }

  const [transcript, audit, delivery] = await Promise.all([
    desk.store.transcript(ticket.conversation, 0, TRANSCRIPT_LINES),
    desk.store.audit(code),
    desk.store.ticketDelivery(code),
  ])
  const names = await namesIn(desk, audit)
  return { kind: 'file', file: { ticket, transcript, audit, delivery, names } }
}

async function namesIn(desk: Desk, audit: readonly AuditEntry[]): Promise<ReadonlyMap<OfficialId, string>> {
  const ids = new Set(audit.flatMap(({ by }) => (by === 'citizen' ? [] : [by])))
  const officials = await Promise.all([...ids].map((id) => desk.store.official(id)))
  return new Map(officials.filter((found) => found !== undefined).map(({ id, email }) => [id, email]))
}
