import { settleSyllable } from '../vietnamese.ts'
import { isRule, markOf } from './marks.ts'
import type { PrintedLine } from './pdf-lines.ts'
import type { Line } from './reading.ts'
import { isNextPoint } from './sequence.ts'

/** How a document is set: what tells a new paragraph from a line that goes on. */
interface Setting {
  readonly left: number
  readonly right: number
  /** Points from line to line within a paragraph. */
  readonly leading: number
  /** Whether the first line of a paragraph is set in from the left. */
  readonly hasIndent: boolean
}

const MORE_SPACE = 1.25
const INDENT = 0.8
/** Words no paragraph ends with: what follows is theirs, even if it looks like the number of a clause. */
const GOES_ON = /(?:^|\s)(?:khoản|điểm|điều|mục|chương|phần|số|và|hoặc|tại|của|theo|các)$|,$|[\p{L}\d]-$/iu

/** A note of whoever prepared the text stands in brackets on a line of its own. */
const REMARK = /^\[\p{Lu}/u
/** A list of clauses or points that waits for its article: "các khoản 2, 3 và 6", "Điều 14" on the next line. */
const WAITS_FOR_ARTICLE =
  /(?:khoản|điểm)\s+(?:\d{1,3}[a-zđ]?|[a-zđ]\d?)(?:(?:,|\s+và|\s+hoặc)\s+(?:\d{1,3}[a-zđ]?|[a-zđ]\d?))*$/iu

/** Fractions of the size of the letters: lines so close in height stand side by side. */
const SAME_HEIGHT = 0.12

/** Puts lines of print together to paragraphs, across pages; the number of a paragraph is that of its first line. */
export function joinParagraphs(lines: readonly PrintedLine[]): readonly Line[] {
  const setting = settingOf(lines)
  const paragraphs: { number: number; text: string; role?: 'table' }[] = []
  let before: PrintedLine | undefined
  let linesInParagraph = 0
  for (const [at, line] of lines.entries()) {
    const last = paragraphs.at(-1)
    if (last !== undefined && before !== undefined && standBeside(before, line)) {
      last.text += ` | ${line.text}`
      last.role = 'table'
    } else if (
      last === undefined ||
      before === undefined ||
      last.role === 'table' ||
      standBeside(line, lines[at + 1]) ||
      (begins(before, line, linesInParagraph === 1, setting) && !closesBracket(last.text, line.text))
    ) {
      paragraphs.push({ number: line.number, text: line.text })
      linesInParagraph = 1
    } else {
      last.text = joined(last.text, line.text)
      linesInParagraph += 1
    }
    before = line
  }
  return paragraphs
}

/** Cells of one row of a table, and the halves of a letterhead: what is numbered in them is no clause. */
function standBeside(line: PrintedLine, next: PrintedLine | undefined): boolean {
  return (
    next?.page === line.page &&
    next.left >= line.right &&
    Math.abs(next.baseline - line.baseline) <= line.size * SAME_HEIGHT
  )
}

function begins(before: PrintedLine, line: PrintedLine, isSecond: boolean, setting: Setting): boolean {
  const { size } = line
  if (Math.abs(before.size - size) > size * 0.15 || differInWeight(before, line)) return true
  if (isRule(before.text) || isRule(line.text) || REMARK.test(line.text)) return true
  if (before.page === line.page) {
    const down = before.baseline - line.baseline
    if (down <= 0 || down > setting.leading * MORE_SPACE) return true
  }
  // A word that would still have fitted on the line above was put below it on purpose.
  if (before.right + line.needs < setting.right) return true
  if (GOES_ON.test(before.text) || WAITS_FOR_ARTICLE.test(before.text)) return false
  const indent = size * INDENT
  if (line.left > before.left + indent) return true
  if (setting.hasIndent && isSecond && line.left > setting.left + indent) return true
  return markOf(line.text.replace(/^["“]/, '')) !== undefined
}

/** "(bản chính hoặc bản sao", then "y);": the end of what the bracket opened, not point y. */
function closesBracket(paragraph: string, line: string): boolean {
  const mark = markOf(line)
  if (mark?.kind !== 'point') return false
  const above = markOf(paragraph)
  // The bracket of "c)" closes none.
  const words = above?.rest ?? paragraph
  const open = words.split('(').length - words.split(')').length
  // A bracket somebody forgot to close must not swallow the next point.
  return open > 0 && !isNextPoint(above?.kind === 'point' ? above.number : undefined, mark.number)
}

/** A heading is told from the text below it by its weight, where nothing else tells. */
function differInWeight({ bold: above }: PrintedLine, { bold: below }: PrintedLine): boolean {
  return Math.min(above, below) === 0 && Math.max(above, below) >= 0.5
}

function settingOf(lines: readonly PrintedLine[]): Setting {
  const left = quantile(
    lines.map((line) => line.left),
    0.1,
  )
  const steps: number[] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const down = before?.page === line.page ? before.baseline - line.baseline : 0
    if (down > line.size * 0.8 && down < line.size * 3) steps.push(down)
  }
  const atLeft = lines.filter((line) => Math.abs(line.left - left) < 2).length
  return {
    left,
    right: quantile(
      lines.map((line) => line.right),
      0.95,
    ),
    // The closest lines are those within paragraphs, however many paragraphs there are.
    leading: quantile(steps, 0.25) || Number.POSITIVE_INFINITY,
    hasIndent: atLeft > lines.length * 0.3 && atLeft < lines.length * 0.95,
  }
}

/** Words divided at the end of a line are made whole where that gives a syllable; "đề-pô" keeps its hyphen. */
function joined(above: string, below: string): string {
  const [, first] = /([\p{L}\p{M}]+)-$/u.exec(above) ?? []
  const [second] = /^\p{Ll}[\p{L}\p{M}]*/u.exec(below) ?? []
  if (first === undefined || second === undefined) {
    // "NĐ-", then "CP"; "27-", then "HD/BTCTW": a hyphen without a space before it has none behind it.
    return /[\p{L}\d]-$/u.test(above) && /^[\p{Lu}\d]/u.test(below) ? above + below : `${above} ${below}`
  }
  return isSyllable(first + second) ? above.slice(0, -1) + below : above + below
}

const SYLLABLE =
  /^(?:ngh?|nh|gh?|kh?|ph?|t[hr]?|ch?|gi|qu|[bdđhlmnrsvx])?[aeiouyăâêôơư]{1,3}(?:ch|n[gh]?|[cmpt])?$/u

function isSyllable(word: string): boolean {
  const plain = settleSyllable(word.toLowerCase().normalize('NFC'))
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
  return SYLLABLE.test(plain)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
