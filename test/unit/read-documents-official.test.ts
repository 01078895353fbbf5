import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '#knowledge/import/read-document.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { toDocx, toHtml, toPdf } from '../fixtures/convert.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'
import { OFFICIAL_TEXTS, paragraphs, toldOfFile, toldOfText } from '../fixtures/official-trees.ts'

/** For all of them: its thread takes longer to start than to read a text. */
const reader = openReader()
afterAll(() => reader.close())

const treeOf = (name: string, content: string | Uint8Array) => toldOfFile(reader, name, content)

// From LibreOffice: read-documents-office.test.ts, where it is started once for all that it saves.
describe.skipIf(NO_LEGAL_TEXTS)('an official text gives the same tree', () => {
  test.each(OFFICIAL_TEXTS)('of %s from .txt, .md, .html and .docx', async (id) => {
    const lines = paragraphs(id)
    const expected = toldOfText(id)
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

    test.each(OFFICIAL_TEXTS)('of %s from .pdf', async (id) => {
      const pdf = await toPdf(browser, toHtml(paragraphs(id)))
      expect(await treeOf('a.pdf', pdf)).toEqual(toldOfText(id))
    })
  })
})
