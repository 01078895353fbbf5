import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import type { Answer } from '#src/domain/answer.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { library } from '../fixtures/library.ts'

function ask(question: string, place: Place | null = 'hcm', asOf = '2026-11-22'): Answer {
  return answerQuestion(library, { question, earlier: [], place, today: '2026-11-27', asOf })
}

const first = ({ citations }: Answer): string | undefined => citations[0]?.id

describe('a message of which the law settles one matter and not the other', () => {
  test.each([
    'hội đồng nhân dân phường một năm họp mấy kỳ?\nlệ phí làm thẻ căn cước là bao nhiêu?',
    'Hội đồng nhân dân phường một năm họp mấy kỳ vậy? Còn bãi giữ xe cạnh chợ thu 30 ngàn có đúng không?',
  ])('is answered in that one, and told that the other is open: %s', (question) => {
    const answer = ask(question)
    expect(answer).toMatchObject({ outcome: 'partial', reason: 'several' })
    expect(answer.citations.map(({ id }) => id)).toEqual(['luat-72-2025-qh15/dieu-34/khoan-2'])
  })

  test('is told to send by itself what happens in the street', () => {
    const { outcome, text } = ask('đèn đường hẻm tui hư hoài ai sửa giùm\nnhiệm kỳ hội đồng nhân dân mấy năm')
    expect(outcome).toBe('partial')
    expect(text).toContain('chỉ nơi tiếp nhận')
  })

  test('is not parted where danger is told in it', () => {
    expect(ask('nhà bên cạnh đang cháy\nchủ tịch phường do ai bầu?').reason).toBe('emergency')
  })

  test('is declined where the law settles neither', () => {
    expect(ask('lệ phí làm thẻ căn cước bao nhiêu?\nhọc phí lớp 6 bao nhiêu?').outcome).toBe('no_answer')
  })
})

describe('what was left at a body that is no more', () => {
  test.each([
    'hồ sơ xin phép nộp ở ủy ban quận 8 từ tháng 4/2025 chưa xong, quận bỏ rồi thì ai giải quyết',
    'Đơn khiếu nại gửi UBND Thủ Đức hồi 5/2025 chưa trả lời, giờ hỏi ai',
  ])('is gone on with by whom the law says: %s', (question) => {
    const answer = ask(question)
    expect(first(answer)).toBe('luat-72-2025-qh15/dieu-54/khoan-8')
    expect(answer.asOf).toBe('2026-11-22')
  })

  test('of a body that is still there, a complaint is told where to go', () => {
    expect(ask('Đơn khiếu nại gửi UBND phường tháng trước chưa trả lời, giờ hỏi ai').reason).toBe('complaint')
  })

  test('that a district is still there is told by what ends it, before it does', () => {
    const answer = ask('ủy ban quận còn làm việc không', 'hcm', '2025-06-29')
    expect(first(answer)).toBe('luat-72-2025-qh15/dieu-51/khoan-3')
  })
})

describe('what looks like an answer and is none', () => {
  test.each([
    ['rut bhxh mot lan o dau', 'where to draw money is not told by who is in charge of insurance'],
    ['phường Dĩ An cũ bây giờ tên gì', 'what a ward is called now'],
    ['phường Tân Định nhập từ mấy phường cũ', 'how many a ward was made of'],
  ])('%s: %s', (question) => {
    expect(ask(question).outcome).toBe('no_answer')
  })

  test.each(['can tho co co che dac thu nhu tphcm khong', 'So với Hà Nội thì Cần Thơ có cơ chế gì riêng'])(
    'a city that another is compared with is not the one asked about: %s',
    (question) => {
      expect(ask(question, null)).toMatchObject({ outcome: 'no_answer', reason: 'elsewhere' })
    },
  )

  test('panels on a roof are no danger, a fire there is', () => {
    expect(
      ask('trường công lắp pin mặt trời trên mái được không, ai cho phép', 'hcm', '2024-03-01'),
    ).toMatchObject({ outcome: 'answered' })
    expect(ask('pin mặt trời trên mái đang bốc cháy cứu với').reason).toBe('emergency')
  })

  test('a fine that grows is asked after, not reported', () => {
    expect(ask('phạt đổ rác trộm tăng gấp đôi hả').reason).toBe('not_in_knowledge')
    expect(ask('có người đổ rác trộm trước nhà tôi').reason).toBe('field_report')
  })
})

describe('whose rule it is', () => {
  test('what a ward must do is told by its own rule, not by one of the district that goes there', () => {
    expect(first(ask('phường bao lâu phải đối thoại với dân một lần', 'hcm', '2023-04-01'))).toBe(
      'nd-33-2021-nd-cp/dieu-20/khoan-1',
    )
  })

  test('how many councillors the city has is told by what names the city, not by what holds for cities at large', () => {
    for (const place of ['hcm', 'hn'] as const)
      expect(first(ask('hội đồng nhân dân thành phố có mấy đại biểu', place))).toBe(
        'luat-72-2025-qh15/dieu-30/khoan-1/diem-c',
      )
  })

  test('who stands in for the chair of a ward is not told by who does for that of a district', () => {
    expect(first(ask('phường khuyết chủ tịch thì ai tạm làm', 'hcm', '2022-06-01'))).toBe(
      'nd-33-2021-nd-cp/dieu-18/khoan-5',
    )
  })

  test('who is guessed to appoint the chair of a ward is not whose appointment is asked', () => {
    const answer = ask('chủ tịch phường ở quận 3 do dân bầu hay quận đưa xuống', 'hcm', '2022-03-01')
    expect(answer.citations.map(({ id }) => id)).not.toContain('nd-33-2021-nd-cp/dieu-3/khoan-2')
  })

  test('who names those who serve until an election is told by who names them', () => {
    expect(first(ask('HĐND phường sau sáp nhập thiếu đại biểu thì ai chỉ định thêm'))).toBe(
      'luat-72-2025-qh15/dieu-53/khoan-2/diem-b',
    )
  })

  test('how many signatures call a meeting is not how often the council meets', () => {
    expect(
      first(ask('dân muốn hội đồng nhân dân phường họp bàn việc của phường thì cần bao nhiêu chữ ký')),
    ).toBe('luat-72-2025-qh15/dieu-34/khoan-4')
  })
})
