import { randomInt } from 'node:crypto'
import { TicketCode } from '../domain/ids.ts'

const DIGITS = 11

// Between digits, as they are copied, dictated, or put in by a telephone that makes dashes of hyphens.
const TYPED = /(?<!\d)\d(?:[ .\u00A0\u2010-\u2015-]{0,3}\d){11}(?!\d)/
/** Read out or copied from a picture, a nought is written as a letter. */
const LETTER_O = /(?<!\p{L})[oO]+(?=\d)|(?<=\d)[oO]+(?!\p{L})/gu
/** "100.000.000.000 đồng" has twelve digits as well. */
const SUM = /^\d{3}(?:\.\d{3}){3}$/

/** A new ticket code: 11 random digits and a check digit, spoken in groups of four. */
export function drawTicketCode(): TicketCode {
  const digits = Array.from({ length: DIGITS }, () => randomInt(10)).join('')
  const all = digits + checkDigit(digits)
  return TicketCode.parse(`${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`)
}

/**
 * Finds a ticket code in what someone typed, with any spaces, dots or dashes between its digits.
 *
 * @returns `mistyped` for twelve digits whose check digit is wrong: told apart without asking the store. `undefined` where
 *   there are no twelve digits, or where they are rather a sum of money
 */
export function findTicketCode(
  text: string,
): { kind: 'code'; code: TicketCode } | { kind: 'mistyped' } | undefined {
  const [typed] = TYPED.exec(text.replaceAll(LETTER_O, ({ length }) => '0'.repeat(length))) ?? []
  if (typed === undefined) return undefined
  const digits = typed.replace(/\D/g, '')
  if (checkDigit(digits.slice(0, DIGITS)) !== digits.slice(DIGITS))
    return SUM.test(typed) ? undefined : { kind: 'mistyped' }
  const grouped = `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
  return { kind: 'code', code: TicketCode.parse(grouped) }
}

/** Luhn: catches every single wrong digit and most swapped neighbours. */
function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return String((10 - (sum % 10)) % 10)
}
