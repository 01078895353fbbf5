import { readFileSync } from 'node:fs'
import { readQuestionLines } from '#src/questions/question-line.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'

/** @throws naming the line that is not a question */
export function readQuestions(file: string): readonly QuestionLine[] {
  return readQuestionLines(readFileSync(file, 'utf8'), file)
}
