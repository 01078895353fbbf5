import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '#knowledge/import/read-document.ts'
import { pdfFile } from '../fixtures/pdf-file.ts'
import { paragraph, wordFile, zipOf } from '../fixtures/word-file.ts'

const READ_ONCE = fileURLToPath(new URL('../fixtures/read-once.ts', import.meta.url))
const run = promisify(execFile)
/** The head of files as Word wrote them until 2007, and still writes those with a password. */
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
/** More of a processor than any of these files needs to meet its end: with less the clock may come first. */
const STARVED_SECONDS = 4
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dan-hoi-import-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Reads a file in a process of its own and measures it. */
async function measured(
  name: string,
  content: string | Uint8Array,
): Promise<{ ended: string; message: string; seconds: number; processorSeconds: number; peakMb: number }> {
  writeFileSync(join(folder, name), content)
  const { stdout } = await run(process.execPath, [READ_ONCE, join(folder, name)])
  rmSync(join(folder, name))
  return JSON.parse(stdout)
}

describe('a file made to do harm is refused in under 10 s and 512 MB', () => {
  test.each([
    [
      'a Word file that unpacks to a thousand times its size',
      'bomb.docx',
      () => wordFile(paragraph(' '.repeat(100_000_000))),
      ['too-large-inside'],
    ],
    [
      'a PDF that unpacks to a thousand times its size',
      'bomb.pdf',
      () => flate(Buffer.alloc(300_000_000, 32)),
      ['took-too-much-memory'],
    ],
    ['a PDF packed twice', 'twice.pdf', packedTwice, ['took-too-much-memory']],
    [
      'a PDF that draws the same form ten times in ten times in ten',
      'forms.pdf',
      nestedForms,
      ['took-too-much-memory', 'took-too-long'],
    ],
    [
      'a PDF of three million letters on one page',
      'letters.pdf',
      () => flate(Buffer.from('BT /F1 12 Tf 72 700 Td (abc) Tj ET '.repeat(1_000_000))),
      ['took-too-much-memory', 'took-too-long'],
    ],
    [
      'a page of a million tables in each other',
      'deep.html',
      () => `<html>${'<table><tr><td>'.repeat(1_000_000)}x`,
      ['took-too-much-memory', 'took-too-long'],
    ],
    [
      'a text of a million lines',
      'lines.txt',
      () => '1. Một.\n'.repeat(1_500_000),
      ['took-too-much-memory', 'too-large-inside'],
    ],
    ['a Word file whose entities multiply', 'laughs.docx', multiplyingEntities, ['xml-entities']],
    ['a locked PDF of 30 MB', 'locked.pdf', () => Buffer.concat([lockedPdf(), padding(30)]), ['encrypted']],
    ['three hundred scanned pages, 30 MB', 'scan.pdf', scannedPages, ['scanned']],
    [
      'a locked Word file of 30 MB',
      'locked.docx',
      () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le'), padding(30)]),
      ['encrypted'],
    ],
    ['an old .doc of 30 MB', 'old.doc', () => Buffer.concat([OLE, padding(30)]), ['old-word']],
  ])('%s', async (_, name, make, reasons) => {
    const { ended, message, seconds, processorSeconds, peakMb } = await measured(name, make())
    const isStarved = processorSeconds < STARVED_SECONDS
    expect(isStarved ? [...reasons, 'took-too-long'] : reasons).toContain(ended)
    expect(message).toMatch(/^Tệp|^Đọc/)
    expect(seconds).toBeLessThan(10)
    expect(peakMb).toBeLessThan(512)
  })

  test('a file of 200 MB, without opening it', async () => {
    const path = join(folder, 'long.pdf')
    writeFileSync(path, '%PDF-1.7')
    truncateSync(path, 200 * 1024 * 1024)
    const { stdout } = await run(process.execPath, [READ_ONCE, path])
    const { ended, seconds, peakMb } = JSON.parse(stdout)
    expect(ended).toBe('too-large')
    expect(seconds).toBeLessThan(1)
    expect(peakMb).toBeLessThan(200)
  })
})

describe('a file that cannot be read is refused with the reason', () => {
  const reader = openReader()
  afterAll(() => reader.close())
  const words = 'Ủy ban nhân dân xã'
  test.each([
    ['a locked PDF', 'a.pdf', lockedPdf(), 'encrypted'],
    [
      'a locked Word file',
      'a.docx',
      Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a scanned PDF', 'a.pdf', pdfFile([{ content: '0 0 100 100 re f' }]), 'scanned'],
    [
      'a scanned PDF with the unseen text a machine guessed',
      'a.pdf',
      pdfFile([{ content: `BT 3 Tr /F1 12 Tf 9 700 Td (${'abc def '.repeat(50)}) Tj ET` }]),
      'scanned',
    ],
    ['an old .doc', 'a.doc', OLE, 'old-word'],
    [
      'a Word file that declares entities',
      'a.docx',
      zipOf([
        'word/document.xml',
        '<!DOCTYPE a [<!ENTITY b "c">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>',
      ]),
      'xml-entities',
    ],
    ['a spreadsheet', 'a.docx', zipOf(['xl/workbook.xml', '<workbook/>']), 'unknown-format'],
    ['half a Word file', 'a.docx', wordFile(paragraph(words)).subarray(0, 120), 'damaged'],
    ['half a PDF', 'a.pdf', pdfFile([{ content: 'BT ET' }]).subarray(0, 200), 'damaged'],
    ['rich text', 'a.rtf', '{\\rtf1\\ansi Điều 1}', 'unknown-format'],
    ['a picture', 'a.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'unknown-format'],
    ['nothing', 'a.txt', '', 'empty'],
    ['nothing but white space and invisible characters', 'a.txt', ' \n\u200b\u{E0041}\n', 'empty'],
    [
      'a text in an old code page',
      'a.txt',
      Buffer.from('§iÒu 1. Ph¹m vi ®iÒu chØnh', 'latin1'),
      'not-unicode',
    ],
    ['a text with lost letters', 'a.txt', 'Điều 1. Ph\uFFFDm vi', 'garbled'],
    [
      'a text whose tones went astray',
      'a.txt',
      'Điều 1. Quyềt định của Hội đồng nhân dân\n1. Phầm chầt đạo đức tổt, quyềt tâm.',
      'garbled',
    ],
    ['a PDF with letters that are no letters', 'a.pdf', withoutLetters(), 'garbled'],
    [
      'TCVN3',
      'a.html',
      '<html>§iÒu 1. Ph¹m vi ®iÒu chØnh<p>NghÞ ®Þnh nµy quy ®Þnh viÖc tæ chøc thùc hiÖn cña ñy ban nh©n d©n</p>',
      'legacy-font',
    ],
    [
      'VNI',
      'a.docx',
      wordFile(
        paragraph('Ñieàu 1. Phaïm vi ñieàu chænh') +
          paragraph('Nghò ñònh naøy quy ñònh vieäc cuûa Uûy ban nhaân daân'),
      ),
      'legacy-font',
    ],
  ])('%s', async (_, name, content, reason) => {
    const outcome = await reader.readBytes(Buffer.from(content), name)
    expect(outcome).toMatchObject({ kind: 'refused', reason })
    // A sentence for a person, with what to do.
    expect(outcome.kind === 'refused' && outcome.message).toMatch(/^[\p{Lu}].{15,}\.$/u)
  })

  test('which old font it is, is told by the whole text: a title in capitals has letters of both', async () => {
    const title = 'THö NGHIÖM TæNG KÕT'
    const body = 'LuËt nµy quy ®Þnh vÒ tæ chøc chÝnh quyÒn ®Þa ph­¬ng.'
    const outcome = await reader.readBytes(wordFile(paragraph(title) + paragraph(body)), 'a.docx')
    expect(outcome.kind === 'refused' && outcome.message).toContain('(TCVN3 (ABC), dòng 1)')
  })

  test('but foreign names and signs in a Vietnamese text are no old font', async () => {
    const text =
      'Điều 1. Hãng Müller & Søren\nMicrosoft® và µTorrent theo mục §5 của GATT\nCông ty Citroën, Škoda và Ångström\nTheo El Niño, coöperatie'
    expect(await reader.readBytes(Buffer.from(text), 'a.txt')).toMatchObject({ kind: 'read' })
  })
})

function lockedPdf(): Buffer {
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<41> <41>]`
  return pdfFile([{ content: 'BT ET' }], locked)
}

/** Bytes that do not pack. */
function padding(megabytes: number): Buffer {
  return randomBytes(megabytes * 1024 * 1024)
}

/** Ten times ten times ten… letters in a few lines: "billion laughs". */
function multiplyingEntities(): Buffer {
  const entities = Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`)
  return zipOf([
    'word/document.xml',
    `<!DOCTYPE w:document [<!ENTITY e0 "ha">${entities.join('')}]><w:document><w:body><w:p><w:r><w:t>&e10;</w:t></w:r></w:p></w:body></w:document>`,
  ])
}

/** Pages that each draw the same picture of a page. */
function scannedPages(): Buffer {
  const pages = 300
  const image = 'a'.repeat(30 * 1024 * 1024)
  const first = 4 + pages * 2
  const picture = `<< /Type /XObject /Subtype /Image /Width 5000 /Height 6291 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length ${image.length} >>\nstream\n${image}\nendstream`
  return pdfFile(
    Array.from({ length: pages }, () => ({
      content: 'q 600 0 0 800 0 0 cm /Im Do Q',
      resources: `/XObject << /Im ${first} 0 R >>`,
    })),
    '',
    [picture],
  )
}

function flate(content: Buffer): Buffer {
  return pdfFile([{ content: deflateSync(content), filter: '/Filter /FlateDecode' }])
}

function packedTwice(): Buffer {
  const content = deflateSync(deflateSync(Buffer.alloc(300_000_000, 32)))
  return pdfFile([{ content, filter: '/Filter [/FlateDecode /FlateDecode]' }])
}

/** Forms that each draw the next ten times: 10¹² letters in 3 kB. */
function nestedForms(): Buffer {
  const first = 6
  const forms = Array.from({ length: 12 }, (_, at) => {
    const body = at === 11 ? 'BT /F1 12 Tf 72 700 Td (a) Tj ET' : '/X Do '.repeat(10)
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${first + at + 1} 0 R >> >> /Length ${body.length} >>\nstream\n${body}\nendstream`
  })
  return pdfFile([{ content: '/X Do', resources: `/XObject << /X ${first} 0 R >>` }], '', forms)
}

/** A font whose table says that "x" is no letter, as when a program forgot to write the table. */
function withoutLetters(): Buffer {
  const table =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <78> <0007> endbfchar endcmap end end'
  const content = `BT /F1 12 Tf 9 700 Td (x ${'abc def '.repeat(50)}) Tj ET`
  const further = [`<< /Length ${table.length} >>\nstream\n${table}\nendstream`]
  return pdfFile([{ content }], '', further, '/ToUnicode 6 0 R')
}
