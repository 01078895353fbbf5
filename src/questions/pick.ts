import { fold } from '#knowledge/vietnamese.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { MessageContent } from '../domain/message.ts'
import type { Choice } from '../domain/reply.ts'
import { readConsent, readNumber } from './commands.ts'

/** A yes or no, a number, a choice or its own words. */
export function isPick(offered: Conversation['offered'], content: MessageContent): boolean {
  if (content.kind === 'choice') return offered.some(({ value }) => value === content.value)
  if (content.kind !== 'text') return false
  const { text } = content
  return (
    picked(offered, text) !== undefined || readConsent(text) !== undefined || readNumber(text) !== undefined
  )
}

/** The choice that a number, its place in the list or its label stands for. */
export function picked(offered: readonly Choice[], typed: string): Choice | undefined {
  const text = typed.trim()
  const number = numberPicked(offered, text)
  const byNumber = number === undefined ? undefined : offered[number - 1]
  return byNumber ?? offered.find((choice) => choice.label === text)
}

/** The number of a choice, counted from 1, whether or not there is one of this number. */
export function numberPicked(offered: readonly Choice[], text: string): number | undefined {
  return readNumber(text) ?? (offered.length > 0 ? placeInList(text, offered.length) : undefined)
}

const NUMERALS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const AS_WRITTEN = new RegExp(
  [
    '^(?:(?:ừ|dạ|vâng|ok|em|tôi|mình|xin|chọn|lấy) )*(?:(?:lựa chọn|phương án|cái|ý|số|mục|câu|việc) )*(?<nth>thứ )?',
    `(?<numeral>${NUMERALS.join('|')}|tư|nhất|cuối(?: cùng)?|đầu(?: tiên)?|\\d)`,
    '(?: (?:ạ|nhé|nha|đi|em|bạn|ad))*$',
  ].join(''),
  'u',
)
/** The same without marks: who types none means the same, and who types others means another word: "bà", "nấm". */
const WITHOUT_MARKS = new RegExp(fold(AS_WRITTEN.source), 'u')

/** "Một", "mục hai", "cái thứ ba", "cái cuối": words that stand for a choice only where choices are offered. */
function placeInList(text: string, length: number): number | undefined {
  const typed = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,!)]+/g, ' ')
    .trim()
  const folded = fold(typed)
  const read = AS_WRITTEN.exec(typed) ?? (folded === typed ? WITHOUT_MARKS.exec(folded) : null)
  const { numeral = '', nth } = read?.groups ?? {}
  const word = fold(numeral)
  if (word === '') return undefined
  if (word.startsWith('cuoi')) return length
  if (word.startsWith('dau') || (word === 'nhat' && nth !== undefined)) return 1
  if (word === 'tu') return 4
  if (/\d/.test(word)) return Number(word)
  const at = NUMERALS.findIndex((one) => fold(one) === word)
  return at === -1 ? undefined : at + 1
}
