import { describe, expect, test } from 'vitest'
import type { Answer } from '#src/domain/answer.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { library } from '../fixtures/library.ts'

function ask(question: string, asOf: string): Answer {
  return answerQuestion(library, { question, earlier: [], place: 'hcm', today: '2026-11-27', asOf })
}

const cited = ({ citations }: Answer): readonly string[] => citations.map(({ id }) => id)

describe('of a law that is only partly on file', () => {
  test.each([
    ['nghị quyết 98 cho thành phố thu những loại phí nào', '2026-11-22'],
    ['theo nghị quyết 98 thì phường được có mấy phó chủ tịch', '2024-03-04'],
  ])('no other law stands in for what is missing: %s', (question, asOf) => {
    expect(ask(question, asOf)).toMatchObject({ outcome: 'no_answer', reason: 'not_in_document' })
  })

  test.each([
    'nghị quyết 98 đòi nhà đầu tư chiến lược phải có bao nhiêu vốn',
    'nghị quyết 98 thí điểm trong mấy năm',
    'nghị quyết 98 cho Thủ Đức cơ chế riêng gì',
  ])('its scope does not stand in for it either: %s', (question) => {
    expect(ask(question, '2024-03-04')).toMatchObject({ outcome: 'no_answer', reason: 'not_in_document' })
  })

  test('its scope tells in which fields it holds', () => {
    const answer = ask('nghị quyết 98 thí điểm ở những lĩnh vực nào', '2024-03-04')
    expect(answer.outcome).toBe('answered')
    expect(cited(answer)[0]).toBe('nq-98-2023-qh15/dieu-1')
  })

  test('the decree that carries it out speaks for it', () => {
    const answer = ask(
      'hợp đồng BT ký theo nghị quyết 98 còn dở, nghị quyết hết hiệu lực thì tính sao',
      '2026-11-22',
    )
    expect(cited(answer)).toContain('nd-11-2024-nd-cp/dieu-23/khoan-3')
    expect(answer.text).toContain('cần xác minh')
  })

  test('so does the clause that ended a part of it', () => {
    expect(cited(ask('điều 10 nghị quyết 98 bị bãi bỏ bởi luật nào', '2026-11-22'))).toEqual([
      'luat-72-2025-qh15/dieu-52/khoan-3/diem-b',
    ])
  })
})

describe('that a law ends', () => {
  test('is what is asked where nothing else is, though its name is written out', () => {
    const answer = ask('nghị quyết 131 về chính quyền đô thị TP.HCM bị bỏ bởi văn bản nào', '2026-11-22')
    expect(answer.reason).toBe('status')
    expect(cited(answer)).toContain('luat-72-2025-qh15/dieu-52/khoan-3/diem-a')
  })

  test('is only a condition where something else is asked of what comes then', () => {
    const answer = ask(
      'công ty em hưởng miễn thuế theo nghị quyết 98 được hai năm, nếu nghị quyết hết hiệu lực thì phần còn lại có được miễn tiếp không',
      '2026-11-22',
    )
    expect(cited(answer)).toContain('nd-11-2024-nd-cp/dieu-13/khoan-1')
  })
})
