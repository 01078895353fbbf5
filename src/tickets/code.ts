import { randomInt } from 'node:crypto'
import { TicketCode } from '../domain/ids.ts'

const DIGITS = 11

/** A new ticket code: 11 random digits and a check digit, spoken in groups of four. */
export function drawTicketCode(): TicketCode {
  const digits = Array.from({ length: DIGITS }, () => randomInt(10)).join('')
  const all = digits + checkDigit(digits)
  return TicketCode.parse(`${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`)
}

/**
 * Finds a ticket code in what someone typed, with any spaces, dots or dashes between its digits.
 *
 * @returns `mistyped` for twelve digits whose check digit is wrong: told apart without asking the store
 */
export function findTicketCode(
  text: string,
): { kind: 'code'; code: TicketCode } | { kind: 'mistyped' } | undefined {
  const [typed] = /(?<!\d)\d(?:[ .-]{0,3}\d){11}(?!\d)/.exec(text) ?? []
  if (typed === undefined) return undefined
  const digits = typed.replace(/\D/g, '')
  if (checkDigit(digits.slice(0, DIGITS)) !== digits.slice(DIGITS)) return { kind: 'mistyped' }
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
