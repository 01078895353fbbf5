import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRule, markOf } from '#knowledge/import/marks.ts'
import { readText } from '#knowledge/import/read-text.ts'
import { Refusal } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import { tidy } from '#knowledge/import/tidy.ts'
import type { Node } from '#knowledge/import/tree.ts'
import { anyLines } from '../fixtures/any-lines.ts'
import { everyLine } from '../fixtures/law-tree.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'

const MARKED = new Set(['part', 'chapter', 'section', 'subsection', 'article', 'clause', 'point'])

const unspaced = (text: string) => text.replace(/\s/g, '')

/** What the lines of a piece say behind its number, which the piece tells in its id. */
function saidBy({ level, lines }: Node): string {
  return lines
    .map(({ text }, at) => {
      const line = text.normalize('NFC').trim()
      const isDivision = level !== 'article' && MARKED.has(level) && level !== 'clause' && level !== 'point'
      if (at > 0) return isDivision && isRule(line) ? '' : line
      if (level === 'footnote') return line.replace(/^\[\d{1,3}\]\s*/, '')
      return MARKED.has(level) ? (markOf(line)?.rest ?? line) : line
    })
    .join('')
}

describe('no character is lost', () => {
  test('on the way from the lines of a piece to its number, heading and words', () => {
    let compared = 0
    fc.assert(
      fc.property(anyLines, (given) => {
        for (const node of split(given).nodes) {
          const said = saidBy(node)
          // Marks of gaps and of footnotes are told apart from the words, each in its own place.
          if (said.includes('[')) continue
          compared += 1
          expect([node.id, unspaced(`${node.heading ?? ''}${node.text}`)]).toEqual([node.id, unspaced(said)])
        }
      }),
      { numRuns: 8000 },
    )
    expect(compared).toBeGreaterThan(5000)
  })

  test('on the way from a text file to the pieces and the lines that wait', () => {
    const file = fc
      .tuple(anyLines, fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\n', '\n\n'))
      .map(([lines, end, last]) => lines.map(({ text }) => visible(text)).join(end) + last)
    let compared = 0
    fc.assert(
      fc.property(file, (text) => {
        const lines = read(text)
        if (lines === undefined) return
        compared += 1
        const kept = everyLine(split(lines)).map(([, line]) => line)
        expect(unspaced(kept.join(''))).toBe(unspaced(text.normalize('NFC')))
      }),
      { numRuns: 3000 },
    )
    expect(compared).toBeGreaterThan(1500)
  })

  test.skipIf(NO_LEGAL_TEXTS).each(['luat-72-2025-qh15', 'nd-11-2024-nd-cp', 'nq-98-2023-qh15'])(
    'of %s',
    (id) => {
      const text = legalText(id)
      const kept = everyLine(split(read(text) ?? [])).map(([, line]) => line)
      expect(unspaced(kept.join(''))).toBe(unspaced(text.normalize('NFC')))
    },
  )
})

/** What nobody sees is stripped, and told, before there are lines; it is not what this is about. */
function visible(text: string): string {
  const stripped = /[\p{C}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}Ðð]/gu
  return text.normalize('NFC').replace(stripped, (character) => (character === ' ' ? ' ' : ''))
}

/** `undefined` for what is refused as garbled or in an old font: random letters often look so. */
function read(text: string): ReturnType<typeof tidy>['lines'] | undefined {
  try {
    return tidy(readText(text).lines, []).lines
  } catch (fault) {
    if (fault instanceof Refusal) return undefined
    throw fault
  }
}
