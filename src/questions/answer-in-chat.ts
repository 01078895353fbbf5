import { dayInVietnam } from '#knowledge/validity.ts'
import { recentRoutingBasis } from '../tickets/route-for.ts'
import { asksSomething, asksWhere } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import type { Conversation, Pending, Reading } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { Reply } from '../domain/reply.ts'
import { answerWatched } from './answer-with.ts'
import { composeReadings } from './composing.ts'
import { remembered, withItsSubject } from './follow-up.ts'
import { proposal } from './pass-on.ts'
import * as say from './phrases.ts'
import { askedBy } from './readings.ts'
import { placeAlone, placeIn } from './setting/place.ts'
import type { Step } from './step.ts'
import type { Question } from './understand.ts'

/** How often in a row readings are offered; who still is not understood then is better served by an official. */
const OFFERED_AT_MOST = 2

/** Answers a question in a chat, which remembers it. */
export function ask(desk: Desk, before: Conversation, text: string): Promise<Step> {
  const { conversation, question } = withItsPlace(before, text)
  const { earlier, place } = conversation
  return answerIn(desk, conversation, { question, earlier, place, today: dayInVietnam(desk.clock()) })
}

/** A city alone asks the last question again, for there. */
function withItsPlace(
  conversation: Conversation,
  text: string,
): { readonly conversation: Conversation; readonly question: string } {
  const { earlier } = conversation
  const last = earlier.at(-1)
  const place = last === undefined ? null : placeAlone(text)
  if (last === undefined || place === null) return { conversation, question: text }
  const { place: named, both } = placeIn(last)
  if (both || (named !== null && named !== place))
    return { conversation, question: say.sameOf(say.SHORT_PLACE[place]) }
  return { conversation: { ...conversation, place, earlier: earlier.slice(0, -1) }, question: last }
}

/** The same way as a question that names the provision; what may be passed on stays the citizen's own question. */
export async function answerReading(desk: Desk, conversation: Conversation, reading: Reading): Promise<Step> {
  const step = await answerIn(desk, conversation, askedBy(reading, dayInVietnam(desk.clock())))
  const { lastQuestion } = conversation
  return { ...step, conversation: { ...step.conversation, lastQuestion } }
}

async function answerIn(desk: Desk, conversation: Conversation, given: Question): Promise<Step> {
  const routing = await recentRoutingBasis(desk)
  // What was asked of the store comes back together for many chats; answered in one go, they would bar the doors.
  await desk.doorway.clear()
  const published = desk.knowledge()
  const { answer, worded, asked } = await answerWatched(desk.models, published, given, routing)
  const { question, earlier } = given
  const forOfficials = withItsSubject(question, earlier)
  const { department } = answer.escalation
  const isQuestion = asksSomething(answer)
  const isUnclear = answer.outcome === 'no_answer' && answer.reason === 'not_in_knowledge'
  const offered = conversation.readingsOffered
  const readings = isUnclear && offered < OFFERED_AT_MOST ? await composeReadings(published, asked) : []
  const after: Conversation = {
    ...conversation,
    place: answer.place ?? conversation.place,
    earlier: isQuestion ? remembered(conversation.earlier, question) : conversation.earlier,
    lastQuestion: isQuestion ? { text: forOfficials, department } : conversation.lastQuestion,
    pending: pendingAfter(answer, { question, forOfficials }, readings),
    readingsOffered: readings.length > 0 ? offered + 1 : isQuestion && !isUnclear ? 0 : offered,
  }
  const reply = await replyTo(desk, answer, forOfficials, readings)
  return { conversation: after, reply, answered: { question, answer, worded } }
}

function pendingAfter(
  answer: Answer,
  { question, forOfficials }: { readonly question: string; readonly forOfficials: string },
  readings: readonly Reading[],
): Pending | null {
  if (asksWhere(answer)) return { kind: 'place', question }
  if (!answer.escalation.offered) return null
  const { department } = answer.escalation
  const beside = readings.length > 0 && { readings }
  const found = answer.citations.map(({ id }) => id)
  return { kind: 'consent', question: forOfficials, reason: answer.reason, department, found, ...beside }
}

/** The answer as a chat shows it, with what may be picked next. */
async function replyTo(
  desk: Desk,
  answer: Answer,
  question: string,
  readings: readonly Reading[],
): Promise<Reply> {
  const { citations } = answer
  if (asksWhere(answer)) {
    return { text: answer.text, choices: say.PLACE_CHOICES, citations }
  }
  const notice = citations.length > 0 ? `\n\n${say.NOT_LEGAL_ADVICE}` : ''
  if (!answer.escalation.offered) return { text: answer.text + notice, choices: [], citations }
  const beside = readings.length > 0 ? `\n\n${say.COULD_BE_MEANT}` : ''
  const { department } = answer.escalation
  const { text, choices, offer } = await proposal(desk, { question, department }, answer.place)
  const labels = readings.map(({ label }) => label)
  return {
    text: `${answer.text}${notice}${beside}\n\n${text}`,
    choices: [...say.readingChoices(labels, offer), ...choices],
    citations,
  }
}
