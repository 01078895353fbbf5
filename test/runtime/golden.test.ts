import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { judge } from '#src/questions/judge.ts'
import { asQuestion, readQuestionLines } from '#src/questions/question-line.ts'
import { library } from '../fixtures/library.ts'

const FILE = new URL('../../knowledge/golden.jsonl', import.meta.url)
const lines = readQuestionLines(readFileSync(FILE, 'utf8'), 'knowledge/golden.jsonl')
/** Lines say the day they ask about; those that do not are asked on a day that never moves. */
const TODAY = '2026-11-22'

test('there are enough golden questions to notice what breaks', () => {
  expect(lines.length).toBeGreaterThanOrEqual(60)
})

// No line may break: each is named with what its answer lacks, and the answer.
test.each(lines.map((line) => [line.id, line] as const))('golden question %s holds', (_, line) => {
  const answer = answerQuestion(library, asQuestion(line, TODAY))
  const { faults } = judge(line, answer)
  expect({ question: line.question, faults, answer: faults.length > 0 ? answer.text : '' }).toEqual({
    question: line.question,
    faults: [],
    answer: '',
  })
})
