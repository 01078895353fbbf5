import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const LAW = 'luat-72-2025-qh15'

function ask(question: string, asOf = '2026-11-28'): Answer {
  return answerQuestion(library, { question, earlier: [], place: 'hn', today: '2026-11-28', asOf })
}

const first = (question: string, asOf?: string): string | undefined => ask(question, asOf).citations[0]?.id

describe('who takes a chair of a ward to be appointed by the district', () => {
  test.each([
    'Chủ tịch phường hiện nay do chủ tịch quận bổ nhiệm phải không',
    'chu tich phuong gio la do quan bo nhiem hay dan bau',
  ])('is told who elects them now: %s', (question) => {
    expect(first(question)).toBe(`${LAW}/dieu-36/khoan-2`)
  })
})

describe('a part of the law', () => {
  test('that tells it comes before another part of the same article', () => {
    expect(first('Hội đồng nhân dân phường có những ban nào ạ?')).toBe(`${LAW}/dieu-29/khoan-3/diem-a`)
  })

  test('made for the city comes before as close a part of the law of the country', () => {
    expect(first('Muốn thành lập sở mới ở Hà Nội thì cơ quan nào quyết?')).toBe(
      'luat-02-2026-qh16/dieu-7/khoan-1/diem-d',
    )
  })

  test('of how many deputies there are is told by no part on other members', () => {
    expect(first('Phường loại III ở Hà Nội bây giờ chỉ được 1 phó chủ tịch đúng không?')).toBe(
      `${LAW}/dieu-39/khoan-4`,
    )
  })
})

describe('whoever asks in a few plain words', () => {
  test.each([
    ['Được bầu làm phó chủ tịch phường thì làm việc luôn hay chờ phê chuẩn đã?', `${LAW}/dieu-36/khoan-6`],
    ['đặc khu ít dân thì có hội đồng ko', `${LAW}/dieu-28/khoan-1`],
    ['Đối thoại với dân online được không', `${LAW}/dieu-43/khoan-1`],
    ['Ai chủ trì kỳ họp HĐND phường?', `${LAW}/dieu-32/khoan-1/diem-a`],
    ['Đại biểu HĐND chuyển sang ở tỉnh khác có được thôi không', `${LAW}/dieu-38/khoan-3/diem-a`],
  ])('is told the part that tells it first: %s', (question, id) => {
    expect(first(question)).toBe(id)
  })
})

describe('a part of an article', () => {
  test('does not lead where only another part tells what is wanted', () => {
    const question = 'đại biểu HĐND được nghỉ việc cơ quan bao nhiêu ngày để làm đại biểu'
    expect(ask(question).outcome).toBe('no_answer')
  })
})

describe('what amended a law that has ended since', () => {
  const question = 'Bao nhiêu đại biểu HĐND thành phố Hà Nội hoạt động chuyên trách, ai quyết?'
  const amending = `${LAW}/dieu-52/khoan-2/diem-a`

  test('leads no answer', () => {
    expect(first(question)).not.toBe(amending)
  })

  test('did so while that law held', () => {
    expect(ask(question, '2025-09-01').citations.map(({ id }) => id)).toContain(amending)
  })
})

describe('what no law on file tells', () => {
  test.each([
    'Chủ tịch UBND xã tiếp công dân mỗi tuần mấy buổi?',
    'Hội đồng nhân dân thành phố khóa mấy đang làm nhiệm kỳ này?',
    'Hội thẩm nhân dân nhiệm kỳ bao nhiêu năm',
    'Bị cách chức chủ tịch phường rồi có được khiếu nại không',
    'lấy ý kiến dân nhập xã phải bao nhiêu % đồng ý',
    'Phường Bạch Mai trước đây là những phường nào gộp lại?',
    'bầu cử hội đồng nhân dân phường vừa rồi ai trúng cử ở phường Hà Đông',
    'phu cap to truong to dan pho ha noi 2026 la bao nhieu tien',
    'Tiền thu nhập tăng thêm của công chức Hà Nội năm 2026 là hệ số mấy?',
    'cắt điện nước nhà vi phạm thì bao lâu đc đóng lại',
    'Muốn làm lại sổ hộ nghèo thì nộp ở phường hay ở sở?',
  ])('is declined, however many words a rule shares with it: %s', (question) => {
    expect(ask(question)).toMatchObject({ outcome: 'no_answer', citations: [] })
  })
})
