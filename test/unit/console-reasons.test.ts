import { expect, test } from 'vitest'
import { reasonInWords } from '#src/console/phrases.ts'
import { composeAnswer } from '#src/questions/answer.ts'
import { library } from '../fixtures/library.ts'

/** Reasons that come of a model's judgement, which these tests have none of. */
const JUDGED = ['judged_off_the_point', 'judged_in_part', 'check_failed', 'asked_for_official']

test('an official reads in words why the desk stopped, whatever it stopped at', () => {
  const asked = [
    'Ở Đà Nẵng phường có hội đồng nhân dân không?',
    'Ủy ban nhân dân quận 1 hiện nay có nhiệm vụ gì?',
    'Vé xe buýt tháng cho sinh viên giá bao nhiêu?',
    'Điều 99 Nghị quyết 98/2023/QH15 quy định gì?',
    'Luật Đất đai 2024 quy định gì về tách thửa?',
    'Tôi muốn tố cáo cán bộ phường nhận tiền',
  ]
  const reasons = asked.flatMap((question) => {
    const { answer } = composeAnswer(library, { question, earlier: [], place: null, today: '2026-11-22' })
    return answer.escalation.offered ? [answer.reason] : []
  })
  expect(reasons.length).toBeGreaterThan(3)
  for (const reason of [...reasons, ...JUDGED, 'elsewhere', 'body_ended', 'premise']) {
    expect(reasonInWords(reason)).not.toContain('Lý do khác')
  }
})
