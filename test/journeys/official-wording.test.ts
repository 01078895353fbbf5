import { describe, expect, test } from 'vitest'
import type { Provision } from '#knowledge/provision.ts'
import { publish } from '#knowledge/published.ts'
import { Shelf } from '#knowledge/shelf.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library

/** The library with other words for each provision. */
function withWords(reword: (provision: Provision) => Provision): (question: string) => Answer {
  const provisions = [...shelf.provisions.values()].map(reword)
  const published = publish(new Shelf([...shelf.documents.values()], provisions), 'reworded')
  return (question) =>
    answerQuestion(published, { question, earlier: [], place: 'hn', today: '2026-11-22', asOf: '2022-10-10' })
}

const QUESTION = 'Chủ tịch phường mỗi năm phải đối thoại với dân mấy lần?'
const DIALOGUE = 'nd-32-2021-nd-cp/dieu-12/khoan-1'

describe('an administrator who has imported the official wording', () => {
  test('and has no account of ours besides gets the same answer in the official words', () => {
    const ask = withWords(({ summary, ...rest }) => ({
      ...rest,
      ...(summary !== undefined && { text: summary }),
    }))
    const answer = ask(QUESTION)
    expect(answer.outcome).toBe('answered')
    expect(answer.citations[0]).toMatchObject({ id: DIALOGUE, quoteKind: 'official' })
    expect(answer.text).toContain('ít nhất hai lần')
  })

  test('sees it quoted while the answer is told in plain words', () => {
    const ask = withWords((one) =>
      one.id === DIALOGUE
        ? { ...one, text: 'Hằng năm, ít nhất hai lần, Chủ tịch phường phải đối thoại với Nhân dân.' }
        : one,
    )
    const answer = ask(QUESTION)
    // With the heading it stands under, which says of whom it speaks.
    expect(answer.citations[0]?.quote).toMatch(
      /^Điều 12\. .+\n1\. Hằng năm, ít nhất hai lần, Chủ tịch phường/,
    )
  })

  test('never reads a figure that the wording does not have', () => {
    const ask = withWords((one) =>
      one.id === DIALOGUE
        ? {
            ...one,
            summary: 'Mỗi năm 2 lần, Chủ tịch phường đối thoại với Nhân dân, báo trước 99 ngày.',
            text: 'Hằng năm, ít nhất hai lần, Chủ tịch phường phải đối thoại với Nhân dân.',
          }
        : one,
    )
    const answer = ask(QUESTION)
    expect(answer.outcome).toBe('answered')
    expect(answer.text).not.toContain('99')
    expect(answer.text).toContain('ít nhất hai lần')
  })
})

describe('a question in English', () => {
  test('about a document on the shelf is answered in Vietnamese, with one English line pointing to help', () => {
    const ask = withWords((one) => one)
    const answer = ask('Is Resolution 97/2019 still in force today for the wards of Hanoi?')
    expect(answer.citations.length).toBeGreaterThan(0)
    expect(answer.text).toMatch(/\n\nThis service answers in Vietnamese only; .*$/)
  })
})
