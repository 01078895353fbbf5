import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { isGuessed, withoutGuess } from '#src/questions/confirming.ts'
import { library as published } from '../fixtures/library.ts'

const TODAY = '2026-11-27'
const ask = (question: string, place: Place | null, asOf = TODAY) =>
  answerQuestion(published, { question, earlier: [], place, today: TODAY, asOf })

describe('a guess to be confirmed is answered by what is so', () => {
  test.each([
    // how many
    ['hđnd tphcm bầu 105 đại biểu phải không?', 'hcm', TODAY, 'luat-72-2025-qh15/dieu-30/khoan-1/diem-c'],
    ['ubnd tỉnh họp mỗi tháng 1 lần phải không', null, TODAY, 'luat-72-2025-qh15/dieu-40/khoan-1'],
    [
      'startup được miễn thuế thu nhập doanh nghiệp 10 năm đúng không',
      'hcm',
      '2024-08-01',
      'nd-11-2024-nd-cp/dieu-13/khoan-1',
    ],
    // who
    ['nhập xã do chủ tịch tỉnh quyết định đúng không', null, TODAY, 'luat-72-2025-qh15/dieu-9/khoan-2'],
    [
      'Quy hoạch tổng thể thủ đô do Thủ tướng phê duyệt đúng không?',
      'hn',
      TODAY,
      'luat-02-2026-qh16/dieu-10/khoan-5/diem-a',
    ],
    // since when
    ['cấp huyện kết thúc hoạt động từ 1/3/2025 phải không', null, TODAY, 'luat-72-2025-qh15/dieu-51/khoan-3'],
  ] as const)('%s', (question, place, asOf, provision) => {
    const { outcome, citations } = ask(question, place, asOf)
    expect(outcome).toBe('answered')
    expect(citations[0]?.id).toBe(provision)
  })

  test('and a day that is only guessed is not the day whose law is told', () => {
    const { asOf, text } = ask('cấp huyện bị bỏ từ ngày 1/9/2025 đúng không', null)
    expect(asOf).toBe(TODAY)
    expect(text).toContain('từ ngày 01 tháng 7 năm 2025')
    expect(ask('năm 2022 phường ở Hà Nội không có hội đồng đúng không', 'hn').asOf).toBe('2022-12-31')
  })

  test('but whoever takes a body that is no more for the one who does it is told so', () => {
    const asked = 'Chủ tịch phường do chủ tịch quận bổ nhiệm phải không'
    expect(withoutGuess(asked)).toBe(asked)
    expect(ask(asked, 'hcm').text).toContain('kết thúc hoạt động từ ngày 01 tháng 7 năm 2025')
  })
})

test.each([
  ['Ngân sách xã do ai quyết định', 'Ngân sách xã do ai quyết định'],
  ['lý do chủ tịch bị cách chức đúng không', 'lý do chủ tịch bị cách chức đúng không'],
  ['nhap xa do ubnd tinh quyet dinh dk', 'nhap xa do ai quyet dinh dk'],
  ['nơi này có hội đồng không hay giống quận', 'nơi này có hội đồng không'],
  ['lập tổ dân phố thì phường hay thành phố quyết', 'lập tổ dân phố thì ai quyết'],
  ['muon lap to dan pho thi phuong hay la thanh pho quyet', 'muon lap to dan pho thi ai quyet'],
  // Whoever offers a body that is no more must be told so.
  ['lập tổ dân phố thì phường hay quận quyết', 'lập tổ dân phố thì phường hay quận quyết'],
  ['xã hay phường họp nhiều hơn', 'xã hay phường họp nhiều hơn'],
])('a question that guesses nobody asks what it says: %s', (asked, meant) => {
  expect(withoutGuess(asked)).toBe(meant)
})

test('a day from which something is asked is none to be confirmed', () => {
  expect(isGuessed('Từ 1/7/2025 phường ở Hà Nội có HĐND đúng không', '1/7/2025')).toBe(false)
  expect(isGuessed('bỏ cấp huyện từ 1/3/2025 phải không', '1/3/2025')).toBe(true)
})

describe('how many committees, and how often, is told by the rule that says so', () => {
  test.each([
    ['tỉnh có mấy ban hội đồng nhân dân', 'luat-72-2025-qh15/dieu-29/khoan-3/diem-a'],
    ['ubnd xã họp mấy tháng một lần', 'luat-72-2025-qh15/dieu-40/khoan-1'],
  ])('%s', (question, provision) => {
    expect(ask(question, null).citations[0]?.id).toBe(provision)
  })
})

test('one word beside a place is asked enough where citizens put it just so', () => {
  expect(ask('vùng thủ đô có những tỉnh nào', 'hn').citations[0]?.id).toBe('luat-02-2026-qh16/dieu-3/khoan-3')
  expect(ask('thủ đô k', 'hn').outcome).not.toBe('answered')
})
