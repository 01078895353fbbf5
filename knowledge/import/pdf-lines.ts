import type { Glyph } from './pdf-glyphs.ts'
import type { Hidden } from './reading.ts'

/** A line of print, or its part where a wide gap divides it (two columns, a table's cells). */
export interface PrintedLine {
  readonly page: number
  /** Counted through the document, as a person would count lines of print. */
  readonly number: number
  /** A raised figure stands as {@link RAISED} and figure: whether it is a footnote's mark shows later. */
  readonly text: string
  readonly left: number
  readonly right: number
  /** Points from the lower edge of the page. */
  readonly baseline: number
  readonly size: number
  /** The share of its letters that are bold, 0 to 1; in a bold line some may come from a font that is not. */
  readonly bold: number
  /** What its first word and a space before it would have taken on the line above. */
  readonly needs: number
}

/** Stands before a raised figure; no text holds this private character. */
export const RAISED = '\uF8FF'

// Fractions of the size of the letters.
const WORD_GAP = 0.17
const COLUMN_GAP = 4
const SAME_LINE = 0.55
const STEP_BACK = 1.5
const SAME_BASELINE = 0.12
const NEAR = 1
const DOUBLED = 0.12

/** Puts the letters of a page together to lines, in the order they are drawn. Unseen ones are reported. */
export function printedLines(
  glyphs: readonly Glyph[],
  page: number,
  linesBefore: number,
): { readonly lines: readonly PrintedLine[]; readonly hidden: readonly Hidden[] } {
  const runs: Glyph[][] = []
  const unseen: { readonly kind: Hidden['kind']; readonly run: number; text: string }[] = []
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    if (glyph.unseen !== undefined) {
      const last = unseen.at(-1)
      if (last?.kind === glyph.unseen && last.run === runs.length - 1) last.text += glyph.text
      else unseen.push({ kind: glyph.unseen, run: runs.length - 1, text: glyph.text })
      // Its place is kept, so that the words around it stay one line.
      if (run !== undefined && goesOn(run, glyph)) run.push({ ...glyph, text: '' })
    } else if (run !== undefined && goesOn(run, glyph)) run.push(glyph)
    else if (glyph.text.trim() !== '') runs.push([glyph])
  }
  const { groups, groupOf } = onOneBaseline(runs)
  const numberOf = (run: number) => linesBefore + (groupOf[run] ?? 0) + 1
  return {
    lines: groups.map((group, at) => asLine(group, page, linesBefore + at + 1)),
    hidden: unseen
      .filter(({ text }) => text.trim() !== '')
      .map(({ kind, run, text }) => ({ kind, line: numberOf(run), text })),
  }
}

function goesOn(run: readonly Glyph[], glyph: Glyph): boolean {
  const last = run.at(-1)
  if (last === undefined) return false
  const size = Math.max(last.size, glyph.size)
  const gap = glyph.x - (last.x + last.width)
  return Math.abs(glyph.y - last.y) < size * SAME_LINE && gap > -size * STEP_BACK && gap < size * COLUMN_GAP
}

/**
 * Letters that a font lacks are drawn from another, often after the rest of the line: "QU C H I", then "Ố Ộ" into the
 * gaps. Runs on one baseline that reach into each other, or nearly, are one line, read from left to right.
 */
function onOneBaseline(runs: readonly (readonly Glyph[])[]): {
  groups: readonly (readonly Glyph[])[]
  groupOf: readonly number[]
} {
  const groups: { glyphs: Glyph[]; left: number; right: number; size: number; baseline: number }[] = []
  const byBaseline = new Map<number, number[]>()
  const groupOf = runs.map((glyphs) => {
    const [first] = glyphs
    const left = Math.min(...edges(glyphs, 'left'))
    const right = Math.max(...edges(glyphs, 'right'))
    const [size, baseline] = [first?.size ?? 0, first?.y ?? 0]
    const level = Math.round(baseline)
    const near = [level - 1, level, level + 1].flatMap((one) => byBaseline.get(one) ?? [])
    const found = near.find((at) => {
      const group = groups[at]
      if (group === undefined || Math.abs(group.baseline - baseline) > size * SAME_BASELINE) return false
      return left < group.right + size * NEAR && right > group.left - size * NEAR
    })
    const group = found === undefined ? undefined : groups[found]
    if (found === undefined || group === undefined) {
      byBaseline.set(level, [...(byBaseline.get(level) ?? []), groups.length])
      groups.push({ glyphs: [...glyphs], left, right, size, baseline })
      return groups.length - 1
    }
    group.glyphs.push(...glyphs)
    group.left = Math.min(group.left, left)
    group.right = Math.max(group.right, right)
    return found
  })
  return { groups: groups.map(({ glyphs }) => undoubled(glyphs.toSorted((a, b) => a.x - b.x))), groupOf }
}

/** Some programs draw a letter twice, a little apart, to make it bold. */
function undoubled(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.filter((glyph, at) => {
    const before = glyphs[at - 1]
    const isTwice =
      before?.text === glyph.text && glyph.text.trim() !== '' && glyph.x - before.x < glyph.size * DOUBLED
    return !isTwice
  })
}

function edges(glyphs: readonly Glyph[], side: 'left' | 'right'): readonly number[] {
  const [first, last] = [glyphs[0], glyphs.at(-1)]
  if (first === undefined || last === undefined) return []
  return side === 'left' ? [first.x, last.x] : [first.x + first.width, last.x + last.width]
}

interface Word {
  text: string
  readonly left: number
  right: number
}

function asLine(group: readonly Glyph[], page: number, number: number): PrintedLine {
  const letters = group.filter(({ text }) => text.trim() !== '')
  const size = commonest(letters.map((glyph) => glyph.size))
  const baseline = commonest(letters.filter((glyph) => glyph.size === size).map((glyph) => glyph.y))
  const words = wordsOf(group, size, baseline)
  const gaps = words.slice(1).map((word, at) => word.left - (words[at]?.right ?? 0))
  const [first, last] = [words[0], words.at(-1)]
  return {
    page,
    number,
    text: words.map((word) => word.text).join(' '),
    left: first?.left ?? 0,
    right: last?.right ?? 0,
    baseline,
    size,
    bold: letters.filter((glyph) => glyph.isBold).length / letters.length,
    needs: (first?.right ?? 0) - (first?.left ?? 0) + Math.min(size, ...gaps.filter((gap) => gap > 0)),
  }
}

function wordsOf(group: readonly Glyph[], size: number, baseline: number): readonly Word[] {
  const words: Word[] = []
  let isApart = true
  let wasRaised = false
  for (const { text, x, y, width, size: own } of group) {
    const word = words.at(-1)
    if (text === '' || text.trim() === '') {
      isApart ||= text !== ''
      // Unseen letters keep their place.
      if (text === '' && word !== undefined && !isApart) word.right = x + width
      continue
    }
    const isRaised = /^\d+$/.test(text) && own < size * 0.9 && y > baseline + size * 0.15
    const shown = isRaised && !wasRaised ? RAISED + text : text
    wasRaised = isRaised
    if (word === undefined || isApart || x - word.right > own * WORD_GAP)
      words.push({ text: shown, left: x, right: x + width })
    else {
      word.text += shown
      word.right = x + width
    }
    isApart = false
  }
  return words
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = values[0] ?? 0
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
