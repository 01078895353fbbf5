import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { judge } from '../../bench/eval-figures.ts'
import { readQuestions } from '../../bench/question-file.ts'

const QUESTIONS = readQuestions(join(import.meta.dirname, '../../knowledge/golden.jsonl'))

describe('the questions no published version of the law may break', () => {
  const library = openLibrary()

  test('are about sixty, each with its day, asked once and resting on provisions that exist', () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length)
    const asked = QUESTIONS.map(({ question, asOf, place }) => `${question} ${asOf} ${place}`)
    expect(new Set(asked).size).toBe(QUESTIONS.length)
    expect(QUESTIONS.filter(({ asOf }) => asOf === null)).toEqual([])
    const { provisions, documents } = library.shelf
    const unknown = QUESTIONS.flatMap(({ gold }) => gold).filter(
      (id) => !provisions.has(id) && !documents.has(id),
    )
    expect(unknown).toEqual([])
  })

  // What is said of a rule that has ended since depends on the day it is read; that it is right must not.
  describe.each(['on the day they are about', 'in November 2026'])('asked %s', (when) => {
    test.each(QUESTIONS.map((line) => [line.id, line.question, line] as const))(
      '%s %s',
      (_id, _question, line) => {
        const asOf = line.asOf ?? ''
        const answer = answerQuestion(library, {
          question: line.question,
          earlier: line.context,
          place: line.place,
          today: when === 'in November 2026' ? '2026-11-22' : asOf,
          asOf,
        })
        const { outcomeRight, citedRight, said, wrong } = judge(line, answer, [], 0)
        expect({ outcomeRight, citedRight, said, wrong, text: answer.text }).toEqual({
          outcomeRight: true,
          citedRight: citedRight === null ? null : true,
          said: said === null ? null : true,
          wrong: false,
          text: answer.text,
        })
      },
    )
  })
})
