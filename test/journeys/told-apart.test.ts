import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import type { Answer } from '#src/domain/answer.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { library } from '../fixtures/library.ts'

const LAW = 'luat-72-2025-qh15'

function ask(question: string, place: Place | null = null): Answer {
  return answerQuestion(library, { question, earlier: [], place, today: '2026-11-27' })
}

const cited = ({ citations }: Answer): readonly string[] =>
  citations.map(({ id }) => id.replace(`${LAW}/`, ''))

describe('who asks how two things differ', () => {
  test.each([
    ['Ủy quyền với phân cấp khác nhau chỗ nào?', ['dieu-14/khoan-1', 'dieu-13/khoan-1']],
    ['phan biet phan quyen va phan cap', ['dieu-12/khoan-1', 'dieu-13/khoan-1']],
    ['hội đồng với ủy ban giống nhau hay khác nhau', ['dieu-5/khoan-1', 'dieu-6/khoan-1']],
    [
      'Phân quyền, phân cấp, ủy quyền khác nhau thế nào',
      ['dieu-12/khoan-1', 'dieu-13/khoan-1', 'dieu-14/khoan-1'],
    ],
  ])('is told of each of them: %s', (question, ids) => {
    const answer = ask(question)
    expect([answer.outcome, cited(answer)]).toEqual(['answered', ids])
    expect(answer.text.match(/^Về .+:/gmu)).toHaveLength(ids.length)
  })

  test.each([
    'chủ tịch hội đồng nhân dân khác chủ tịch ủy ban nhân dân chỗ nào',
    'xã khác phường chỗ nào',
    'ủy quyền cho phòng khác có được không',
  ])('is not told of things that only bear part of the name: %s', (question) => {
    expect(ask(question).reason).not.toBe('several')
  })
})

describe('an act', () => {
  test('is not told by an article on another one that names it', () => {
    const answer = ask('Xã nhận phân cấp rồi phân cấp tiếp cho nơi khác được không?')
    expect(cited(answer)[0]).toBe('dieu-13/khoan-4')
    expect(answer.text).toContain('không được phân cấp tiếp')
  })

  test('that a question offers as one of two need not be the one', () => {
    expect(cited(ask('Gộp xã thì hội đồng giải tán hay nhập chung?'))[0]).toBe('dieu-44/khoan-1')
  })

  test('is asked for as the only one where no other is offered', () => {
    expect(cited(ask('Ai giải tán hội đồng nhân dân xã?'))[0]).toMatch(/^dieu-50/)
  })
})

describe('in which cases something is done', () => {
  test('is no question of a day', () => {
    expect(cited(ask('Hội đồng nhân dân tỉnh bị giải tán khi nào?'))[0]).toBe('dieu-50/khoan-1')
  })
})

describe('whether a body may set something', () => {
  test('is not told by how much it is', () => {
    const answer = ask('HĐND thành phố có quyền quyết định số đại biểu của hội đồng xã không?', 'hn')
    expect(cited(answer)[0]).toBe('luat-02-2026-qh16/dieu-7/khoan-1/diem-a')
  })
})

describe('what the law of the day does not say', () => {
  test('is not told as what took the place of an old rule', () => {
    const answer = ask('công chức phường bị kỷ luật thì trình tự thế nào', 'hn')
    expect(cited(answer)).not.toContain('dieu-38/khoan-1/diem-b')
    expect(answer.text).not.toContain('Quy định hiện nay')
  })

  test.each([
    'viện kiểm sát quận còn hoạt động không',
    'toa an huyen nhap vao dau',
    'trưởng thôn làm mấy năm một nhiệm kỳ',
    'hiệu trưởng trường THPT do ai bổ nhiệm',
  ])('is declined: %s', (question) => {
    expect(ask(question).outcome).toBe('no_answer')
  })
})

describe('after districts ended', () => {
  test('what came of those who served them comes before what others do', () => {
    expect(cited(ask('Sau khi bỏ huyện, đại biểu hội đồng huyện làm ở đâu?'))[0]).toBe('dieu-54/khoan-4')
  })

  test('a file one of them took in goes on by the law', () => {
    const answer = ask('em nộp hồ sơ ở UBND quận từ tháng 6/2025 chưa xong, giờ ai giải quyết tiếp')
    expect(cited(answer)).toContain('dieu-54/khoan-8')
  })

  test('a file that another office has does not', () => {
    expect(ask('hồ sơ của em nộp ở sở 3 tháng chưa thấy trả lời, giờ hỏi ai').outcome).not.toBe('answered')
  })
})

describe('a law that is not on the shelf', () => {
  test('is told to have ended where one that is says so', () => {
    expect(cited(ask('Luật số 65/2025/QH15 còn áp dụng không?'))).toEqual(['dieu-51/khoan-2'])
  })

  test('is not known where none says so', () => {
    expect(ask('Luật số 64/2025/QH15 còn hiệu lực không?').reason).toBe('not_in_knowledge')
  })
})

describe('units below a commune', () => {
  test.each(['Ấp có được lập ủy ban nhân dân không?', 'to dan pho co hoi dong nhan dan khong'])(
    'have no bodies of their own: %s',
    (question) => {
      expect(cited(ask(question))[0]).toMatch(/^dieu-[12]\/khoan-1/)
    },
  )
})
