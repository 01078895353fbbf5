import { markOf } from './marks.ts'
import { RAISED } from './pdf-lines.ts'
import type { PrintedLine } from './pdf-lines.ts'

/** A page's height decides what is its head and foot. */
export interface PageShape {
  readonly bottom: number
  readonly top: number
}

/** The lines of a document by what they are for. */
export interface Sorted {
  readonly body: readonly PrintedLine[]
  readonly footnotes: readonly PrintedLine[]
  /** Page numbers and running heads. */
  readonly furniture: readonly PrintedLine[]
}

const MARGIN = 0.12
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/u
const EVERY_SECOND = 0.4
const SMALL = 0.93
const FOOTNOTE = new RegExp(String.raw`^(?:${RAISED}\d{1,3}|\[\d{1,3}\]|\d{1,3}\s)`)

/** Tells running heads and footnotes from the text they break. */
export function sortLines(lines: readonly PrintedLine[], shapes: ReadonlyMap<number, PageShape>): Sorted {
  const inMargin = (line: PrintedLine) => isInMargin(line, shapes.get(line.page))
  const times = new Map<string, Set<number>>()
  for (const line of lines.filter(inMargin))
    times.set(keyOf(line), (times.get(keyOf(line)) ?? new Set()).add(line.page))
  // A head may stand on every second page only, and rarely on the first.
  const enough = Math.max(2, Math.ceil((shapes.size - 1) * EVERY_SECOND))
  const isFurniture = (line: PrintedLine) =>
    inMargin(line) &&
    (PAGE_NUMBER.test(line.text) || (times.get(keyOf(line))?.size ?? 0) >= enough) &&
    // Articles that are missing all read alike; two of them at the head of a page are no running head.
    markOf(line.text)?.kind !== 'article'
  const rest = lines.filter((line) => !isFurniture(line))
  const notes = footnotesAmong(rest, shapes)
  return {
    body: rest.filter((line) => !notes.has(line)),
    footnotes: [...notes],
    furniture: lines.filter(isFurniture),
  }
}

/** The size most letters have. */
function bodySize(lines: readonly PrintedLine[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) letters.set(round(size), (letters.get(round(size)) ?? 0) + text.length)
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function isInMargin({ baseline }: PrintedLine, shape: PageShape | undefined): boolean {
  if (shape === undefined) return false
  const height = shape.top - shape.bottom
  return baseline > shape.top - height * MARGIN || baseline < shape.bottom + height * MARGIN
}

function keyOf({ text, baseline }: PrintedLine): string {
  return `${Math.round(baseline / 4)} ${text.replace(/\d+/g, '#')}`
}

/** Small print at the foot of a page that begins with a number, and what follows it there. */
function footnotesAmong(
  lines: readonly PrintedLine[],
  shapes: ReadonlyMap<number, PageShape>,
): ReadonlySet<PrintedLine> {
  const small = bodySize(lines) * SMALL
  const notes = new Set<PrintedLine>()
  let notePage = 0
  for (const line of lines) {
    const shape = shapes.get(line.page)
    const isLow = shape !== undefined && line.baseline < (shape.top + shape.bottom) / 2
    const begins = line.size < small && isLow && FOOTNOTE.test(line.text)
    if (begins) notePage = line.page
    else if (line.page !== notePage || line.size >= small) notePage = 0
    if (notePage !== 0) notes.add(line)
  }
  return notes
}

function round(size: number): number {
  return Math.round(size * 2) / 2
}
