import type { Desk } from '../domain/desk.ts'
import { OfficialId } from '../domain/ids.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { TranscriptEntry } from '../domain/message.ts'
import type { Official } from '../domain/official.ts'
import type { AuditEntry, Draft, Ticket, TicketNote } from '../domain/ticket.ts'
import { calledApart } from '../officials/called.ts'
import { mayRead } from '../officials/may.ts'
import { ticketConversation } from './conversation.ts'

/** Everything an official sees of one ticket. */
export interface TicketFile {
  readonly ticket: Ticket
  /** What was said in the chat about this ticket, and nothing else of it. */
  readonly transcript: readonly TranscriptEntry[]
  readonly audit: readonly AuditEntry[]
  readonly draft: Draft | undefined
  readonly notes: readonly TicketNote[]
  readonly delivery: 'none' | 'waiting' | 'sent' | 'dead'
  /** Names of the officials in it. */
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
  if (!mayRead(official, ticket)) return { kind: 'forbidden' }

  const audit = await desk.store.audit(code)
  const [transcript, draft, notes, delivery] = await Promise.all([
    ticketConversation(desk, ticket, audit),
    desk.store.draft(code),
    desk.store.notes(code),
    desk.store.ticketDelivery(code),
  ])
  const writers = [...audit, ...notes, ...(draft === undefined ? [] : [draft])].map(({ by }) => by)
  const named = [ticket.holder, ticket.proposed?.by, ticket.answer?.by, ...audit.flatMap(officialsIn)]
  const names = await namesOf(desk, [...writers, ...named.filter((one) => one != null)])
  return { kind: 'file', file: { ticket, transcript, audit, draft, notes, delivery, names } }
}

/** Work that is given to somebody, or taken from them, names them. */
function officialsIn({ detail: { from, to } }: AuditEntry): readonly OfficialId[] {
  return [from, to].flatMap((id) => OfficialId.safeParse(id).data ?? [])
}

/** Names of the officials among those who did something; of deleted accounts there is none. */
export async function namesOf(
  desk: Desk,
  by: ReadonlyArray<AuditEntry['by']>,
): Promise<ReadonlyMap<OfficialId, string>> {
  const ids = new Set(by.flatMap((one) => (one === 'citizen' || one === 'desk' ? [] : [one])))
  const officials = await Promise.all([...ids].map((id) => desk.store.official(id)))
  return calledApart(officials.filter((found) => found !== undefined))
}
