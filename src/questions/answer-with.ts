import type { Published } from '#knowledge/published.ts'
import { isAnswer } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import type { AnswerModels, FollowUp, Prompted, Rewritten } from '../domain/writer.ts'
import { AS_SHIPPED } from '../tickets/route.ts'
import type { Route, RoutingBasis } from '../tickets/route.ts'
import { NOT_REWORDED } from './answer.ts'
import type { Composed } from './answer.ts'
import { compose } from './composing.ts'
import { standAlone } from './follow-up.ts'
import { maskPersonalData } from '../domain/mask.ts'
import * as say from './phrases-answer.ts'
import { asMeantBy } from './typed/as-meant.ts'
import type { Question } from './understand.ts'
import { watch } from '../watch.ts'

interface Answered {
  readonly answer: Answer
  /** Where the question is passed on to, and why. */
  readonly route: Route
  /** Which model and prompts had a hand in it; `null`: none. */
  readonly worded: Prompted | null
  /** The question as it was searched for. */
  readonly asked: Question
}

/**
 * Answers one question with the models an operator has switched on. They only help to find, hold back and word: what
 * the desk decides and composes stays its own, and stands whenever a model is away, slow or wrong.
 */
export async function answerWith(
  models: AnswerModels,
  published: Published,
  asked: Question,
  routing: RoutingBasis = AS_SHIPPED,
): Promise<Answered> {
  const own = await compose(published, asked, routing)
  const rewritten = await rewrittenFollowUp(models, published, asked, own)
  const found = rewritten && (await foundBy(published, asked, rewritten, routing))
  const { answer, route, lead } = found?.composed ?? own
  const searched = found?.asked ?? asked
  const finder = found && rewritten
  if (!isAnswer(answer) || NOT_REWORDED.has(answer.reason))
    return { answer, route, worded: handedBy(finder), asked: searched }

  const { text: composed, citations } = answer
  const brief = { ...followUpOf(asked), lead, composed, citations }
  // What is already given in part, with its reason, holds back enough.
  const judged = answer.outcome === 'answered' ? await models.judge?.judge(brief) : undefined
  if (judged?.verdict === 'does_not')
    return { answer: declined(answer), route, worded: handedBy(finder, judged), asked: searched }

  const worded = await models.writer?.write(brief)
  const given = judged?.verdict === 'in_part' ? inPart(answer) : answer
  return {
    answer: worded === undefined ? given : { ...given, text: worded.text },
    route,
    worded: handedBy(finder, judged, worded),
    asked: searched,
  }
}

/** The same, seen from outside: how long it took, and how it ended. */
export function answerWatched(
  models: AnswerModels,
  published: Published,
  asked: Question,
  routing: RoutingBasis,
): Promise<Answered> {
  return watch(
    'answer',
    {},
    () => answerWith(models, published, asked, routing),
    ({ answer: { outcome, reason } }) => ({ outcome, reason }),
  )
}

/**
 * A follow-up made to stand by itself, where it leans on what was asked before; a short one that gave an answer by
 * itself does not.
 */
async function rewrittenFollowUp(
  { rewriter }: AnswerModels,
  published: Published,
  asked: Question,
  { answer }: Composed,
): Promise<Rewritten | undefined> {
  if (rewriter === undefined || !(isAnswer(answer) || answer.reason === 'not_in_knowledge')) return undefined
  // Masked before anything else changes it.
  const meant = (text: string): string => asMeantBy(published, maskPersonalData(text))
  const { kind } = standAlone(asked.question, asked.earlier)
  if (kind === 'stands' || (kind === 'may_lean' && isAnswer(answer))) return undefined
  return rewriter.rewrite({ question: meant(asked.question), earlier: asked.earlier.map(meant) })
}

/** The answer to the rewritten question; without one, the desk's own way stands. */
async function foundBy(
  published: Published,
  asked: Question,
  { text: rewritten }: Rewritten,
  routing: RoutingBasis,
): Promise<{ readonly asked: Question; readonly composed: Composed } | undefined> {
  const standing = { ...asked, rewritten }
  const composed = await compose(published, standing, routing)
  return isAnswer(composed.answer) ? { asked: standing, composed } : undefined
}

function followUpOf({ question, earlier }: Question): FollowUp {
  return { question, earlier }
}

function declined(answer: Answer): Answer {
  return {
    ...answer,
    outcome: 'no_answer',
    reason: 'judged_off_the_point',
    text: say.NOT_FOUND,
    citations: [],
    escalation: { ...answer.escalation, offered: true },
  }
}

/** The same answer, and the offer to pass the rest on. */
function inPart(answer: Answer): Answer {
  return {
    ...answer,
    outcome: 'partial',
    reason: 'judged_in_part',
    escalation: { ...answer.escalation, offered: true },
  }
}

/** Which model and prompts had a hand in an answer; `null`: none. */
function handedBy(...used: ReadonlyArray<Prompted | undefined>): Prompted | null {
  const had = used.filter((one) => one !== undefined)
  const [first] = had
  return first === undefined
    ? null
    : { model: first.model, promptVersion: had.map(({ promptVersion }) => promptVersion).join(' ') }
}
