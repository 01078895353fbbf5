import type { Published } from '#knowledge/published.ts'
import type { Answer } from '../domain/answer.ts'
import type { AnswerModels, FollowUp, Prompted, Rewritten } from '../domain/writer.ts'
import { composeAnswer, NOT_REWORDED } from './answer.ts'
import type { Composed } from './answer.ts'
import { standAlone } from './follow-up.ts'
import { maskPersonalData } from './model/mask.ts'
import * as say from './phrases.ts'
import { asMeantBy } from './typed/as-meant.ts'
import type { Question } from './understand.ts'

interface Answered {
  readonly answer: Answer
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
): Promise<Answered> {
  const own = composeAnswer(published, asked)
  const rewritten = await rewrittenFollowUp(models, published, asked, own)
  const found = rewritten && foundBy(published, asked, rewritten)
  const { answer, lead } = found?.composed ?? own
  const searched = found?.asked ?? asked
  const finder = found && rewritten
  if (!isAnswer(answer) || NOT_REWORDED.has(answer.reason))
    return { answer, worded: handedBy(finder), asked: searched }

  const { text: composed, citations } = answer
  const brief = { ...followUpOf(asked), lead, composed, citations }
  // What is already given in part, with its reason, holds back enough.
  const judged = answer.outcome === 'answered' ? await models.judge?.judge(brief) : undefined
  if (judged?.verdict === 'does_not')
    return { answer: declined(answer), worded: handedBy(finder, judged), asked: searched }

  const worded = await models.writer?.write(brief)
  const given = judged?.verdict === 'in_part' ? inPart(answer) : answer
  return {
    answer: worded === undefined ? given : { ...given, text: worded.text },
    worded: handedBy(finder, judged, worded),
    asked: searched,
  }
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
function foundBy(
  published: Published,
  asked: Question,
  { text: rewritten }: Rewritten,
): { readonly asked: Question; readonly composed: Composed } | undefined {
  const standing = { ...asked, rewritten }
  const composed = composeAnswer(published, standing)
  return isAnswer(composed.answer) ? { asked: standing, composed } : undefined
}

function isAnswer({ outcome }: Answer): boolean {
  return outcome === 'answered' || outcome === 'partial'
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
