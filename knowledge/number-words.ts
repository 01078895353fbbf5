import { settle } from './vietnamese.ts'

/** A number as a text says it: "15.000.000", "15 triệu", "mười lăm triệu", "hai phần ba". */
export interface SaidNumber {
  /** As it stands in the text. */
  readonly written: string
  /** What it may be: `15000000`, `2/3`. The first number of "10 đến 15 triệu" may be ten, or ten million. */
  readonly values: readonly string[]
  /** `words` where any of it is spelled out. */
  readonly form: 'digits' | 'words'
  /** A quantity beyond doubt: "ba mươi", "hai tháng"; neither "tháng hai" nor "một người". */
  readonly isQuantity: boolean
}

const ONES: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
/** Digits behind a ten. "Mười năm" is ten years: five is "lăm" there. */
const BEHIND_TEN: Readonly<Record<string, number>> = { ...ONES, năm: NaN, mốt: 1, tư: 4, lăm: 5, nhăm: 5 }
const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
}
/** "Triệu tập", "tỷ lệ": no scales. */
const NO_SCALE = /^(?:triệu (?:tập|hồi)|t[ỷỉ] (?:lệ|giá|trọng))$/u
const TIMES = ['giờ', 'ngày', 'tuần', 'tháng', 'năm']
const UNITS: ReadonlySet<string> = new Set([...TIMES, 'đồng', 'lần', 'phần', 'người', 'mét', 'hecta', 'buổi'])
/** Behind these a number is a name: "tháng ba", "thứ hai", "khoản hai". */
const NAMING: ReadonlySet<string> = new Set(
  'thứ tháng quý khoản điểm điều mục chương khóa kỳ cấp hạng loại nhóm bậc mồng mùng'.split(' '),
)
/** Behind these "năm" is a year, not five. */
const BEFORE_YEAR: ReadonlySet<string> = new Set(
  'hằng hàng mỗi từng các nhiều mấy cả cuối đầu giữa qua nửa tháng'.split(' '),
)
/** Behind these "một" is a number: elsewhere it is as often an article, "5 triệu đồng một tháng". */
const LIMITING: ReadonlySet<string> = new Set('hạn quá sau trước đủ dưới trên nhất đa thiểu'.split(' '))
const RANGE = /^\s*(?:đến|tới|-|–)\s*$/u
const DIGITS = /^\d/
const WORDS = /(?<!\/)\d{1,2}\/\d{1,2}(?![\d/])|\d+(?:[.,]\d+)*|\p{L}+|[^\s]/gu

interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}
/** What was read, and the place of the next word. */
type Read = { readonly value: number; readonly next: number } | undefined

/** The numbers a text says, in digits or in words. */
export function numbersIn(text: string): readonly SaidNumber[] {
  const settled = settle(text)
  const words = [...settled.matchAll(WORDS)].map(({ 0: found, index }) => ({
    word: found.toLowerCase(),
    from: index,
    to: index + found.length,
  }))
  const found: Array<SaidNumber & { readonly from: number; readonly to: number }> = []
  for (let at = 0; at < words.length;) {
    const read = numberAt(words, at)
    const [first, last] = [words[at], words[(read?.next ?? 0) - 1]]
    if (read === undefined || first === undefined || last === undefined) {
      at += 1
      continue
    }
    const { from } = first
    const { to } = last
    const isSpelled = words.slice(at, read.next).some(({ word }) => !DIGITS.test(word))
    found.push({
      written: settled.slice(from, to),
      values: [read.value],
      form: isSpelled ? 'words' : 'digits',
      isQuantity: isQuantity(words, at, read.next),
      from,
      to,
    })
    // The unit of "năm năm" is no number of its own.
    at = words[read.next]?.word === 'năm' ? read.next + 1 : read.next
  }
  return found.map(({ written, values, form, isQuantity, to }, index) => {
    const next = found[index + 1]
    const scale = next && RANGE.test(settled.slice(to, next.from)) ? scaleOf(next.written) : undefined
    const value = Number(values[0])
    const scaled = scale === undefined || Number.isNaN(value) ? [] : [String(value * scale)]
    return { written, values: [...values, ...scaled], form, isQuantity }
  })
}

function scaleOf(written: string): number | undefined {
  return SCALES[written.toLowerCase().split(' ').at(-1) ?? '']
}

/** A whole number, a sum of parts ("một triệu hai trăm nghìn"), or a fraction. */
function numberAt(
  words: readonly Word[],
  at: number,
): { readonly value: string; readonly next: number } | undefined {
  const fraction = words[at]?.word.split('/').map(Number)
  if (fraction?.length === 2) return { value: fraction.join('/'), next: at + 1 }
  let total = 0
  let next = at
  for (let most = Infinity; ;) {
    const head = headAt(words, next)
    const scale = head && scaleAt(words, head.next)
    if (head === undefined || (scale ?? 1) >= most) break
    // "Một triệu hai trăm" is one number; "15 triệu 20" are two, and "5 triệu một tháng" none of its own.
    if (next > at && scale === undefined && words[next + 1]?.word !== 'trăm') break
    const half = scale !== undefined && words[head.next + 1]?.word === 'rưỡi'
    total += head.value * (scale ?? 1) + (half ? (scale ?? 1) / 2 : 0)
    next = head.next + (scale === undefined ? 0 : 1) + (half ? 1 : 0)
    if (scale === undefined || half) break
    most = scale
  }
  if (next === at) return undefined
  if (words[next]?.word === 'phần' && !isInDigits(words[at])) {
    const below =
      words[next + 1]?.word === 'tư' ? { value: 4, next: next + 2 } : belowHundred(words, next + 1)
    if (below !== undefined) return { value: `${total}/${below.value}`, next: below.next }
  }
  return { value: String(total), next }
}

function scaleAt(words: readonly Word[], at: number): number | undefined {
  const word = words[at]?.word ?? ''
  return NO_SCALE.test(`${word} ${words[at + 1]?.word ?? ''}`) ? undefined : SCALES[word]
}

function headAt(words: readonly Word[], at: number): Read {
  const word = words[at]?.word ?? ''
  if (DIGITS.test(word)) return { value: inDigits(word), next: at + 1 }
  const hundreds = word === 'không' ? 0 : ONES[word]
  if (hundreds === undefined || words[at + 1]?.word !== 'trăm') return belowHundred(words, at)
  const behind = words[at + 2]?.word ?? ''
  if (behind === 'rưỡi') return { value: hundreds * 100 + 50, next: at + 3 }
  const one = ONES[words[at + 3]?.word ?? '']
  if ((behind === 'linh' || behind === 'lẻ') && one !== undefined) {
    return { value: hundreds * 100 + one, next: at + 4 }
  }
  const rest = belowHundred(words, at + 2)
  return rest !== undefined && rest.value >= 10
    ? { value: hundreds * 100 + rest.value, next: rest.next }
    : { value: hundreds * 100, next: at + 2 }
}

function belowHundred(words: readonly Word[], at: number): Read {
  const word = words[at]?.word ?? ''
  const ten = words[at + 1]?.word
  const one = ONES[word]
  if (word === 'mười') return tailAt(words, at + 1, 10)
  if (one !== undefined && (ten === 'mươi' || ten === 'chục')) return tailAt(words, at + 2, one * 10)
  if (one === undefined || (word === 'năm' && !isFive(words, at))) return undefined
  return { value: one, next: at + 1 }
}

function tailAt(words: readonly Word[], at: number, tens: number): Read {
  const tail = BEHIND_TEN[words[at]?.word ?? '']
  return tail === undefined || Number.isNaN(tail)
    ? { value: tens, next: at }
    : { value: tens + tail, next: at + 1 }
}

/** "Năm ngày" and "năm trăm", and neither "năm 2026" nor "hằng năm người dân". */
function isFive(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.word ?? ''
  const after = words[at + 1]?.word ?? ''
  const isCounted =
    (UNITS.has(after) && after !== 'người') || after === 'trăm' || scaleAt(words, at + 1) !== undefined
  // A fraction's lower number has nothing to count behind it: "một phần năm".
  return before === 'phần' || (isCounted && !BEFORE_YEAR.has(before) && ONES[before] === undefined)
}

function isQuantity(words: readonly Word[], at: number, next: number): boolean {
  const before = words[at - 1]?.word ?? ''
  const after = words[next]?.word ?? ''
  if (NAMING.has(before)) return false
  if (next - at > 1) return true
  if (words[at]?.word === 'một') return LIMITING.has(before) && TIMES.includes(after)
  return UNITS.has(after) || after === '%'
}

function isInDigits(word: Word | undefined): boolean {
  return DIGITS.test(word?.word ?? '')
}

/** `1.500` is fifteen hundred and `1,5` one and a half. */
function inDigits(written: string): number {
  return Number(
    written
      .split(/[.,](?=\d{3}(?!\d))/)
      .join('')
      .replace(',', '.'),
  )
}
