import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import type { Answer } from '#src/domain/answer.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { library } from '../fixtures/library.ts'

function ask(question: string, place: Place | null = null, asOf?: string): Answer {
  const given = asOf === undefined ? {} : { asOf }
  return answerQuestion(library, { question, earlier: [], place, today: '2026-11-27', ...given })
}

const first = ({ citations }: Answer): string | undefined => citations[0]?.id

describe('the date a question names', () => {
  test('says of when it is asked, and is not looked for in the law', () => {
    const answer = ask('tháng 3 năm 2027 phường ở Hà Nội còn hội đồng nhân dân chứ')
    expect(answer.asOf).toBe('2027-03-01')
    expect(first(answer)).toMatch(/dieu-2\/khoan-1|dieu-53\/khoan-1/)
  })
})

describe('whether there is such a body', () => {
  test.each([
    ['phường tôi có HĐND không', 'hcm', undefined, /dieu-2\/khoan-1|dieu-53\/khoan-1/],
    ['Từ năm 2025 phường có hội đồng nhân dân rồi à', 'hcm', undefined, /dieu-2\/khoan-1|dieu-53\/khoan-1/],
    ['phuong Yen Hoa co hoi dong nhan dan chua', null, undefined, /dieu-2\/khoan-1|dieu-53\/khoan-1/],
    [
      'mẹ em 75 tuổi hỏi phường mình giờ có HĐND lại chưa',
      'hn',
      undefined,
      /dieu-2\/khoan-1|dieu-53\/khoan-1/,
    ],
    ['phường có hội đồng nhân dân không', 'hn', '2023-04-04', /nq-97-2019-qh14\/dieu-1\/khoan-1\/diem-b/],
  ] as const)('%s: is told by the rule that sets it up', (question, place, asOf, rule) => {
    expect(first(ask(question, place, asOf))).toMatch(rule)
  })
})

describe('how many there are', () => {
  test('is told by the rule with the number, not by another of their matters', () => {
    expect(first(ask('ủy ban phường Sài Gòn được bố trí mấy phó chủ tịch', 'hcm', '2022-03-03'))).toBe(
      'nq-131-2020-qh14/dieu-8/khoan-4',
    )
  })

  test('is not told by a rule without one', () => {
    const answer = ask('mỗi phường ở hà nội được bố trí bao nhiêu công chức', 'hn', '2025-03-20')
    expect(answer).toMatchObject({ outcome: 'partial', reason: 'ended' })
    expect(first(answer)).toContain('nd-32-2021-nd-cp/dieu-18')
  })
})

describe('in which cases, and of whom', () => {
  test.each([
    ['đại biểu bị bãi nhiệm khi nào', 'luat-72-2025-qh15/dieu-38/khoan-5'],
    ['Đại biểu HĐND bị bãi nhiệm trong trường hợp nào?', 'luat-72-2025-qh15/dieu-38/khoan-5'],
    ['HĐND xã bị giải tán trong trường hợp nào', 'luat-72-2025-qh15/dieu-50/khoan-1'],
    ['thường trực hđnd tỉnh gồm ai', 'luat-72-2025-qh15/dieu-29/khoan-2'],
    ['tỉnh hay chính phủ quyết số phó chủ tịch xã', 'luat-72-2025-qh15/dieu-16/khoan-8'],
  ])('is told before what comes of it: %s', (question, provision) => {
    expect(first(ask(question))).toBe(provision)
  })
})

describe('a district as it was', () => {
  test.each([
    ['hoi truoc quan 3 co hdnd ko', 'hcm', /nq-131-2020-qh14\/dieu-1\/khoan-2/],
    ['trước đây chủ tịch quận do ai bổ nhiệm', 'hcm', /nd-33-2021-nd-cp\/dieu-3|nq-131-2020-qh14\/dieu-3/],
  ] as const)('is asked about as long as there were districts: %s', (question, place, rule) => {
    const answer = ask(question, place)
    expect(answer.asOf < '2025-07-01').toBe(true)
    expect(first(answer)).toMatch(rule)
  })

  test.each([
    'trước đây tôi nộp hồ sơ ở quận 3, ai giải quyết tiếp',
    'em nộp hồ sơ ở quận 7 mấy tháng chưa có kết quả',
    'Tui có đơn khiếu nại nộp UBND huyện Củ Chi cũ năm 2024 giờ huyện không còn, ai giải quyết đơn của tui',
  ])('leaves what was handed in there to those who go on with it: %s', (question) => {
    const answer = ask(question, 'hcm')
    expect(answer.asOf).toBe('2026-11-27')
    expect(answer.citations.map(({ id }) => id)).toContain('luat-72-2025-qh15/dieu-54/khoan-8')
  })

  test.each(['hồ sơ em nộp ở cơ quan thuế tới đâu rồi', 'em ở quận 3, hồ sơ em nộp phường tới đâu rồi ạ'])(
    'has nothing to do with a file that lies elsewhere: %s',
    (question) => {
      expect(ask(question, 'hcm')).toMatchObject({ outcome: 'signposted', reason: 'personal_file' })
    },
  )

  test('is not what another is only likened to', () => {
    const asked = 'thành phố Thủ Đức có HĐND không hay giống quận'
    expect(first(ask(asked, 'hcm', '2023-02-02'))).toContain('nq-131-2020-qh14/dieu-6')
  })
})

test('what an ended document is said to have ruled is not told of another that only shares words with it', () => {
  expect(ask('nghị định 32 cho sinh viên Hà Nội đi xe buýt free', 'hn').outcome).toBe('no_answer')
})

test.each([
  ['luật thủ đô với luật khác chỏi nhau thì theo luật nào', 'luat-02-2026-qh16/dieu-5/khoan-1'],
  ['luật thủ đô khác với luật khác thì theo cái nào', 'luat-02-2026-qh16/dieu-5/khoan-1'],
])('that two laws differ is asked in many words: %s', (question, provision) => {
  expect(first(ask(question, 'hn'))).toBe(provision)
})

test('one word is asked enough where the law says what it means', () => {
  expect(first(ask('TOD là gì', 'hn'))).toBe('luat-02-2026-qh16/dieu-3/khoan-6')
  expect(ask('TOD ở đâu', 'hn').outcome).not.toBe('answered')
})

describe('several questions in one breath', () => {
  test.each([
    'nhiệm kỳ của hđnd là mấy năm? ai triệu tập kỳ họp hđnd? hđnd xã có mấy ban?',
    'em hỏi nhiệm kỳ hội đồng nhân dân mấy năm, ai triệu tập kỳ họp hội đồng nhân dân, hội đồng nhân dân xã có mấy ban ạ',
  ])('are answered one by one: %s', (question) => {
    const { reason, citations } = ask(question)
    expect(reason).toBe('several')
    expect(citations.map(({ id }) => id.split('/')[1])).toEqual(['dieu-5', 'dieu-31', 'dieu-29'])
  })

  test('though the second names its organ alone', () => {
    const { citations } = ask('hđnd phường họp mấy lần, ai bầu chủ tịch ubnd', 'hn')
    expect(citations.map(({ id }) => id)).toEqual([
      'luat-72-2025-qh15/dieu-34/khoan-2',
      'luat-72-2025-qh15/dieu-36/khoan-2',
    ])
  })

  test.each([
    'Bây giờ Hà Nội có những loại đơn vị hành chính nào, còn quận không?',
    'Hội đồng nhân dân xã một năm họp mấy kỳ, có họp kín không?',
  ])('that are one matter are one answer: %s', (question) => {
    expect(ask(question, 'hn').reason).not.toBe('several')
  })
})

test('a question that names no unit is about that of the question before it', () => {
  const question = 'Thành phố Thủ Đức có hội đồng nhân dân không, chủ tịch do ai bầu?'
  expect(ask(question, 'hcm', '2023-05-05').reason).not.toBe('several')
})

describe('what is asked amid a story', () => {
  test('is answered, whatever the story tells', () => {
    const answer = ask(
      'em bán tạp hóa ở phường Bạch Mai, hôm qua mưa to nước vào nhà, mấy chú tổ dân phố bàn mãi, cho em hỏi chủ tịch ủy ban nhân dân phường do ai bầu ạ',
    )
    expect(answer).toMatchObject({ outcome: 'answered', place: 'hn' })
    expect(first(answer)).toMatch(/dieu-36\/khoan-2|dieu-21\/khoan-2\/diem-e/)
  })

  test('is not answered without the circumstances it is asked under', () => {
    const answer = ask('em sắp cưới, khi bán nhà chung thì ai ký hợp đồng, nộp giấy ở đâu ạ', 'hcm')
    expect(answer.outcome).not.toBe('answered')
  })
})

test('a law of another year than the one we have is not told as that one', () => {
  const answer = ask('Luật Tổ chức chính quyền địa phương năm 2015 giờ còn áp dụng không?')
  expect(answer.outcome).toBe('no_answer')
  expect(answer.text).toContain('năm 2015')
})

test.each(['so dien thoai uy ban xa toi', 'cho xin số điện thoại phường Láng với'])(
  'who wants a telephone number is told no rule: %s',
  (question) => {
    expect(ask(question, 'hn').outcome).not.toBe('answered')
  },
)

test('who asks how often is told how often, not how else', () => {
  expect(first(ask('hđnd phường họp mấy lần', 'hn'))).toBe('luat-72-2025-qh15/dieu-34/khoan-2')
})

test.each([
  ['ai cho sáp nhập mấy phường với nhau', 'luat-72-2025-qh15/dieu-9/khoan-2'],
  ['phường nhiều dân thì được bầu mấy đại biểu hội đồng', 'luat-72-2025-qh15/dieu-30/khoan-2/diem-d'],
])(
  'of an article with a part for each unit, the part for the one asked about is told: %s',
  (question, id) => {
    expect(first(ask(question, 'hcm'))).toBe(id)
  },
)

describe('what only looks like something else', () => {
  test('who holds an office is no secret, and not in the law', () => {
    const elected = ask('ông chủ tịch phường là dân bầu hay là ai cử xuống', 'hn', '2023-05-05')
    expect(first(elected)).toBe('nq-97-2019-qh14/dieu-4/khoan-1')
    for (const question of ['ai là chủ tịch nước hiện nay', 'ai đang làm chủ tịch thành phố Hà Nội'])
      expect(ask(question)).toMatchObject({ outcome: 'no_answer', reason: 'not_in_knowledge' })
  })

  test('whoever says “ở trên” of those above tampers with nothing', () => {
    const asked = 'chủ tịch phường là dân bầu hay ở trên đưa về'
    expect(first(ask(asked, 'hn', '2023-05-05'))).toBe('nq-97-2019-qh14/dieu-4/khoan-1')
  })

  test('who orders what is done to a building without leave is a question', () => {
    const answer = ask('ai ra quyết định cắt điện nước nhà xây trái phép ở Hà Nội')
    expect(answer.citations.map(({ id }) => id)).toContain('luat-02-2026-qh16/dieu-14/khoan-5')
  })

  test.each([
    // What was so after a day that has passed is not foretold.
    ['phường sau 1/7/2025 có HĐND không', 'hcm', /dieu-53\/khoan-1|dieu-2\/khoan-1/],
    // Without marks "vậy bạn" is like a wording of opinions.
    ['pho chu tich xa ai phe chuan vay ban', 'hcm', /dieu-17\/khoan-17|dieu-36\/khoan-4/],
    ['Phường có hội đồng nhân dân không vậy bạn?', 'hcm', /dieu-53\/khoan-1|dieu-2\/khoan-1/],
    ['hoi dong nhan dan phuong mot nam hop may lan vay ban', 'hn', /dieu-34\/khoan-2/],
    // Whoever asks what an ambulance costs does not ask what the desk costs.
    ['gọi xe cấp cứu 115 có phải trả tiền không', 'hn', /luat-02-2026-qh16\/dieu-17\/khoan-1\/diem-c/],
    ['Em nộp đơn khiếu nại ở quận từ trước 1/7/2025 mà chưa xong, giờ ai xử lý ạ', 'hn', /dieu-54\/khoan-8/],
    // The city's own rule is none of its wards'.
    [
      'phuong duoc ban hanh van ban quy pham phap luat khong a',
      null,
      /dieu-21\/khoan-1\/diem-c|dieu-22\/khoan-9/,
    ],
    ['hội đồng xã bãi bỏ quyết định của ủy ban cùng cấp được không', null, /dieu-21\/khoan-1\/diem-d/],
    ['ubnd xã họp thường kỳ bao lâu một lần', null, /dieu-40\/khoan-1/],
  ] as const)('is answered: %s', (question, place, rule) => {
    expect(first(ask(question, place))).toMatch(rule)
  })

  test.each([
    ['người nước ngoài có được bầu hội đồng xã không', null],
    ['quỹ thiên tai nhà tôi ở phường phải đóng bao nhiêu', 'hcm'],
    ['con dấu mới của Ủy ban nhân dân phường khắc ở chỗ nào', 'hn'],
    ['gọi 114 có tốn tiền không', 'hcm'],
    ['bỏ cấp huyện là sai lầm phải không ad', 'hcm'],
    ['chủ tịch phường này giỏi quá bạn nhỉ', 'hn'],
    ['chủ tịch hội nông dân xã do ai bầu', null],
    ['cho hỏi lịch tiếp dân của chủ tịch phường Bến Thành', 'hcm'],
    ['đại biểu hội đồng có được trả lương không', null],
    ['muốn dựng nhà cấp 4 trên đất vườn có cần xin phép không', 'hn'],
    ['thường trực hội đồng nhân dân phường bao lâu họp một lần', 'hcm'],
    ['đại biểu hội đồng tiếp dân bao lâu một lần', 'hcm'],
  ] as const)('is declined: %s', (question, place) => {
    expect(ask(question, place).outcome).toBe('no_answer')
  })
})

describe('a provision that only announces its parts', () => {
  test.each([
    ['điều kiện thành lập phường mới', /quốc phòng, an ninh/],
    ['nhiệm vụ của Ủy ban nhân dân xã', /- Ủy ban nhân dân xã xây dựng nghị quyết/],
  ])('is told with what they say: %s', (question, part) => {
    expect(ask(question, 'hcm').text).toMatch(part)
  })
})
