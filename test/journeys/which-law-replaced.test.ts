import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const LAW = 'luat-72-2025-qh15'

function ask(question: string, asOf = '2026-11-28'): Answer {
  return answerQuestion(library, { question, earlier: [], place: 'hn', today: '2026-11-28', asOf })
}

describe('which law a law replaced', () => {
  test.each([
    ['Luật Thủ đô mới thay cho những văn bản nào?', ['luat-02-2026-qh16/dieu-35/khoan-3']],
    ['cho e hỏi ltđ 2026 thay luật số mấy v ạ', ['luat-02-2026-qh16/dieu-35/khoan-3']],
    ['Luật tổ chức chính quyền địa phương 2025 thay thế luật nào?', [`${LAW}/dieu-51/khoan-2`]],
    [
      'Luật 72/2025 bãi bỏ những nghị quyết nào',
      ['a', 'dd', 'b', 'c', 'd'].map((point) => `${LAW}/dieu-52/khoan-3/diem-${point}`),
    ],
  ])('is told by what put an end to it: %s', (question, ids) => {
    expect(ask(question).citations.map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    'Luật nào thay Luật Thủ đô 2024?',
    'Luật Thủ đô 39/2024 bị thay thế bởi luật nào',
    'Luật Thủ đô 2024 được thay bằng luật gì',
    'luat thu do cu het han tu bao gio',
  ])('is not what is asked where the law asked about is the replaced one: %s', (question) => {
    const { reason, citations } = ask(question)
    expect([reason, citations.map(({ id }) => id)]).toEqual([
      'status',
      ['luat-39-2024-qh15/dieu-1', 'luat-02-2026-qh16/dieu-35/khoan-3'],
    ])
  })

  test('is not asked where a body repeals something by that law', () => {
    const { citations } = ask('Theo luật 72/2025 hội đồng nhân dân phường được bãi bỏ văn bản nào?')
    expect(citations.map(({ id }) => id)).toContain(`${LAW}/dieu-21/khoan-1/diem-d`)
  })

  test('is left to whoever comes after it while it is still to begin', () => {
    expect(ask('Luật Thủ đô 2026 thay luật nào?', '2026-05-10').reason).not.toBe('found')
  })
})

test('of a law still to begin nothing is told that is not asked', () => {
  const question = 'Trước mùng 1 tháng 7 năm 2026 có điều khoản nào của luật thủ đô mới chạy trước rồi không?'
  expect(ask(question).outcome).toBe('no_answer')
})
