import { expectsAnswer } from '#src/questions/judge.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'

/** What a question is there to show, told from what its line prescribes. */
export type Group =
  /** The texts answer it. */
  | 'answerable'
  /** It leads towards a sentence that must not be said: an ended rule, the wrong city, a false premise. */
  | 'traps'
  /** The texts do not answer it. */
  | 'not_answerable'
  | 'signposted'
  | 'refused'
  | 'smalltalk'
  | 'clarification'
  | 'unavailable'

/** The outcomes that make a group of their own, whatever else would do. */
const OWN: ReadonlySet<string> = new Set<Group>([
  'signposted',
  'refused',
  'smalltalk',
  'clarification',
  'unavailable',
])

/** Which group a line belongs to; its id says nothing about that. */
export function groupOf(line: QuestionLine): Group {
  const leading = leadingOutcome(line)
  if (isOwn(leading)) return leading
  if (!expectsAnswer(line)) return 'not_answerable'
  if (line.mustNotSay.length > 0) return 'traps'
  return leading === 'no_answer' ? 'not_answerable' : 'answerable'
}

/** The outcome a line names first is the one its author thought of first. */
export function leadingOutcome({ expect: [leading = ''] }: Pick<QuestionLine, 'expect'>): string {
  return leading
}

function isOwn(outcome: string): outcome is Group {
  return OWN.has(outcome)
}
