import { fold } from '#knowledge/vietnamese.ts'
import type { Conversation, Pending } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { plainReply } from '../domain/reply.ts'
import { allows } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { addWords, mayReopen, rateAnswer, reopenTicket, withdrawTicket } from '../tickets/citizen-moves.ts'
import { departmentName } from '../tickets/departments.ts'
import { chatLeft } from '../tickets/phrases.ts'
import { asksAfterRules } from './intent/recognise.ts'
import { ask } from './answer-in-chat.ts'
import { readConsent, YES_WORDS } from './commands.ts'
import * as say from './phrases-own-tickets.ts'
import type { Step } from './step.ts'
import type { OwnTickets } from './own-tickets.ts'

// What citizens do to their tickets, in a chat.

function latestAnswered(all: readonly Ticket[]): Ticket | undefined {
  return all
    .filter(({ state, answer }) => answer !== null && allows(state, 'rate'))
    .toSorted((a, b) => Number(b.answer?.at) - Number(a.answer?.at))[0]
}

/** What "chưa thỏa đáng" may be said of: an answer, or a refusal. */
function latestClosed(all: readonly Ticket[]): Ticket | undefined {
  const closedAt = ({ state, answer, refusal }: Ticket): number =>
    Number((state === 'refused' ? refusal?.at : answer?.at) ?? 0)
  return all
    .filter((ticket) => closedAt(ticket) > 0 && allows(ticket.state, 'reopen'))
    .toSorted((a, b) => closedAt(b) - closedAt(a))[0]
}

/** What somebody writes while an official talks with them: for the official, and the desk says nothing. */
export async function toOfficial(
  desk: Desk,
  conversation: Conversation,
  ticket: Ticket,
  text: string,
): Promise<Step> {
  // What they say from now on they say to the official, no more to the desk.
  const isOver = conversation.pending?.kind === 'withdraw' || conversation.pending?.kind === 'forget'
  const pending = isOver ? null : conversation.pending
  return {
    conversation: { ...conversation, pending },
    reply: null,
    tickets: await addWords(desk, ticket, text, await when(desk)),
  }
}

/** Bổ sung, unless it may be another question: then the citizen says which. */
export async function details(
  desk: Desk,
  conversation: Conversation,
  ticket: Ticket,
  text: string,
): Promise<Step> {
  if (mayBeQuestion(text)) {
    return {
      conversation: {
        ...conversation,
        pending: { kind: 'details_or_question', ticket: ticket.code, text },
      },
      reply: plainReply(say.detailsOrQuestion(ticket.code), say.DETAILS_CHOICES),
    }
  }
  return addDetails(desk, conversation, ticket, text)
}

/** What comes late, or a second time, may be for the official who had asked; whose it is only the citizen knows. */
export function moreDetails(conversation: Conversation, { code }: Ticket, text: string): Step {
  return {
    conversation: { ...conversation, pending: { kind: 'details_or_question', ticket: code, text } },
    reply: plainReply(say.moreOrQuestion(code), say.DETAILS_CHOICES),
  }
}

/** Words that ask, wherever they stand; details mostly tell. */
const ASKING =
  /\b(?:la gi|bao nhieu|the nao|nhu nao|o dau|khi nao|bao gio|vi sao|tai sao|ai duoc|duoc khong|phai khong|co phai)\b/

/** Whether a text may ask something, rather than only tell what was asked for. */
export function mayBeQuestion(text: string): boolean {
  return text.includes('?') || ASKING.test(fold(text)) || asksAfterRules(text)
}

/** Adds the citizen's words to their ticket, or says that it is closed. */
export async function addDetails(
  desk: Desk,
  conversation: Conversation,
  ticket: Ticket,
  text: string,
): Promise<Step> {
  const { code, department, place, state } = ticket
  if (!isOpen(state)) return { conversation, reply: plainReply(say.ticketClosed(code)) }
  const added = await addWords(desk, ticket, text, await when(desk))
  // Only where the clocks stood still is the date another than they have been told.
  const due = state === 'awaiting_citizen' ? added[0].ticket.clocks.answer.dueAt : null
  return {
    conversation,
    reply: plainReply(
      say.detailsGiven(code, departmentName(department, place), due === null ? undefined : vietnamTime(due)),
    ),
    tickets: added,
  }
}

/** Bổ sung phiếu …: words added unasked, to a ticket of this chat only. */
export async function addTo(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  { code, words }: { readonly code: TicketCode; readonly words: string },
): Promise<Step> {
  const ticket = own.all.find((one) => one.code === code)
  if (ticket === undefined) return { conversation, reply: plainReply(say.NOT_YOUR_TICKET) }
  if (ticket.state === 'joined') return { conversation, reply: plainReply(say.waitsWithAnother(code)) }
  return addDetails(desk, conversation, ticket, words)
}

/** Hữu ích / Chưa thỏa đáng, by a button or in words. */
export async function rate(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  { helpful, code }: { readonly helpful: boolean; readonly code: TicketCode | undefined },
): Promise<Step> {
  const latest = helpful ? latestAnswered : latestClosed
  const ticket = code === undefined ? latest(own.all) : own.all.find((one) => one.code === code)
  if (ticket !== undefined && !helpful && mayReopen(ticket)) {
    return {
      conversation: { ...conversation, pending: { kind: 'why_reopen', ticket: ticket.code } },
      reply: plainReply(say.whyReopen(ticket.code)),
    }
  }
  if (ticket === undefined || !allows(ticket.state, 'rate')) {
    const isOver = ticket !== undefined && !helpful && allows(ticket.state, 'reopen')
    return { conversation, reply: plainReply(isOver ? say.reopenedBefore(ticket.code) : say.NOTHING_TO_RATE) }
  }
  if (helpful) {
    return {
      conversation,
      reply: plainReply(say.RATED_HELPFUL),
      tickets: [rateAnswer(desk, ticket, 'helpful', await when(desk))],
    }
  }
  return {
    conversation,
    reply: plainReply(say.reopenedBefore(ticket.code)),
    tickets: [rateAnswer(desk, ticket, 'not_satisfied', await when(desk))],
  }
}

export async function reopen(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  code: TicketCode,
  text: string,
): Promise<Step> {
  const ticket = own.all.find((one) => one.code === code)
  if (ticket === undefined || !mayReopen(ticket)) {
    return { conversation, reply: plainReply(say.reopenedBefore(code)) }
  }
  const { department, place } = ticket
  const again = reopenTicket(desk, ticket, text, await when(desk))
  const due = again.ticket.clocks.answer.dueAt
  return {
    conversation,
    reply: plainReply(
      say.reopened(code, departmentName(department, place), due === null ? undefined : vietnamTime(due)),
    ),
    tickets: [again],
  }
}

/** Rút phiếu, asked once more before it is done. */
export function askWithdrawal(
  conversation: Conversation,
  own: OwnTickets,
  code: TicketCode | undefined,
): Step {
  const open = own.all.filter(({ state }) => allows(state, 'withdraw'))
  const ticket = code === undefined ? open[0] : open.find((one) => one.code === code)
  const idle = { ...conversation, pending: null }
  if (ticket === undefined) {
    return code === undefined
      ? // Whatever else the desk asked is still asked.
        { conversation, reply: plainReply(say.NOTHING_TO_WITHDRAW, conversation.offered) }
      : { conversation: idle, reply: plainReply(say.NOT_TO_WITHDRAW) }
  }
  if (code === undefined && open.length > 1) {
    return { conversation: idle, reply: plainReply(say.whichToWithdraw(open.map((one) => one.code))) }
  }
  return {
    conversation: { ...conversation, pending: { kind: 'withdraw', ticket: ticket.code } },
    reply: plainReply(say.reallyWithdraw(ticket.code, ticket.question), say.WITHDRAW_CHOICES),
  }
}

/** "Ừ rút đi": the word itself, where it was asked for. */
const WITHDRAW = new RegExp(`^(?:${YES_WORDS},? )*rut(?: (?:di|luon|lai|phieu|giup|toi|em|a|nhe|nha))*[.!]*$`)

export async function withdraw(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  { ticket: code }: Extract<Pending, { kind: 'withdraw' }>,
  text: string,
): Promise<Step> {
  if (!WITHDRAW.test(fold(text).trim()) && readConsent(text) !== 'yes') {
    if (readConsent(text) === 'no' || !mayBeQuestion(text))
      return { conversation, reply: plainReply(say.NOT_WITHDRAWN) }
    // Whoever goes on to ask is answered, and told what has become of the ticket.
    const step = await ask(desk, conversation, text)
    const told = step.reply && { ...step.reply, text: `${say.NOT_WITHDRAWN}\n\n${step.reply.text}` }
    return { ...step, reply: told }
  }
  const ticket = own.all.find((one) => one.code === code)
  if (ticket === undefined || !allows(ticket.state, 'withdraw')) {
    return { conversation, reply: plainReply(say.ticketClosed(code)) }
  }
  return {
    conversation,
    reply: plainReply(ticket.holdsChat ? `${say.withdrawn(code)} ${chatLeft}` : say.withdrawn(code)),
    tickets: await withdrawTicket(desk, ticket, await when(desk)),
  }
}

async function when(desk: Desk) {
  return { now: desk.clock(), timing: await desk.timing() }
}
