import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '#knowledge/import/read-document.ts'
import { joinParagraphs } from '#knowledge/import/paragraphs.ts'
import type { PrintedLine } from '#knowledge/import/pdf-lines.ts'
import type { Reading } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import type { Tree } from '#knowledge/import/tree.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { piece } from '../fixtures/law-tree.ts'
import { pdfFile } from '../fixtures/pdf-file.ts'

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

describe('a PDF written by hand', () => {
  const show = (x: number, y: number, text: string, before = '') =>
    `${before} BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET `
  const filler = Array.from({ length: 8 }, (_, at) =>
    show(72, 700 - at * 30, `Dong ${'chu '.repeat(at % 2 === 0 ? 12 : 4)}cua trang nay.`),
  ).join('')

  test('gives only what a reader sees, and tells of the rest', async () => {
    const content =
      filler +
      show(72, 300, 'white', '1 1 1 rg') +
      show(72, 280, 'grey', '0.2 g') +
      show(72, 260, 'unseen', '3 Tr') +
      '0 Tr ' +
      show(72, 240, 'off', '1 0 0 1 900 0 cm') +
      'BT /F1 1 Tf -828 220 Td (tiny) Tj ET'
    const reading = await read('a.pdf', pdfFile([{ content: `q ${content} Q` }]))
    expect(texts(reading).at(-1)).toBe('grey')
    expect(texts(reading).join(' ')).not.toMatch(/white|unseen|off|tiny/)
    expect(hiddenIn(reading)).toEqual([
      ['white-text', 'white'],
      ['not-displayed', 'unseen'],
      ['off-page', 'off'],
      ['tiny-text', 'tiny'],
    ])
  })

  test('tells of a page that holds no letters', async () => {
    const reading = await read(
      'a.pdf',
      pdfFile([{ content: filler }, { content: filler }, { content: '0 0 9 9 re f' }]),
    )
    expect(hiddenIn(reading)).toEqual([['embedded-object', 'trang 3: không có chữ']])
  })

  test('has a page number that only the second page shows set aside', async () => {
    const reading = await read(
      'a.pdf',
      pdfFile([{ content: filler }, { content: show(290, 800, '2') + filler }]),
    )
    expect(reading.setAside.map(({ text }) => text)).toEqual(['2'])
    expect(texts(reading).join(' ')).not.toContain('2')
  })

  test('makes one line of letters set one by one, and words of what stands apart', async () => {
    const reading = await read(
      'a.pdf',
      pdfFile([
        {
          content: `${filler} BT /F1 12 Tf 72 100 Td (Ba) Tj 14.6 0 Td (n) Tj 12 0 Td [(hanh) -900 (chinh)] TJ ET`,
        },
      ]),
    )
    expect(texts(reading).at(-1)).toBe('Ban hanh chinh')
  })
})

describe.skipIf(NO_BROWSER)('a PDF from a printer', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser.close()
  })

  async function printed(body: string, style: string, head = ''): Promise<Uint8Array> {
    const page = await browser.newPage()
    await page.setContent(
      `<meta charset=utf-8><style>body{font:13pt "Liberation Serif",serif}${style}</style>${body}`,
    )
    const pdf = await page.pdf({
      format: 'A4',
      margin: { top: '25mm', bottom: '25mm', left: '30mm', right: '20mm' },
      displayHeaderFooter: head !== '',
      headerTemplate: head,
      footerTemplate: '<span></span>',
    })
    await page.close()
    return pdf
  }

  const matters = ['đất đai', 'hộ tịch', 'xây dựng nhà ở', 'môi trường', 'giáo dục', 'trật tự đô thị', 'thuế']
  const sentence = (at: number) =>
    `Ủy ban nhân dân cấp xã có trách nhiệm công khai kết quả giải quyết thủ tục về ${matters[at % 7]}, tiếp nhận và xử lý phản ánh của người dân theo quy định tại khoản 2 Điều 9 của Nghị định này, trừ trường hợp pháp luật về ${matters[(at * 3) % 7]} có quy định khác.`
  const articles = Array.from({ length: 14 }, (_, at) => [
    `Điều ${at + 1}. Tên điều thứ ${at + 1}`,
    `1. ${sentence(at)} ${sentence(at + 1)} ${sentence(at + 2)}`,
    `2. ${sentence(at + 3)} ${sentence(at + 5)}`,
    `${sentence(at + 2)} ${sentence(at + 4)}`,
  ]).flat()

  const paragraphs = articles.map((one) => `<p>${one}</p>`).join('')

  test('has its paragraphs back when their first lines are set in', async () => {
    const reading = await read(
      'a.pdf',
      await printed(paragraphs, 'p{text-align:justify;text-indent:1cm;margin:0}'),
    )
    expect(texts(reading)).toEqual(articles)
  })

  // Where the last line of a paragraph happens to be full, nothing tells an unnumbered one below it from its going on.
  test.each([
    ['justified, with space between paragraphs', 'p{text-align:justify;margin:6pt 0}'],
    ['ragged, without any sign of a paragraph', 'p{margin:0}'],
  ])('has every article and clause, with all its words, when %s', async (_, style) => {
    const tree = split((await read('a.pdf', await printed(paragraphs, style))).lines)
    const expected = split(articles.map((text, at) => ({ number: at + 1, text })))
    const told = ({ nodes }: Tree) =>
      nodes.map(({ id, heading, text }) => [id, heading, text.replace(/\s+/g, ' ')])
    expect(told(tree)).toEqual(told(expected))
  })

  test('loses running heads and page numbers, even where they break a sentence', async () => {
    const head =
      '<div style="font-size:9pt;width:100%;text-align:center">CÔNG BÁO/Số 983 + 984/Ngày 25-8-2024<br>VĂN BẢN QUY PHẠM PHÁP LUẬT<br>– <span class=pageNumber></span> –</div>'
    const reading = await read(
      'a.pdf',
      await printed(paragraphs, 'p{text-align:justify;text-indent:1cm;margin:0}', head),
    )
    expect(texts(reading)).toEqual(articles)
    const aside = reading.setAside.map(({ text }) => text)
    expect(aside.slice(0, 3)).toEqual([
      'CÔNG BÁO/Số 983 + 984/Ngày 25-8-2024',
      'VĂN BẢN QUY PHẠM PHÁP LUẬT',
      '– 1 –',
    ])
  })

  test('keeps articles that read alike at the head of several pages', async () => {
    const body = [1, 2, 3].map(
      (number) =>
        `<p>Điều ${number}. [THIẾU]</p><p class=next>Ghi chú thứ ${number}: ${'lời '.repeat(20)}</p>`,
    )
    const style = 'p{margin:0}p.next{break-after:page}p.next:last-child{break-after:auto}'
    const reading = await read('a.pdf', await printed(body.join(''), style))
    expect(texts(reading).filter((text) => text.startsWith('Điều'))).toEqual([
      'Điều 1. [THIẾU]',
      'Điều 2. [THIẾU]',
      'Điều 3. [THIẾU]',
    ])
  })

  test('has its footnotes apart, and their marks told from exponents', async () => {
    const foot =
      '<div style="position:absolute;bottom:0;font-size:9pt"><sup>1</sup> Điều này được sửa đổi theo khoản 1 Điều 2.<br>Luật số 01/2025/QH15.</div>'
    const page = (body: string, more = '') =>
      `<div style="position:relative;height:245mm;break-after:page">${body}${more}</div>`
    const body =
      page(
        `<p>Điều 1.<sup>1</sup> Phạm vi</p><p>1. Nhà ở trên 30 m<sup>2</sup> ở xã. ${sentence(1)}</p>`,
        foot,
      ) + page('<p>2. Nhà ở khác.</p>')
    const reading = await read('a.pdf', await printed(body, 'p{margin:0}'))
    expect(reading.lines.map(({ text, role }) => [text, role])).toEqual([
      ['Điều 1.[1] Phạm vi', undefined],
      [`1. Nhà ở trên 30 m2 ở xã. ${sentence(1)}`, undefined],
      ['2. Nhà ở khác.', undefined],
      ['[1] Điều này được sửa đổi theo khoản 1 Điều 2. Luật số 01/2025/QH15.', 'footnote'],
    ])
    expect(piece(split(reading.lines), 'dieu-1')).toMatchObject({ heading: 'Phạm vi', notes: ['1'] })
  })
})

describe('lines of print', () => {
  const width = 60
  /** Full lines reach the right margin; the first of a paragraph may be set in. */
  const printed = (texts: readonly string[]): readonly PrintedLine[] =>
    texts.map((text, at) => ({
      page: 1,
      number: at + 1,
      text: text.trimStart(),
      left: 50 + (text.length - text.trimStart().length) * 6,
      right: text.trimEnd().length > 30 ? 50 + width * 6 : 50 + text.length * 6,
      baseline: 700 - at * 15,
      size: 12,
      bold: text.startsWith('Điều 9') ? 0.8 : 0,
      needs: text.trimStart().indexOf(' ') * 6 + 3,
    }))
  const joined = (...texts: string[]) => joinParagraphs(printed(texts)).map(({ text }) => text)
  const full = 'một dòng chữ đầy chạy từ lề trái sang hết lề phải ở xã'

  test('make divided words whole, and leave the hyphens of names and of years', () => {
    expect(
      joined(
        `${full} nghi-`,
        `êm túc ${full} đề-`,
        `pô và ${full} 2021-`,
        `2026 về ${full} kinh tế -`,
        'xã hội.',
      ),
    ).toEqual([`${full} nghiêm túc ${full} đề-pô và ${full} 2021-2026 về ${full} kinh tế - xã hội.`])
  })

  test('keep the number of a document whole where it is broken at a hyphen', () => {
    expect(
      joined(
        `${full} 26/2015/NĐ-`,
        `CP ngày và ${full} số 27-`,
        `HD/BTCTW và ${full} bệnh Covid-`,
        '19 nặng.',
      ),
    ).toEqual([`${full} 26/2015/NĐ-CP ngày và ${full} số 27-HD/BTCTW và ${full} bệnh Covid-19 nặng.`])
  })

  test('go on where a bracket ends in what looks like a point', () => {
    expect(joined(`c) ${full} (bản chính hoặc bản sao`, 'y);', 'd) Tiếp.')).toEqual([
      `c) ${full} (bản chính hoặc bản sao y);`,
      'd) Tiếp.',
    ])
    // A bracket that somebody forgot to close does not swallow the next point.
    expect(joined(`c) (${full}`, 'd) Tiếp.', `3. Gồm (${full}`, 'a) Một.')).toEqual([
      `c) (${full}`,
      'd) Tiếp.',
      `3. Gồm (${full}`,
      'a) Một.',
    ])
  })

  test('go on where a citation is broken before its number', () => {
    expect(joined(`${full} quy định tại khoản`, '2. Điều này và các', `${full} Điều`, '5. Khi đó')).toEqual([
      `${full} quy định tại khoản 2. Điều này và các`,
      `${full} Điều 5. Khi đó`,
    ])
  })

  test('go on where a list of clauses waits for its article', () => {
    expect(joined(`${full} các khoản 2, 3 và 6`, 'Điều 14. Khi đó')).toEqual([
      `${full} các khoản 2, 3 và 6 Điều 14. Khi đó`,
    ])
  })

  test('begin anew below a heading in bold, a ruled line and a note that something is missing', () => {
    const heading = `Điều 9. ${full}`
    expect(joined(heading, full, '______', full, '[THIẾU: phần ký]')).toEqual([
      heading,
      full,
      '______',
      full,
      '[THIẾU: phần ký]',
    ])
  })

  test('begin anew at the number of a clause, even below a full line', () => {
    expect(joined(`1. ${full}`, `2. ${full}`, `a) ${full}`, 'Điều 2. Tên')).toEqual([
      `1. ${full}`,
      `2. ${full}`,
      `a) ${full}`,
      'Điều 2. Tên',
    ])
  })
})
