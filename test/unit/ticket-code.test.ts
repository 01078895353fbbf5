import { describe, expect, test } from 'vitest'
import { drawTicketCode, findTicketCode } from '#src/tickets/code.ts'

describe('a ticket code', () => {
  test('is found again however it is grouped or embedded', () => {
    for (let drawn = 0; drawn < 200; drawn += 1) {
      const code = drawTicketCode()
      for (const typed of [
        code,
        code.replaceAll('-', ''),
        code.replaceAll('-', ' . '),
        code.replaceAll('-', '–'),
        code.replaceAll('-', '\u00A0'),
        `phiếu ${code} tới đâu rồi`,
        `mã ${code.replace('0', 'O')}`,
      ]) {
        expect(findTicketCode(typed)).toEqual({ kind: 'code', code })
      }
    }
  })

  test('with one digit wrong is called mistyped, not unknown', () => {
    const code = drawTicketCode()
    const wrong = code.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
    expect(findTicketCode(wrong)).toEqual({ kind: 'mistyped' })
  })

  test('is not seen in other numbers', () => {
    expect(findTicketCode('số 0912345678')).toBeUndefined()
    expect(findTicketCode('1234567890123456')).toBeUndefined()
  })

  test('is not seen in a sum of money', () => {
    // Its last digit is no check digit of the others.
    expect(findTicketCode('100.000.000.000 đồng')).toBeUndefined()
  })

  test('tells nothing of another', () => {
    const codes = new Set(Array.from({ length: 1000 }, drawTicketCode))
    expect(codes.size).toBe(1000)
  })
})
