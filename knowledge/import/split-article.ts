import type { Address } from '../address.ts'
import type { Draft, Growth } from './draft.ts'
import { GAP_MARK, isCapitals, isRemark } from './marks.ts'
import type { Mark } from './marks.ts'
import type { Line } from './reading.ts'
import { inSequence } from './sequence.ts'

/** A line with what was found out about it before it has a place. */
export interface Marked {
  readonly line: Line
  readonly mark: Mark | undefined
  readonly isQuoted: boolean
}

const LONGEST_JUMP = 3
const LONGEST_HEADING = 300
// A sentence ends or goes on; a heading does neither.
const SENTENCE_END = /[.;:,”"»]$/u
// After the last point a paragraph may be the clause's again; it says so by speaking of "this clause", not of one of its
// points. Left with the point where in doubt: a condition must not be lost from it.
const OF_CLAUSE = (number: string | undefined) =>
  new RegExp(String.raw`(?<!điểm[^.;]{0,40})khoản (?:này|${number ?? 'này'} Điều này)`, 'iu')
const OF_ARTICLE = /(?<!(?:điểm|khoản)[^.;]{0,40})Điều này/u
const ROMAN = /^[ivx]$/

/** Splits one article into heading, clauses and points; whatever does not count on waits for a person. */
export function splitArticle(growth: Growth, article: Draft, lines: readonly Marked[]): void {
  const [first, ...rest] = lines
  if (first?.mark === undefined) return
  const body = takeHeading(growth, article, first, rest)
  const clauses = accepted(growth, article, body, 'clause')
  splitPoints(growth, article, body.slice(0, clauses[0] ?? body.length))
  for (const [index, at] of clauses.entries()) {
    const head = body[at]
    if (head?.mark === undefined || article.address === undefined) continue
    const { number } = head.mark
    const address: Address = { ...article.address, clause: number }
    const clause = growth.add({ level: 'clause', parent: article, number, address })
    growth.own(clause, head.line, head.mark.rest)
    splitPoints(growth, clause, body.slice(at + 1, clauses[index + 1] ?? body.length))
  }
}

function takeHeading(
  growth: Growth,
  article: Draft,
  first: Marked,
  rest: readonly Marked[],
): readonly Marked[] {
  const words = first.mark?.rest ?? ''
  const bare = words
    .replace(GAP_MARK, '')
    .replace(/\[\d{1,3}\]/g, '')
    .trim()
  if (bare !== '' && SENTENCE_END.test(bare)) {
    growth.own(article, first.line, words)
    return rest
  }
  article.lines.push(first.line)
  const heading = growth.words(article, first.line, words)
  if (heading !== '') article.heading = heading
  const next = rest[0]
  // "Điều 5" alone, its name below.
  const isNameBelow =
    words === '' &&
    next !== undefined &&
    next.mark === undefined &&
    next.line.role === undefined &&
    !next.isQuoted &&
    looksLikeName(next.line.text)
  if (!isNameBelow) return rest
  article.lines.push(next.line)
  article.heading = growth.words(article, next.line, next.line.text)
  return rest.slice(1)
}

function looksLikeName(text: string): boolean {
  return !isRemark(text) && text.length <= LONGEST_HEADING && (isCapitals(text) || !SENTENCE_END.test(text))
}

/** The points of a clause, or of an article without clauses, and its paragraphs around them. */
function splitPoints(growth: Growth, parent: Draft, lines: readonly Marked[]): void {
  const points = accepted(growth, parent, lines, 'point')
  give(growth, parent, lines.slice(0, points[0] ?? lines.length))
  for (const [index, at] of points.entries()) {
    const head = lines[at]
    if (head?.mark === undefined || parent.address === undefined) continue
    const { number } = head.mark
    const point = growth.add({
      level: 'point',
      parent,
      number,
      address: { ...parent.address, point: number },
    })
    growth.own(point, head.line, head.mark.rest)
    const tail = lines.slice(at + 1, points[index + 1] ?? lines.length)
    const speaks = parent.level === 'clause' ? OF_CLAUSE(parent.number) : OF_ARTICLE
    const isLast = index === points.length - 1
    const back = isLast ? tail.findIndex(({ line, isQuoted }) => !isQuoted && speaks.test(line.text)) : -1
    give(growth, point, back === -1 ? tail : tail.slice(0, back))
    if (back !== -1) give(growth, parent, tail.slice(back))
  }
}

/** Unnumbered paragraphs, tables and quoted wording go to the piece they stand in. */
function give(growth: Growth, draft: Draft, lines: readonly Marked[]): void {
  for (const { line, mark, isQuoted } of lines) {
    // What looks numbered and was not accepted was refused already.
    if (mark !== undefined && isRefused(mark)) continue
    if (isRemark(line.text)) {
      draft.lines.push(line)
      growth.words(draft, line, line.text, missingFrom(draft, line.text))
    } else growth.own(draft, line, line.text, isQuoted)
  }
}

/** Indices of the lines that count on as clauses or points; the others of that kind are refused. */
function accepted(
  growth: Growth,
  draft: Draft,
  lines: readonly Marked[],
  kind: 'clause' | 'point',
): readonly number[] {
  const found: { readonly at: number; readonly number: string; readonly afterGap: boolean }[] = []
  let gapSeen = hasGap(draft)
  for (const [at, { line, mark, isQuoted }] of lines.entries()) {
    if (!isQuoted && isRemark(line.text) && line.text.match(GAP_MARK) !== null) gapSeen = true
    if (mark?.kind !== kind) continue
    found.push({ at, number: mark.number, afterGap: gapSeen })
    gapSeen = false
  }
  const sequence = inSequence(found, LONGEST_JUMP)
  for (const [index, { at, number }] of found.entries()) {
    const marked = lines[at]
    const skipped = sequence.skipped.get(index)
    if (marked === undefined) continue
    if (skipped !== undefined) {
      const text = `${kind === 'clause' ? 'khoản' : 'điểm'} ${skipped}`
      growth.gaps.push({ kind: 'skipped', line: marked.line.number, text, within: draft.id })
    }
    if (sequence.accepted[index] === false && !(kind === 'point' && ROMAN.test(number))) {
      growth.refuse(marked.line, 'out-of-order')
    }
  }
  return found.filter((_, index) => sequence.accepted[index] === true).map(({ at }) => at)
}

function isRefused(mark: Mark): boolean {
  return mark.kind === 'clause' || (mark.kind === 'point' && !ROMAN.test(mark.number))
}

function hasGap(draft: Draft): boolean {
  return draft.lines.some(({ text }) => text.match(GAP_MARK) !== null)
}

/** A gap's own line says what it is missing from: "các khoản còn lại của Điều 8"; "từ Điều 9" is missing from the document. */
function missingFrom(draft: Draft, text: string): { readonly id?: string } {
  const named = /Điều (\d{1,4}[a-zđ]?)/u.exec(text.normalize('NFC'))?.[1]
  if (named === undefined || draft.address === undefined) return draft
  return named === draft.address.article ? { id: draft.id.replace(/\/(?:khoan|diem)-.*$/, '') } : {}
}
