import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const TODAY = '2026-11-22'

function ask(question: string, place: Place, asOf: string = TODAY): Answer {
  return answerQuestion(library, { question, earlier: [], place, today: TODAY, asOf })
}

const cited = (answer: Answer): readonly string[] => answer.citations.map(({ id }) => id)

describe('a question about a document as a whole', () => {
  test.each([
    ['Nghị định 33 nói về cái gì?', 'hcm', 'nd-33-2021-nd-cp/dieu-1'],
    ['nghi dinh 32 quy dinh ve van de gi', 'hn', 'nd-32-2021-nd-cp/dieu-1'],
    ['tóm tắt nội dung NQ 160', 'hn', 'nq-160-2021-qh14/dieu-1'],
  ] as const)('%s is answered with the article that says what it is about', (question, place, id) => {
    const answer = ask(question, place, '2022-10-10')
    expect(answer.outcome).toBe('answered')
    expect(cited(answer)[0]).toBe(id)
  })

  test('of one that has ended says so first', () => {
    const answer = ask('Nghị quyết 160 nói về chuyện gì', 'hn')
    expect(answer.text).toMatch(/^Điều 1 Nghị quyết số 160\/2021\/QH14 .*hết hiệu lực/)
    expect(cited(answer)).toContain('nq-160-2021-qh14/dieu-1')
  })

  test('of the other city is told that it does not hold there, and nothing else', () => {
    const answer = ask('Hà Nội có được áp dụng Nghị quyết 131 không?', 'hn', '2022-10-10')
    expect(answer).toMatchObject({ outcome: 'no_answer', reason: 'other_city' })
    expect(answer.text).toContain('chỉ áp dụng cho TP.HCM')
  })

  test('that takes a wrong number of articles for granted is put right', () => {
    expect(ask('Nghị quyết 131 có 15 điều đúng không?', 'hcm', '2022-10-10').text).toMatch(
      /^Không phải 15 điều: Nghị quyết số 131\/2020\/QH14 có 11 điều\./,
    )
    expect(ask('Nghị quyết 97 chỉ có 9 điều phải không?', 'hn', '2022-10-10').text).toMatch(/^Đúng, /)
    expect(ask('nghi dinh 33 co bao nhieu dieu', 'hcm', '2022-10-10').text).toContain('có 45 điều')
  })

  test('that names two articles is answered with both', () => {
    const answer = ask('Điều 2 và Điều 3 Nghị quyết 97 quy định gì?', 'hn', '2022-10-10')
    expect(cited(answer)).toEqual(['nq-97-2019-qh14/dieu-2', 'nq-97-2019-qh14/dieu-3'])
  })
})

describe('a rule on the matter that does not tell what is wanted is no answer', () => {
  test.each([
    ['Luật 72 quy định mức phạt đổ rác ra đường là bao nhiêu?', 'hcm'],
    ['xin phép sửa nhà cần những giấy tờ gì', 'hcm'],
    ['Mấy giờ thì cấm xe tải vào nội đô Hà Nội?', 'hn'],
    ['Theo Nghị định 32 thì lương chủ tịch phường bao nhiêu tiền một tháng?', 'hn'],
  ] as const)('%s', (question, place) => {
    expect(ask(question, place, question.includes('32') ? '2022-10-10' : TODAY).outcome).toBe('no_answer')
  })
})

describe('a message with several matters', () => {
  test('is answered matter by matter, each with its basis', () => {
    const answer = ask(
      'Cho tôi hỏi ba việc. Một là ai được giải tán hội đồng nhân dân xã? Hai là nghị quyết của hội đồng nhân dân cần bao nhiêu đại biểu tán thành? Ba là ai phê chuẩn kết quả bầu chủ tịch hội đồng nhân dân phường?',
      'hn',
    )
    expect(answer).toMatchObject({ outcome: 'answered', reason: 'several' })
    expect(answer.text).toMatch(/Việc thứ nhất: [^]*\nViệc thứ hai: [^]*\nViệc thứ ba: /)
    expect(answer.text).toContain('Hội đồng nhân dân cấp tỉnh giải tán Hội đồng nhân dân cấp xã')
    const articles = cited(answer).map((id) => id.split('/', 2).join('/'))
    expect(articles).toEqual(
      ['dieu-50', 'dieu-35', 'dieu-36'].map((article) => `luat-72-2025-qh15/${article}`),
    )
    expect(answer.text.length).toBeLessThan(1200)
  })

  test('of which the law answers only some says which stay open', () => {
    const answer = ask(
      'Em có mấy câu ạ. Câu 1: ai triệu tập và chủ tọa phiên họp ủy ban nhân dân xã? Câu 2: nghị quyết hội đồng nhân dân phải bao nhiêu đại biểu tán thành? Câu 3: đổi giấy phép lái xe hết hạn thì nộp ở đâu?',
      'hcm',
    )
    expect(answer.outcome).toBe('partial')
    expect(answer.text).toContain('Việc thứ ba: trợ lý chưa tìm thấy')
  })

  test('a story with one question is one matter', () => {
    const answer = ask(
      'Tôi ở phường mới sắp xếp, bà con họp tổ hỏi mãi chuyện đại biểu chuyển đi nơi khác. Nghe nói sắp bầu bổ sung người khác. Vậy người được bầu bổ sung làm đại biểu hội đồng nhân dân từ ngày nào?',
      'hcm',
    )
    expect(answer.reason).not.toBe('several')
  })
})

describe('a rule in force that was to be carried out only later', () => {
  test('is said not to apply yet, with the rule that says from when', () => {
    const answer = ask('Quận ở TP.HCM có hội đồng nhân dân không?', 'hcm', '2021-04-20')
    expect(answer).toMatchObject({ outcome: 'partial', reason: 'not_yet' })
    expect(answer.text).toContain('chỉ được thực hiện từ ngày 01/07/2021')
    expect(cited(answer)).toContain('nq-131-2020-qh14/dieu-10/khoan-2')
  })

  test('applies from that day on', () => {
    expect(ask('Quận ở TP.HCM có hội đồng nhân dân không?', 'hcm', '2021-07-01').reason).not.toBe('not_yet')
  })
})

describe('what a citizen reads', () => {
  test('of a clause with many points begins with some of them and says that there are more', () => {
    const answer = ask('khoản 3 Điều 9 Luật Thủ đô 2026 quy định gì?', 'hn')
    expect(answer.text).toMatch(/dưới đây\.\n- /)
    expect(answer.text).toContain('- Còn các điểm khác trong điều, khoản được dẫn.')
    expect(answer.text.length).toBeLessThan(1200)
  })
})

describe('a message that the law does not answer', () => {
  test.each([
    ['hi ad, on k', 'smalltalk'],
    ['rác đầu ngỏ bốn bửa nay khôg thấy xe lấy, thúi wá', 'signposted'],
    ['lúa gạo tháng này bao nhiêu tiền một ký', 'no_answer'],
  ] as const)('%s is turned to where it belongs', (message, outcome) => {
    expect(ask(message, 'hcm').outcome).toBe(outcome)
  })

  test('but tells of danger in one sentence among others gets the number first', () => {
    const answer = ask(
      'Dạ cho em hỏi bảo hiểm của ba em ở quê có dùng được trên này không. Ba em vừa ngã gục trong nhà tắm, gọi không tỉnh, môi tím ngắt. Thủ tục chuyển tuyến cần giấy gì ạ?',
      'hcm',
    )
    expect(answer).toMatchObject({ outcome: 'signposted', reason: 'emergency' })
    expect(answer.text).toMatch(/^Gọi ngay 115/)
  })
})
