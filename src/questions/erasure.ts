import { randomInt } from 'node:crypto'
import { fold } from '#knowledge/vietnamese.ts'
import { newConversation } from '../domain/conversation.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { withdrawTicket } from '../tickets/citizen-moves.ts'
import { forgetAsker } from '../tickets/forget-asker.ts'
import { readConsent, YES_WORDS } from './commands.ts'
import { askToForget, forgetChoices, NOT_FORGOTTEN, receipt } from './phrases-erasure.ts'
import type { Step } from './step.ts'

// Xóa dữ liệu của tôi: asked once more, then done. The turn that led to it parts the tickets from the chat and writes the
// order to forget what was said; src/privacy carries it out.

/** More tickets than a chat ever has. */
const ALL = 10_000

/** Says what would be deleted and what is kept, and asks whether to. */
export async function askErasure(desk: Desk, conversation: Conversation): Promise<Step> {
  const tickets = await desk.store.ticketsOf(conversation.id, ALL)
  const waiting = tickets.filter(isWaiting).map(({ code }) => code)
  return {
    conversation: { ...conversation, pending: { kind: 'forget', askedAt: desk.clock().getTime() } },
    reply: plainReply(
      askToForget(waiting, tickets.length > 0),
      forgetChoices(waiting.length > 0, randomInt(1_000_000)),
    ),
  }
}

/** What a reply to that question means; a bare yes leaves open what becomes of tickets that wait. */
type Erasure = 'keep_tickets' | 'withdraw_tickets' | 'yes' | 'no'

const WITHDRAW = /^(?:dong y )?xoa(?: het)?,?(?: va)? rut(?: lai)?(?: het)?(?: cac)?(?: phieu)?$/
const KEEP = /^(?:dong y )?xoa(?: het)?,?(?: va| nhung)? giu(?: lai)?(?: cac)?(?: phieu)?(?: de tra cuu)?$/
const YES = new RegExp(`^(?:${YES_WORDS} )*xoa(?: (?:het|di|luon|giup|toi|em|a|nhe|nha))*$`)
const NO =
  /^(?:(?:khong|dung|thoi khong|ko) xoa(?: nua)?|(?:thoi )?giu(?: lai| nguyen)*(?: du lieu)?(?: (?:a|nhe|nha|di))*)$/

/** @returns `undefined` when the text is no reply to that question */
export function readErasure(text: string): Erasure | undefined {
  const typed = fold(text)
    .replace(/[\s.,!]+/g, ' ')
    .trim()
  if (WITHDRAW.test(typed)) return 'withdraw_tickets'
  if (KEEP.test(typed)) return 'keep_tickets'
  if (YES.test(typed)) return 'yes'
  return NO.test(typed) ? 'no' : readConsent(text)
}

/** @returns `undefined` when the text is no reply to it */
export async function erase(desk: Desk, conversation: Conversation, text: string): Promise<Step | undefined> {
  const said = readErasure(text)
  if (said === undefined) return undefined
  if (said === 'no') return { conversation, reply: plainReply(NOT_FORGOTTEN) }
  const tickets = await desk.store.ticketsOf(conversation.id, ALL)
  // Also when one was opened, or answered, since it was asked: nobody loses an answer they wait for by a bare yes.
  if (said === 'yes' && tickets.some(isWaiting)) return askErasure(desk, conversation)

  const when = { now: desk.clock(), timing: await desk.timing() }
  const withdrawn =
    said === 'withdraw_tickets' ? tickets.filter(({ state }) => allows(state, 'withdraw')) : []
  const changes = await partedFrom(desk, tickets, withdrawn, when)
  const waiting = tickets.filter((ticket) => isWaiting(ticket) && !withdrawn.includes(ticket))
  const code = drawReceiptCode()
  return {
    conversation: newConversation(conversation.id, conversation.account),
    reply: plainReply(
      receipt({
        code,
        at: vietnamTime(when.now),
        withdrawn: withdrawn.map((ticket) => ticket.code),
        waiting: waiting.map((ticket) => ticket.code),
        closed: tickets.length - waiting.length - withdrawn.length,
        lookUp: desk.publicUrl === undefined ? undefined : `${desk.publicUrl}/tra-cuu`,
      }),
    ),
    tickets: changes,
    forgets: { code, tickets: tickets.map((ticket) => ticket.code) },
  }
}

/** Each ticket as the moves before have left it: one may have waited for the answer to another. */
async function partedFrom(
  desk: Desk,
  tickets: readonly Ticket[],
  withdrawn: readonly Ticket[],
  when: Parameters<typeof forgetAsker>[3],
): Promise<readonly TicketChange[]> {
  const changes: TicketChange[] = []
  const latest = (ticket: Ticket): Ticket =>
    changes.findLast((change) => change.ticket.code === ticket.code)?.ticket ?? ticket
  for (const ticket of withdrawn) {
    const now = latest(ticket)
    if (allows(now.state, 'withdraw')) changes.push(...(await withdrawTicket(desk, now, when)))
  }
  for (const ticket of tickets) changes.push(...(await forgetAsker(desk, latest(ticket), 'citizen', when)))
  return changes
}

/** Somebody may still answer it. */
function isWaiting({ state }: Ticket): boolean {
  return allows(state, 'withdraw')
}

/** Without what is mistaken for another when read out: 0 and O, 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function drawReceiptCode(): string {
  const drawn = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
  return `XD-${drawn.slice(0, 4)}-${drawn.slice(4)}`
}
