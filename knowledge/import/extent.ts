import { endsBody, footnoteNumber, GAP_MARK, isCapitals, isRemark, isRule, markOf } from './marks.ts'
import { findQuotations } from './quoted.ts'
import type { Line } from './reading.ts'
import { inSequence } from './sequence.ts'
import type { Marked } from './split-article.ts'
import type { Gap } from './tree.ts'

/** A line with all that is known of it before it has a place. */
export interface Found extends Marked {
  readonly isUnclosed: boolean
  readonly isFootnote: boolean
}

/** Looks at every line by itself: quoted, footnote, or beginning something. */
export function markLines(lines: readonly Line[]): readonly Found[] {
  const isFootnote = lines.map((line) => line.role === 'footnote' || numberOfFootnote(line) !== undefined)
  const { quoted, unclosed } = findQuotations(
    lines.map(({ text }, at) => (isFootnote[at] ? '' : text.trim())),
  )
  return lines.map((line, at) => {
    const isQuoted = quoted[at] ?? false
    const plain = !isQuoted && !isFootnote[at] && line.role === undefined
    return {
      line,
      mark: plain ? markOf(line.text) : undefined,
      isQuoted,
      isUnclosed: unclosed.has(at),
      isFootnote: isFootnote[at] ?? false,
    }
  })
}

/** `12` for a line that is footnote [12]. */
export function numberOfFootnote({ text, role }: Line): string | undefined {
  return role === 'table' ? undefined : footnoteNumber(text)
}

/** Where the articles of a document lie among its lines. */
export interface Extent {
  /** Index of the first; the number of lines where there is none. */
  readonly firstArticle: number
  readonly bodyEnd: number
  /** Indices of the lines that are articles of this document. */
  readonly articles: ReadonlySet<number>
  readonly skipped: readonly Gap[]
}

/** From the first article to the line that can only stand after the last. */
export function extentOf(marked: readonly Found[]): Extent {
  const firstMark = indexOrEnd(marked, 0, ({ mark }) => mark?.kind === 'article')
  const isPlain = ({ isQuoted, isFootnote }: Found) => !isQuoted && !isFootnote
  const hardEnd = indexOrEnd(marked, firstMark + 1, (one) => isPlain(one) && endsBody(one.line.text))
  const found: { readonly at: number; readonly number: string; readonly afterGap: boolean }[] = []
  let gapSeen = false
  for (const [at, one] of marked.slice(0, hardEnd).entries()) {
    if (one.mark?.kind === 'article') {
      found.push({ at, number: one.mark.number, afterGap: gapSeen })
      gapSeen = false
    }
    // "Điều 4. [THIẾU]" is one gap; only a line of its own may stand for several articles.
    if (isPlain(one) && isRemark(one.line.text) && one.line.text.match(GAP_MARK) !== null) gapSeen = true
  }
  const { accepted, skipped: jumps } = inSequence(found, Number.POSITIVE_INFINITY)
  const skipped = [...jumps].map(([index, numbers]): Gap => {
    return { kind: 'skipped', line: marked[found[index]?.at ?? 0]?.line.number ?? 0, text: `Điều ${numbers}` }
  })
  const counted = found.filter((_, index) => accepted[index]).map(({ at }) => at)
  const firstArticle = counted[0] ?? marked.length
  const lastArticle = counted.at(-1) ?? marked.length
  // Without a signature the end shows by a ruled line or by the note that the signature is missing.
  const softEnd = indexOrEnd(
    marked.slice(0, hardEnd),
    lastArticle + 1,
    ({ line: { text } }) => isRule(text) || /^\[THIẾU[^\]]*(?:phần ký|nơi nhận)/iu.test(text),
  )
  let bodyEnd = counted.length === 0 ? marked.length : Math.min(softEnd, hardEnd)
  while (bodyEnd - 1 > lastArticle && hardEnd < marked.length && isAboveEnd(marked[bodyEnd - 1])) bodyEnd -= 1
  return { firstArticle, bodyEnd, articles: new Set(counted), skipped }
}

/** Ruled lines and titles in capitals right above the end belong to it ("QUY CHẾ", then "(Ban hành kèm theo…)"). */
function isAboveEnd(found: Found | undefined): boolean {
  if (found === undefined || found.mark !== undefined || found.isQuoted || found.isFootnote) return false
  const { text } = found.line
  return isRule(text) || (isCapitals(text) && !isRemark(text) && found.line.role === undefined)
}

function indexOrEnd<T>(items: readonly T[], from: number, is: (item: T) => boolean): number {
  for (let at = from; at < items.length; at += 1) {
    const item = items[at]
    if (item !== undefined && is(item)) return at
  }
  return items.length
}
