import { describe, expect, test } from 'vitest'
import { checkAnswer } from '#src/console/tickets/check-answer.ts'
import { library } from '../fixtures/library.ts'

const ASKED = { question: 'Hội đồng họp khi nào?', place: null, day: '2026-11-22', others: 0 } as const
const LAW = 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15'
/** Says "45 ngày", "ít nhất một phần ba". */
const MEETING = `Theo Điều 34 ${LAW}`
/** Says "hai phần ba". */
const VOTE = `Theo khoản 2 Điều 35 ${LAW}`

const check = (text: string, question: string = ASKED.question) =>
  checkAnswer(library, text, { ...ASKED, question })
const figures = (text: string, question?: string) =>
  check(text, question).warnings.flatMap((one) => (one.kind === 'figures' ? one.figures : []))

describe('numbers in words are held against what the answer cites', () => {
  test('a quantity that stands nowhere is shown as it was written', () => {
    expect(figures(`${MEETING}, hội đồng họp trong ba mươi ngày, phạt mười lăm triệu đồng.`)).toEqual([
      'ba mươi',
      'mười lăm triệu',
    ])
    expect(figures(`${VOTE}, cần ba phần tư tổng số đại biểu.`)).toEqual(['ba phần tư'])
    expect(figures('Nộp mười lăm triệu đồng trong 30 ngày.')).toEqual(['30', 'mười lăm triệu'])
  })

  test('words and digits that say the same support each other', () => {
    expect(figures(`${MEETING}, hội đồng họp trong bốn mươi lăm ngày.`)).toEqual([])
    expect(figures(`${VOTE}, cần hai phần ba, tức 2/3, tổng số đại biểu.`)).toEqual([])
    expect(figures('Nộp 15 triệu đồng, tức mười lăm triệu đồng.', 'Nộp 15.000.000 đồng à?')).toEqual([])
    expect(figures('Nộp 15.000.000 đồng.', 'Nộp mười lăm triệu đồng à?')).toEqual([])
  })

  test('the scale counts: 15 nghìn is not 15 triệu', () => {
    expect(figures('Nộp 15 nghìn đồng.', 'Nộp 15 triệu đồng à?')).toEqual(['15 nghìn'])
    expect(figures('Nộp từ 10 đến 15 triệu đồng.', 'Nộp từ 10 triệu đến 15 triệu à?')).toEqual([])
  })
})

describe('links and lists', () => {
  test('an answer that is next to nothing but a link is noticed, and the link’s figures are no claims', () => {
    const link = 'https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=166095'
    expect(check(`Bạn xem tại ${link}`).warnings).toEqual([{ kind: 'only_link' }])
    const answer = `Phường không thu phí giữ xe ở nơi này. Xem thêm: ${link}`
    expect(check(answer).warnings).toEqual([])
    expect(figures(`${answer} Mức cũ là 5.000 đồng.`)).toEqual(['5.000'])
  })

  test('the numbers of paragraphs are no claims', () => {
    expect(figures('1. Phường không thu.\n2) Bạn không phải nộp.\n 10. Xin cảm ơn.')).toEqual([])
    expect(figures('1. Phường thu 2 đồng.')).toEqual(['2'])
  })
})

describe('a document is called by its own name', () => {
  const misnamed = (text: string) =>
    check(text).warnings.flatMap((one) => (one.kind === 'misnamed' ? [[one.written, one.document]] : []))

  test('another kind or name, or another year, beside a number is noticed', () => {
    const resolution = 'Nghị quyết số 98/2023/QH15'
    for (const written of [
      'Nghị định 98/2023/QH15',
      'nghị định số 98/2023/QH15',
      'NĐ 98/2023/QH15',
      'Luật Thủ đô số 98/2023/QH15',
    ]) {
      expect(misnamed(`Theo Điều 5 ${written}, phường không thu.`)).toEqual([[written, resolution]])
    }
    expect(misnamed('Theo Luật Thủ đô 2024 (Luật số 98/2023/QH15), phường không thu.')).toEqual([
      ['Luật số 98/2023/QH15', resolution],
    ])
    expect(misnamed('Theo Luật Thủ đô số 72/2025/QH15, phường không thu.')).toEqual([
      ['Luật Thủ đô số 72/2025/QH15', LAW],
    ])
    expect(misnamed('Theo Luật Thủ đô năm 2024 số 02/2026/QH16, phường không thu.')).toEqual([
      ['Luật Thủ đô năm 2024 số 02/2026/QH16', 'Luật Thủ đô số 02/2026/QH16'],
    ])
  })

  test('what it cites is looked up by the number all the same', () => {
    expect(check('Theo Điều 400 Luật Thủ đô số 72/2025/QH15, phường không thu.').warnings).toMatchObject([
      { kind: 'misnamed' },
      { kind: 'no_such_provision' },
    ])
    expect(check('Theo khoản 7 Điều 9 Nghị định 131/2020/QH14, phường không thu.').warnings).toMatchObject([
      { kind: 'misnamed' },
      { kind: 'not_in_force' },
    ])
  })

  test('a number apart from the name is its own all the same', () => {
    for (const written of ['Luật Thủ đô 2026 (số 02/2026/QH16)', 'Luật Thủ đô (Luật số 02/2026/QH16)']) {
      expect(check(`Theo Điều 5 ${written}, phường không thu.`)).toEqual({
        warnings: [],
        cites: ['luat-02-2026-qh16/dieu-5'],
      })
    }
  })

  test('short, long and loose names that are its own are let be', () => {
    for (const written of [
      LAW,
      'Luật Tổ chức chính quyền địa phương năm 2025 (Luật số 72/2025/QH15)',
      'Luật chính quyền địa phương ngày 16/6/2025 của Quốc hội số 72/2025/QH15',
      'Luật TCCQĐP số 72/2025/QH15',
      'Luật Thủ đô và Nghị quyết số 98/2023/QH15',
      'Nghị quyết cơ chế đặc thù TP.HCM số 98/2023/QH15',
      'Nghị định quy định chi tiết Nghị quyết số 97/2019/QH14 số 32/2021/NĐ-CP',
      'văn bản 98/2023/QH15',
      'NQ 98/2023/QH15',
    ]) {
      expect(misnamed(`Theo ${written}, phường không thu.`)).toEqual([])
    }
  })
})
