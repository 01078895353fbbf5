import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'

const library = openLibrary()
const TODAY = '2026-11-22'

function ask(question: string, place: Place, asOf: string = TODAY): Answer {
  return answerQuestion(library, { question, earlier: [], place, today: TODAY, asOf })
}

const cited = (answer: Answer): readonly string[] => answer.citations.map(({ id }) => id)

describe('a question about a document as a whole', () => {
  test.each([
    ['Nghị định 33 nói về cái gì?', 'hcm', 'nd-33-2021-nd-cp/dieu-1'],
    ['nghi dinh 32 quy dinh ve van de gi', 'hn', 'nd-32-2021-nd-cp/dieu-1'],
    ['tóm tắt nội dung NQ 160', 'hn', 'nq-160-2021-qh14/dieu-1'],
  ] as const)('%s is answered with the article that says what it is about', (question, place, id) => {
    const answer = ask(question, place, '2022-10-10')
    expect(answer.outcome).toBe('answered')
    expect(cited(answer)[0]).toBe(id)
  })

  test('of one that has ended says so first', () => {
    const answer = ask('Nghị quyết 160 nói về chuyện gì', 'hn')
    expect(answer.text).toMatch(/^Điều 1 Nghị quyết số 160\/2021\/QH14 .*hết hiệu lực/)
    expect(cited(answer)).toContain('nq-160-2021-qh14/dieu-1')
  })

  test('of the other city is told that it does not hold there, and nothing else', () => {
    const answer = ask('Hà Nội có được áp dụng Nghị quyết 131 không?', 'hn', '2022-10-10')
    expect(answer).toMatchObject({ outcome: 'no_answer', reason: 'other_city' })
    expect(answer.text).toContain('chỉ áp dụng cho TP.HCM')
  })

  test('that takes a wrong number of articles for granted is put right', () => {
    expect(ask('Nghị quyết 131 có 15 điều đúng không?', 'hcm', '2022-10-10').text).toMatch(
      /^Không phải 15 điều: Nghị quyết số 131\/2020\/QH14 có 11 điều\./,
    )
    expect(ask('Nghị quyết 97 chỉ có 9 điều phải không?', 'hn', '2022-10-10').text).toMatch(/^Đúng, /)
    expect(ask('nghi dinh 33 co bao nhieu dieu', 'hcm', '2022-10-10').text).toContain('có 45 điều')
  })

  test('that names two articles is answered with both', () => {
    const answer = ask('Điều 2 và Điều 3 Nghị quyết 97 quy định gì?', 'hn', '2022-10-10')
    expect(cited(answer)).toEqual(['nq-97-2019-qh14/dieu-2', 'nq-97-2019-qh14/dieu-3'])
  })
})

describe('a rule on the matter that does not tell what is wanted is no answer', () => {
  test.each([
    ['Luật 72 quy định mức phạt đổ rác ra đường là bao nhiêu?', 'hcm'],
    ['xin phép sửa nhà cần những giấy tờ gì', 'hcm'],
    ['Mấy giờ thì cấm xe tải vào nội đô Hà Nội?', 'hn'],
    ['Theo Nghị định 32 thì lương chủ tịch phường bao nhiêu tiền một tháng?', 'hn'],
  ] as const)('%s', (question, place) => {
    expect(ask(question, place, question.includes('32') ? '2022-10-10' : TODAY).outcome).toBe('no_answer')
  })
})
