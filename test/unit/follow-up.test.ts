import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { remembered, withItsSubject } from '#src/questions/follow-up.ts'
import { askedNow, together } from '#src/questions/lean-on.ts'
import { library } from '../fixtures/library.ts'

const FIRST = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'

function asked(...questions: readonly string[]) {
  const earlier = questions.slice(0, -1).reduce<readonly string[]>(remembered, [])
  const question = questions.at(-1) ?? ''
  return answerQuestion(library, { question, earlier, place: null, today: '2026-11-27' })
}

describe('a follow-up that supposes something', () => {
  test('asks on about the law, though by itself it would foretell or complain', () => {
    const arrested = 'Đại biểu hội đồng nhân dân xã bị khởi tố thì có bị đình chỉ không?'
    const { outcome, citations } = asked(arrested, 'rồi mai mốt tòa tuyên ông ấy không có tội thì sao')
    expect(outcome).toBe('answered')
    expect(citations[0]?.id).toMatch(/^luat-72-2025-qh15\/dieu-38\//)
  })
})

describe('a follow-up of a follow-up', () => {
  test('is about the time and place of the question they began with', () => {
    const answer = asked(FIRST, 'còn phó chủ tịch thì sao?', 'thế còn công chức phường thì sao?')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31', place: 'hn' })
  })

  test('is declined where no rule says who does it, though one names whom', () => {
    const answer = asked(FIRST, 'còn phó chủ tịch thì sao?', 'thế còn trưởng công an phường thì sao?')
    expect(answer).toMatchObject({ outcome: 'no_answer', asOf: '2022-12-31', place: 'hn' })
  })

  test('still has its subject after many others', () => {
    const cities = ['còn ở Hà Nội thì sao?', 'còn TP.HCM thì sao?', 'còn ở Hà Nội thì sao?']
    const answer = asked('Chủ tịch phường ở TP.HCM do ai bầu?', ...cities, 'thế còn TP.HCM hồi 2023?')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2023-12-31', place: 'hcm' })
  })

  test('that names an organ by its short name is about that one', () => {
    const council = 'Hội đồng nhân dân phường mỗi năm họp mấy lần?'
    expect(asked(council, 'còn ủy ban thì sao?').citations[0]?.id).toBe('luat-72-2025-qh15/dieu-40/khoan-1')
    const committee = 'Ủy ban nhân dân phường mỗi tháng họp mấy lần?'
    expect(asked(committee, 'còn hội đồng thì sao').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-34/khoan-2',
    )
    expect(asked('Ai giải tán hội đồng nhân dân phường?', 'thế còn cấp tỉnh').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-50/khoan-2/diem-a',
    )
  })

  test('that names another unit is about that one, wherever the first one lay', () => {
    const answer = asked('Năm 2022 chủ tịch phường ở quận 3 do ai bổ nhiệm?', 'con chu tich quan thi sao')
    expect(answer.citations[0]?.id).toBe('nq-131-2020-qh14/dieu-3/khoan-2/diem-a')
  })

  test('about a person is no more about a company, nor about its tax', () => {
    const tax = 'Năm 2024 công ty khởi nghiệp sáng tạo ở TP.HCM được miễn thuế thu nhập doanh nghiệp mấy năm?'
    expect(asked(tax, 'vậy còn cá nhân bán phần vốn góp thì sao?').citations[0]?.id).toMatch(
      /nq-98-2023-qh15\/dieu-8\/khoan-1\/diem-b|nd-11-2024-nd-cp\/dieu-14/,
    )
  })

  test.each([
    ['Chủ tịch HĐND phường do ai bầu?', 'ai phê chuẩn?', 'luat-72-2025-qh15/dieu-36/khoan-3'],
    ['Chủ tịch UBND tỉnh do ai bầu?', 'Ai cách chức?', 'luat-72-2025-qh15/dieu-41/khoan-2'],
  ])('%s “%s” names an act alone, which is done with whom was asked about before', (before, now, id) => {
    expect(asked(before, now).citations[0]?.id).toBe(id)
  })

  test.each([
    ['thế phải báo trước mấy ngày', 'luat-72-2025-qh15/dieu-43/khoan-2'],
    ['kết quả đối thoại thì sao?', 'luat-72-2025-qh15/dieu-43/khoan-3'],
  ])('does not want again how often: %s', (question, id) => {
    expect(asked('Phường đối thoại với dân mỗi năm mấy lần?', question).citations[0]?.id).toBe(id)
  })

  test('about the time before is about the old order', () => {
    const answer = asked('Chủ tịch phường ở TP.HCM do ai bầu?', 'vậy trước đó thì sao?')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2025-06-15' })
    expect(answer.citations[0]?.id).toMatch(/nd-33|nq-131/)
  })

  test.each([
    // The law of the capital that answers is of 1 July 2026; before it another one was in force.
    [['Hà Nội có danh hiệu công dân danh dự không?', 'vậy trước đó thì sao?'], '2026-06-30'],
    [
      ['Hà Nội có danh hiệu công dân danh dự không?', 'trước đó thì sao', 'trước đó nữa thì sao'],
      '2024-12-31',
    ],
    // In doubt since 1 October 2026.
    [['startup ở TP.HCM được miễn thuế mấy năm', 'vay truoc do thi sao'], '2026-09-30'],
    // A question about the past is followed by what was before that, and nothing is known of it.
    [['năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm', 'vậy trước đó thì sao'], '2020-12-31'],
    // Where nothing was answered, before the districts ended.
    [['xe máy phải đăng kiểm không', 'vậy trước đó thì sao'], '2025-06-15'],
  ])('about the time before is about the law before the one that answered: %s', (questions, day) => {
    expect(asked(...questions).asOf).toBe(day)
  })

  test('about the time before tells what held then, and of its end', () => {
    const answer = asked('Hà Nội có danh hiệu công dân danh dự không?', 'vậy trước đó thì sao?')
    expect(answer).toMatchObject({ outcome: 'answered', reason: 'found' })
    expect(answer.citations[0]?.id).toMatch(/^luat-39-2024-qh15/)
    expect(answer.text).toContain('hết hiệu lực từ ngày 01/07/2026')
  })

  test.each([
    ['Chủ tịch phường ở TP.HCM do ai bầu?', 'thế trước kia ai bổ nhiệm?', /nd-33|nq-131/, 'bổ nhiệm'],
    ['Chủ tịch phường ở Hà Nội bây giờ do ai bầu?', 'thế trước đó thì ai quyết?', /nq-97/, 'bổ nhiệm'],
  ])('%s: %s asks who did so before', (question, text, law, said) => {
    const { asOf, citations, text: told } = asked(question, text)
    expect(asOf).toBe('2025-06-15')
    expect(citations[0]?.id).toMatch(law)
    expect(told).toContain(said)
  })

  test('about whether it is otherwise now is about the same, now', () => {
    const answer = asked(
      'Năm 2022 chủ tịch phường ở TP.HCM do ai bổ nhiệm?',
      'bây giờ thì khác rồi đúng không ạ?',
    )
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2026-11-27' })
    expect(answer.text).toContain('bầu')
  })

  test('about now is not about the year before', () => {
    const answer = asked(FIRST, 'hiện nay thì sao?', 'còn phó chủ tịch thì sao?')
    expect(answer.asOf).toBe('2026-11-27')
  })

  test('leaves alone whoever asks something that stands by itself', () => {
    const answer = asked(FIRST, 'còn phó chủ tịch thì sao?', 'Chủ tịch phường ở TP.HCM do ai bầu ra vậy ạ?')
    expect(answer).toMatchObject({ asOf: '2026-11-27', place: 'hcm' })
  })
})

describe('a question that could stand by itself', () => {
  test.each([
    [
      ['Tuần này phường mở hội nghị đối thoại với dân'],
      'em ở xa, có được dự trực tuyến qua mạng xã hội không hay phải ra tận nơi',
      43,
    ],
    [
      ['Bầu xong chủ tịch hội đồng nhân dân xã có phải báo lên trên không?', 'Trên xem trong mấy ngày?'],
      'nếu họ không đồng ý phê chuẩn thì làm sao',
      36,
    ],
  ])('is read with what was asked before where it says too little alone: %s %s', (before, now, article) => {
    expect(asked(...before, now).citations[0]?.id).toMatch(`luat-72-2025-qh15/dieu-${article}/`)
  })

  test.each([
    'bạn ơi đăng ký xe máy cho con trai thì cần những giấy tờ gì và nộp ở đâu vậy',
    'cho hỏi vé tháng xe buýt cho người già bao nhiêu tiền một tháng',
  ])('is not answered with that where it is about another thing: %s', (now) => {
    expect(asked('Hội đồng nhân dân phường có bị giải tán không?', now)).toMatchObject({
      outcome: 'no_answer',
      citations: [],
    })
  })

  test('is about what was told before it, where that asked nothing', () => {
    const told = 'Đơn khiếu nại gửi ủy ban quận 5 năm ngoái chưa xong mà quận giải thể rồi'
    expect(asked(told, 'bây giờ ai giải quyết tiếp').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-54/khoan-8',
    )
    expect(asked(told, 'bây giờ chủ tịch phường do ai bầu').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-36/khoan-2',
    )
  })
})

describe('what a follow-up says itself', () => {
  const dialogue = 'Phường đối thoại với dân mỗi năm mấy lần?'

  test('is not passed by for what was asked before', () => {
    expect(asked(dialogue, 'thế có phát sữa với bánh kẹo cho trẻ con không').outcome).toBe('no_answer')
    expect(asked(dialogue, 'thế nội dung kết quả niêm yết ở đâu').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-43/khoan-3',
    )
  })

  test('is wanted, and no more what was wanted before', () => {
    const rent = 'Nhà hàng ở Hà Nội được miễn tiền thuê đất không?'
    expect(asked(rent, 'thế hội đồng nhân dân xã họp mấy kỳ một năm').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-34/khoan-2',
    )
    const again = together('thế phải nộp cho ai', ['Đặt cọc bao nhiêu tiền?'])
    expect(askedNow(again)).toBe('thế phải nộp cho ai')
    for (const same of ['còn đặt cọc xe thì sao', 'Đặt cọc bao nhiêu tiền?']) {
      const text = together(same, ['Thuê nhà hết bao nhiêu tiền?'])
      expect(askedNow(text)).toBe(same.endsWith('sao') ? text : same)
    }
  })

  test('is a report of the street all the same, whatever rule was asked about before', () => {
    const rule = 'Chủ tịch phường có phải lo chuyện ngập nước, rác thải không?'
    expect(asked(rule, 'mà giờ đầu ngõ nhà em nước thải tràn ra ba ngày, hôi không chịu nổi').outcome).toBe(
      'signposted',
    )
  })

  test('is no forecast, nor a complaint, where the law tells it of what was asked before', () => {
    const suspended = 'Đại biểu hội đồng nhân dân bị khởi tố thì bị tạm đình chỉ à?'
    expect(asked(suspended, 'rồi sau này tòa tuyên không có tội thì sao').citations[0]?.id).toBe(
      'luat-72-2025-qh15/dieu-38/khoan-2',
    )
    expect(asked(suspended, 'mai này giá đất có tăng nữa không')).toMatchObject({ reason: 'forecast' })
  })
})

describe('a few words after an answer', () => {
  const answered = 'Chủ tịch phường ở Hà Nội do ai bầu?'

  test.each(['hủy', 'cả hai', 'ở đâu cũng được'])(
    '%s, which bear on nothing, get no second answer',
    (text) => {
      expect(asked(answered, text)).toMatchObject({ outcome: 'no_answer', citations: [] })
    },
  )

  test.each(['ở TP.HCM?', 'phó chủ tịch?'])('%s, which do, are answered', (text) => {
    expect(asked(answered, text).outcome).toBe('answered')
  })

  test('that say nothing but when are answered for then', () => {
    const answer = asked('Chủ tịch phường ở Hà Nội do ai bổ nhiệm?', 'Hà Nội năm 2022')
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31' })
  })

  test('on another matter, of which nothing is known then, are not answered with the one before', () => {
    const question = 'Biểu tượng của Thủ đô là gì?'
    const given = { question, earlier: ['chủ tịch phường ở Hà Nội do ai bổ nhiệm?'], place: null }
    expect(answerQuestion(library, { ...given, today: '2024-12-31' }).outcome).toBe('no_answer')
  })
})

describe('a correction', () => {
  const answered = 'Phường ở TP.HCM có hội đồng nhân dân không?'

  test.each([
    ['không, ý em là Hà Nội hồi 2022', 'hn', '2022-12-31'],
    ['nhầm, tôi hỏi năm 2022 cơ', 'hcm', '2022-12-31'],
    ['cháu hỏi Hà Nội mà', 'hn', '2026-11-27'],
    ['ủa lộn, em hỏi Hà Nội chứ hông phải Sài Gòn', 'hn', '2026-11-27'],
    ['ko, y e la ben ha noi co', 'hn', '2026-11-27'],
    ['à nhầm hà nội', 'hn', '2026-11-27'],
    ['Hà Nội cơ', 'hn', '2026-11-27'],
  ] as const)('%s: is answered for what was meant', (text, place, asOf) => {
    expect(asked(answered, text)).toMatchObject({ outcome: 'answered', place, asOf })
  })
})

test('a rule of one city alone is no answer for the other, whatever else happens so many times', () => {
  const answer = asked('Hà Nội được phạt hành chính gấp mấy lần?', 'còn TP.HCM thì sao?')
  expect(answer).toMatchObject({ outcome: 'no_answer', citations: [] })
  expect(asked('Sài Gòn được phạt gấp mấy lần?').outcome).toBe('no_answer')
})

describe('a correction of the unit', () => {
  test.each(['k phai, t hoi xa co, k phai phuong', 'em không hỏi phường, em hỏi xã ạ'])('%s', (text) => {
    const { citations } = asked('phường từ 10.000 dân trở xuống được bầu bao nhiêu đại biểu', text)
    expect(citations[0]?.id).toMatch(/^luat-72-2025-qh15\/dieu-30\/khoan-2\/diem-[ab]$/)
  })

  test('that only puts right the city keeps what was asked in mind', () => {
    const council = 'Năm 2022 quận ở TP.HCM có hội đồng nhân dân không?'
    const answer = asked(council, 'à nhầm hà nội', 'còn phường thì sao')
    expect(answer).toMatchObject({ asOf: '2022-12-31', place: 'hn' })
    expect(answer.citations[0]?.id).toBe('nq-97-2019-qh14/dieu-1/khoan-1/diem-b')
  })
})

describe('a follow-up that names another unit or organ', () => {
  test('asks the same of that one', () => {
    const { citations } = asked('Phường ở TP.HCM có hội đồng nhân dân không?', 'thế đặc khu thì sao?')
    expect(citations.map(({ id }) => id)).toContain('luat-72-2025-qh15/dieu-28/khoan-1')
  })

  test('is put in place of the one named before, and nothing else is', () => {
    expect(together('còn xã thì sao?', ['Hội đồng nhân dân phường họp mấy lần?'])).toBe(
      'Hội đồng nhân dân xã họp mấy lần?',
    )
    expect(together('còn giám sát xã?', ['Ai phê duyệt dự toán của xã và phường?', 'ở Hà Nội?'])).toBe(
      'còn giám sát xã?\ncòn giám sát xã?\ncòn giám sát xã?\nAi phê duyệt dự toán của xã và phường?',
    )
  })
})

test('a thing of its own is all a follow-up wants, and one that asks on wants what was asked before', () => {
  const LAND = 'Xây bãi đỗ xe cao tầng ở Hà Nội có được miễn tiền thuê đất không?'
  const SHARE = 'luat-02-2026-qh16/dieu-26/khoan-4/diem-c'
  expect(
    asked(LAND, 'thế được dùng tối đa bao nhiêu phần trăm diện tích sàn làm dịch vụ hỗ trợ').citations[0]?.id,
  ).toBe(SHARE)
  const PAY = 'Đại biểu hội đồng phường lĩnh mấy triệu một tháng?'
  expect(asked(PAY, 'còn đại biểu xã thì sao').outcome).toBe('no_answer')
})

test('a fee asked after another matter is told by what tells a fee, as it is when asked alone', () => {
  const FEE = 'phí giữ xe ở Hoàn Kiếm'
  expect(asked(FEE).outcome).toBe('no_answer')
  expect(asked('quận 3 năm 2023 có hội đồng nhân dân không', FEE).outcome).toBe('no_answer')
})

describe('a part of a provision asked for after it', () => {
  test.each([
    ['Điều 31 luật 72 quy định gì?', 'cụ thể khoản 2', 'luat-72-2025-qh15/dieu-31/khoan-2'],
    ['khoản 1 điều 40 luật 72 nói gì', 'thế điểm c thì sao', 'luat-72-2025-qh15/dieu-40/khoan-1/diem-c'],
  ])('%s: %s', (question, text, id) => {
    expect(asked(question, text).citations[0]?.id).toBe(id)
  })

  test('is no thanks', () => {
    expect(asked('Ủy ban nhân dân phường có nhiệm vụ gì?', 'cụ thể điểm b').outcome).not.toBe('smalltalk')
  })
})

describe('an official who has not followed the chat', () => {
  test('reads with a follow-up what it leans on', () => {
    expect(
      withItsSubject('còn hồi 2023 thì sao?', ['Biểu tượng của Thủ đô là gì?', 'vé xe buýt bao nhiêu']),
    ).toBe('Vé xe buýt bao nhiêu. Còn hồi 2023 thì sao?')
  })

  test('reads a question that stands by itself as it was asked', () => {
    expect(withItsSubject('vé xe buýt bao nhiêu', ['Biểu tượng của Thủ đô là gì?'])).toBe(
      'vé xe buýt bao nhiêu',
    )
    expect(withItsSubject('còn hồi 2023 thì sao?', [])).toBe('còn hồi 2023 thì sao?')
    const fees = 'thế học phí lớp 1 công lập ở Hà Nội bao nhiêu'
    expect(withItsSubject(fees, ['vé xe buýt bao nhiêu'])).toBe(fees)
  })
})
