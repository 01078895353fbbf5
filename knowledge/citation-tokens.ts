import { DOCUMENT_PATTERN, nameFrom } from './document-number.ts'
import type { DocumentName } from './document-number.ts'

/** Words that name one level: "các khoản 2, 3 và 6" are values 2, 3, 6. */
export interface LevelToken {
  readonly level: 'point' | 'clause' | 'article'
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}
interface DocumentToken {
  readonly level: 'document'
  readonly document: DocumentName
  readonly from: number
  readonly to: number
}
export type Token = LevelToken | DocumentToken

const AND = String.raw`\s*(?:,|;|và|va|hoặc|hoac)\s*`
const LETTER = String.raw`(?:dd|đ|[a-z])\d{0,2}(?![\p{L}\d])`
const FIGURE = String.raw`[1-9]\d{0,2}[a-zđ]?(?![\p{L}\d/])`
// "Điều 5, 10 ngày": a figure after a comma goes on with the list only where no other word takes it up.
const LISTED = String.raw`${FIGURE}(?=\s*(?:$|[^\p{L}\s]|(?:và|va|hoặc|hoac|khoản|khoan|điều|dieu|của|cua|này|luật|luat|bộ luật|nghị|nghi|pháp|thông|quyết|nq|nđ|nd)(?!\p{L})))`
const LEVELS = [
  ['point', String.raw`(?:điểm|diem)\s+(${LETTER}(?:${AND}${LETTER})*)`],
  ['clause', String.raw`(?:khoản|khoan|k\.?)\s*(${FIGURE}(?:${AND}${LISTED})*)`],
  ['article', String.raw`(?:điều|dieu|[đd]\.?)\s*(${FIGURE}(?:${AND}${LISTED})*)`],
] as const
const TOKEN = new RegExp(
  [...LEVELS.map(([level, words]) => String.raw`(?<![\p{L}\d])(?<${level}>${words})`), DOCUMENT_PATTERN].join(
    '|',
  ),
  'giu',
)
// No citation names more; the bound keeps the work linear in whatever text comes.
const MOST_VALUES = 60
/** The letters points are counted by. */
const ALPHABET: readonly string[] = Array.from('abcdđeghiklmnopqrstuvxy')

/** @returns words that name a level or a document, in order; of "từ Điều 5 đến Điều 8" one token with all between */
export function citationTokens(settled: string): Generator<Token> {
  return withRanges(tokens(settled), settled)
}

function* tokens(settled: string): Generator<Token> {
  for (const match of settled.matchAll(TOKEN)) {
    const from = match.index
    const to = from + match[0].length
    const level = (['point', 'clause', 'article'] as const).find((one) => match.groups?.[one] !== undefined)
    if (level !== undefined) yield { level, values: valuesOf(match[0], level), from, to }
    else {
      // Two groups a level come before those of the document.
      const document = nameFrom(match.slice(1 + LEVELS.length * 2))
      if (document !== undefined) yield { level: 'document', document, from, to }
    }
  }
}

function valuesOf(words: string, level: LevelToken['level']): readonly string[] {
  const pattern = level === 'point' ? /(?<![\p{L}\d])(?:dd|đ|[a-z])\d{0,2}(?![\p{L}\d])/giu : /\d+[a-zđ]?/giu
  const values = (words.match(pattern) ?? []).slice(0, MOST_VALUES)
  return values.map((value) => value.toLowerCase().replace('dd', 'đ'))
}

/** "từ Điều 5 đến Điều 8" is one token with all that lie between, as far as they can be counted out. */
function* withRanges(found: Iterable<Token>, settled: string): Generator<Token> {
  let held: Token | undefined
  for (const token of found) {
    const range = held && rangeOf(held, token, settled)
    if (range !== undefined) {
      held = undefined
      yield range
      continue
    }
    if (held !== undefined) yield held
    held = token
  }
  if (held !== undefined) yield held
}

function rangeOf(first: Token, last: Token, settled: string): LevelToken | undefined {
  if (first.level === 'document' || last.level !== first.level) return undefined
  if (!/^\s*(?:đến|den)(?:\s+(?:hết|het))?\s*$/iu.test(settled.slice(first.to, last.from))) return undefined
  if (!/(?:từ|tu)\s*$/iu.test(settled.slice(Math.max(0, first.from - 5), first.from))) return undefined
  const [start, ...more] = first.values
  const [end, ...others] = last.values
  if (start === undefined || end === undefined || more.length > 0) return undefined
  const between = first.level === 'point' ? lettersBetween(start, end) : figuresBetween(start, end)
  return between && { level: first.level, values: [...between, ...others], from: first.from, to: last.to }
}

function figuresBetween(start: string, end: string): readonly string[] | undefined {
  const [from, to] = [Number(start), Number(end)]
  if (!Number.isInteger(from) || !Number.isInteger(to) || from > to || to - from >= MOST_VALUES)
    return undefined
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

function lettersBetween(start: string, end: string): readonly string[] | undefined {
  const [from, to] = [ALPHABET.indexOf(start), ALPHABET.indexOf(end)]
  return from === -1 || to < from ? undefined : ALPHABET.slice(from, to + 1)
}
