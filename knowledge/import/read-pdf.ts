import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { joinParagraphs } from './paragraphs.ts'
import { sortLines } from './pdf-furniture.ts'
import type { PageShape } from './pdf-furniture.ts'
import { glyphsOf } from './pdf-glyphs.ts'
import type { Glyph } from './pdf-glyphs.ts'
import { printedLines, RAISED } from './pdf-lines.ts'
import type { PrintedLine } from './pdf-lines.ts'
import type { Raw } from './read-text.ts'
import { Refusal } from './reading.ts'
import type { Hidden, Line } from './reading.ts'

const MAX_PAGES = 2000
/** Letters a page must show on average to be more than a scan with a stamp. */
const LETTERS_PER_PAGE = 40

const NO_LETTER = /^(?![\t\n\r])\p{Cc}$/u

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

/**
 * The paragraphs of a PDF that has text. Page numbers and running heads are set aside, footnotes follow at the end,
 * letters that are white, tiny, transparent, off the page or on a layer that is off are taken out and reported.
 *
 * @throws {Refusal} `encrypted`, `scanned` (also when the only text is the unseen one that a scanner guessed), `damaged`
 */
export async function readPdf(bytes: Uint8Array): Promise<Raw> {
  const pdf = await open(bytes)
  if (pdf.numPages > MAX_PAGES) throw new Refusal('too-large-inside')
  const { OPS: names } = await getResolvedPDFJS()
  const layers = await pdf.getOptionalContentConfig()
  const isShown = (layer: unknown) => typeof layer !== 'object' || layer === null || layers.isVisible(layer)
  const lines: PrintedLine[] = []
  const hidden: Hidden[] = []
  const shapes = new Map<number, PageShape>()
  let letters = 0
  let silentPages = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const glyphs = glyphsOf(
      await page.getOperatorList(),
      names,
      [left, bottom, right, top],
      isShown,
      (font) => isBold(page, font),
    )
    const printed = printedLines(glyphs, number, lines.length)
    lines.push(...printed.lines)
    hidden.push(...printed.hidden)
    hidden.push(...(await linksOf(page, lines.length)))
    shapes.set(number, { bottom, top })
    // A letter without a place in Unicode: what is read of its neighbours cannot be trusted either.
    if (glyphs.some(({ text, unseen }) => unseen === undefined && NO_LETTER.test(text))) {
      throw new Refusal('garbled', `trang ${number}`)
    }
    const seen = lettersSeen(glyphs)
    letters += seen
    if (seen === 0) {
      silentPages += 1
      hidden.push({ kind: 'embedded-object', line: lines.length, text: `trang ${number}: không có chữ` })
    }
    page.cleanup()
  }
  if (letters < LETTERS_PER_PAGE * Math.min(pdf.numPages, 3) || silentPages > pdf.numPages / 2)
    throw new Refusal('scanned')
  hidden.push(...(await activeParts(pdf)))
  return { ...asRaw(lines, shapes), hidden }
}

function asRaw(lines: readonly PrintedLine[], shapes: ReadonlyMap<number, PageShape>): Omit<Raw, 'hidden'> {
  const { body, footnotes, furniture } = sortLines(lines, shapes)
  const numbers = new Set(footnotes.flatMap(({ text }) => noteNumber(text) ?? []))
  const resolve = (text: string) =>
    text.replace(new RegExp(`${RAISED}(\\d+)`, 'g'), (_, digits: string) =>
      numbers.has(digits) ? `[${digits}]` : digits,
    )
  return {
    lines: [
      ...joinParagraphs(body.map((line) => ({ ...line, text: resolve(line.text) }))),
      ...footnoteLines(footnotes),
    ],
    setAside: furniture.map(({ number, text }) => ({ number, text })),
  }
}

function footnoteLines(lines: readonly PrintedLine[]): readonly Line[] {
  const notes: { number: number; text: string; role: 'footnote' }[] = []
  for (const { number, text } of lines) {
    const mark = noteNumber(text)
    const last = notes.at(-1)
    const words = text.replaceAll(RAISED, '')
    if (mark !== undefined)
      notes.push({ number, text: `[${mark}] ${words.replace(/^\[?\d+\]?\s*/, '')}`, role: 'footnote' })
    else if (last === undefined) notes.push({ number, text: words, role: 'footnote' })
    else last.text += ` ${words}`
  }
  return notes
}

function noteNumber(text: string): string | undefined {
  return new RegExp(String.raw`^(?:${RAISED}|\[)?(\d{1,3})(?:\]|\s|(?=\p{L}))`, 'u').exec(text)?.[1]
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // Pictures are never decoded: no text is in them, and a small file can hold a huge one.
    return await getDocumentProxy(bytes, {
      maxImageSize: 0,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    })
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw new Refusal(isLocked ? 'encrypted' : 'damaged', undefined, { cause })
  }
}

function lettersSeen(glyphs: readonly Glyph[]): number {
  // Private characters are what a font without a table of letters gives.
  return glyphs.filter(({ text, unseen }) => unseen === undefined && /[\p{L}\p{N}]/u.test(text)).length
}

function isBold(page: Page, font: string): boolean {
  const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
  const isNamed = typeof known === 'object' && known !== null && 'name' in known
  return isNamed && /bold|black|heavy/i.test(String(known.name))
}

async function linksOf(page: Page, line: number): Promise<readonly Hidden[]> {
  const annotations: readonly unknown[] = await page.getAnnotations()
  return annotations.flatMap((annotation) => {
    if (typeof annotation !== 'object' || annotation === null) return []
    const url = 'url' in annotation ? annotation.url : undefined
    return typeof url === 'string' ? [{ kind: 'external-reference' as const, line, text: url }] : []
  })
}

async function activeParts(pdf: Pdf): Promise<readonly Hidden[]> {
  const found: Hidden[] = []
  const scripts: unknown = await pdf.getJSActions()
  if (scripts !== null) found.push({ kind: 'script', line: 0, text: JSON.stringify(scripts) })
  const attached: unknown = await pdf.getAttachments()
  const names = typeof attached === 'object' && attached !== null ? Object.keys(attached) : []
  return [...found, ...names.map((text) => ({ kind: 'embedded-object' as const, line: 0, text }))]
}
