import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReader, readUpload } from '#knowledge/import/read-document.ts'
import type { Reading } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import { byOffice, NO_OFFICE, toDocx } from '../fixtures/convert.ts'
import { addresses, piece } from '../fixtures/law-tree.ts'
import { NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'
import { OFFICIAL_TEXTS, paragraphs, toldOfFile, toldOfText } from '../fixtures/official-trees.ts'
import { paragraph, run, wordFile } from '../fixtures/word-file.ts'

const cell = (text: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`
const row = (...texts: readonly string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`
const heading = (text: string) => paragraph(run(text, '<w:b/>'), '<w:jc w:val="center"/>')

/** A decree of our own that holds what makes real ones hard, the longer paragraphs broken over lines when printed. */
const DECREE = [
  paragraph('CHÍNH PHỦ'),
  paragraph('Số: 01/2025/NĐ-CP'),
  heading('NGHỊ ĐỊNH'),
  heading('Quy định về việc thử của Nghị định số 26/2015/NĐ-CP'),
  heading('Chương I'),
  heading('QUY ĐỊNH CHUNG'),
  paragraph(run('Điều 1. Phạm vi điều chỉnh', '<w:b/>')),
  paragraph(
    '1. Khoản này dài để khi in ra phải xuống dòng, có số hiệu Nghị định số 143/2020/NĐ-CP ngày 10 tháng 12 năm 2020 của Chính phủ, Hướng dẫn số 27-HD/BTCTW ngày 20 tháng 12 năm 2019, giai đoạn 2021 - 2026, theo quy định tại khoản 2 Điều 2 của Nghị định này, gồm:',
  ),
  paragraph(
    'a) Điểm thứ nhất (bản chính hoặc bản sao y do cơ quan có thẩm quyền sao y, hoặc bản chụp kèm bản chính để đối chiếu do người nộp trực tiếp mang đến cơ quan tiếp nhận sao y);',
  ),
  ...['b', 'c', 'd', 'đ', 'e'].map((letter) => paragraph(`${letter}) Điểm ${letter};`)),
  paragraph('Các trường hợp quy định tại khoản này không áp dụng cho Hòa Bình.'),
  paragraph('2. Danh mục kèm theo:'),
  `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${row('STT', 'Tên')}${row('1.', 'Phường')}${row('a)', 'Xã')}</w:tbl>`,
  paragraph(run('Điều 2. Sửa đổi, bổ sung Điều 5 của Nghị định số 02/2024/NĐ-CP', '<w:b/>')),
  paragraph('Sửa đổi, bổ sung Điều 5 như sau:'),
  paragraph('“Điều 5. Điều của văn bản khác'),
  paragraph('1. Khoản của văn bản khác.'),
  paragraph('2. Khoản khác.”.'),
  paragraph('Điều 4. [THIẾU]'),
].join('')

describe.skipIf(NO_OFFICE)('what LibreOffice saves', () => {
  const FORMATS = ['docx', 'pdf', 'html'] as const
  const official = NO_LEGAL_TEXTS ? [] : OFFICIAL_TEXTS
  const files = new Map<string, Buffer>()

  beforeAll(async () => {
    const decree = wordFile(DECREE)
    const texts = official.map((id) => toDocx(paragraphs(id)))
    // All at once: it takes far longer to start than to save a file.
    for (const format of FORMATS) {
      const saved = await byOffice([decree, ...texts], format)
      for (const [at, file] of saved.entries()) files.set(`${official[at - 1] ?? 'a'}.${format}`, file)
    }
    for (const file of await byOffice([decree], 'doc')) files.set('a.doc', file)
  }, 180_000)

  async function read(format: string): Promise<Reading> {
    const outcome = await readUpload(files.get(`a.${format}`) ?? Buffer.alloc(0), `a.${format}`)
    if (outcome.kind === 'refused') throw new Error(outcome.message)
    return outcome.reading
  }

  test.each(FORMATS)('as .%s has its articles, clauses and points', async (format) => {
    const tree = split((await read(format)).lines)
    expect(tree.document).toMatchObject({ id: 'nd-01-2025-nd-cp' })
    const points = ['a', 'b', 'c', 'd', 'dd', 'e'].map((letter) => `dieu-1/khoan-1/diem-${letter}`)
    expect(addresses(tree)).toEqual([
      'dieu-1',
      'dieu-1/khoan-1',
      ...points,
      'dieu-1/khoan-2',
      'dieu-2',
      'dieu-4',
    ])
    expect(tree.unplaced).toEqual([])
    expect(piece(tree, 'chuong-i').heading).toBe('QUY ĐỊNH CHUNG')
    const clause = piece(tree, 'dieu-1/khoan-1').text
    expect(clause).toContain('Nghị định số 143/2020/NĐ-CP ngày 10 tháng 12 năm 2020 của Chính phủ')
    expect(clause).toContain('Hướng dẫn số 27-HD/BTCTW')
    expect(clause).toContain('theo quy định tại khoản 2 Điều 2 của Nghị định này')
    expect(clause).toContain('Các trường hợp quy định tại khoản này không áp dụng cho Hòa Bình.')
    expect(piece(tree, 'dieu-1/khoan-1/diem-a').text).toMatch(/ sao y\);$/)
    expect(piece(tree, 'dieu-2').quoted).toHaveLength(3)
    expect(tree.gaps).toMatchObject([
      { kind: 'skipped', text: 'Điều 3' },
      { kind: 'marked', text: '[THIẾU]', within: 'nd-01-2025-nd-cp/dieu-4' },
    ])
  })

  test.each(FORMATS)('as .%s has its table in rows, which count for no clause', async (format) => {
    const { lines } = await read(format)
    const rows = lines.filter(({ role }) => role === 'table').map(({ text }) => text)
    expect(rows).toEqual(['STT | Tên', '1. | Phường', 'a) | Xã'])
  })

  test('as an old .doc is refused with what to do', async () => {
    const outcome = await readUpload(files.get('a.doc') ?? Buffer.alloc(0), 'a.doc')
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'old-word' })
  })

  describe.skipIf(NO_LEGAL_TEXTS)('of an official text gives the same tree', () => {
    const reader = openReader()
    afterAll(() => reader.close())

    describe.each(FORMATS)('as .%s', (format) => {
      test.each(OFFICIAL_TEXTS)('of %s', async (id) => {
        const file = files.get(`${id}.${format}`) ?? ''
        expect(await toldOfFile(reader, `a.${format}`, file)).toEqual(toldOfText(id))
      })
    })
  })
})
