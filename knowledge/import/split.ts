import { fold } from '../vietnamese.ts'
import { Growth } from './draft.ts'
import type { Draft } from './draft.ts'
import { beginsDocument, readFacts } from './facts.ts'
import { extentOf, markLines, numberOfFootnote } from './extent.ts'
import type { Found } from './extent.ts'
import { isCapitals, isRemark, isRule } from './marks.ts'
import type { Mark } from './marks.ts'
import type { Line } from './reading.ts'
import { splitArticle } from './split-article.ts'
import type { Marked } from './split-article.ts'
import { splitClosing } from './split-closing.ts'
import type { Tree } from './tree.ts'

const DIVISIONS = ['part', 'chapter', 'section', 'subsection'] as const
const SLUGS = { part: 'phan', chapter: 'chuong', section: 'muc', subsection: 'tieu-muc' } as const
/** Ids of a text that does not say its number; the importer asks for it. */
const UNNUMBERED = 'chua-ro-so-hieu'
const LONGEST_TITLE_LINE = 300
const MOST_TITLE_LINES = 8
/** Where a document tells what it is; behind that come bases and forms. */
const FRONT_LINES = 200
const CLOSING_LINES = 30

/**
 * Takes a document apart into phần, chương, mục, điều, khoản, điểm, with what stands before and after them.
 *
 * Never throws, keeps every line (in one node, or in `unplaced`), and takes time in proportion to the length.
 *
 * @param documentIdGiven canonical id, when a person has said it; else the text's own
 */
export function split(lines: readonly Line[], documentIdGiven?: string): Tree {
  const marked = markLines(lines)
  const { firstArticle, bodyEnd, articles, skipped } = extentOf(marked)
  const bodyStart = beginOfBody(marked, firstArticle)
  // What other documents say in quotations and footnotes is not said of this one.
  const own = (part: readonly Found[]) =>
    part.filter(({ isQuoted, isFootnote }) => !isQuoted && !isFootnote).map(({ line }) => line.text)
  const facts = readFacts(
    own(marked.slice(0, Math.min(bodyStart, FRONT_LINES))),
    own(marked.slice(bodyEnd, bodyEnd + CLOSING_LINES)),
    own(marked.slice(bodyStart, bodyEnd)),
  )
  const notes = new Set(lines.flatMap((line) => numberOfFootnote(line) ?? []))
  const growth = new Growth(documentIdGiven ?? facts?.id ?? UNNUMBERED, notes)
  for (const gap of skipped) growth.gaps.push(gap)
  splitFront(growth, marked.slice(0, bodyStart), firstArticle === marked.length)
  splitBody(growth, marked, bodyStart, bodyEnd, articles)
  splitClosing(growth, lines.slice(bodyEnd))
  splitFootnotes(growth, lines.slice(0, bodyEnd))
  for (const { line, isUnclosed } of marked.slice(0, bodyEnd)) {
    if (isUnclosed) growth.refuse(line, 'quote-not-closed')
  }
  const { unplaced, gaps, remarks } = growth
  return {
    ...(facts !== undefined && { document: facts }),
    nodes: growth.nodes(),
    unplaced: unplaced.toSorted((a, b) => a.line - b.line),
    gaps: gaps.toSorted((a, b) => a.line - b.line),
    remarks,
  }
}

/** A part or chapter before the first article begins the body. */
function beginOfBody(marked: readonly Found[], firstArticle: number): number {
  if (firstArticle === marked.length) return firstArticle
  const division = marked.findIndex(({ mark }) => mark?.kind === 'division')
  return division === -1 ? firstArticle : Math.min(firstArticle, division)
}

function splitFront(growth: Growth, marked: readonly Found[], isAll: boolean): void {
  const begins = marked.findIndex(({ line: { text } }) => beginsDocument(text) || isRemark(text))
  let front: Draft | undefined
  for (const [at, { line, isFootnote, isUnclosed }] of marked.entries()) {
    if (isFootnote || isUnclosed) continue
    if (begins === -1 || at < begins) growth.refuse(line, 'before-heading')
    // A text without a single article is no more than its heading; the rest nobody can cite.
    else if (
      isAll &&
      !isRemark(line.text) &&
      !isRule(line.text) &&
      !isCapitals(line.text) &&
      !beginsDocument(line.text)
    ) {
      growth.refuse(line, 'outside-article')
    } else {
      front ??= growth.add({ level: 'front', slug: 'phan-dau' })
      growth.own(front, line)
    }
  }
}

function splitBody(
  growth: Growth,
  marked: readonly Found[],
  from: number,
  to: number,
  articles: ReadonlySet<number>,
): void {
  const open: Partial<Record<(typeof DIVISIONS)[number], Draft>> = {}
  let innermost: Draft | undefined
  let at = from
  while (at < to) {
    const found = marked[at]
    const next = nextHead(marked, at + 1, to, articles)
    const body = placeable(growth, marked.slice(at + 1, next), found?.mark)
    if (found?.mark?.kind === 'division') {
      innermost = openDivision(growth, open, found.mark)
      fillDivision(growth, innermost, found, body)
    } else if (found?.mark !== undefined) {
      const { number } = found.mark
      const article = growth.add({
        level: 'article',
        parent: innermost,
        number,
        address: { article: number },
      })
      splitArticle(growth, article, [found, ...body])
    }
    at = next
  }
}

function nextHead(marked: readonly Found[], from: number, to: number, articles: ReadonlySet<number>): number {
  let at = from
  while (at < to && !articles.has(at) && marked[at]?.mark?.kind !== 'division') at += 1
  return at
}

/** Footnotes have their own place; what looks like an article and does not count on waits for a person. */
function placeable(growth: Growth, marked: readonly Found[], head: Mark | undefined): readonly Marked[] {
  return marked.filter(({ line, mark, isFootnote, isUnclosed }) => {
    const isStray =
      mark?.kind === 'article' ||
      (head?.kind === 'division' && mark !== undefined && mark.kind !== 'division')
    if (isStray) growth.refuse(line, mark.kind === 'article' ? 'out-of-order' : 'outside-article')
    return !isStray && !isFootnote && !isUnclosed
  })
}

function openDivision(
  growth: Growth,
  open: Partial<Record<(typeof DIVISIONS)[number], Draft>>,
  division: Mark & { kind: 'division' },
): Draft {
  const depth = DIVISIONS.indexOf(division.level)
  const parent = DIVISIONS.slice(0, depth)
    .flatMap((level) => open[level] ?? [])
    .at(-1)
  const slug = `${SLUGS[division.level]}-${fold(division.number).replace(/\s+/g, '-')}`
  const draft = growth.add({ level: division.level, parent, number: division.number, slug })
  for (const level of DIVISIONS.slice(depth)) delete open[level]
  open[division.level] = draft
  return draft
}

/** Between "Chương I" and the next heading stands its name, on one line or several; nothing else may. */
function fillDivision(growth: Growth, draft: Draft, head: Marked, body: readonly Marked[]): void {
  const title: string[] = []
  for (const { line, words } of [
    { line: head.line, words: head.mark?.rest ?? '' },
    ...body.map(({ line }) => ({ line, words: line.text })),
  ]) {
    const isTitle = line.text.length <= LONGEST_TITLE_LINE && title.length < MOST_TITLE_LINES
    if (!isTitle && line !== head.line) {
      growth.refuse(line, 'outside-article')
      continue
    }
    draft.lines.push(line)
    const text = growth.words(draft, line, words)
    if (text !== '' && !isRule(text)) title.push(text)
  }
  if (title.length > 0) draft.heading = title.join(' ')
}

/** Footnotes printed among the articles, as at the foot of a PDF's page; a line without a number goes on with the last. */
function splitFootnotes(growth: Growth, lines: readonly Line[]): void {
  let footnote: Draft | undefined
  for (const line of lines) {
    const number = numberOfFootnote(line)
    if (number === undefined && line.role !== 'footnote') continue
    if (number !== undefined || footnote === undefined) {
      footnote = growth.add({
        level: 'footnote',
        slug: `chu-thich-${number ?? 'khac'}`,
        ...(number !== undefined && { number }),
      })
    }
    growth.own(footnote, line, line.text.trim().replace(/^\[\d{1,3}\]\s*/, ''))
  }
}
