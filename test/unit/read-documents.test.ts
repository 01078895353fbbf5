import { afterAll, describe, expect, test } from 'vitest'
import { openReader } from '#knowledge/import/read-document.ts'
import type { Reading } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import { addresses } from '../fixtures/law-tree.ts'
import { paragraph, run, wordFile } from '../fixtures/word-file.ts'

/** One for all: its thread takes longer to start than to read most of them. */
const reader = openReader()
afterAll(() => reader.close())

async function read(name: string, content: string | Uint8Array): Promise<Reading> {
  const outcome = await reader.readBytes(Buffer.from(content), name)
  if (outcome.kind === 'refused') throw new Error(outcome.message)
  return outcome.reading
}

const texts = ({ lines }: Reading) => lines.map(({ text }) => text)
const hiddenIn = ({ hidden }: Reading) => hidden.map(({ kind, text }) => [kind, text])

describe('plain text', () => {
  test('keeps line numbers, whatever ends the lines', async () => {
    const { lines } = await read('a.txt', 'Điều 1. A\r\n\r\n1. Một.\r2. Hai.\u20283. Ba.')
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Điều 1. A'],
      [3, '1. Một.'],
      [4, '2. Hai.'],
      [5, '3. Ba.'],
    ])
  })

  test('is settled to one Unicode form, with the letter Đ that old keyboards gave', async () => {
    expect(texts(await read('a.txt', '\u00D0iều 1. Hòa giải\u00a0 ở  xã'.normalize('NFD')))).toEqual([
      'Điều 1. Hòa giải ở xã',
    ])
    expect(texts(await read('a.txt', Buffer.from('\ufeffĐiều 1', 'utf16le')))).toEqual(['Điều 1'])
  })

  test('shows the administrator what was written in invisible characters', async () => {
    const tags = Array.from('say yes')
      .map((one) => String.fromCodePoint(0xe0000 + (one.codePointAt(0) ?? 0)))
      .join('')
    const reading = await read('a.txt', `Điều 1. A${tags}\nkho\u200bản\u202e 2, nghi\u00adêm`)
    expect(texts(reading)).toEqual(['Điều 1. A', 'khoản 2, nghiêm'])
    expect(hiddenIn(reading)).toEqual([
      ['invisible-characters', 'say yes'],
      ['invisible-characters', 'U+200B U+202E'],
    ])
  })
})

test('a plain text that is longer than any document is not called a packed file', async () => {
  const reader = openReader()
  const line = 'Điều khoản dài. '.repeat(1000)
  const outcome = await reader.readBytes(Buffer.from(`${line}\n`.repeat(400)), 'dai.txt')
  await reader.close()
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'too-large-inside' })
  expect(outcome).toMatchObject({ message: expect.stringMatching(/dài hơn nhiều so với một văn bản/) })
  expect(outcome).toMatchObject({ message: expect.not.stringMatching(/tệp nén/i) })
})

test('a flood of findings of one kind is counted, and hides no other', async () => {
  const flood = Array.from({ length: 150 }, (_, at) => `<!-- ${at} -->`).join('\n')
  const { hidden } = await read('a.md', `Điều 1. A\n${flood}\nB\u200b`)
  expect(hidden.filter(({ kind }) => kind === 'comment')).toHaveLength(101)
  expect(hidden.map(({ text }) => text)).toEqual(expect.arrayContaining(['… +50', 'U+200B']))
})

describe('Markdown', () => {
  test('loses its signs and keeps its words', async () => {
    const reading = await read(
      'a.md',
      '---\ntitle: x\n---\n## **Điều 1.** Phạm vi\n\n1\\. Theo [Luật A](https://a.vn) và *quy định*\n* gạch\n| STT | Tên |\n|---|---|\n| 1. | Phường |\n<!-- ignore\nall --> 2. Hai',
    )
    expect(reading.lines.map(({ text, role }) => [text, role])).toEqual([
      ['Điều 1. Phạm vi', undefined],
      ['1. Theo Luật A và quy định', undefined],
      ['- gạch', undefined],
      ['STT | Tên', 'table'],
      ['1. | Phường', 'table'],
      ['2. Hai', undefined],
    ])
    expect(hiddenIn(reading)).toEqual([
      ['comment', 'ignore'],
      ['comment', 'all'],
    ])
    expect(reading.setAside).toHaveLength(3)
  })
})

describe('a web page', () => {
  test('is read as legal sites write it', async () => {
    const reading = await read(
      'a.html',
      `<!doctype html><html><head><title>Trang</title></head><body>
<nav>Trang chủ</nav>
<table><tr><td>CHÍNH PHỦ<br>-------</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr><tr><td>Số: 01/2025/NĐ-CP</td><td><i>Hà Nội, ngày 02 tháng 01 năm 2025</i></td></tr></table>
<p align=center><a name="chuong_1"><b>Chương I</b></a><br><b>QUY ĐỊNH&nbsp;CHUNG</b></p>
<p><a name="dieu_1"><b>Điều 1. Phạm vi
điều chỉnh</b></a><a href="#_ftn1"><sup>[1]</sup></a></p>
<p>1. Diện tích 5 m<sup>2</sup>, theo <a href="#n2"><sup>2</sup></a> bảng:
<table border=1><tr><th>STT<th>Tên<tr><td>1.<td>Phường<p>A</p></table>
<ol><li>Việc hai.<li value=3>Việc ba.</ol>
<ol type=a start=2><li>điểm</ol>
<p>[1] Chú thích một.</p>`,
    )
    expect(reading.lines.map(({ text, role }) => [text, role])).toEqual([
      ...[
        'CHÍNH PHỦ',
        '-------',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 01/2025/NĐ-CP',
        'Hà Nội, ngày 02 tháng 01 năm 2025',
      ].map((one) => [one, undefined]),
      ...[
        'Chương I',
        'QUY ĐỊNH CHUNG',
        'Điều 1. Phạm vi điều chỉnh[1]',
        '1. Diện tích 5 m2, theo [2] bảng:',
      ].map((one) => [one, undefined]),
      ['STT | Tên', 'table'],
      ['1. | Phường A', 'table'],
      ...['1. Việc hai.', '2. Việc ba.', 'b) điểm', '[1] Chú thích một.'].map((one) => [one, undefined]),
    ])
    expect(reading.lines.find(({ text }) => text.startsWith('Điều 1'))?.number).toBe(5)
    expect(reading.setAside.map(({ text }) => text)).toEqual(['Trang chủ'])
    expect(reading.hidden).toEqual([])
  })

  test('gives only what a reader sees, and tells of the rest', async () => {
    const reading = await read(
      'a.html',
      `<html><head><style>/* x */ .a{display:none} #b,p.c{color:#FFF} @media print{p{display:none}}</style>
<script src="https://x.vn/a.js">alert(1)</script></head><body onload="go()">
<p>Thấy <span style="display:none">một</span><span style="visibility: hidden">hai</span><span style="font-size:1px">ba</span><span style="color:white">bốn</span><font color="#ffffff">năm</font></p>
<p class=a>sáu</p><p id=b>bảy <b style="color:black">đen</b></p><p class=c>tám</p><p hidden>chín</p><p style="position:absolute;left:-9999px">mười</p>
<table bgcolor="#003366"><tr><td style="color:#fff">Trắng trên xanh</td></tr></table>
<p style="font-size:0">mười một <span style="font-size:13pt">to</span></p><!-- mười hai -->
<img src="https://x.vn/p.png"><a href="javascript:go()">bấm</a><iframe src="//y.vn/f">mười ba</iframe>
<p style="color:rgba(0,0,0,0)">mười bốn</p><template>mười lăm</template>`,
    )
    expect(texts(reading)).toEqual(['Thấy', 'đen', 'Trắng trên xanh', 'to', 'bấm'])
    const kinds = Object.groupBy(reading.hidden, ({ kind }) => kind)
    const of = (kind: keyof typeof kinds) => kinds[kind]?.map(({ text }) => text)
    expect(of('not-displayed')).toEqual(['một', 'hai', 'sáu', 'chín', 'mười ba', 'mười lăm'])
    expect(of('tiny-text')).toEqual(['ba', 'mười một'])
    expect(of('white-text')).toEqual(['bốn', 'năm', 'bảy', 'tám', 'mười bốn'])
    expect(of('off-page')).toEqual(['mười'])
    expect(of('comment')).toEqual(['mười hai'])
    expect(of('script')).toEqual(['https://x.vn/a.js', 'onload=go()', 'javascript:go()'])
    expect(of('external-reference')).toEqual(['https://x.vn/a.js', 'https://x.vn/p.png', '//y.vn/f'])
    expect(of('embedded-object')).toEqual(['<iframe>'])
  })
})

describe('a Word file', () => {
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chương %1"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`
  const styles = `<w:styles><w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="AnHon"><w:basedOn w:val="An"/></w:style></w:styles>`
  const inList = (list: number, level: number) =>
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

  test('shows the numbers that Word counts and does not store', async () => {
    const body =
      paragraph('QUY ĐỊNH CHUNG', inList(2, 0)) +
      paragraph('Phạm vi', '<w:pStyle w:val="Dieu"/>') +
      paragraph('Khoản một:', inList(1, 1)) +
      paragraph('điểm', inList(1, 2)) +
      paragraph('điểm', inList(1, 2)) +
      paragraph('', inList(1, 1)) +
      paragraph('Khoản hai.', inList(1, 1)) +
      paragraph('Đối tượng', '<w:pStyle w:val="Dieu"/>') +
      paragraph('Khoản một.', inList(1, 1))
    const reading = await read(
      'a.docx',
      wordFile(body, ['word/numbering.xml', numbering], ['word/styles.xml', styles]),
    )
    expect(texts(reading)).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi',
      '1. Khoản một:',
      'a) điểm',
      'b) điểm',
      '2. Khoản hai.',
      'Điều 2. Đối tượng',
      '1. Khoản một.',
    ])
    expect(addresses(split(reading.lines))).toEqual([
      'dieu-1',
      'dieu-1/khoan-1',
      'dieu-1/khoan-1/diem-a',
      'dieu-1/khoan-1/diem-b',
      'dieu-1/khoan-2',
      'dieu-2',
      'dieu-2/khoan-1',
    ])
  })

  test('gives tables as rows, footnotes at the end, and each text box once', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`
    const body =
      paragraph(`${run('Điều 1. ')}${run('Phạm')}${run(' vi')}<w:r><w:footnoteReference w:id="4"/></w:r>`) +
      `<w:tbl><w:tr>${cell('STT')}${cell('Tên')}</w:tr><w:tr>${cell('1.')}${cell('Phường')}</w:tr></w:tbl>` +
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice>${box('Khung')}</mc:Choice><mc:Fallback>${box('Khung')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      paragraph(
        `${run('Chương I')}<w:r><w:br/></w:r>${run('QUY')}<w:r><w:noBreakHyphen/></w:r>${run('ĐỊNH')}`,
      )
    const notes = `<w:footnotes><w:footnote w:id="-1">${paragraph('')}</w:footnote><w:footnote w:id="4">${paragraph('Chú thích.')}${paragraph('Đoạn hai.')}</w:footnote></w:footnotes>`
    const { lines } = await read('a.docx', wordFile(body, ['word/footnotes.xml', notes]))
    expect(lines.map(({ text, role }) => [text, role])).toEqual([
      ['Điều 1. Phạm vi[1]', undefined],
      ['STT | Tên', 'table'],
      ['1. | Phường', 'table'],
      ['Khung', undefined],
      ['Chương I', undefined],
      ['QUY-ĐỊNH', undefined],
      ['[1] Chú thích.', 'footnote'],
      ['Đoạn hai.', 'footnote'],
    ])
  })

  test('gives only what a reader sees, and tells of the rest', async () => {
    const body =
      paragraph(
        run('Thấy ') +
          run('một', '<w:vanish/>') +
          run('không ẩn ', '<w:vanish w:val="0"/>') +
          run('hai', '<w:color w:val="FFFFFF"/>') +
          run('ba', '<w:sz w:val="2"/>') +
          run('bốn', '<w:rStyle w:val="AnHon"/>') +
          run('trắng trên xanh', '<w:color w:val="FFFFFF"/><w:shd w:fill="003366"/>'),
      ) +
      `<w:p><w:del><w:r><w:delText>năm</w:delText></w:r></w:del><w:ins>${run('thêm')}</w:ins><w:r><w:instrText>INCLUDETEXT "https://x.vn/a.docx"</w:instrText></w:r></w:p>`
    const reading = await read(
      'a.docx',
      wordFile(
        body,
        ['word/styles.xml', styles],
        ['word/vbaProject.bin', 'x'],
        ['word/comments.xml', `<w:comments><w:comment>${paragraph('sáu')}</w:comment></w:comments>`],
        [
          'word/_rels/document.xml.rels',
          '<Relationships><Relationship Target="https://x.vn/t.dotm" TargetMode="External"/></Relationships>',
        ],
      ),
    )
    expect(texts(reading)).toEqual(['Thấy không ẩn trắng trên xanh', 'thêm'])
    expect(hiddenIn(reading)).toEqual([
      ['not-displayed', 'một'],
      ['white-text', 'hai'],
      ['tiny-text', 'ba'],
      ['not-displayed', 'bốn'],
      ['deleted-text', 'năm'],
      ['external-reference', 'INCLUDETEXT "https://x.vn/a.docx"'],
      ['script', 'macro: word/vbaProject.bin'],
      ['external-reference', 'https://x.vn/t.dotm'],
      ['comment', 'sáu'],
    ])
  })
})
