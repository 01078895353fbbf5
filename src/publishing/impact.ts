import { readFileSync } from 'node:fs'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Answer } from '../domain/answer.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { StoredAnswer } from '../domain/inbox.ts'
import { answerQuestion } from '../questions/answer.ts'
import type { Fault } from '../questions/judge.ts'
import { readQuestionLines } from '../questions/question-line.ts'
import type { QuestionLine } from '../questions/question-line.ts'
import { askGolden } from './golden-answers.ts'
import type { GoldenAnswer } from './golden-answers.ts'

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

/** How each of two versions is asked a golden question. */
interface AskingGolden {
  readonly before: (line: QuestionLine) => GoldenAnswer
  readonly after: (line: QuestionLine) => GoldenAnswer
}

/** Golden questions: ours, answered rightly by the shipped library; see `docs/evaluation.md`. */
export function goldenQuestions(): readonly QuestionLine[] {
  const file = new URL('../../knowledge/golden.jsonl', import.meta.url)
  return readQuestionLines(readFileSync(file, 'utf8'), 'golden.jsonl')
}

/**
 * Asks the golden questions and the latest stored ones of both versions.
 *
 * @param pause between two questions, so that citizens are answered meanwhile
 * @param ask where what was answered before is known
 */
export async function impactOf(
  versions: Versions,
  golden: readonly QuestionLine[],
  answers: readonly StoredAnswer[],
  today: Day,
  pause: () => Promise<void>,
  ask: AskingGolden = {
    before: (line) => askGolden(versions.before, line),
    after: (line) => askGolden(versions.after, line),
  },
): Promise<Impact> {
  const broken: GoldenChange[] = []
  const moved: GoldenChange[] = []
  for (const line of golden) {
    await pause()
    const before = ask.before(line)
    const after = ask.after(line)
    const { faults } = after
    const change = {
      id: line.id,
      question: line.question,
      before: basisOf(before.answer),
      after: basisOf(after.answer),
      faults,
    }
    if (faults.length > 0 && before.faults.length === 0) broken.push(change)
    else if (faults.length > 0 || !sameBasis(before.answer, after.answer)) moved.push(change)
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
