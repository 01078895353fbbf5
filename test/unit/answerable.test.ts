import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { standsFor } from '#src/questions/judge.ts'
import { library as published } from '../fixtures/library.ts'

const ask = (question: string, place: Place | null) =>
  answerQuestion(published, { question, earlier: [], place, today: '2026-11-27' })

describe('a question about matters of the library', () => {
  test.each([
    [
      'quan karaoke khong dam bao phong chay thi ha noi co cat dien nuoc khong',
      'hn',
      'luat-02-2026-qh16/dieu-14',
    ],
    ['Ai có quyền ra lệnh cắt điện nước công trình sai phạm ở Hà Nội?', 'hn', 'luat-02-2026-qh16/dieu-14'],
    ['đổi xe máy xăng sang xe điện ở hn có được hỗ trợ ko', 'hn', 'luat-02-2026-qh16/dieu-13'],
    ['Giấy phép kinh doanh lữ hành quốc tế ở Hà Nội do ai cấp?', 'hn', 'luat-02-2026-qh16/dieu-15'],
    ['phuong o sai gon co 20000 dan thi may dai bieu hoi dong nhan dan', 'hcm', 'luat-72-2025-qh15/dieu-30'],
    ['Nhập hai phường lại làm một thì cơ quan nào quyết?', 'hcm', 'luat-72-2025-qh15/dieu-9'],
    ['dân có được đòi hội đồng nhân dân xã họp không?', null, 'luat-72-2025-qh15/dieu-34'],
    ['bat dai bieu hoi dong nhan dan co can hoi dong dong y khong', null, 'luat-72-2025-qh15/dieu-33'],
    ['đặc khu dưới 1000 dân có hội đồng nhân dân không?', null, 'luat-72-2025-qh15/dieu-28'],
    ['Chủ tịch phường ở Hà Nội năm 2023 họp với dân một năm mấy lần?', null, 'nd-32-2021-nd-cp/dieu-12'],
    ['nam 2023 quan o sai gon co hoi dong nhan dan khong', 'hcm', 'nq-131-2020-qh14/dieu-1'],
  ] as const)('is answered however it is asked: %s', (question, place, article) => {
    const { outcome, citations } = ask(question, place)
    expect(outcome).toBe('answered')
    expect(citations.slice(0, 3).some(({ id }) => standsFor(id, article))).toBe(true)
  })
})

describe('the scope of a law that is only partly on file', () => {
  test('is no answer to what the missing parts rule', () => {
    const question = 'Nhà đầu tư chiến lược vào thành phố được ưu đãi những gì, ngành nào được ưu tiên?'
    const asked = { question, earlier: [], place: 'hcm', today: '2026-11-27', asOf: '2025-01-15' } as const
    expect(answerQuestion(published, asked).outcome).toBe('no_answer')
  })
})

describe('an ended rule on a city', () => {
  test('is not told of the ward that bears its name', () => {
    const { text, citations } = ask('phường Thủ Đức có hội đồng nhân dân không', 'hcm')
    expect(citations[0]?.id).toBe('luat-72-2025-qh15/dieu-2/khoan-1')
    expect(text).not.toContain('131/2020')
  })
})

describe('a province that became part of the city', () => {
  test('keeps its name beside the city’s', () => {
    const question = 'Bình Dương nhập vào TP.HCM rồi thì đại biểu HĐND tỉnh cũ có còn làm đại biểu không?'
    expect(ask(question, 'hcm').citations[0]?.id).toBe('luat-72-2025-qh15/dieu-44/khoan-1')
  })
})

describe('a question about other law', () => {
  test.each([
    ['Công chức xã được nghỉ phép năm bao nhiêu ngày?', 'hn'],
    ['Phường có quyền cưỡng chế nhà xây không phép không?', 'hcm'],
    ['phường gọi đi khám nghĩa vụ mà không đi thì sao', 'hn'],
    ['Trạm y tế phường có được bán thuốc tây không?', 'hcm'],
    ['nha toi o quan 3 muon mo quan cafe thi xin phep o dau', 'hcm'],
    ['Muốn đổi họ cho con thì phường hay tỉnh làm?', 'hn'],
    ['Người đứng tên hộ kinh doanh được ủy quyền cho ai ký?', 'hn'],
    ['Bao giờ bầu tổ trưởng dân phố?', 'hn'],
    // That a ward is named says where the asker lives.
    ['Ở phường Tương Mai thay cửa sổ mặt tiền có phải xin phép ai không?', 'hn'],
    ['Nhà em ở phường Kiến Hưng muốn thuê máy cắt cỏ thì hỏi ai?', 'hn'],
    ['ra phường Tân Hưng mượn bàn ghế thì gặp ai', 'hcm'],
    ['con tôi lên 4 ở xã Bình Hưng thì xin học ở đâu', 'hcm'],
    ['Ra phường Vĩnh Hội lãnh tiền hưu thì xin số ở đâu?', 'hcm'],
  ] as const)('is declined though the library shares its words: %s', (question, place) => {
    expect(ask(question, place).outcome).toBe('no_answer')
  })
})

test('whose document is undone is told of a ward by the rule that is carried over to it', () => {
  const { citations } = ask('Hội đồng phường được bãi bỏ quyết định của ủy ban phường không?', 'hcm')
  expect(citations[0]?.id).toBe('luat-72-2025-qh15/dieu-21/khoan-1/diem-d')
})

test('where no city is named, what holds everywhere is told though a city’s own rule shares more words', () => {
  const { outcome, citations } = ask('Việt Nam giờ có mấy cấp hành chính?', null)
  expect(outcome).toBe('answered')
  expect(citations[0]?.id).toBe('luat-72-2025-qh15/dieu-1/khoan-1')
})
