import { describe, expect, test } from 'vitest'
import { unsupportedSentences } from '#src/questions/support.ts'

const RULE =
  'Chủ tịch phường phải tổ chức hội nghị đối thoại với Nhân dân ít nhất hai lần trong năm. Công chức phường không được chuyển công việc của mình cho người khác, trừ trường hợp được Chủ tịch phường đồng ý.'

describe('a sentence that states a rule', () => {
  test.each([
    'Chủ tịch phường tổ chức hội nghị đối thoại với Nhân dân ít nhất hai lần trong năm.',
    'Công chức phường không được chuyển công việc của mình cho người khác.',
    'Cảm ơn bạn.',
  ])('stands where a cited provision says it: %s', (sentence) => {
    expect(unsupportedSentences(sentence, [RULE])).toEqual([])
  })

  test.each([
    'Chủ tịch phường không phải tổ chức hội nghị đối thoại với Nhân dân.',
    'Công chức phường được thưởng một tháng lương khi hoàn thành nhiệm vụ đối thoại.',
    'Công chức phường không cần giải quyết công việc của người khác trong năm.',
  ])('falls where none does, or it says the opposite: %s', (sentence) => {
    expect(unsupportedSentences(sentence, [RULE])).toEqual([sentence])
  })

  test('is not patched together from two provisions', () => {
    const sentence = 'Hội đồng nhân dân phường quyết định dự toán ngân sách và bầu Chủ tịch phường.'
    const one = 'Hội đồng nhân dân phường quyết định dự toán.'
    const other = 'Ngân sách bầu Chủ tịch.'
    expect(unsupportedSentences(sentence, [other, one.replace('quyết định dự toán', 'giám sát')])).toEqual([
      sentence,
    ])
  })
})
