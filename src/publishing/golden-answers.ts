import { lately } from '#knowledge/lately.ts'
import type { Published } from '#knowledge/published.ts'
import type { Answer } from '../domain/answer.ts'
import { answerQuestion } from '../questions/answer.ts'
import { judge } from '../questions/judge.ts'
import type { Fault } from '../questions/judge.ts'
import { asQuestion } from '../questions/question-line.ts'
import type { QuestionLine } from '../questions/question-line.ts'
import { madeOf } from './load.ts'

/** How a version answers a golden question. */
export interface GoldenAnswer {
  readonly answer: Answer
  /** What it lacks. */
  readonly faults: readonly Fault[]
}

/** Answers say what has changed since; asked on a day that does not move, a golden question stays what it was. */
const GOLDEN_TODAY = '2026-11-22'

export function askGolden(published: Published, line: QuestionLine): GoldenAnswer {
  const answer = answerQuestion(published, asQuestion(line, GOLDEN_TODAY))
  return { answer, faults: judge(line, answer).faults }
}

/** Of so many shelves: of the one in use, and of those that are looked at before they are published. */
const KEPT = 8
const answersFrom = lately((_made: string) => new Map<string, GoldenAnswer>(), KEPT)

/**
 * Asks golden questions of what was made of the same editions once: whoever publishes has looked at what that changes, and
 * nothing has moved since.
 *
 * @returns asks one, which is known by its id
 */
export function golden(published: Published): (line: QuestionLine) => GoldenAnswer {
  const editions = madeOf(published)
  const known = editions === undefined ? new Map<string, GoldenAnswer>() : answersFrom(editions)
  return (line) => {
    const answered = known.get(line.id) ?? askGolden(published, line)
    known.set(line.id, answered)
    return answered
  }
}
