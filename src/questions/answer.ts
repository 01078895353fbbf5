import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { LINK_ONLY } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import { answeredBefore } from './answered-before.ts'
import { isSupported } from './checked.ts'
import { AS_SHIPPED, routeBy } from '../tickets/route.ts'
import type { Route, RoutingBasis } from '../tickets/route.ts'
import { withDayBefore } from './before-that.ts'
import { decideCompared } from './compared.ts'
import { decide, decideIfSure } from './decide.ts'
import type { Decision } from './decision.ts'
import { asksWhoGoesOn } from './after-end.ts'
import { insteadOf } from './instead.ts'
import type { Recognised } from './intent/recognise.ts'
import { isOnlyLink, withoutLinks } from './links.ts'
import { measure } from './overlap.ts'
import { toRoute } from './pass-to.ts'
import * as say from './phrases-answer.ts'
import { pausedForPrograms } from './phrases-pause.ts'
import { signpost } from './phrases-signpost.ts'
import { withLawPointedAt } from './pointed-at.ts'
import { decideSeveral } from './several.ts'
import { asksStatusOfUnnamed } from './status.ts'
import { namesDocument, READ_AT_MOST, understand } from './understand.ts'
import type { Question, Understood, WithEarlier } from './understand.ts'
import { askBack, write } from './write.ts'
import type { Draft } from './write.ts'
import { writeSeveral } from './write-several.ts'

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

function draftFor(published: Published, asked: Question, understood: Understood): Draft {
  switch (understood.kind) {
    case 'signpost': {
      const { certain, matter, saidWhen, day } = understood
      const isForLaw = !certain || asksWhoGoesOn(published, understood)
      const decision = isForLaw ? decideIfSure(published, matter) : null
      return decision === null
        ? signpostDraft(understood)
        : write(published, decision, { day, today: asked.today, saidWhen }, matter.text)
    }
    case 'elsewhere':
      return noAnswer('elsewhere', say.elsewhere(understood.name))
    case 'matter': {
      const { saidWhen, day, place, screened } = understood
      const isNamed = namesDocument(understood.matter.mention)
      if (!isNamed && asksStatusOfUnnamed(asked.question))
        return askBack('which_document', say.WHICH_DOCUMENT)
      const before = answeredBefore(published, asked.question, understood)
      if (before !== undefined) return before
      const several =
        decideCompared(published, understood.matter) ?? decideSeveral(published, asked, understood)
      if (several !== undefined)
        return writeSeveral(published, several, { day, today: asked.today, saidWhen })
      const decision = decideByReading(published, understood)
      const instead = decision.kind === 'nothing' ? insteadOf(published, screened, asked) : undefined
      if (instead !== undefined) return signpostDraft({ screened: instead, place })
      return write(published, decision, { day, today: asked.today, saidWhen }, understood.matter.text)
    }
  }
}

/** How much of what a short question says a provision must hold that was found with the words of earlier ones. */
const BEARS_ON_IT = 0.5

/** The first reading of a question that gives something; the last one otherwise. */
function decideByReading(
  published: Published,
  { matter, readings, inStory, withEarlier }: Extract<Understood, { kind: 'matter' }>,
): Decision {
  const decision = decide(published, matter)
  if (decision.kind !== 'nothing') return decision
  for (const reading of readings) {
    const other = decide(published, reading)
    if (other.kind !== 'nothing') return other
  }
  const told = inStory === null ? null : decideIfSure(published, inStory)
  if (told !== null) return told
  if (withEarlier === null) return decision
  const other = decide(published, withEarlier.matter)
  return bearsOn(published, withEarlier, other) ? other : decision
}

/** Whether it answers what is asked now, and not only once more what was asked before. */
function bearsOn(published: Published, { own }: WithEarlier, decision: Decision): boolean {
  const main = 'main' in decision ? decision.main : decision.kind === 'ended' ? decision.former : undefined
  if (main === undefined) return true
  const { said, syllables } = measure(published, own, main)
  return said > 0 && syllables >= BEARS_ON_IT
}

/**
 * Learns what is learnt at the first question (kinds of messages, the collection's words), about a second, so that no
 * citizen and no webhook waits for it.
 */
export function warmUp(published: Published, today: Day): void {
  answerQuestion(published, {
    question: 'Chủ tịch phường ở Hà Nội do ai bầu?',
    earlier: [],
    place: null,
    today,
  })
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

const OUTCOMES = {
  emergency: 'signposted',
  field_report: 'signposted',
  complaint: 'signposted',
  own_file: 'signposted',
  opinion: 'no_answer',
  forecast: 'no_answer',
  other_language: 'no_answer',
  greeting: 'smalltalk',
  thanks: 'smalltalk',
  goodbye: 'smalltalk',
  about_desk: 'smalltalk',
  injection: 'refused',
  abuse: 'refused',
  others_data: 'refused',
  wrongdoing: 'refused',
  law: 'no_answer',
} as const

function signpostDraft({
  screened,
  place,
}: {
  readonly screened: Recognised
  readonly place: Place | null
}): Draft {
  const { text, reason } = signpost(screened, place)
  return { outcome: OUTCOMES[screened.intent], reason, text, lead: '', citations: [] }
}

function noAnswer(reason: string, text: string): Draft {
  return { outcome: 'no_answer', reason, text, lead: '', citations: [] }
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
