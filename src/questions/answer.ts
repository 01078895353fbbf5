import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { LINK_ONLY } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import { isSupported } from './checked.ts'
import { AS_SHIPPED, routeBy } from '../tickets/route.ts'
import type { Route, RoutingBasis } from '../tickets/route.ts'
import { withDayBefore } from './before-that.ts'
import { draftFor, noAnswer } from './draft-for.ts'
import { recognise } from './intent/recognise.ts'
import { isOnlyLink, withoutLinks } from './links.ts'
import { meantFor, toRoute } from './pass-to.ts'
import * as say from './phrases-answer.ts'
import { pausedForPrograms } from './phrases-pause.ts'
import { withLawPointedAt } from './pointed-at.ts'
import { READ_AT_MOST, understand } from './understand.ts'
import type { Question, Understood } from './understand.ts'
import { askBack } from './write.ts'
import type { Draft } from './write.ts'

/**
 * Answers one question: understand (screen, stand-alone question, time and place), find and decide, write, check.
 *
 * @throws whatever the search throws when it is broken; the caller answers {@link searchFailed}
 */
export function answerQuestion(published: Published, asked: Question): Answer {
  return composeAnswer(published, asked).answer
}

/** An answer with the sentences at its head that nobody may reword, and where its question is passed on to. */
export interface Composed {
  readonly answer: Answer
  readonly route: Route
  readonly lead: string
}

/** Reasons of answers that stay as they were composed: they are not one provision's words. */
export const NOT_REWORDED: ReadonlySet<string> = new Set(['status', 'several', 'premise', 'answered_before'])

/**
 * The same, for whoever may put what was composed into other words.
 *
 * @param routing by what the department is chosen to which the question may be passed on
 */
export function composeAnswer(
  inUse: Published,
  given: Question,
  routing: RoutingBasis = AS_SHIPPED,
): Composed {
  const typed = withoutLinks(given.question.slice(0, READ_AT_MOST))
  const asked = withLawPointedAt(inUse, withDayBefore(inUse, { ...given, question: typed }))
  const understood = understand(inUse, asked)
  const published = publishedAsItRead(inUse, understood.day)
  // Whatever the law says has nothing to do with what stands behind the link.
  const composed = isOnlyLink(given.question)
    ? askBack(LINK_ONLY, say.WHAT_ABOUT_LINK)
    : draftFor(published, asked, understood)
  const named = understood.kind === 'elsewhere' ? undefined : understood.matter.mention.document
  const draft = isSupported(published, asked, named, composed)
    ? composed
    : noAnswer('check_failed', say.NOT_FOUND)
  const route = routeBy(routing, toRoute(published, asked, understood, understood.place, draft.citations))
  const answer = finish(published, understood, draft, route)
  return { answer: pointedToHelp(understood, answer), route, lead: draft.lead }
}

/** Who asked in English learns in English that the answer is in Vietnamese, and where help is. */
function pointedToHelp(understood: Understood, answer: Answer): Answer {
  const isAnswered = answer.outcome === 'answered' || answer.outcome === 'partial'
  if (!isAnswered || understood.kind === 'elsewhere' || understood.screened.intent !== 'other_language')
    return answer
  return { ...answer, text: `${answer.text}\n\n${say.IN_VIETNAMESE}` }
}

const FIRST_QUESTION = 'Chủ tịch phường ở Hà Nội do ai bầu?'

/**
 * Learns what is learnt at the first question (kinds of messages, the collection's words), about a second, so that no
 * citizen and no webhook waits for it.
 */
export function warmUp(published: Published, today: Day): void {
  answerQuestion(published, { question: FIRST_QUESTION, earlier: [], place: null, today })
}

/** The same where answers are composed in another thread: what is asked here of messages, and of the law's words, alone. */
export function warmUpDoors(published: Published): void {
  recognise(FIRST_QUESTION)
  meantFor(published, FIRST_QUESTION)
}

/** What is said when the search itself is broken: never to be taken for "there is no such rule". */
export function searchFailed(
  published: Published,
  asked: Question,
  routing: RoutingBasis = AS_SHIPPED,
): Answer {
  const draft: Draft = {
    outcome: 'unavailable',
    reason: 'search_failed',
    text: say.SEARCH_BROKEN,
    lead: '',
    citations: [],
  }
  const { place } = asked
  const route = routeBy(routing, toRoute(published, asked, null, place, []))
  return finish(published, { day: asked.asOf ?? asked.today, place }, draft, route)
}

/** What a program is told while an operator has switched answering off. */
export function answeringOff(published: Published, asked: Question, sentence: string): Answer {
  const text = pausedForPrograms(sentence)
  const draft: Draft = { outcome: 'unavailable', reason: 'answering_off', text, lead: '', citations: [] }
  const { place } = asked
  const route = routeBy(AS_SHIPPED, toRoute(published, asked, null, place, []))
  return finish(published, { day: asked.asOf ?? asked.today, place }, draft, route)
}

function finish(
  published: Published,
  { day, place }: Pick<Understood, 'day' | 'place'>,
  draft: Draft,
  { department }: Route,
): Answer {
  return {
    outcome: draft.outcome,
    reason: draft.reason,
    text: draft.text,
    asOf: day,
    place,
    citations: draft.citations,
    escalation: { offered: mayBePassedOn(draft), department },
    knowledgeVersion: published.version,
  }
}

/** Officials are asked what the desk could not answer; not what needs no answer or another number at once. */
function mayBePassedOn({ outcome, reason }: Draft): boolean {
  if (outcome === 'signposted') return reason === 'complaint'
  if (outcome === 'partial') return reason === 'body_ended'
  return outcome === 'no_answer' && reason !== 'opinion' && reason !== 'forecast'
}
