import type { Edition } from '../edition.ts'
import { findInstructions } from './instructions.ts'
import type { Instruction } from './instructions.ts'
import { readFront } from './front-matter.ts'
import type { Reading } from './reading.ts'

/** Characters of a parsed string that are looked for to find its line; further on an escape may spell it otherwise. */
const BEGINNING = 24

/**
 * Finds instructions to machines in the lines of a file and, if it is a file of the library, in every string read out of
 * it. The lines of the body are not enough: front matter is not among them, escapes of YAML and JSON spell words that no
 * line shows, and a comment of Markdown is dropped from the lines but stays in the summary.
 *
 * @param edition what the file says; where its body is the official text, its front matter is read here
 */
export function instructionsIn(reading: Reading, edition?: Edition): readonly Instruction[] {
  const inLines = findInstructions(reading.lines)
  const { library } = reading
  if (library === undefined) return inLines
  const source = library.split('\n')
  const seen = new Set(inLines.map(({ line }) => line))
  const parsed = [...new Set(stringsIn(edition ?? readFront('', library).document))]
    .flatMap(saidIn)
    .map((text) => ({ line: lineOf(text, source), text }))
  return [...inLines, ...parsed.filter(({ line }) => !seen.has(line))].toSorted((a, b) => a.line - b.line)
}

/** Every string anywhere in a value, so that a field added later is not forgotten. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

/** The paragraphs that speak to a machine, or the whole text when only several of them together do. */
function saidIn(words: string): readonly string[] {
  const speaking = (lines: readonly string[]): readonly string[] =>
    findInstructions(lines.map((text) => ({ number: 0, text }))).map(({ text }) => text)
  const paragraphs = speaking(words.split('\n'))
  return paragraphs.length > 0 ? paragraphs : speaking([words.replaceAll(/\s+/g, ' ')])
}

/** The number of the line in which words stand; 1, where front matter begins, when escapes hide it. */
function lineOf(words: string, source: readonly string[]): number {
  const at = source.findIndex((line) => line.includes(words.slice(0, BEGINNING)))
  return at === -1 ? 1 : at + 1
}
