import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { settle } from '#knowledge/vietnamese.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { mattersNamed } from '#src/questions/named-matter.ts'
import { syllablesOf, wordsOf } from '#src/questions/words.ts'
import { library as published } from '../fixtures/library.ts'

const provision = (id: string) => {
  const found = published.shelf.provisions.get(id)
  if (found === undefined) throw new RangeError(id)
  return found
}
// How a People's Council elects its chair.
const ELECTION = provision('luat-72-2025-qh15/dieu-36/khoan-1')

describe('a provision', () => {
  test.each([
    ['đại biểu quốc hội bị bãi nhiệm khi nào', 'luat-72-2025-qh15/dieu-38/khoan-5'],
    ['nhiệm kỳ quốc hội mấy năm', 'luat-72-2025-qh15/dieu-5/khoan-4'],
    ['họp tổ dân phố mấy lần một năm', 'luat-72-2025-qh15/dieu-34/khoan-2'],
    ['phó chủ tịch xã làm việc do ai phân công', 'luat-72-2025-qh15/dieu-41/khoan-1'],
    ['chủ tịch xã ra quyết định sai luật thì ai đình chỉ', 'luat-72-2025-qh15/dieu-17/khoan-17'],
    ['đại biểu hội đồng có được mang súng không', 'luat-72-2025-qh15/dieu-30/khoan-1'],
    ['thuế nhà cho thuê phải đóng bao nhiêu phần trăm', 'luat-72-2025-qh15/dieu-35/khoan-2'],
    ['tổ đại biểu gồm mấy người', 'luat-72-2025-qh15/dieu-30/khoan-1/diem-c'],
    ['hội đồng trường do ai bầu', 'luat-72-2025-qh15/dieu-36/khoan-1'],
    ['đại biểu ốm muốn xin nghỉ có được không', 'luat-72-2025-qh15/dieu-5/khoan-3/diem-b'],
    ['con tạm trú ở phường có được học trường công không', 'luat-72-2025-qh15/dieu-38/khoan-3/diem-a'],
    ['bác sĩ nước ngoài có phải biết tiếng Việt không', 'luat-02-2026-qh16/dieu-17/khoan-2/diem-b'],
    ['xây tường rào có phải xin giấy phép xây dựng không', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-a'],
    ['quán bar mở quá giờ có bị cắt nước không', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-e'],
    ['nhà sắp bị giải tỏa thì được xây mới không', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-a'],
    ['hội thẩm nhân dân nhiệm kỳ bao nhiêu năm', 'luat-72-2025-qh15/dieu-5/khoan-4'],
    ['trưởng phòng ở phường nhiệm kỳ mấy năm', 'luat-72-2025-qh15/dieu-5/khoan-4'],
    ['bị cách chức rồi có được khiếu nại không', 'luat-72-2025-qh15/dieu-41/khoan-3'],
    ['ai được triệu tập hội nghị cử tri', 'luat-72-2025-qh15/dieu-45/khoan-4'],
    ['thư ký kỳ họp hội đồng do ai cử', 'luat-72-2025-qh15/dieu-34/khoan-2'],
    ['hội đồng Hà Nội có bao nhiêu đại biểu chuyên trách', 'luat-72-2025-qh15/dieu-30/khoan-1/diem-c'],
    // The clause it stands in names an election, and this point none.
    ['ai bầu tổ trưởng khu phố', 'luat-72-2025-qh15/dieu-15/khoan-2/diem-b'],
  ])('is none on another body’s, or another act: %s', (question, id) => {
    expect(mattersNamed(published.shelf, question).areNamedBy(provision(id))).toBe(false)
  })

  test.each([
    'Chủ tịch nước do ai bầu?',
    'chu tich nuoc do ai bau',
    'Ai bầu chủ tịch công ty cổ phần?',
    'Bầu chủ tịch hợp tác xã thế nào?',
    'Chủ tịch công đoàn do ai bầu?',
    'Bí thư có phải do hội đồng bầu không?',
    'Ai bầu chủ tịch quốc hội?',
  ])('does not answer for a matter it does not name: %s', (question) => {
    expect(mattersNamed(published.shelf, question).areNamedBy(ELECTION)).toBe(false)
  })

  test.each([
    'Chủ tịch Hội đồng nhân dân do ai bầu?',
    'chu tich hoi dong nhan dan quan do ai bau',
    'lam chu tich toi da may khoa',
    'hai quan nhap lai thi ai bau chu tich',
    'dan co dong y thi ai bau chu tich',
    'quyet dinh cong nhan nguoi hoi dong bau bi thu hoi thi sao',
  ])('may answer what names no other: %s', (question) => {
    expect(mattersNamed(published.shelf, question).areNamedBy(ELECTION)).toBe(true)
  })

  test.each([
    ['Ủy ban nhân dân phường có con dấu riêng không', 'luat-72-2025-qh15/dieu-22/khoan-9', false],
    ['ubnd phuong co tu cach phap nhan khong', 'luat-72-2025-qh15/dieu-41/khoan-2', false],
    ['công chức huyện đi đâu', 'luat-72-2025-qh15/dieu-54/khoan-4', false],
    ['nhập phường cần bao nhiêu phần trăm đồng ý', 'luat-72-2025-qh15/dieu-35/khoan-2', false],
    ['thu nhập tăng thêm', 'luat-72-2025-qh15/dieu-13/khoan-7', false],
    ['ủy quyền thì đóng dấu nào', 'luat-72-2025-qh15/dieu-14/khoan-7', true],
    ['sáp nhập phường có hỏi dân không', 'luat-72-2025-qh15/dieu-10/khoan-3', true],
    ['nhập hai xã thì hội đồng làm đến khi nào', 'luat-72-2025-qh15/dieu-44/khoan-1', true],
  ])(
    'of what a body has, who works for it and what becomes of its unit names that: %s',
    (asked, id, names) => {
      expect(mattersNamed(published.shelf, asked).areNamedBy(provision(id))).toBe(names)
    },
  )

  test('does not answer who votes and when by naming who is voted for', () => {
    const asked = 'Bao giờ bầu tổ trưởng dân phố?'
    expect(
      mattersNamed(published.shelf, asked).areNamedBy(provision('luat-72-2025-qh15/dieu-43/khoan-3')),
    ).toBe(false)
    expect(mattersNamed(published.shelf, 'Chủ tịch xã có đi họp không?').areNamedBy(ELECTION)).toBe(true)
  })

  test.each([
    ['đại biểu hội đồng tiếp dân bao lâu một lần', 'luat-72-2025-qh15/dieu-33/khoan-2'],
    ['chủ tịch tỉnh có được ủy quyền cho sở không', 'luat-72-2025-qh15/dieu-17/khoan-7'],
  ])('does not name what another clause of its article is about: %s', (asked, id) => {
    expect(mattersNamed(published.shelf, asked).areNamedBy(provision(id))).toBe(false)
  })

  test('may name a matter in what it stands in', () => {
    const point = provision('luat-02-2026-qh16/dieu-26/khoan-3/diem-c')
    const asked = 'Tài trợ việc phòng, chống ma túy được ưu đãi gì?'
    expect(mattersNamed(published.shelf, asked).areNamedBy(point)).toBe(true)
  })
})

test.each([
  ['hà nội được vay nợ tối đa bao nhiêu phần trăm', 'luat-02-2026-qh16/dieu-26/khoan-2/diem-b'],
  ['công dân danh dự thành phố ai tặng', 'nd-11-2024-nd-cp/dieu-21/khoan-2'],
  ['thu nhap tang them theo nq 98 con khong', 'nq-98-2023-qh15/dieu-8/khoan-1/diem-b'],
  ['giấy tờ ghi địa chỉ quận 1 có phải đổi không', 'luat-72-2025-qh15/dieu-14/khoan-2/diem-a'],
])('what city finance and honours are called is a matter of its own: %s', (question, id) => {
  expect(mattersNamed(published.shelf, question).areNamedBy(provision(id))).toBe(false)
})

test.each([
  ['Hà Nội vay nợ thì ai quyết định', 'luat-02-2026-qh16/dieu-21/khoan-5/diem-c'],
  ['danh hiệu công dân thủ đô ưu tú ai quy định', 'luat-02-2026-qh16/dieu-15/khoan-1/diem-b'],
  ['thu nhập tăng thêm của cán bộ Hà Nội ai quyết', 'luat-02-2026-qh16/dieu-7/khoan-1/diem-e'],
])('and the rule on it names it: %s', (question, id) => {
  expect(mattersNamed(published.shelf, question).areNamedBy(provision(id))).toBe(true)
})

test.each([
  // Others on the shelf name these, so that what is put just as it is asked may yet tell them.
  ['trưởng phòng của phường ai bổ nhiệm', 'luat-72-2025-qh15/dieu-23/khoan-10', true],
  ['công an phường chịu ai chỉ đạo', 'luat-72-2025-qh15/dieu-23/khoan-7', true],
  ['ông ấy tự về thì ai chủ trì', 'luat-72-2025-qh15/dieu-34/khoan-5', true],
  // Nothing there names these.
  ['di chúc có phải ra phường ký không', 'luat-72-2025-qh15/dieu-14/khoan-8', false],
  ['phường bắt đi khám nghĩa vụ thì sao', 'luat-72-2025-qh15/dieu-17/khoan-8', false],
  ['muốn đổi tên cho con thì lên đâu', 'luat-72-2025-qh15/dieu-15/khoan-2/diem-dd', false],
])('what does not name a matter may tell it only where the shelf knows it: %s', (question, id, may) => {
  expect(mattersNamed(published.shelf, question).mayBeToldBy(provision(id))).toBe(may)
})

test('a matter told around the question asks nothing of the provision', () => {
  const story =
    'Tôi là công nhân một công ty dệt, vợ tôi làm hợp tác xã, hai vợ chồng đi làm ca nên ít khi ở nhà, chuyện phường xã không rành lắm. Hôm trước nghe tổ trưởng dân phố nói hội đồng có nhiệm kỳ mới. Cho tôi hỏi chủ tịch hội đồng nhân dân xã do ai bầu?'
  expect(mattersNamed(published.shelf, story).areNamedBy(ELECTION)).toBe(true)
})

test('a sentence of a story that only has a word without its marks like "đâu" asks nothing', () => {
  const story =
    'Tôi nộp hồ sơ cho công ty bảo hiểm hồi đầu tháng 5. Tới hẹn chạy lên thì thấy quận không còn làm việc nữa, phường mới thì bảo chờ, tôi đi tới đi lui ba bữa rồi mà chưa xong, thợ thì cứ hối. Cho tôi hỏi hội đồng nhân dân xã bầu chủ tịch của mình như thế nào?'
  expect(mattersNamed(published.shelf, story).areNamedBy(ELECTION)).toBe(true)
})

/** Names that people who type no marks mean far more often than what they are then like. */
const MEANT = new Set(['chung cư', 'sổ đỏ', 'công an', 'bằng lái', 'cổ phần'])

test('no name is like other words of the law where no marks are typed, but for those that need theirs', () => {
  const table = parse(readFileSync('src/questions/matters.yaml', 'utf8'))
  const names = Object.values(z.record(z.string(), z.string()).parse(table))
    .flatMap((list) => list.split(/[;|]/))
    .map((name) => settle(name.trim()))
    .filter((name) => !name.startsWith('=') && !MEANT.has(name))
  const written = [...published.shelf.provisions.values()]
    .flatMap(({ heading = '', summary = '', text = '', words }) => [heading, summary, text, ...words])
    .map((text) => wordsOf(settle(text)))
  const folded = written.map((words) => ` ${words.map((word) => word.folded).join(' ')} `)
  const lower = written.map((words) => ` ${words.map((word) => word.lower).join(' ')} `)
  const often = (texts: readonly string[], phrase: string) =>
    texts.reduce((sum, text) => sum + text.split(` ${phrase} `).length - 1, 0)
  const alike = names.filter((name) => {
    const syllables = syllablesOf(name)
    const plain = syllables.map((one) => one.folded).join(' ')
    const marked = syllables.map((one) => one.lower).join(' ')
    return often(folded, plain) > often(lower, marked)
  })
  expect(alike).toEqual([])
})

test.each(['Di chúc có hiệu lực khi nào?', 'Chủ tịch nước do ai bầu cử?'])(
  'what the collection does not hold is declined: %s',
  (question) => {
    const answer = answerQuestion(published, { question, earlier: [], place: 'hcm', today: '2026-11-27' })
    expect(answer.outcome).toBe('no_answer')
  },
)
