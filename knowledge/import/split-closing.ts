import type { Draft, Growth } from './draft.ts'
import { footnoteNumber, isCapitals, isIssuedWith, markOf, opensAppendix } from './marks.ts'
import type { Line } from './reading.ts'
import { fold } from '../vietnamese.ts'

/**
 * What follows the last article: passing and signature, appendices and forms, footnotes of a consolidated text. The articles
 * that a form or an issued regulation holds are not articles of the document: an appendix keeps its lines whole.
 */
export function splitClosing(growth: Growth, lines: readonly Line[]): void {
  const opens = openings(lines)
  let current: Draft | undefined
  for (const [at, line] of lines.entries()) {
    const note = line.role === 'table' ? undefined : footnoteNumber(line.text)
    if (note !== undefined) {
      current = growth.add({ level: 'footnote', slug: `chu-thich-${note}`, number: note })
      growth.own(current, line, line.text.trim().replace(/^\[\d{1,3}\]\s*/, ''))
      continue
    }
    if (opens.has(at)) {
      current = growth.add({ level: 'appendix', slug: slugOf(line.text) })
      current.heading = line.text.normalize('NFC').trim()
      current.lines.push(line)
      continue
    }
    // No signature is followed by a clause: the end was taken for too early.
    if ((current === undefined || current.level === 'closing') && isProvision(line)) {
      growth.refuse(line, 'out-of-order')
      continue
    }
    current ??= growth.add({ level: 'closing', slug: 'phan-cuoi' })
    growth.own(current, line)
  }
}

/** How far below "PHỤ LỤC I" its "(Kèm theo Nghị định số…)" may stand. */
const TITLE_LINES = 6

/** Lines that open an appendix. What is issued with the document opens at its title, above "(Ban hành kèm theo…)". */
function openings(lines: readonly Line[]): ReadonlySet<number> {
  const opens = new Set<number>()
  let title: number | undefined
  let titledAt = -TITLE_LINES
  for (const [at, { text, role }] of lines.entries()) {
    if (role !== undefined) continue
    if (opensAppendix(text)) {
      opens.add(at)
      titledAt = at
      title = undefined
    } else if (isIssuedWith(text)) {
      if (at - titledAt >= TITLE_LINES) opens.add(title ?? at)
      titledAt = -TITLE_LINES
      title = undefined
    } else if (isCapitals(text) && !/^(?:TM|KT|TUQ|TL)\./u.test(text.trim())) title ??= at
    else title = undefined
  }
  return opens
}

function isProvision({ text, role }: Line): boolean {
  const kind = role === undefined ? markOf(text)?.kind : undefined
  return kind === 'article' || kind === 'clause'
}

function slugOf(text: string): string {
  const words = fold(text).match(/[a-z0-9]+/g) ?? []
  return words.slice(0, 4).join('-') || 'phu-luc'
}
