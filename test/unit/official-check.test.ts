import { describe, expect, test } from 'vitest'
import { openLibrary } from '#knowledge/library.ts'
import { checkOfficialAnswer } from '#src/questions/official-check.ts'

const library = openLibrary()
const ASKED = {
  question: 'Phường có được thu phí giữ xe 3.000 đồng không?',
  place: 'hcm',
  day: '2026-11-22',
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

  test('a figure that stands nowhere is shown as it was written, once; those of the question are no news', () => {
    expect(warnings('Phí là 5.000 đồng, không phải 3.000 đồng; 5.000 đồng từ ngày 01/02/2027.')).toEqual([
      { kind: 'figures', figures: ['5.000', '01/02/2027'] },
    ])
    expect(warnings('Phường không thu 3.000 đồng.')).toEqual([])
  })
})
