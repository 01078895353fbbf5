import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '#knowledge/import/read-document.ts'
import { split } from '#knowledge/import/split.ts'
import type { Tree } from '#knowledge/import/tree.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { byOffice, NO_OFFICE, toDocx, toHtml, toPdf } from '../fixtures/convert.ts'
import { linesOf } from '../fixtures/law-tree.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'

const TEXTS =
  `nq-97-2019-qh14 nd-32-2021-nd-cp luat-02-2026-qh16 luat-72-2025-qh15 nq-131-2020-qh14 nd-33-2021-nd-cp
  nq-160-2021-qh14 nd-11-2024-nd-cp nq-98-2023-qh15 nq-260-2025-qh15 luat-39-2024-qh15`.split(/\s+/)

const paragraphs = (id: string) => linesOf(legalText(id)).map(({ text }) => text)

/** The tree as a reader sees it: what stands where, with which words; where lines end does not matter. */
function told({ document, nodes, unplaced, gaps }: Tree): unknown {
  const plain = (words: string) => words.replace(/\s+/g, ' ')
  return {
    document,
    nodes: nodes.map(({ id, parent, heading, text }) => [id, parent, heading, plain(text)]),
    unplaced: unplaced.map(({ text }) => plain(text)),
    gaps: gaps.map(({ kind, text, within }) => [kind, plain(text), within]),
  }
}

/** For all of them: its thread takes longer to start than to read a text. */
const reader = openReader()
afterAll(() => reader.close())

async function treeOf(name: string, content: string | Uint8Array): Promise<unknown> {
  const outcome = await reader.readBytes(Buffer.from(content), name)
  if (outcome.kind === 'refused') throw new Error(outcome.message)
  expect(outcome.reading.hidden.filter(({ kind }) => kind !== 'off-page')).toEqual([])
  return told(split(outcome.reading.lines))
}

describe.skipIf(NO_LEGAL_TEXTS)('an official text gives the same tree', () => {
  test.each(TEXTS)('of %s from .txt, .md, .html and .docx', async (id) => {
    const lines = paragraphs(id)
    const expected = told(split(linesOf(legalText(id))))
    expect(await treeOf('a.txt', legalText(id))).toEqual(expected)
    expect(
      await treeOf('a.md', lines.map((line) => (line.startsWith('Điều') ? `## ${line}` : line)).join('\n\n')),
    ).toEqual(expected)
    expect(await treeOf('a.html', toHtml(lines))).toEqual(expected)
    expect(await treeOf('a.docx', toDocx(lines))).toEqual(expected)
  })

  describe.skipIf(NO_BROWSER)('from a browser', () => {
    let browser: Browser

    beforeAll(async () => {
      browser = await openBrowser()
    })

    afterAll(async () => {
      await browser.close()
    })

    test.each(TEXTS)('of %s from .pdf', async (id) => {
      const pdf = await toPdf(browser, toHtml(paragraphs(id)))
      expect(await treeOf('a.pdf', pdf)).toEqual(told(split(linesOf(legalText(id)))))
    })
  })

  describe.skipIf(NO_OFFICE)('from LibreOffice', () => {
    const FORMATS = ['docx', 'pdf', 'html'] as const
    const converted = new Map<string, readonly Buffer[]>()

    beforeAll(async () => {
      const docx = TEXTS.map((id) => toDocx(paragraphs(id)))
      for (const format of FORMATS) converted.set(format, await byOffice(docx, format))
    }, 180_000)

    describe.each(FORMATS)('as .%s', (format) => {
      test.each(TEXTS.map((id, at) => [id, at] as const))('of %s', async (id, at) => {
        const file = converted.get(format)?.[at] ?? ''
        expect(await treeOf(`a.${format}`, file)).toEqual(told(split(linesOf(legalText(id)))))
      })
    })
  })
})
