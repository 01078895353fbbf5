import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Conversation, Pending } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { routeFor } from '../tickets/route-for.ts'
import { asksOfTicket, namesTicket } from './asks-of-ticket.ts'
import { sayingSomething } from './empty-words.ts'
import { howFar, ticketsInWords } from './look-up.ts'
import type { OwnTickets } from './own-tickets.ts'
import { propose } from './pass-on.ts'
import { meantFor } from './pass-to.ts'
import { NOT_CLEAR, SENT_WHEN_ASKED } from './phrases.ts'
import { asksOfOffer, isNotContent, namesToPassOn, thinksItOver } from './said-of-talk.ts'
import type { Step } from './step.ts'

/** What the desk asks that thanks, or a word in between, do not settle. */
export const OUTLIVES_ASIDES: ReadonlySet<Pending['kind']> = new Set([
  'place',
  'consent',
  'reword',
  'place_of_ticket',
  'similar',
  'question_for_official',
])

/**
 * What is said of the talk itself, and is no question for the law: how a ticket stands, when an answer would come, that the
 * last one was not clear. What the desk has asked is still asked.
 *
 * @returns `undefined` for anything else, and where an official waits for what the citizen says
 */
export async function saidInBetween(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  text: string,
): Promise<Step | undefined> {
  const { pending, offered, lastQuestion } = conversation
  if (pending !== null && !OUTLIVES_ASIDES.has(pending.kind)) return undefined
  if (asksOfTicket(text) && (own.all.length > 0 || namesTicket(text))) {
    const told = own.all.some(isWaiting) ? await howFar(desk, conversation, own) : ticketsInWords(own)
    return { conversation, reply: plainReply(told, offered) }
  }
  if (pending?.kind === 'consent') {
    if (asksOfOffer(text)) return propose(desk, conversation, pending)
    if (thinksItOver(text)) return { conversation, reply: plainReply(SENT_WHEN_ASKED, offered) }
  }
  const meant = questionNamed(conversation, text)
  if (meant !== undefined) return proposeAgain(desk, conversation, meant)
  // Of what an official has said they say so to the official.
  const isOfOfficial = own.officialLast || own.wanting !== undefined || own.hadAsked !== undefined
  const isAnswered = lastQuestion !== null && pending?.kind !== 'place'
  if (!isAnswered || isOfOfficial || !isNotContent(text)) return undefined
  return { conversation, reply: plainReply(NOT_CLEAR, offered) }
}

/** A ticket that an official, or an answer to another like it, is still waited for. */
export function isWaiting({ state }: Ticket): boolean {
  return isOpen(state) || state === 'joined'
}

/** "Thôi gửi câu vé xe buýt đi": the question of before that has all those words. */
function questionNamed({ earlier }: Conversation, text: string): string | undefined {
  const named = namesToPassOn(text)
  if (named === undefined) return undefined
  const words = syllables(named)
  const says = sayingSomething(words)
  const wanted = words.filter((_, at) => says[at] === true).map(fold)
  if (wanted.length === 0) return undefined
  return earlier.findLast((question) => {
    const its = new Set(syllables(question).map(fold))
    return wanted.every((word) => its.has(word))
  })
}

async function proposeAgain(desk: Desk, conversation: Conversation, question: string): Promise<Step> {
  const { place } = conversation
  const meant = meantFor(desk.knowledge(), question)
  const { department } = await routeFor(desk, { question, meant, place })
  return propose(desk, conversation, { question, reason: 'asked_for_official', department })
}
