import type { OutgoingPart } from '../domain/channel.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { plainReply } from '../domain/reply.ts'
import type { Ticket } from '../domain/ticket.ts'
import { mayAnswer } from '../officials/may.ts'
import { departmentName } from './departments.ts'
import { officialAnswer } from './phrases.ts'

export type AnswerTicketResult =
  | { readonly kind: 'answered' }
  /** Someone was quicker; nothing was sent. */
  | { readonly kind: 'already_answered' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }

/** Writes an official's answer and sends it to the chat where the citizen asked. */
export async function answerTicket(
  desk: Desk,
  official: Official,
  { code, text }: { readonly code: TicketCode; readonly text: string },
): Promise<AnswerTicketResult> {
  const ticket = await desk.store.ticket(code)
  if (ticket === undefined) return { kind: 'unknown' }
  if (!mayAnswer(official, ticket.department)) return { kind: 'forbidden' }

  const answer = { text, by: official.id, at: desk.clock() }
  const kind = await desk.store.answerTicket(code, answer, answerParts(desk, ticket, text))
  if (kind === 'answered') {
    desk.wake.deliveries()
    desk.log.info({ ticket: code, official: official.id }, 'ticket answered')
  }
  return { kind }
}

/** What the citizen will read, message by message: the console's preview shows this and the outbox sends it. */
export function answerParts(desk: Desk, ticket: Ticket, text: string): readonly OutgoingPart[] {
  const reply = plainReply(officialAnswer(departmentName(ticket.department, ticket.place), ticket.code, text))
  // A network that was switched off since the citizen wrote has no channel; its reply is kept whole until it is back.
  return desk.channels.get(ticket.account.network)?.parts(reply) ?? [reply]
}
