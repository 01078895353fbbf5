import type { Edition } from '../edition.ts'
import { findInstructions } from './instructions.ts'
import type { Instruction } from './instructions.ts'
import { readFront } from './front-matter.ts'
import type { Reading } from './reading.ts'

/** So much of a parsed string shows in which line it stands; an escape may come behind it. */
const BEGINNING = 24

/**
 * Instructions to machines in the lines of a file and, where it is a file of the library, in whatever is read out of it:
 * front matter is no line of the body, escapes of YAML and JSON spell what no line does, and a comment of Markdown,
 * which is no line either, stays in the summary.
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

/** All there are: a field that is added later cannot be forgotten. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

/** The paragraphs that speak to a machine; the whole, when it takes several of them to say so. */
function saidIn(words: string): readonly string[] {
  const speaking = (lines: readonly string[]): readonly string[] =>
    findInstructions(lines.map((text) => ({ number: 0, text }))).map(({ text }) => text)
  const paragraphs = speaking(words.split('\n'))
  return paragraphs.length > 0 ? paragraphs : speaking([words.replaceAll(/\s+/g, ' ')])
}

/** 1, where front matter begins, when escapes hide the line. */
function lineOf(words: string, source: readonly string[]): number {
  const at = source.findIndex((line) => line.includes(words.slice(0, BEGINNING)))
  return at === -1 ? 1 : at + 1
}
