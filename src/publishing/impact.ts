import { readFileSync } from 'node:fs'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Answer } from '../domain/answer.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { StoredAnswer } from '../domain/inbox.ts'
import { answerQuestion } from '../questions/answer.ts'
import { judge } from '../questions/judge.ts'
import type { Fault } from '../questions/judge.ts'
import { asQuestion, readQuestionLines } from '../questions/question-line.ts'
import type { QuestionLine } from '../questions/question-line.ts'

/** What a publication would change for those who ask. */
export interface Impact {
  /** Golden questions that are answered rightly now and would not be. */
  readonly broken: readonly GoldenChange[]
  /** Golden questions whose answer changes its outcome or basis and stays, or becomes, right; and those wrong before and after. */
  readonly moved: readonly GoldenChange[]
  /** Answers given lately that would be others now, asked again with the day and place they were asked with. */
  readonly answers: { readonly looked: number; readonly changed: readonly AnswerChange[] }
}

export interface GoldenChange {
  readonly id: string
  readonly question: string
  readonly before: Basis
  readonly after: Basis
  /** What the answer would lack. */
  readonly faults: readonly Fault[]
}

interface AnswerChange {
  /** Without personal data: whoever looks what a law changes need not know who asked. */
  readonly question: string
  readonly place: Place | null
  readonly at: Date
  readonly before: Basis
  readonly after: Basis
}

/** What an answer is and what it rests on. */
interface Basis {
  readonly outcome: Answer['outcome']
  readonly citations: ReadonlyArray<{ readonly label: string; readonly inForce: string }>
}

export interface Versions {
  readonly before: Published
  readonly after: Published
}

/** Golden questions: ours, answered rightly by the shipped library; see `docs/evaluation.md`. */
export function goldenQuestions(): readonly QuestionLine[] {
  const file = new URL('../../knowledge/golden.jsonl', import.meta.url)
  return readQuestionLines(readFileSync(file, 'utf8'), 'golden.jsonl')
}

/** Answers say what has changed since; asked on a day that does not move, a golden question stays what it was. */
const GOLDEN_TODAY = '2026-11-22'

/**
 * Asks the golden questions and the latest stored ones of both versions.
 *
 * @param pause between two questions, so that citizens are answered meanwhile
 */
export async function impactOf(
  versions: Versions,
  golden: readonly QuestionLine[],
  answers: readonly StoredAnswer[],
  today: Day,
  pause: () => Promise<void>,
): Promise<Impact> {
  const broken: GoldenChange[] = []
  const moved: GoldenChange[] = []
  for (const line of golden) {
    await pause()
    const asked = asQuestion(line, GOLDEN_TODAY)
    const before = answerQuestion(versions.before, asked)
    const after = answerQuestion(versions.after, asked)
    const { faults } = judge(line, after)
    const change = {
      id: line.id,
      question: line.question,
      before: basisOf(before),
      after: basisOf(after),
      faults,
    }
    if (faults.length > 0 && judge(line, before).faults.length === 0) broken.push(change)
    else if (faults.length > 0 || !sameBasis(before, after)) moved.push(change)
  }
  const changed: AnswerChange[] = []
  for (const { question, answer, at } of answers) {
    await pause()
    // Compared with what the version in use says to it now: the conversation around it is not asked again.
    const asked = { question, earlier: [], place: answer.place, today, asOf: answer.asOf }
    const before = answerQuestion(versions.before, asked)
    const after = answerQuestion(versions.after, asked)
    if (sameBasis(before, after)) continue
    const masked = maskPersonalData(question)
    const { place } = answer
    changed.push({ question: masked, place, at, before: basisOf(before), after: basisOf(after) })
  }
  return { broken, moved, answers: { looked: answers.length, changed } }
}

function basisOf({ outcome, citations }: Answer): Basis {
  return { outcome, citations: citations.map(({ label, inForce }) => ({ label, inForce })) }
}

function sameBasis(a: Answer, b: Answer): boolean {
  const key = ({ outcome, citations }: Answer): string =>
    [outcome, ...citations.map(({ id, inForce }) => `${id} ${inForce}`)].join('\n')
  return key(a) === key(b)
}
