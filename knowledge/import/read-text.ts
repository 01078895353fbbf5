import { Refusal } from './reading.ts'
import type { Hidden, Line } from './reading.ts'

/** What a reader hands over, before it is tidied. */
export interface Raw {
  readonly lines: readonly Line[]
  readonly hidden: readonly Hidden[]
  readonly setAside: readonly Line[]
}

/**
 * The text of bytes in UTF-8, or UTF-16 with its mark.
 *
 * @throws {Refusal} `not-unicode`; the old Vietnamese code pages cannot be told apart with certainty
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Refusal('not-unicode', undefined, { cause })
  }
}

/** Plain text: a line is a line. */
export function readText(text: string): Raw {
  return { lines: linesOf(text), hidden: [], setAside: [] }
}

const FENCE = /^(?:```|~~~)/
const TABLE_RULE = /^(?=.*\|)[\s:|-]*--[\s:|-]*$/
const HTML_COMMENT = /<!--(.*?)(?:-->|$)/g

/** Markdown: its signs go, its words stay; comments nobody sees are reported. */
export function readMarkdown(text: string): Raw {
  const lines: Line[] = []
  const hidden: Hidden[] = []
  const setAside: Line[] = []
  const body = linesOf(text)
  const front =
    body[0]?.text.trim() === '---' ? body.findIndex(({ text }, at) => at > 0 && text.trim() === '---') : -1
  let inComment: boolean = false
  for (const [at, { number, text }] of body.entries()) {
    if (at <= front) {
      setAside.push({ number, text })
      continue
    }
    const whole: string = inComment ? `<!--${text}` : text
    for (const [, comment = ''] of whole.matchAll(HTML_COMMENT)) {
      if (comment.trim() !== '') hidden.push({ kind: 'comment', line: number, text: comment.trim() })
    }
    inComment = whole.lastIndexOf('<!--') > whole.lastIndexOf('-->')
    const seen = whole.replace(HTML_COMMENT, '').trim()
    if (FENCE.test(seen) || TABLE_RULE.test(seen)) continue
    if (seen.startsWith('|')) lines.push({ number, text: cellsOf(seen), role: 'table' })
    else lines.push({ number, text: withoutSigns(seen) })
  }
  return { lines, hidden, setAside }
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n?|[\n\u2028\u2029\u0085\f]/).map((line, at) => ({ number: at + 1, text: line }))
}

function cellsOf(row: string): string {
  return withoutSigns(
    row
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
      .join(' | '),
  )
}

function withoutSigns(line: string): string {
  return line
    .replace(/^(?:>\s?)+/, '')
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[*+]\s+/, '- ')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__)(?=[^\s*_])([^*_]*[^\s*_])\1/g, '$2')
    .replace(/(?<![*\p{L}])\*(?=[^\s*])([^*]*[^\s*])\*/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>-])/g, '$1')
}
