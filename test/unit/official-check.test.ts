import { describe, expect, test } from 'vitest'
import { checkOfficialAnswer } from '#src/questions/official-check.ts'
import { library } from '../fixtures/library.ts'

const ASKED = {
  question: 'Phường có được thu phí giữ xe 3.000 đồng không?',
  place: 'hcm',
  day: '2026-11-22',
  others: 0,
} as const

function warnings(text: string) {
  return checkOfficialAnswer(library, text, ASKED).warnings
}

describe('an official’s answer is checked before it goes out', () => {
  test('law that does not hold, is not on the shelf, or has no such provision is named', () => {
    expect(warnings('Theo khoản 7 Điều 9 Nghị quyết số 131/2020/QH14, phường không thu phí.')).toMatchObject([
      { kind: 'not_in_force', label: expect.stringContaining('131/2020/QH14') },
    ])
    expect(warnings('Theo Điều 5 Nghị định số 999/2030/NĐ-CP, phường không thu phí.')).toMatchObject([
      { kind: 'not_on_shelf' },
    ])
    expect(warnings('Theo Điều 400 Luật số 72/2025/QH15, phường không thu phí.')).toMatchObject([
      { kind: 'no_such_provision' },
    ])
  })

  test('a law that is named without its number is looked at all the same', () => {
    const capital = { ...ASKED, place: 'hn' } as const
    const check = (text: string) => checkOfficialAnswer(library, text, capital)
    for (const named of ['Luật Thủ đô 2024', 'Luật Thủ đô năm 2024', 'luật Thủ đô cũ']) {
      expect(check(`Theo khoản 1 Điều 8 ${named}, phường không thu.`)).toMatchObject({
        warnings: [{ kind: 'not_in_force', label: 'khoản 1 Điều 8 Luật Thủ đô số 39/2024/QH15' }],
        cites: ['luat-39-2024-qh15/dieu-8/khoan-1'],
      })
    }
    // Of two of one name it is the one that holds; also beside another law whose articles have the same numbers.
    const both = 'Theo Điều 8 Luật Thủ đô và Điều 8 Luật số 72/2025/QH15, phường không thu.'
    expect(check(both)).toEqual({
      warnings: [],
      cites: ['luat-02-2026-qh16/dieu-8', 'luat-72-2025-qh15/dieu-8'],
    })
    expect(warnings('Theo Điều 5 Luật Tổ chức chính quyền địa phương năm 2015, phường không thu.')).toEqual([
      { kind: 'not_on_shelf', label: 'Luật Tổ chức chính quyền địa phương năm 2015' },
    ])
    expect(warnings('Theo khoản 5 Điều 12 Luật Đất đai, phường không thu.')).toEqual([
      { kind: 'not_on_shelf', label: 'Luật Đất đai' },
    ])
    expect(warnings('Theo pháp luật lao động, kỷ luật lao động; Luật được áp dụng chung.')).toEqual([])
  })

  test('a provision whose law is not said, and one whose law stands elsewhere in the answer', () => {
    expect(warnings('Theo khoản 2 Điều 4, phường không thu.')).toEqual([
      { kind: 'of_no_document', label: 'khoản 2 Điều 4' },
    ])
    expect(
      warnings('Theo Điều 22 Luật số 72/2025/QH15, phường không thu; khoản 99 Điều 22 cũng nói vậy.'),
    ).toEqual([{ kind: 'no_such_provision', label: 'khoản 99 Điều 22 Luật số 72/2025/QH15' }])
  })

  test('personal data is warned of where others read the answer as well', () => {
    const text = 'Chào bà Nguyễn Thị Lan, phường không thu phí.'
    expect(warnings(text)).toEqual([])
    expect(checkOfficialAnswer(library, text, { ...ASKED, others: 2 }).warnings).toEqual([
      { kind: 'personal', found: ['họ tên'], others: 2 },
    ])
  })

  test('a figure that stands nowhere is shown as it was written, once; those of the question are no news', () => {
    expect(warnings('Phí là 5.000 đồng, không phải 3.000 đồng; 5.000 đồng từ ngày 01/02/2027.')).toEqual([
      { kind: 'figures', figures: ['5.000', '01/02/2027'] },
    ])
    expect(warnings('Phường không thu 3.000 đồng.')).toEqual([])
  })
})
