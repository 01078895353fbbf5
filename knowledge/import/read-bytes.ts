import { isLibrary } from './front-matter.ts'
import { decode, readMarkdown, readText } from './read-text.ts'
import type { Raw } from './read-text.ts'
import { Refusal } from './reading.ts'
import type { Format, Reading } from './reading.ts'
import { tidy, withoutInvisible } from './tidy.ts'

/** How far into a file the beginning of a PDF or a page is looked for: some have rubbish before it. */
const HEAD_BYTES = 1024
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const LOCKED_WORD = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Reads a file whole, in this thread, without limits of time and memory: `readDocument` sets those.
 *
 * @param name tells .md from .txt; everything else is known by its bytes
 * @throws {Refusal}
 */
export async function readBytes(bytes: Buffer, name: string): Promise<Reading> {
  if (bytes.length === 0) throw new Refusal('empty')
  const format = formatOf(bytes, name)
  const { lines, hidden, setAside } = await rawOf(format, bytes)
  const text = format === 'md' ? decode(bytes) : ''
  if (!isLibrary(text)) return { format, ...tidy(lines, hidden), setAside }
  // Front matter is read with the body: the body may be empty, where nothing is known of a document but its name.
  const whole = tidy(readText(text).lines, hidden)
  const body = lines.some((line) => line.text.trim() !== '') ? tidy(lines, []).lines : []
  return { format, lines: body, hidden: whole.hidden, setAside: [], library: withoutInvisible(text) }
}

function formatOf(bytes: Buffer, name: string): Format {
  const head = bytes.toString('latin1', 0, HEAD_BYTES)
  if (head.includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, ZIP)) return 'docx'
  // Word puts a locked .docx into the container of the old .doc.
  if (startsWith(bytes, OLE)) throw new Refusal(bytes.includes(LOCKED_WORD) ? 'encrypted' : 'old-word')
  if (head.startsWith('{\\rtf') || /^(?:MIME-Version|From):/i.test(head)) throw new Refusal('unknown-format')
  // Some sites save a web page under the name .doc.
  const text = head.replaceAll('\0', '')
  if (/<!doctype html|<html|<body|<head|<meta\s/i.test(text) || /\.x?html?$/i.test(name)) return 'html'
  if (isBinary(bytes)) throw new Refusal('unknown-format')
  return /\.(?:md|markdown)$/i.test(name) ? 'md' : 'txt'
}

async function rawOf(format: Format, bytes: Buffer): Promise<Raw> {
  // The heavy readers are loaded for the files that need them.
  switch (format) {
    case 'txt':
      return readText(decode(bytes))
    case 'md':
      return readMarkdown(decode(bytes))
    case 'html':
      return (await import('./read-html.ts')).readHtml(decode(bytes))
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes)
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(new Uint8Array(bytes))
  }
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Whether a file is no text: of texts only UTF-16 has zero bytes, and it begins with its byte order mark. */
function isBinary(bytes: Buffer): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !isUtf16 && bytes.subarray(0, HEAD_BYTES).includes(0)
}
