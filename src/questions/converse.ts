import { randomInt } from 'node:crypto'
import { dayInVietnam } from '#knowledge/validity.ts'
import { departmentName } from '../tickets/departments.ts'
import { drawTicketCode } from '../tickets/code.ts'
import { routeQuestion } from '../tickets/route.ts'
import type { Answer } from '../domain/answer.ts'
import type { Conversation, Pending } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageContent } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice, Reply } from '../domain/reply.ts'
import type { AnsweredQuestion, Turn, TurnResult } from '../domain/store.ts'
import type { NewTicket } from '../domain/ticket.ts'
import { answerWith } from './answer-with.ts'
import { readCommand, readConsent } from './commands.ts'
import { recognise } from './intent/recognise.ts'
import { ticketInWords } from './look-up.ts'
import * as say from './phrases.ts'
import { placeReply } from './setting/place.ts'

/** How many earlier questions a follow-up may lean on. */
const EARLIER_KEPT = 3

/** Where doors cut a long text, less one for a pair of surrogates that was not to be parted. */
const CUT_AT = 7999

/** What one thing a citizen said leads to. */
interface Step {
  readonly conversation: Conversation
  readonly reply: Reply
  readonly answered?: AnsweredQuestion
  readonly ticket?: NewTicket
}

/** What a citizen said at one time. */
interface Said {
  readonly content: MessageContent
  readonly at: Date
}

/**
 * Answers everything a citizen said in one turn: commands, picked choices, replies to what the desk asked, questions.
 *
 * Reads the store, writes nothing: the caller saves the result in one move, so doing it again does no harm.
 */
export async function converse(desk: Desk, turn: Turn): Promise<TurnResult> {
  const channel = desk.channels.get(turn.conversation.account.network)
  let conversation = turn.conversation
  const replies: Reply[] = []
  const answers: AnsweredQuestion[] = []
  const tickets: NewTicket[] = []
  for (const content of joinLines(desk, turn)) {
    const step = await respond(desk, conversation, content)
    const reply = wasCut(content)
      ? { ...step.reply, text: `${say.CUT_SHORT}\n\n${step.reply.text}` }
      : step.reply
    replies.push(knowsTheDesk(conversation) ? reply : introduced(reply))
    conversation = { ...step.conversation, greeted: true, offered: step.reply.choices }
    if (step.answered !== undefined) answers.push(step.answered)
    if (step.ticket !== undefined) tickets.push(step.ticket)
  }
  // A network that is switched off meanwhile may be switched on again: its replies wait.
  const parts = replies.flatMap((reply) => channel?.parts(reply) ?? [reply])
  return { conversation, parts, answers, tickets }
}

/**
 * Short lines sent one after the other are one thought. Lines that merely waited together, after a fault or a restart,
 * are not; nor is what follows the reply to a question of ours.
 */
function joinLines(desk: Desk, { messages, conversation }: Turn): readonly MessageContent[] {
  const joined: Said[] = []
  for (const { content, receivedAt: at } of messages) {
    const last = joined.at(-1)
    const follows =
      last !== undefined &&
      at.getTime() - last.at.getTime() <= desk.rules.turnWindowMs &&
      !endsThere(conversation, last)
    if (follows && isLine(last.content) && isLine(content)) {
      joined[joined.length - 1] = {
        at,
        content: { kind: 'text', text: `${last.content.text}\n${content.text}` },
      }
    } else joined.push({ content, at })
  }
  return joined.map(({ content }) => content)
}

/** On the web people send a whole message; a yes or no to an offer stands by itself. */
function endsThere({ account, pending }: Conversation, { content }: Said): boolean {
  if (account.network === 'web') return true
  const answersOffer = pending?.kind === 'consent' && content.kind === 'text' && readConsent(content.text)
  return answersOffer !== false && answersOffer !== undefined
}

function isLine(content: MessageContent): content is Extract<MessageContent, { kind: 'text' }> {
  return content.kind === 'text' && readCommand(content.text) === undefined
}

/** A door cuts what is longer than this; the citizen is told. */
function wasCut(content: MessageContent): boolean {
  return content.kind === 'text' && content.text.length >= CUT_AT
}

/** The web page itself says what stands behind it before anyone writes. */
function knowsTheDesk({ greeted, account }: Conversation): boolean {
  return greeted || account.network === 'web'
}

function introduced(reply: Reply): Reply {
  return { ...reply, text: `${say.FIRST_CONTACT}\n\n${reply.text}` }
}

async function respond(desk: Desk, conversation: Conversation, content: MessageContent): Promise<Step> {
  switch (content.kind) {
    case 'text':
      return respondToText(desk, conversation, content.text)
    case 'choice': {
      // Old buttons stay on the screen; pressed later they must not answer another question.
      const isOffered = conversation.offered.some(({ value }) => value === content.value)
      if (!isOffered)
        return { conversation, reply: { ...plainReply(say.STALE_CHOICE), choices: conversation.offered } }
      return respondToText(desk, conversation, content.value)
    }
    case 'picture':
      if (content.caption.trim() === '') return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
      return respondToText(desk, conversation, content.caption)
    case 'voice':
    case 'sticker':
      return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
    case 'unsupported':
      return { conversation, reply: plainReply(say.CANNOT_SEE_MESSAGE) }
  }
}

async function respondToText(desk: Desk, conversation: Conversation, typed: string): Promise<Step> {
  const text = picked(conversation.offered, typed).replace(OFFER_TOKEN, '')
  if (text.trim() === '') return { conversation, reply: plainReply(say.ASK_AWAY) }
  const command = readCommand(text)
  if (command !== undefined) {
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
        return {
          conversation: { ...idle, place: null, earlier: [], lastQuestion: null },
          reply: plainReply(say.STARTED_ANEW),
        }
      case 'official':
        return offerOfficial(idle)
      case 'ticket':
        if (command.code === undefined) {
          return {
            conversation: { ...conversation, pending: { kind: 'ticket_code' } },
            reply: plainReply(say.WHICH_TICKET),
          }
        }
        return { conversation: idle, reply: plainReply(await ticketInWords(desk, command.code)) }
    }
  }
  return conversation.pending === null
    ? ask(desk, conversation, text)
    : respondToPending(desk, { ...conversation, pending: null }, conversation.pending, text)
}

/** Ends the value of a choice that belongs to one offer only. */
const OFFER_TOKEN = /#\d+$/

/** A number or a label stands for the choice it was given to. */
function picked(offered: readonly Choice[], typed: string): string {
  const text = typed.trim()
  const byNumber = /^\d$/.test(text) ? offered[Number(text) - 1] : undefined
  return (byNumber ?? offered.find((choice) => choice.label === text))?.value ?? typed
}

async function respondToPending(
  desk: Desk,
  conversation: Conversation,
  pending: Pending,
  text: string,
): Promise<Step> {
  // Whatever we are waiting for, someone in danger gets the number to call.
  if (recognise(text).intent === 'emergency') return ask(desk, conversation, text)
  switch (pending.kind) {
    case 'place': {
      const place = placeReply(text)
      if (place === null) return ask(desk, conversation, text)
      return ask(desk, { ...conversation, place }, pending.question)
    }
    case 'consent': {
      const consent = readConsent(text)
      if (consent === 'yes') return openTicket(desk, conversation, pending)
      if (consent === 'no') return { conversation, reply: plainReply(say.NOT_PASSED_ON) }
      return ask(desk, conversation, text)
    }
    case 'question_for_official': {
      if (readConsent(text) === 'no') return { conversation, reply: plainReply(say.NOT_PASSED_ON) }
      const { department } = routeQuestion(text, conversation.place)
      return openTicket(desk, conversation, { question: text, reason: 'asked_for_official', department })
    }
    case 'ticket_code':
      return ask(desk, conversation, text)
  }
}

function offerOfficial(conversation: Conversation): Step {
  const { lastQuestion } = conversation
  if (lastQuestion === null) {
    return {
      conversation: { ...conversation, pending: { kind: 'question_for_official' } },
      reply: plainReply(say.WHAT_TO_PASS_ON),
    }
  }
  const { text: question, department } = lastQuestion
  return {
    conversation: {
      ...conversation,
      pending: { kind: 'consent', question, reason: 'asked_for_official', department },
    },
    reply: plainReply(
      `“${question}”\n\n${say.offerToPassOn(departmentName(department, conversation.place))}`,
      say.consentChoices(randomInt(1_000_000)),
    ),
  }
}

function openTicket(
  desk: Desk,
  conversation: Conversation,
  { question, reason, department }: Pick<NewTicket, 'question' | 'reason' | 'department'>,
): Step {
  const code = drawTicketCode()
  const { place } = conversation
  const link = desk.publicUrl === undefined ? undefined : `${desk.publicUrl}/tra-cuu/${code}`
  return {
    conversation: { ...conversation, lastQuestion: null },
    reply: plainReply(say.ticketOpened(code, departmentName(department, place), link)),
    ticket: { code, question, place, department, reason },
  }
}

async function ask(desk: Desk, conversation: Conversation, question: string): Promise<Step> {
  const { answer, worded } = await answerWith(desk.models, desk.knowledge(), {
    question,
    earlier: conversation.earlier,
    place: conversation.place,
    today: dayInVietnam(desk.clock()),
  })
  const { department } = answer.escalation
  const isQuestion = answer.outcome !== 'smalltalk' && answer.outcome !== 'refused'
  const after: Conversation = {
    ...conversation,
    place: answer.place ?? conversation.place,
    earlier: isQuestion ? [...conversation.earlier, question].slice(-EARLIER_KEPT) : conversation.earlier,
    lastQuestion: isQuestion ? { text: question, department } : conversation.lastQuestion,
    pending: pendingAfter(answer, question),
  }
  return {
    conversation: after,
    reply: replyTo(answer),
    answered: {
      question,
      answer,
      worded,
    },
  }
}

function pendingAfter(answer: Answer, question: string): Pending | null {
  if (answer.outcome === 'clarification') return { kind: 'place', question }
  if (!answer.escalation.offered) return null
  return { kind: 'consent', question, reason: answer.reason, department: answer.escalation.department }
}

/** The answer as a chat shows it, with what may be picked next. */
function replyTo(answer: Answer): Reply {
  const { citations } = answer
  if (answer.outcome === 'clarification') {
    return { text: answer.text, choices: say.PLACE_CHOICES, citations }
  }
  const notice = citations.length > 0 ? `\n\n${say.NOT_LEGAL_ADVICE}` : ''
  if (!answer.escalation.offered) return { text: answer.text + notice, choices: [], citations }
  const offer = say.offerToPassOn(departmentName(answer.escalation.department, answer.place))
  return {
    text: `${answer.text}${notice}\n\n${offer}`,
    choices: say.consentChoices(randomInt(1_000_000)),
    citations,
  }
}
