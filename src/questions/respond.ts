import { LINK_ONLY } from '../domain/answer.ts'
import type { Conversation, Pending } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import { allows } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import { ask } from './answer-in-chat.ts'
import { callsOff } from './called-off.ts'
import type { Command } from './commands.ts'
import {
  asksToPassOn,
  isAskingHowFar,
  isBrokenCode,
  readCommand,
  readConsent,
  readRewording,
} from './commands.ts'
import { askErasure, readErasure } from './erasure.ts'
import { isInDanger, isOnlyCourtesy, recognise } from './intent/recognise.ts'
import type { Intent } from './intent/recognise.ts'
import { howFar, ticketInWords, ticketsInWords } from './look-up.ts'
import { addTo, askWithdrawal, details, mayBeQuestion, moreDetails, rate } from './own-ticket-moves.ts'
import type { OwnTickets } from './own-tickets.ts'
import { propose } from './pass-on.ts'
import * as say from './phrases.ts'
import { UNKNOWN_COMMAND } from './phrases-commands.ts'
import { CODE_INCOMPLETE, howToAdd, WHICH_TICKET } from './phrases-own-tickets.ts'
import { WHAT_TO_PASS_ON } from './phrases-pass-on.ts'
import { numberPicked, picked } from './pick.ts'
import { respondToPending } from './respond-to-pending.ts'
import { isWaiting, OUTLIVES_ASIDES, saidInBetween } from './said-in-between.ts'
import type { Step } from './step.ts'
import { verbatim } from './verbatim.ts'

/** What a citizen's words lead to: a command, a picked choice, a reply to what the desk asked, or a question. */
export async function respondToText(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  typed: string,
): Promise<Step> {
  const text = (picked(conversation.offered, typed)?.value ?? typed).replace(OFFER_TOKEN, '')
  if (text.trim() === '') return { conversation, reply: plainReply(say.ASK_AWAY) }
  const command = readCommand(text)
  if (command !== undefined && !isReply(conversation, own, command, text)) {
    const idle = { ...conversation, pending: null }
    switch (command.kind) {
      case 'start':
        return {
          conversation: idle,
          reply: plainReply(conversation.greeted ? say.FIRST_CONTACT : say.ASK_AWAY),
        }
      case 'help':
        return { conversation: idle, reply: plainReply(say.HELP) }
      case 'new_question':
        return { conversation: begunAnew(idle), reply: plainReply(say.STARTED_ANEW) }
      case 'official':
        return offerOfficial(desk, idle)
      case 'new_question_about':
        return respondToText(desk, begunAnew(idle), own, command.words)
      case 'official_about':
        return respondToPending(desk, idle, own, { kind: 'question_for_official' }, command.words)
      case 'unknown':
        return { conversation, reply: plainReply(UNKNOWN_COMMAND, conversation.offered) }
      case 'forget':
        return askErasure(desk, idle)
      case 'own_tickets':
        return { conversation: idle, reply: plainReply(ticketsInWords(own)) }
      case 'rate':
        return rate(desk, canWait(conversation), own, command)
      case 'withdraw':
        return askWithdrawal(conversation, own, command.code)
      case 'how_to_add':
        return {
          conversation,
          reply: plainReply(
            howToAdd(own.all.filter(({ state }) => isOpen(state)).map(({ code }) => code)),
            conversation.offered,
          ),
        }
      case 'add':
        return addTo(desk, idle, own, command)
      case 'verbatim':
        return { conversation, reply: plainReply(await verbatim(desk, conversation)) }
      case 'ticket':
        if (command.code === undefined || command.code === 'incomplete') {
          return {
            conversation: { ...conversation, pending: { kind: 'ticket_code' } },
            reply: plainReply(command.code === undefined ? WHICH_TICKET : CODE_INCOMPLETE),
          }
        }
        return { conversation: idle, reply: plainReply(await ticketInWords(desk, idle, command.code)) }
    }
  }
  if (isNoChoice(conversation, text)) {
    return { conversation, reply: plainReply(say.NO_SUCH_CHOICE, conversation.offered) }
  }
  const { pending } = conversation
  const aside = await saidInBetween(desk, conversation, own, text)
  if (aside !== undefined) return aside
  if (isBrokenCode(text) && own.wanting === undefined && (pending === null || pending.kind === 'consent')) {
    return { conversation, reply: plainReply(CODE_INCOMPLETE, conversation.offered) }
  }
  if (pending !== null) {
    const idle = { ...conversation, pending: null }
    return stillAsked(pending, text, await respondToPending(desk, idle, own, pending, text))
  }
  if (isAskingHowFar(text) && own.all.some(isWaiting)) {
    return { conversation, reply: plainReply(await howFar(desk, conversation, own)) }
  }
  if (callsOff(text)) {
    return own.all.some(({ state }) => allows(state, 'withdraw'))
      ? askWithdrawal(conversation, own, undefined)
      : { conversation, reply: plainReply(say.NOTHING_TO_CALL_OFF) }
  }
  if (readRewording(text)) {
    const waiting = own.all.filter(isWaiting).map(({ code }) => code)
    return {
      conversation,
      reply: plainReply(waiting.length > 0 ? howToAdd(waiting) : say.ASK_IN_OTHER_WORDS),
    }
  }
  if (own.wanting !== undefined && !isInDanger(text)) return details(desk, conversation, own.wanting, text)
  if (own.hadAsked !== undefined && mayBeAddition(text)) return moreDetails(conversation, own.hadAsked, text)
  if (conversation.lastQuestion !== null && asksToPassOn(text)) return offerOfficial(desk, conversation)
  // A yes or no to something that is over, or to nothing at all, is no question for an official.
  if (readConsent(text) !== undefined && !isOnlyCourtesy(text)) {
    return {
      conversation,
      reply: plainReply(say.nothingToAgreeTo(conversation.lastQuestion !== null), conversation.offered),
    }
  }
  return ask(desk, conversation, text)
}

function begunAnew(conversation: Conversation): Conversation {
  return { ...conversation, place: null, earlier: [], lastQuestion: null, readingsOffered: 0 }
}

/**
 * Asked whether it is for a ticket, "bổ sung phiếu" says yes; asked whether to withdraw, so does "rút phiếu", and asked
 * whether to delete, "xóa".
 */
function isReply(
  { pending }: Conversation,
  { officialLast }: OwnTickets,
  command: Command,
  text: string,
): boolean {
  if (command.kind === 'forget') return pending?.kind === 'forget' && readErasure(text) !== undefined
  if (command.kind === 'how_to_add') return pending?.kind === 'details_or_question'
  return (
    command.kind === 'withdraw' && command.code === undefined && pending?.kind === 'withdraw' && !officialLast
  )
}

function isGoodbye(text: string): boolean {
  const { intent, confidence } = recognise(text)
  return intent === 'goodbye' && confidence >= SURELY
}

/** Thanks, a link, or "who are you?" do not settle what the desk has asked; a goodbye does. */
function stillAsked(pending: Pending, text: string, step: Step): Step {
  const said = step.answered?.answer
  const isCourtesy = said?.outcome === 'smalltalk' && (said.reason !== 'goodbye' || !isGoodbye(text))
  const isAside = isCourtesy || said?.reason === LINK_ONLY
  if (!isAside || !OUTLIVES_ASIDES.has(pending.kind)) return step
  return { ...step, conversation: { ...step.conversation, pending } }
}

const COURTESIES: ReadonlySet<Intent> = new Set(['greeting', 'thanks', 'goodbye'])
/** "Em đi tuyến 32" looks like a goodbye, but not so surely. */
const SURELY = 0.9

/** What somebody tells of their matter; no question, no courtesy, and nobody in danger. */
function mayBeAddition(text: string): boolean {
  const { intent, confidence } = recognise(text)
  const isCourteous = COURTESIES.has(intent) && (intent !== 'goodbye' || confidence >= SURELY)
  return !isCourteous && intent !== 'about_desk' && !mayBeQuestion(text) && !isInDanger(text)
}

/** Thanks for an answer that came in between do not settle what the desk has asked about another question. */
function canWait(conversation: Conversation): Conversation {
  const kind = conversation.pending?.kind
  return kind === 'consent' || kind === 'similar' ? conversation : { ...conversation, pending: null }
}

/** Ends the value of a choice that belongs to one offer only. */
const OFFER_TOKEN = /#\d+$/

/** A number that stands for nothing is no question: the choice of an offer that is over, or one that never was. */
function isNoChoice({ pending, offered }: Conversation, text: string): boolean {
  const isOver = pending === null || (pending.kind === 'consent' && offered.length > 0)
  const number = numberPicked(offered, text)
  return isOver && number !== undefined && offered[number - 1] === undefined
}

async function offerOfficial(desk: Desk, conversation: Conversation): Promise<Step> {
  const { lastQuestion } = conversation
  if (lastQuestion === null) {
    return {
      conversation: { ...conversation, pending: { kind: 'question_for_official' } },
      reply: plainReply(WHAT_TO_PASS_ON),
    }
  }
  const { text: question, department } = lastQuestion
  return propose(desk, conversation, { question, reason: 'asked_for_official', department })
}
