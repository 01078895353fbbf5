import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library } from '../fixtures/library.ts'

const LAW = 'luat-72-2025-qh15'
const ENDING = `${LAW}/dieu-51/khoan-3`

function ask(question: string, asOf = '2026-11-28'): Answer {
  return answerQuestion(library, { question, earlier: [], place: 'hn', today: '2026-11-28', asOf })
}

const first = (question: string, asOf?: string): string | undefined => ask(question, asOf).citations[0]?.id

describe('who asks about a body of the districts that are no more', () => {
  test.each([
    [
      'Nhiều luật vẫn còn ghi ủy ban nhân dân cấp huyện, bao giờ thì phải sửa xong hết?',
      `${LAW}/dieu-54/khoan-1`,
    ],
    ['trụ sở ủy ban nhân dân huyện Đông Anh giờ giao cho ai', `${LAW}/dieu-54/khoan-7`],
    ['Ủy ban nhân dân quận ký kết với nước ngoài thì giờ ai kế thừa?', `${LAW}/dieu-54/khoan-3`],
    ['Việc của quận Thanh Xuân đang làm dở thì nơi nào nhận?', `${LAW}/dieu-54/khoan-8`],
  ])('is told what the law says of what their end left: %s', (question, id) => {
    expect(first(question)).toBe(id)
  })

  test('is told where its councillors went, not what a councillor is', () => {
    const ids = ask(
      'đại biểu hội đồng nhân dân quận hồi trước giờ có còn là đại biểu không',
      '2025-09-15',
    ).citations
    expect(ids.slice(0, 3).map(({ id }) => id)).toContain(`${LAW}/dieu-54/khoan-4`)
  })

  test.each([
    'Chủ tịch ủy ban nhân dân quận Ba Đình do ai bầu?',
    'Chủ tịch huyện Gia Lâm giờ do ai bầu ạ?',
    'ai giám sát ủy ban nhân dân quận',
  ])('is told of its end, not who does with it what is done with other such bodies: %s', (question) => {
    const { reason, citations } = ask(question)
    expect([reason, citations.map(({ id }) => id)]).toEqual(['body_ended', [ENDING]])
  })

  test.each(['Phường Hoàn Kiếm giờ trực thuộc quận nào?', 'Xã Đa Tốn bây giờ thuộc huyện nào ạ'])(
    'or to which of them a ward belongs now, is told that there are none: %s',
    (question) => {
      expect(first(question)).toBe(ENDING)
    },
  )
})

describe('a story of something handed in at a district', () => {
  test.each([
    'Em chào anh chị, bố em hồi tháng 3 năm 2025 có gửi hồ sơ lên một cửa của huyện Đông Anh, giấy hẹn ghi cuối tháng 5 mà đến giờ vẫn chưa thấy gì. Giờ huyện bỏ rồi, ra xã thì cán bộ bảo chờ, không nói chờ đến bao giờ. Anh chị cho em hỏi hồ sơ dở dang như vậy thì cơ quan nào phải làm tiếp cho bố em ạ?',
    'Chào ban quản trị, bà nội cháu có nộp đơn xin trợ cấp ở phòng Lao động quận Hà Đông từ đầu năm 2025, người ta hẹn tháng 6 trả lời rồi nghe nói quận giải tán. Bà cháu già yếu đi lại khó, cháu lên phường hỏi thì họ bảo không biết. Cho cháu hỏi đơn còn treo như thế thì bây giờ cơ quan nào phải giải quyết tiếp ạ?',
  ])('is told who goes on with it, whatever else it tells: %s', (story) => {
    expect(first(story)).toBe(`${LAW}/dieu-54/khoan-8`)
  })

  test.each([
    'Em gửi đơn ly hôn lên tòa án quận Hà Đông từ tháng 3 năm 2025 đến nay chưa xử, em với chồng đã sống riêng hai năm nay, hai cháu nhỏ ở với bà ngoại bên Thanh Oai. Giờ nghe bảo bỏ quận rồi, cho em hỏi giờ tòa nào xử tiếp và em có phải nộp lại tiền án phí không, hết bao nhiêu ạ?',
    'Chào anh chị, năm 2024 tôi có nộp đơn xin học cho cháu ở phòng giáo dục quận Cầu Giấy, cháu đã học xong lớp một rồi. Nay gia đình tôi chuyển sang phường Từ Liêm, cháu chưa có chỗ học, nhà thì đông người, bố mẹ đi làm cả ngày không trông được. Cho tôi hỏi muốn xin cho cháu chuyển trường lớp hai thì cần những giấy tờ gì và nộp ở đâu ạ?',
  ])('that asks another thing, or lies with a court, is declined', (story) => {
    expect(ask(story).outcome).toBe('no_answer')
  })
})
