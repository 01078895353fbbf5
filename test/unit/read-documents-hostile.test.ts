import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readUpload } from '#knowledge/import/read-document.ts'
import { pdfFile } from '../fixtures/pdf-file.ts'
import { paragraph, wordFile, zipOf } from '../fixtures/word-file.ts'

const READ_ONCE = fileURLToPath(new URL('../fixtures/read-once.ts', import.meta.url))
const run = promisify(execFile)
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
): Promise<{ ended: string; message: string; seconds: number; peakMb: number }> {
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
  ])(
    '%s',
    async (_, name, make, reasons) => {
      const { ended, message, seconds, peakMb } = await measured(name, make())
      expect(reasons).toContain(ended)
      expect(message).toMatch(/^Tệp|^Đọc/)
      expect(seconds).toBeLessThan(10)
      expect(peakMb).toBeLessThan(512)
    },
    40_000,
  )

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
  const words = 'Ủy ban nhân dân xã'
  const locked = '/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <'.concat(
    '41'.repeat(32),
    '> /U <',
    '42'.repeat(32),
    '> >> /ID [<41> <41>]',
  )
  const ole = Buffer.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from({ length: 600 }, () => 0),
  ])
  test.each([
    ['a locked PDF', 'a.pdf', pdfFile([{ content: 'BT ET' }], locked), 'encrypted'],
    [
      'a locked Word file',
      'a.docx',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a scanned PDF', 'a.pdf', pdfFile([{ content: '0 0 100 100 re f' }]), 'scanned'],
    [
      'a scanned PDF with the unseen text a machine guessed',
      'a.pdf',
      pdfFile([{ content: `BT 3 Tr /F1 12 Tf 9 700 Td (${'abc def '.repeat(50)}) Tj ET` }]),
      'scanned',
    ],
    ['an old .doc', 'a.doc', ole, 'old-word'],
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
    const outcome = await readUpload(Buffer.from(content), name)
    expect(outcome).toMatchObject({ kind: 'refused', reason })
    // A sentence for a person, with what to do.
    expect(outcome.kind === 'refused' && outcome.message).toMatch(/^[\p{Lu}].{15,}\.$/u)
  })

  test('but foreign names and signs in a Vietnamese text are no old font', async () => {
    const text =
      'Điều 1. Hãng Müller & Søren\nMicrosoft® và µTorrent theo mục §5 của GATT\nCông ty Citroën, Škoda và Ångström\nTheo El Niño, coöperatie'
    expect(await readUpload(Buffer.from(text), 'a.txt')).toMatchObject({ kind: 'read' })
  })
})

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
