import { randomInt } from 'node:crypto'
import { dayInVietnam } from '#knowledge/validity.ts'
import { departmentName } from '../tickets/departments.ts'
import { drawTicketCode } from '../tickets/code.ts'
import { routeQuestion } from '../tickets/route.ts'
import type { Answer } from '../domain/answer.ts'
import type { Conversation, Pending, Reading } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice, Reply } from '../domain/reply.ts'
import type { AnsweredQuestion } from '../domain/store.ts'
import type { NewTicket } from '../domain/ticket.ts'
import { answerWith } from './answer-with.ts'
import { readCommand, readConsent, readNumber } from './commands.ts'
import { recognise } from './intent/recognise.ts'
import { ticketInWords } from './look-up.ts'
import * as say from './phrases.ts'
import { askedBy, pickedReading, readingsOf } from './readings.ts'
import { placeReply } from './setting/place.ts'
import type { Question } from './understand.ts'
import { verbatim } from './verbatim.ts'

/** How many earlier questions a follow-up may lean on. */
const EARLIER_KEPT = 3
/** How often in a row readings are offered; who still is not understood then is better served by an official. */
const OFFERED_AT_MOST = 2

/** What one thing a citizen said leads to. */
export interface Step {
  readonly conversation: Conversation
  readonly reply: Reply
  readonly answered?: AnsweredQuestion
  readonly ticket?: NewTicket
}

/** What a citizen's words lead to: a command, a picked choice, a reply to what the desk asked, or a question. */
export async function respondToText(desk: Desk, conversation: Conversation, typed: string): Promise<Step> {
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
          conversation: { ...idle, place: null, earlier: [], lastQuestion: null, readingsOffered: 0 },
          reply: plainReply(say.STARTED_ANEW),
        }
      case 'official':
        return offerOfficial(idle)
      case 'verbatim':
        return { conversation, reply: plainReply(verbatim(desk, conversation)) }
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
  if (isNoChoice(conversation, text)) {
    return { conversation, reply: plainReply(say.NO_SUCH_CHOICE, conversation.offered) }
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
  const number = readNumber(text)
  const byNumber = number === undefined ? undefined : offered[number - 1]
  return (byNumber ?? offered.find((choice) => choice.label === text))?.value ?? typed
}

/** A number that stands for nothing is no question: the choice of an offer that is over, or one that never was. */
function isNoChoice({ pending, offered }: Conversation, text: string): boolean {
  const isOver = pending === null || (pending.kind === 'consent' && offered.length > 0)
  const number = readNumber(text)
  return isOver && number !== undefined && offered[number - 1] === undefined
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
      const { readings = [] } = pending
      const isNumber = readNumber(text) !== undefined
      const byNumber = isNumber ? pickedReading(readings, text) : undefined
      if (byNumber !== undefined) return answerReading(desk, conversation, byNumber)
      const consent = readConsent(text)
      if (consent === 'yes') return openTicket(desk, conversation, pending)
      if (consent === 'no') return { conversation, reply: plainReply(say.NOT_PASSED_ON) }
      const byWords = pickedReading(readings, text)
      return byWords === undefined
        ? ask(desk, conversation, text)
        : answerReading(desk, conversation, byWords)
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
    conversation: { ...conversation, lastQuestion: null, readingsOffered: 0 },
    reply: plainReply(say.ticketOpened(code, departmentName(department, place), link)),
    ticket: { code, question, place, department, reason },
  }
}

function ask(desk: Desk, conversation: Conversation, question: string): Promise<Step> {
  const { earlier, place } = conversation
  return answerIn(desk, conversation, { question, earlier, place, today: dayInVietnam(desk.clock()) })
}

/** The same way as a question that names the provision; what may be passed on stays the citizen's own question. */
async function answerReading(desk: Desk, conversation: Conversation, reading: Reading): Promise<Step> {
  const step = await answerIn(desk, conversation, askedBy(reading, dayInVietnam(desk.clock())))
  const { lastQuestion } = conversation
  return { ...step, conversation: { ...step.conversation, lastQuestion } }
}

async function answerIn(desk: Desk, conversation: Conversation, given: Question): Promise<Step> {
  const published = desk.knowledge()
  const { answer, worded, asked } = await answerWith(desk.models, published, given)
  const { question } = given
  const { department } = answer.escalation
  const isQuestion = answer.outcome !== 'smalltalk' && answer.outcome !== 'refused'
  const isUnclear = answer.outcome === 'no_answer' && answer.reason === 'not_in_knowledge'
  const offered = conversation.readingsOffered
  const readings = isUnclear && offered < OFFERED_AT_MOST ? readingsOf(published, asked) : []
  const after: Conversation = {
    ...conversation,
    place: answer.place ?? conversation.place,
    earlier: isQuestion ? [...conversation.earlier, question].slice(-EARLIER_KEPT) : conversation.earlier,
    lastQuestion: isQuestion ? { text: question, department } : conversation.lastQuestion,
    pending: pendingAfter(answer, question, readings),
    readingsOffered: readings.length > 0 ? offered + 1 : isQuestion && !isUnclear ? 0 : offered,
  }
  return { conversation: after, reply: replyTo(answer, readings), answered: { question, answer, worded } }
}

function pendingAfter(answer: Answer, question: string, readings: readonly Reading[]): Pending | null {
  if (answer.outcome === 'clarification') return { kind: 'place', question }
  if (!answer.escalation.offered) return null
  const { department } = answer.escalation
  const beside = readings.length > 0 && { readings }
  return { kind: 'consent', question, reason: answer.reason, department, ...beside }
}

/** The answer as a chat shows it, with what may be picked next. */
function replyTo(answer: Answer, readings: readonly Reading[]): Reply {
  const { citations } = answer
  if (answer.outcome === 'clarification') {
    return { text: answer.text, choices: say.PLACE_CHOICES, citations }
  }
  const notice = citations.length > 0 ? `\n\n${say.NOT_LEGAL_ADVICE}` : ''
  if (!answer.escalation.offered) return { text: answer.text + notice, choices: [], citations }
  const beside = readings.length > 0 ? `\n\n${say.COULD_BE_MEANT}` : ''
  const passOn = say.offerToPassOn(departmentName(answer.escalation.department, answer.place))
  const offer = randomInt(1_000_000)
  const labels = readings.map(({ label }) => label)
  return {
    text: `${answer.text}${notice}${beside}\n\n${passOn}`,
    choices: [...say.readingChoices(labels, offer), ...say.consentChoices(offer)],
    citations,
  }
}
