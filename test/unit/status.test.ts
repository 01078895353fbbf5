import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { answerQuestion } from '#src/questions/answer.ts'

const published = openLibrary()
const cited = (question: string, asOf?: string) =>
  answerQuestion(published, {
    question,
    earlier: [],
    place: null,
    today: '2026-11-27',
    ...(asOf !== undefined && { asOf }),
  }).citations.map(({ id }) => id)

describe('whether a document holds', () => {
  test('is answered with what ended it', () => {
    expect(cited('Luật Thủ đô 2024 hết hiệu lực ngày nào?')).toContain('luat-02-2026-qh16/dieu-35/khoan-3')
    expect(cited('nghi quyet 131 con hieu luc khong')).toContain('luat-72-2025-qh15/dieu-52/khoan-3/diem-a')
  })

  test.each(['Luật Thủ đô nào đang được áp dụng vậy?', 'giờ áp dụng luật thủ đô nào'])(
    'is answered for whoever asks which of that name does: %s',
    (question) => {
      expect(cited(question)).toEqual(['luat-02-2026-qh16/dieu-35/khoan-1'])
    },
  )

  test('and how long is not answered by a rule it contains', () => {
    expect(cited('NQ 98 hết hạn khi nào?')).toEqual(['nq-98-2023-qh15/dieu-1'])
  })

  test.each([
    ['Ở TP.HCM có áp dụng Luật Thủ đô không?', 'luat-02-2026-qh16/dieu-1'],
    ['Hà Nội còn áp dụng nghị quyết 131 không', 'nq-131-2020-qh14/dieu-1'],
  ])('in the other city is answered by whose it is: %s', (question, scope) => {
    expect(cited(question)).toEqual([scope])
  })

  test('names no end for a day before it', () => {
    expect(cited('Nghị quyết 131 còn hiệu lực không?', '2023-05-01')).toEqual(['nq-131-2020-qh14/dieu-1'])
  })
})
