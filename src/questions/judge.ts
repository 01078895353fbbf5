import { settle } from '#knowledge/vietnamese.ts'
import { isAnswer } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import type { QuestionLine } from './question-line.ts'

/** What one answer lacks of what its question line prescribes, the gravest first. */
export type Fault =
  /** Answered, though none of the outcomes expected is an answer of that kind. */
  | { readonly kind: 'should_not_answer'; readonly expected: readonly string[]; readonly given: string }
  /** Answered, and nothing cited is a right basis. */
  | { readonly kind: 'without_basis'; readonly gold: readonly string[]; readonly cited: readonly string[] }
  /** Says what it must not. */
  | { readonly kind: 'forbidden'; readonly words: string }
  /** Another outcome than those expected, and no answer. */
  | { readonly kind: 'outcome'; readonly expected: readonly string[]; readonly given: string }
  /** A right basis is not among the first three citations. */
  | { readonly kind: 'not_cited'; readonly gold: readonly string[]; readonly cited: readonly string[] }
  /** None of these words is said. */
  | { readonly kind: 'not_said'; readonly oneOf: readonly string[] }
  /** It would be passed on to a department where it does not belong. */
  | { readonly kind: 'department'; readonly expected: readonly string[]; readonly given: string }

/** What is to be thought of an answer; what each figure means is fixed by the format of question files. */
export interface Verdict {
  /** The outcome is one of those expected. */
  readonly outcomeRight: boolean
  /** Answered, or answered in part, with a gold basis among the first three citations; `null`: not answerable. */
  readonly citedRight: boolean | null
  /** Says what it must; `null` where nothing is prescribed. */
  readonly said: boolean | null
  /** Answered although it should not have been, or without a gold basis, or saying what it must not. */
  readonly wrong: boolean
  /** `null` where no department is prescribed. */
  readonly routedRight: boolean | null
  readonly faults: readonly Fault[]
}

/** The first citations are what a citizen looks up. */
const LOOKED_UP = 3

/** Judges one answer by its question line. */
export function judge(line: QuestionLine, answer: Answer): Verdict {
  const faults = faultsOf(line, answer)
  const has = (kind: Fault['kind']): boolean => faults.some((fault) => fault.kind === kind)
  return {
    outcomeRight: line.expect.includes(answer.outcome),
    citedRight: expectsBasis(line) ? isAnswer(answer) && hasGold(line, citedIn(answer, LOOKED_UP)) : null,
    said: line.mustSay.length === 0 ? null : !has('not_said'),
    wrong: has('should_not_answer') || has('without_basis') || has('forbidden'),
    routedRight: line.department.length === 0 ? null : !has('department'),
    faults,
  }
}

function faultsOf(line: QuestionLine, answer: Answer): readonly Fault[] {
  const { expect: expected, gold } = line
  const { outcome: given } = answer
  const cited = citedIn(answer)
  const text = comparable(answer.text)
  const says = (words: string): boolean => text.includes(comparable(words))
  const faults: Fault[] = []
  if (!expected.includes(given)) {
    faults.push({ kind: isAnswer(answer) ? 'should_not_answer' : 'outcome', expected, given })
  }
  if (isAnswer(answer) && gold.length > 0 && !hasGold(line, cited)) {
    faults.push({ kind: 'without_basis', gold, cited })
  } else if (expectsBasis(line) && isAnswer(answer) && !hasGold(line, citedIn(answer, LOOKED_UP))) {
    faults.push({ kind: 'not_cited', gold, cited })
  }
  for (const words of line.mustNotSay) if (says(words)) faults.push({ kind: 'forbidden', words })
  for (const oneOf of line.mustSay) if (!oneOf.some(says)) faults.push({ kind: 'not_said', oneOf })
  const { department } = answer.escalation
  if (line.department.length > 0 && !line.department.includes(department)) {
    faults.push({ kind: 'department', expected: line.department, given: department })
  }
  return faults
}

/** Questions the texts answer: an answer is expected and a basis is named; declining would not do. */
export function expectsBasis(line: Pick<QuestionLine, 'expect' | 'gold'>): boolean {
  return expectsAnswer(line) && line.gold.length > 0 && !line.expect.includes('no_answer')
}

/** An answer, if only in part, is among what would do. */
export function expectsAnswer({ expect }: Pick<QuestionLine, 'expect'>): boolean {
  return expect.includes('answered') || expect.includes('partial')
}

/** A descendant of a gold provision counts, and so does a clause that contains a gold point; an article does not. */
export function standsFor(id: string, gold: string): boolean {
  if (id === gold || id.startsWith(`${gold}/`)) return true
  return id.includes('/khoan-') && gold.startsWith(`${id}/`)
}

function hasGold({ gold }: QuestionLine, cited: readonly string[]): boolean {
  return cited.some((id) => gold.some((one) => standsFor(id, one)))
}

function citedIn({ citations }: Answer, first = Infinity): readonly string[] {
  return citations.slice(0, first).map(({ id }) => id)
}

function comparable(text: string): string {
  return settle(text).toLowerCase()
}
