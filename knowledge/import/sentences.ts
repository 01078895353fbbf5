import { settle } from '../vietnamese.ts'
import type { Node } from './tree.ts'

/** One sentence of a text, for reading and for showing. */
export interface Sentence {
  /** As the text has it. */
  readonly words: string
  /** Offsets into it are those of the settled text. */
  readonly settled: string
  /** Whether it begins a paragraph. */
  readonly isFirst: boolean
}

// "TP. Hồ Chí Minh" and "TS. Nguyễn" go on.
const END = /(?<!(?<!\p{L})(?:TP|TS|ThS|PGS|GS))\.(?=\s+["“]?\p{Lu})|\n/gu

/** @param blanked the text with others' words blanked, offsets kept: a full stop in a quotation ends nothing */
export function sentencesOf(text: string, blanked = text): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let isFirst = true
  const take = (to: number) => {
    const words = text.slice(from, to)
    if (words.trim() !== '')
      sentences.push({ words: words.trim(), settled: settle(blanked.slice(from, to)), isFirst })
    from = to
  }
  for (const { index, 0: mark } of blanked.matchAll(END)) {
    take(index + 1)
    isFirst = mark === '\n'
  }
  take(text.length)
  return sentences
}

/** A node's own words without the paragraphs it puts into another document. */
export function ownWords({ text, lines, quoted }: Node): string {
  if (quoted.length === 0) return text
  const numbers = new Set(quoted)
  const others = new Set(lines.filter(({ number }) => numbers.has(number)).map((line) => bare(line.text)))
  return text
    .split('\n')
    .filter((paragraph) => !others.has(bare(paragraph)))
    .join('\n')
}

function bare(paragraph: string): string {
  return paragraph
    .normalize('NFC')
    .replace(/\s?\[\d{1,3}\]/g, '')
    .trim()
}

/** Shortened to a length a person reads at a glance. */
export function shortened(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`
}
