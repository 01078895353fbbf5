import { randomInt } from 'node:crypto'
import { dayInVietnam } from '#knowledge/validity.ts'
import { departmentName } from '../tickets/departments.ts'
import { drawTicketCode } from '../tickets/code.ts'
import { routeQuestion } from '../tickets/route.ts'
import type { Answer } from '../domain/answer.ts'
import type { Conversation, Pending } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice, Reply } from '../domain/reply.ts'
import type { AnsweredQuestion } from '../domain/store.ts'
import type { NewTicket } from '../domain/ticket.ts'
import { answerWith } from './answer-with.ts'
import { readCommand, readConsent } from './commands.ts'
import { recognise } from './intent/recognise.ts'
import { ticketInWords } from './look-up.ts'
import * as say from './phrases.ts'
import { placeReply } from './setting/place.ts'
import { verbatim } from './verbatim.ts'

/** How many earlier questions a follow-up may lean on. */
const EARLIER_KEPT = 3

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
          conversation: { ...idle, place: null, earlier: [], lastQuestion: null },
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
