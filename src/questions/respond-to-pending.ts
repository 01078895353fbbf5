import type { Place } from '#knowledge/place.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { routeFor } from '../tickets/route-for.ts'
import type { Conversation, Pending, ToPassOn } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { plainReply } from '../domain/reply.ts'
import { answerReading, ask } from './answer-in-chat.ts'
import { callsOff } from './called-off.ts'
import { readConsent, readNumber, readRewording } from './commands.ts'
import { erase } from './erasure.ts'
import { isInDanger, isOnlyCourtesy, recognise } from './intent/recognise.ts'
import type { Intent } from './intent/recognise.ts'
import { addDetails, mayBeQuestion, reopen, withdraw } from './own-ticket-moves.ts'
import type { OwnTickets } from './own-tickets.ts'
import { open, passOn, propose, takeSimilar, toPassOnOnly } from './pass-on.ts'
import { CODE_INCOMPLETE, notReopened, POINT_CHOICES, pointOrQuestion } from './phrases-own-tickets.ts'
import { CALLED_OFF, ONE_AFTER_THE_OTHER, PLACE_CHOICES } from './phrases.ts'
import { HOW_TO_REWORD, NOT_PASSED_ON, WHICH_CITY_ANSWERS } from './phrases-pass-on.ts'
import { meantFor } from './pass-to.ts'
import { pickedReading } from './readings.ts'
import { isNotContent } from './said-of-talk.ts'
import { placeAlone, placeIn, placeReply } from './setting/place.ts'
import type { Step } from './step.ts'

/** What people write then is their own account of something, which may resemble anything. */
const TOLD_FREELY: ReadonlySet<Pending['kind']> = new Set([
  'details_or_question',
  'why_reopen',
  'reword',
  'question_for_official',
])

/** Without their yes nothing is sent. */
const WAITS_FOR_YES: ReadonlySet<Pending['kind']> = new Set([
  'consent',
  'reword',
  'place_of_ticket',
  'similar',
  'question_for_official',
])

/** What a reply to something the desk has asked leads to; whoever asks something new instead is answered that. */
export async function respondToPending(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  pending: Pending,
  text: string,
): Promise<Step> {
  // Whatever we are waiting for, someone in danger gets the number to call.
  if (TOLD_FREELY.has(pending.kind) ? isInDanger(text) : recognise(text).intent === 'emergency') {
    return ask(desk, conversation, text)
  }
  if (callsOff(text)) {
    if (WAITS_FOR_YES.has(pending.kind)) return { conversation, reply: plainReply(NOT_PASSED_ON) }
    if (pending.kind === 'place') return { conversation, reply: plainReply(CALLED_OFF) }
  }
  switch (pending.kind) {
    case 'place': {
      const place = replyWhere(text)
      if (place !== null) return ask(desk, { ...conversation, place }, pending.question)
      if (!ASKS_FOR_BOTH.test(fold(text).trim()) && !isNotContent(text)) return ask(desk, conversation, text)
      return {
        conversation: { ...conversation, pending },
        reply: plainReply(ONE_AFTER_THE_OTHER, PLACE_CHOICES),
      }
    }
    case 'consent': {
      const { readings = [] } = pending
      const isNumber = readNumber(text) !== undefined
      const byNumber = isNumber ? pickedReading(readings, text) : undefined
      if (byNumber !== undefined) return answerReading(desk, conversation, byNumber)
      if (readRewording(text)) {
        return {
          conversation: { ...conversation, pending: { ...toPassOnOnly(pending), kind: 'reword' } },
          reply: plainReply(HOW_TO_REWORD),
        }
      }
      const consent = readConsent(text)
      if (consent === 'yes') return passOn(desk, conversation, pending)
      if (consent === 'no') return { conversation, reply: plainReply(NOT_PASSED_ON) }
      const byWords = pickedReading(readings, text)
      return byWords === undefined
        ? ask(desk, conversation, text)
        : answerReading(desk, conversation, byWords)
    }
    case 'reword': {
      if (readConsent(text) === 'no') return { conversation, reply: plainReply(NOT_PASSED_ON) }
      if (isOnlyCourtesy(text)) return ask(desk, conversation, text)
      return proposeWritten(desk, conversation, { ...pending, question: text })
    }
    case 'place_of_ticket': {
      // Who cannot say is helped by the coordinators, whichever city's they are.
      const place = replyWhere(text)
      if (place !== null) return passOn(desk, { ...conversation, place }, pending)
      if (readConsent(text) === 'no') return { conversation, reply: plainReply(NOT_PASSED_ON) }
      // "Đà Nẵng", "ở đâu cũng được": no question, and theirs has still to be sent somewhere.
      return saysLittle(text)
        ? { conversation: { ...conversation, pending }, reply: plainReply(WHICH_CITY_ANSWERS, PLACE_CHOICES) }
        : ask(desk, conversation, text)
    }
    case 'similar': {
      const consent = readConsent(text)
      if (consent === 'yes') return takeSimilar(desk, conversation, pending)
      if (consent === 'no') return open(desk, conversation, pending)
      return ask(desk, conversation, text)
    }
    case 'question_for_official': {
      if (readConsent(text) === 'no') return { conversation, reply: plainReply(NOT_PASSED_ON) }
      if (isOnlyCourtesy(text)) return ask(desk, conversation, text)
      return proposeWritten(desk, conversation, { question: text, reason: 'asked_for_official' })
    }
    case 'ticket_code':
      // Too few digits, or too many: a code all the same.
      return /\p{L}/u.test(text)
        ? ask(desk, conversation, text)
        : { conversation: { ...conversation, pending }, reply: plainReply(CODE_INCOMPLETE) }
    case 'details_or_question': {
      const ticket = own.all.find(({ code }) => code === pending.ticket)
      const isQuestion = readNumber(text) === 2 || /câu hỏi mới|cau hoi moi/i.test(text)
      if (isQuestion || ticket === undefined) return ask(desk, conversation, pending.text)
      const isDetails = readNumber(text) === 1 || /bổ sung|bo sung/i.test(text)
      // Nobody waits for them any more: who goes on to ask is answered.
      if (!isDetails && ticket.state !== 'awaiting_citizen' && mayBeQuestion(text)) {
        return ask(desk, conversation, text)
      }
      return addDetails(desk, conversation, ticket, isDetails ? pending.text : `${pending.text}\n${text}`)
    }
    case 'why_reopen':
      return whyReopen(desk, conversation, own, pending, text)
    case 'withdraw':
      return withdraw(desk, conversation, own, pending, text)
    case 'forget':
      return (await erase(desk, conversation, text)) ?? ask(desk, conversation, text)
  }
}

/** "Cả hai", "Hà Nội và TP.HCM luôn". */
const ASKS_FOR_BOTH =
  /^(?:(?:da|a|u|cho|em|toi|minh|hoi|xin|o|tai) )*(?:(?:ca )?(?:hai|2)(?: (?:noi|cho|thanh pho|tp|ben|luon|het|di|a|nhe|nha))*|(?:ha noi|hn)(?: (?:va|voi|lan|,))+ (?:tp ?\.? ?hcm|sai gon|sg|hcm|thanh pho ho chi minh)|(?:tp ?\.? ?hcm|sai gon|sg|hcm|thanh pho ho chi minh)(?: (?:va|voi|lan))+ (?:ha noi|hn))(?: (?:luon|a|nhe|nha|di))*\W*$/

const FEW_WORDS = 5
/** Names of places are taken for anything: for a question not so surely, for thanks or a goodbye a little more so. */
const SURELY: Readonly<Partial<Record<Intent, number>>> = {
  law: 0.7,
  greeting: 0.9,
  thanks: 0.9,
  goodbye: 0.9,
}
const LEFT_OPEN = /\bcung (?:duoc|dc)\b|^(?:em |toi |minh )?(?:khong|ko|chua) (?:biet|ro)\b/

/** A few words that are surely nothing else than a reply to what was just asked. */
function saysLittle(text: string): boolean {
  if (text.trim().split(/\s+/).length > FEW_WORDS) return false
  if (LEFT_OPEN.test(fold(text).trim())) return true
  const { intent, confidence } = recognise(text)
  return !mayBeQuestion(text) && confidence < (SURELY[intent] ?? 0)
}

/** The city a reply names; whoever asks something of a city has gone on to another question. */
function replyWhere(text: string): Place | null {
  return placeAlone(text) ?? (mayBeQuestion(text) ? null : placeReply(text))
}

/** What an answer left open; nobody's only reopening is spent on a change of mind, or on another question. */
async function whyReopen(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  pending: Extract<Pending, { kind: 'why_reopen' }>,
  text: string,
): Promise<Step> {
  const { ticket, text: before } = pending
  if (before !== undefined) {
    if (readNumber(text) === 2 || /câu hỏi mới|cau hoi moi/i.test(text))
      return ask(desk, conversation, before)
    if (readNumber(text) === 1 || /^(?:la )?diem chua ro$/.test(fold(text).trim()))
      return reopen(desk, conversation, own, ticket, before)
  }
  if (readConsent(text) === 'no') return { conversation, reply: plainReply(notReopened(ticket)) }
  if (!mayBeQuestion(text)) {
    return reopen(desk, conversation, own, ticket, before === undefined ? text : `${before}\n${text}`)
  }
  if (before !== undefined) return ask(desk, conversation, text)
  return {
    conversation: { ...conversation, pending: { kind: 'why_reopen', ticket, text } },
    reply: plainReply(pointOrQuestion(ticket), POINT_CHOICES),
  }
}

/** What the citizen has written for officials; the city it names is not asked for, and no other city's are asked. */
async function proposeWritten(
  desk: Desk,
  before: Conversation,
  asked: Pick<ToPassOn, 'question' | 'reason'>,
): Promise<Step> {
  const { question } = asked
  const place = placeIn(question).place ?? before.place
  const meant = meantFor(desk.knowledge(), question)
  const { department } = await routeFor(desk, { question, meant, place })
  return propose(desk, { ...before, place }, { ...asked, department })
}
