import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const LAW = 'luat-72-2025-qh15'

function ask(question: string, place: Place | null = 'hcm', asOf?: string): Answer {
  const given = asOf === undefined ? {} : { asOf }
  return answerQuestion(library, { question, earlier: [], place, today: '2026-11-22', ...given })
}

const cited = ({ citations }: Answer): readonly string[] =>
  citations.map(({ id }) => id.replace(`${LAW}/`, ''))

describe('who asks for the duties of one body', () => {
  test.each([
    ['Ủy ban nhân dân xã có chức năng, quyền hạn gì?', 'dieu-22'],
    ['quyen han cua hdnd tp gom nhung gi', 'dieu-18'],
    ['Chủ tịch UBND tỉnh làm những việc gì?', 'dieu-17'],
    ['thuong truc hdnd lam gi', 'dieu-31'],
    ['Quyền hạn của ủy ban nhân dân đặc khu là gì?', 'dieu-27/khoan-1'],
  ])('%s is told its own article', (question, article) => {
    expect(cited(ask(question))[0]).toBe(article)
  })

  test('is told those of their time', () => {
    expect(ask('Ủy ban nhân dân quận có nhiệm vụ, quyền hạn gì?', 'hn', '2022-05-01').citations[0]?.id).toBe(
      'nq-97-2019-qh14/dieu-3',
    )
  })
})

describe('a rule given for another unit', () => {
  test('is told as what the law carries over, with what does so', () => {
    const answer = ask('Ủy ban nhân dân phường ban hành quy chế làm việc của mình đúng không?')
    expect(cited(answer)[0]).toBe('dieu-22/khoan-8')
    expect(cited(answer)).toContain('dieu-25')
    expect(answer.text).toContain(
      'Theo Điều 25 Luật Tổ chức chính quyền địa phương số 72/2025/QH15, quy định sau đây của xã cũng áp dụng cho phường:',
    )
  })

  test('is told to a city as a province’s that holds for cities too', () => {
    const answer = ask('Ủy ban nhân dân thành phố ban hành quy chế làm việc của mình không?', 'hn')
    expect(cited(answer)[0]).toBe('dieu-16/khoan-9')
    expect(answer.text).toContain('quy định sau đây của tỉnh cũng áp dụng cho thành phố')
  })

  test('is told of special zones with the words that say when it holds for them', () => {
    const answer = ask('Chủ tịch UBND đặc khu có giải quyết khiếu nại, tố cáo của công dân không?')
    expect(cited(answer)).toEqual(expect.arrayContaining(['dieu-23/khoan-13', 'dieu-27/khoan-1']))
    expect(answer.text).toContain('Nếu đặc khu được công nhận loại đô thị')
  })

  test('is not told where the reference leaves it out', () => {
    for (const question of [
      'Hội đồng nhân dân phường đặt tên thôn được không?',
      'chu tich ubnd phuong huong dan kiem tra thon tu quan khong',
    ]) {
      const answer = ask(question)
      expect(cited(answer)).not.toContain('dieu-21/khoan-2/diem-d')
      expect(cited(answer)).not.toContain('dieu-23/khoan-14')
    }
  })

  test('is told plainly where nobody asks for another', () => {
    expect(ask('Xã lập thôn mới thì ai quyết định?').text).not.toContain('cũng áp dụng')
    expect(ask('Ủy ban nhân dân xã ban hành quy chế làm việc không?').text).not.toContain('cũng áp dụng')
  })
})

describe('another body’s rule', () => {
  test.each([
    ['Hội đồng nhân dân tỉnh có bao nhiêu đại biểu?', 'dieu-30/khoan-1/diem-a', null],
    ['Hội đồng nhân dân phường ở thành phố được bầu bao nhiêu đại biểu?', 'dieu-30/khoan-2/diem-d', 'hn'],
    ['Ủy ban nhân dân tỉnh quản lý biên chế thế nào?', 'dieu-16/khoan-7', null],
    ['chu tich hdnd phuong ky chung thuc nghi quyet phai khong', 'dieu-32/khoan-5', 'hcm'],
  ] as const)('does not lead the answer to “%s”', (question, lead, place) => {
    expect(cited(ask(question, place))[0]).toBe(lead)
  })

  test('leads, once ended, to what governs the matter for all of them today', () => {
    expect(cited(ask('Ủy ban nhân dân xã gồm những ai?', 'hn'))[0]).toBe('dieu-39/khoan-1')
  })

  test('does not come before that of the body which the ended rule was about', () => {
    const answer = ask(
      'Theo điểm a khoản 1 Điều 5 Nghị quyết 97/2019/QH14 thì phường lập dự toán thế nào?',
      'hn',
    )
    expect(cited(answer)[0]).toBe('dieu-22/khoan-4')
    expect(answer.text).toContain('quy định sau đây của xã cũng áp dụng cho phường')
  })
})
