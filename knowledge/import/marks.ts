import { settle } from '../vietnamese.ts'

/** What a line would begin by its looks. Whether it really does, the numbers before and after it decide: see `split.ts`. */
export type Mark =
  | {
      readonly kind: 'division'
      readonly level: 'part' | 'chapter' | 'section' | 'subsection'
      readonly number: string
      readonly rest: string
    }
  | { readonly kind: 'article' | 'clause' | 'point'; readonly number: string; readonly rest: string }

// PDFs tear "Điều" apart ("Đ iều", "Đi ều"). A small letter is the middle of a sentence.
const ARTICLE =
  /^(?:Đ ?i ?ề ?u|ĐIỀU)\s*(\d{1,4})\s?(đ|[a-z])?\s*(\[\d{1,3}\])?\s*(?:[.:]|\s[-–](?=\s)|(\[\d{1,3}\])?$)\s*(.*)$/u
const CLAUSE = /^(\d{1,3})(đ|[a-z])?\s?\.(?!\d)\s*(.*)$/u
const POINT = /^(đ|[a-z])(\d{0,2})\s?\)\s*(.*)$/u
const ROMAN = String.raw`[IVXLC]{1,7}`
const DIVISIONS = [
  ['part', new RegExp(String.raw`^(?:Phần|PHẦN)\s+((?:thứ|THỨ)\s+\p{L}+|${ROMAN}|\d{1,2})(.*)$`, 'u')],
  ['chapter', new RegExp(String.raw`^(?:Chương|CHƯƠNG)\s+(${ROMAN}[a-z]?|\d{1,2}[a-z]?)(.*)$`, 'u')],
  ['subsection', /^(?:Tiểu mục|TIỂU MỤC)\s+(\d{1,2}[a-z]?|[IVX]{1,5})(.*)$/u],
  ['section', /^(?:Mục|MỤC)\s+(\d{1,2}[a-z]?|[IVX]{1,5})(.*)$/u],
] as const
const NOTE_MARK = /^\s*\[\d{1,3}\]/

/** @param line as the reader left it; Unicode form and tone placement do not matter */
export function markOf(line: string): Mark | undefined {
  const text = line.normalize('NFC').trim()
  // Most lines are running text; the first character already says so.
  if (!/^[0-9a-zđĐPCMT]/.test(text)) return undefined
  return articleOf(text) ?? clauseOf(text) ?? pointOf(text) ?? divisionOf(text)
}

function articleOf(text: string): Mark | undefined {
  const [whole, digits, letter = '', note = '', lastNote = '', rest = ''] = ARTICLE.exec(text) ?? []
  if (whole === undefined || digits === undefined) return undefined
  return { kind: 'article', number: plain(digits) + letter, rest: `${note}${lastNote} ${rest}`.trim() }
}

function clauseOf(text: string): Mark | undefined {
  const [, digits, letter = '', rest = ''] = CLAUSE.exec(text) ?? []
  return digits === undefined ? undefined : { kind: 'clause', number: plain(digits) + letter, rest }
}

function pointOf(text: string): Mark | undefined {
  const [, letter, digits = '', rest = ''] = POINT.exec(text) ?? []
  return letter === undefined ? undefined : { kind: 'point', number: letter + digits, rest }
}

function divisionOf(text: string): Mark | undefined {
  for (const [level, pattern] of DIVISIONS) {
    const [, number, after = ''] = pattern.exec(text) ?? []
    if (number === undefined) continue
    const rest = after.replace(NOTE_MARK, '')
    const title =
      /^\s*[.:]\s*(.*)$/.exec(rest)?.[1] ?? (/^\s+/.test(rest) && isCapitals(rest) ? rest : undefined)
    // "Mục 2 Chương I của Luật này" goes on as a sentence.
    if (rest.trim() !== '' && title === undefined) return undefined
    return { kind: 'division', level, number, rest: after.trim().replace(/^[.:]\s*/, '') }
  }
  return undefined
}

/** Whether a line is set in capitals, as headings are. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** `[THIẾU…]`: the file says that something is not in it. */
export const GAP_MARK = /\[THIẾU[^[\]]*\]/gu

/** A whole line in brackets is a word of whoever prepared the file; "[12] Luật số…" is a footnote. */
export function isRemark(line: string): boolean {
  return /^\[(?!\d{1,3}\])(?:[^[\]]|\[[^[\]]*\])*\]$/.test(line.trim())
}

/** `[12] Điều này được sửa đổi…` */
export function footnoteNumber(line: string): string | undefined {
  return /^\[(\d{1,3})\]\s*\S/.exec(line.trim())?.[1]
}

/** Lines that only rule off: ______, -----, ***. */
export function isRule(line: string): boolean {
  return /^[_\-–—=*.\s]{3,}$/.test(line)
}

const OFFICES =
  'CHỦ TỊCH|PHÓ CHỦ TỊCH|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|TỔNG THƯ KÝ|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG'
const ENDS = [
  /^Nơi nhận\s*:/u,
  new RegExp(String.raw`^(?:TM|KT|TUQ|TL)\.\s*\p{Lu}`, 'u'),
  new RegExp(String.raw`^(?:${OFFICES})(?: (?:QUỐC HỘI|NƯỚC|CHÍNH PHỦ))?$`, 'u'),
  /^(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh|Hiến pháp) này (?:đã )?được .{3,120} thông qua/u,
  /^XÁC THỰC VĂN BẢN HỢP NHẤT/u,
  /^\((?:Ban hành )?[Kk]èm theo \p{L}+/u,
  /^PHỤ LỤC(?: (?:SỐ )?(?:[IVXLC]+|\d+)[A-Z]?)?[.:]?$/u,
  /^Phụ lục(?: (?:số )?(?:[IVXLC]+|\d+)[A-Z]?)?[.:]?$/u,
]

/** Whether a line can only stand after the last article: passing, signature, addressees, appendix. */
export function endsBody(line: string): boolean {
  const text = settle(line).trim()
  return ENDS.some((pattern) => pattern.test(text))
}

/** Whether a line opens an appendix, a form or a text issued with the document. */
export function opensAppendix(line: string): boolean {
  const text = settle(line).trim()
  return (
    text.length < 120 &&
    (/^(?:PHỤ LỤC|Phụ lục)(?: (?:SỐ |số )?(?:[IVXLC]+|\d+)[A-Z]?)?(?:[.:]|$)/u.test(text) ||
      /^(?:Mẫu số|MẪU SỐ|Mẫu|MẪU|Biểu số|BIỂU SỐ)\s+\d+[\p{L}\d./-]*\s*[.:]?(?:$|\s\p{Lu})/u.test(text))
  )
}

/** `(Ban hành kèm theo Quyết định số …)`, below the title of what is issued with it. */
export function isIssuedWith(line: string): boolean {
  return /^\((?:Ban hành )?[Kk]èm theo \p{L}+/u.test(settle(line).trim())
}

function plain(digits: string): string {
  return String(Number(digits))
}
