import { fold } from '#knowledge/vietnamese.ts'

/** Commands with a slash, and the words that say the same: Telegram offers some, and people type them on every network. */
const WORDS: Readonly<Record<string, string>> = {
  start: 'bắt đầu',
  batdau: 'bắt đầu',
  help: 'trợ giúp',
  trogiup: 'trợ giúp',
  huongdan: 'trợ giúp',
  menu: 'trợ giúp',
  new: 'câu hỏi mới',
  cauhoimoi: 'câu hỏi mới',
  tracuu: 'tra cứu',
  gapcanbo: 'gặp cán bộ',
  xoadulieu: 'xóa dữ liệu',
  phieucuatoi: 'phiếu của tôi',
  rutphieu: 'rút phiếu',
  bosung: 'bổ sung phiếu',
  bosungphieu: 'bổ sung phiếu',
  nguyenvan: 'nguyên văn',
}

/** Shorter names are too near to each other, and to words, for a slip to be told. */
const SLIPS_FROM = 4
const TWO_SLIPS_FROM = 8

export type Slash =
  | { readonly kind: 'known'; readonly words: string; readonly rest: string; readonly isExact: boolean }
  | { readonly kind: 'unknown'; readonly rest: string }

/** Which command a text with a slash means, a slip of the finger allowed for; `undefined` for any other text. */
export function readSlash(text: string): Slash | undefined {
  if (!text.trimStart().startsWith('/')) return undefined
  const [, typed, rest = ''] = /^\/([a-z][\w-]*)(?:\s+([^]*))?$/i.exec(fold(text).trim()) ?? []
  if (typed === undefined) return undefined
  // Folding changes the length of no word that begins with a slash: what follows is told as it was typed.
  const given = rest === '' ? '' : text.trim().replace(/^\S+\s+/, '')
  const name = typed.replaceAll(/[_-]/g, '')
  const exact = WORDS[name]
  const words = exact ?? WORDS[nearest(name) ?? '']
  return words === undefined
    ? { kind: 'unknown', rest: given }
    : { kind: 'known', words, rest: given, isExact: exact !== undefined }
}

function nearest(name: string): string | undefined {
  const near = Object.keys(WORDS)
    .map((known) => ({ known, far: distance(name, known) }))
    .filter(({ known, far }) => far <= slipsIn(known))
    .toSorted((a, b) => a.far - b.far)
  const [first, second] = near
  const isSure =
    first !== undefined &&
    (second === undefined || second.far > first.far || sayTheSame(first.known, second.known))
  return isSure ? first.known : undefined
}

function slipsIn({ length }: string): number {
  if (length < SLIPS_FROM) return 0
  return length < TWO_SLIPS_FROM ? 1 : 2
}

function sayTheSame(one: string, other: string): boolean {
  return WORDS[one] === WORDS[other]
}

/** Letters put in, left out, mistaken, or two of them changed about. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + same,
        isTurned ? at(i - 2, j - 2) + 1 : Infinity,
      )
    }
  }
  return at(one.length, other.length)
}
