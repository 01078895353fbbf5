import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseId, printId } from '#knowledge/address.ts'
import type { Address } from '#knowledge/address.ts'
import {
  citedIds,
  findCitations,
  findPhrases,
  parseCitation,
  printCitation,
} from '#knowledge/citation-words.ts'
import {
  documentId,
  matchDocuments,
  printDocumentName,
  readDocumentId,
  readDocumentName,
} from '#knowledge/document-number.ts'
import type { DocumentName } from '#knowledge/document-number.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

const KNOWN = [
  'nq-97-2019-qh14',
  'nd-32-2021-nd-cp',
  'nq-98-2023-qh15',
  'luat-72-2025-qh15',
  'luat-02-2026-qh16',
  'nd-33-2021-nd-cp',
]

const cited = (text: string) => findCitations(text).map(printCitation)
const idsOf = (text: string) => findCitations(text).flatMap((citation) => citedIds(citation, KNOWN))

describe('a document keeps one id', () => {
  test.each([
    ['NĐ 32/2021/NĐ-CP', 'nd-32-2021-nd-cp'],
    ['32/2021/NĐ-CP', 'nd-32-2021-nd-cp'],
    ['32/2021/ND-CP', 'nd-32-2021-nd-cp'],
    ['nđ 32/2021', 'nd-32-2021-nd-cp'],
    ['Nghị định 32 năm 2021', 'nd-32-2021-nd-cp'],
    ['nghi dinh so 32 nam 2021', 'nd-32-2021-nd-cp'],
    ['Nghị định số: 32 / 2021 / NĐ - CP', 'nd-32-2021-nd-cp'],
    ['nq97', 'nq-97-2019-qh14'],
    ['NQ-97', 'nq-97-2019-qh14'],
    ['nghị quyết 97/2019', 'nq-97-2019-qh14'],
    ['97/2019/QH14', 'nq-97-2019-qh14'],
    ['Nghị quyết số 97/2019/QH14', 'nq-97-2019-qh14'],
    ['Luật Thủ đô số 02/2026/QH16', 'luat-02-2026-qh16'],
    ['luat 2/2026/qh16', 'luat-02-2026-qh16'],
    ['Luật số: 72/2025/QH15', 'luat-72-2025-qh15'],
  ])('written %s', (text, id) => {
    expect(idsOf(text)).toEqual([id])
    expect(idsOf(text.normalize('NFD'))).toEqual([id])
  })

  test.each([
    'ngày 27/11/2019',
    'Luật 2026',
    'Luật Đất đai có 16 chương',
    '05 ngày',
    'tỷ lệ 3/4',
    'Nghị quyết của Hội đồng nhân dân',
  ])('that nobody names in "%s"', (text) => {
    expect(readDocumentName(text)).toBeUndefined()
  })

  test('is asked for where a number fits two of them', () => {
    const name = readDocumentName('nghị định 2021')
    expect(name).toBeUndefined()
    expect(matchDocuments({ serial: '32' }, ['nd-32-2021-nd-cp', 'nq-32-2020-qh14'])).toHaveLength(2)
  })
})

describe('a citation is understood', () => {
  test.each([
    ['d4 k1 nq 97', ['nq-97-2019-qh14/dieu-4/khoan-1']],
    ['nq 97 d4 k1', ['nq-97-2019-qh14/dieu-4/khoan-1']],
    ['K.1 Đ.4 NQ 97/2019/QH14', ['nq-97-2019-qh14/dieu-4/khoan-1']],
    ['Điều 4 khoản 1 điểm a Nghị quyết 97', ['nq-97-2019-qh14/dieu-4/khoan-1/diem-a']],
    ['điểm đ khoản 1 Điều 6 Nghị quyết số 98/2023/QH15', ['nq-98-2023-qh15/dieu-6/khoan-1/diem-dd']],
    ['điểm d khoản 1 Điều 6 Nghị quyết số 98/2023/QH15', ['nq-98-2023-qh15/dieu-6/khoan-1/diem-d']],
    ['diem dd khoan 1 dieu 6 nghi quyet 98', ['nq-98-2023-qh15/dieu-6/khoan-1/diem-dd']],
    ['Điều 7a Nghị định số 33/2021/NĐ-CP', ['nd-33-2021-nd-cp/dieu-7a']],
    ['khoản 3 Nghị quyết 98', ['nq-98-2023-qh15']],
  ])('in "%s"', (text, ids) => {
    expect(idsOf(text)).toEqual(ids)
  })

  test('with every provision of a list', () => {
    expect(
      cited(
        'b) Bãi bỏ khoản 2, khoản 3 Điều 9 và Điều 10 của Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội',
      ),
    ).toEqual([
      'khoản 2 Điều 9 Nghị quyết số 98/2023/QH15',
      'khoản 3 Điều 9 Nghị quyết số 98/2023/QH15',
      'Điều 10 Nghị quyết số 98/2023/QH15',
    ])
    expect(cited('Bãi bỏ các điều 8, 11, điểm d khoản 4 Điều 9, các khoản 2, 3 và 6 Điều 14.')).toEqual([
      'Điều 8',
      'Điều 11',
      'điểm d khoản 4 Điều 9',
      'khoản 2 Điều 14',
      'khoản 3 Điều 14',
      'khoản 6 Điều 14',
    ])
    expect(cited('theo điểm a và điểm b khoản 1 Điều 8, khoản 2 Điều 9 Nghị quyết số 98/2023/QH15')).toEqual([
      'điểm a khoản 1 Điều 8 Nghị quyết số 98/2023/QH15',
      'điểm b khoản 1 Điều 8 Nghị quyết số 98/2023/QH15',
      'khoản 2 Điều 9 Nghị quyết số 98/2023/QH15',
    ])
  })

  test('with all that lie in a range', () => {
    expect(
      cited('Bãi bỏ từ Điều 5 đến Điều 7, từ khoản 2 đến hết khoản 4 Điều 9 Nghị định số 10/2020/NĐ-CP'),
    ).toEqual([
      'Điều 5 Nghị định số 10/2020/NĐ-CP',
      'Điều 6 Nghị định số 10/2020/NĐ-CP',
      'Điều 7 Nghị định số 10/2020/NĐ-CP',
      'khoản 2 Điều 9 Nghị định số 10/2020/NĐ-CP',
      'khoản 3 Điều 9 Nghị định số 10/2020/NĐ-CP',
      'khoản 4 Điều 9 Nghị định số 10/2020/NĐ-CP',
    ])
    expect(cited('từ điểm c đến điểm e khoản 1 Điều 2')).toEqual(
      ['c', 'd', 'đ', 'e'].map((point) => `điểm ${point} khoản 1 Điều 2`),
    )
    expect(cited('kéo dài Điều 5 đến Điều 7')).toEqual(['Điều 5', 'Điều 7'])
  })

  test('by the number of the resolution where a law without number stands before it', () => {
    expect(idsOf('Bãi bỏ Luật Thủ đô và Nghị quyết số 10/2020/QH14')).toEqual(['nq-10-2020-qh14'])
    expect(idsOf('Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 35/2018/QH14')).toEqual([
      'luat-35-2018-qh14',
    ])
  })

  test('within what the words before it have named', () => {
    const within = { article: '5', clause: '2' }
    expect(
      findPhrases('Bãi bỏ điểm a, khoản 3 và khoản 1 Điều 6', within).flatMap(({ cites }) => cites),
    ).toEqual([
      { address: { article: '6', clause: '3', point: 'a' } },
      { address: { article: '6', clause: '1' } },
    ])
    expect(findPhrases('Bãi bỏ điểm a', within)).toMatchObject([
      { cites: [{ address: { ...within, point: 'a' } }], from: 7, to: 13 },
    ])
    expect(findPhrases('Bãi bỏ khoản 3', within)).toMatchObject([
      { cites: [{ address: { article: '5', clause: '3' } }] },
    ])
    expect(findPhrases('Bãi bỏ khoản 3')).toMatchObject([{ cites: [] }])
  })

  test('and words that point to their own text cite nothing', () => {
    expect(cited('theo quy định tại khoản 2 Điều này và điểm a khoản này')).toEqual([])
  })

  test('and a figure after a comma is not one more article', () => {
    expect(cited('theo Điều 5, 10 ngày sau')).toEqual(['Điều 5'])
  })

  test('in a text of a megabyte in a few seconds', () => {
    const texts = [
      'Điều 1 khoản 1, '.repeat(60_000),
      'Luật về '.repeat(120_000),
      `điểm a${', b'.repeat(50_000)} khoản 1${', 2'.repeat(50_000)} Điều 3${', 4'.repeat(50_000)} `.repeat(3),
    ]
    expect(cpuMs(() => texts.map((text) => findCitations(text)))).toBeLessThan(6000)
  })
})

describe('printer and parser are inverse', () => {
  const letter = fc.constantFrom(...'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' '))
  const number = (max: number) =>
    fc
      .tuple(fc.integer({ min: 1, max }), fc.option(letter, { nil: '' }))
      .map(([figure, added]) => `${figure}${added}`)
  const point = fc
    .tuple(letter, fc.option(fc.integer({ min: 1, max: 9 }), { nil: '' }))
    .map((parts) => parts.join(''))
  const address: fc.Arbitrary<Address> = fc
    .record({
      article: number(600),
      clause: fc.option(number(40), { nil: undefined }),
      point: fc.option(point, { nil: undefined }),
    })
    .map(({ article, clause, point }) => ({
      article,
      ...(clause !== undefined && { clause }),
      ...(point !== undefined && { point }),
    }))
  const whole = fc.record({
    serial: fc.integer({ min: 1, max: 9999 }),
    year: fc.integer({ min: 1946, max: 2099 }),
  })
  const kinds: readonly (readonly [kind: string, suffix: string])[] = [
    ['Luật', 'QH16'],
    ['Bộ luật', 'QH13'],
    ['Nghị quyết', 'QH15'],
    ['Nghị quyết', 'NQ-HĐND'],
    ['Nghị định', 'NĐ-CP'],
    ['Thông tư', 'TT-BTC'],
    ['Thông tư liên tịch', 'TTLT-BTC-BNV'],
    ['Quyết định', 'QĐ-TTg'],
    ['Quyết định', 'QĐ-UBND'],
    ['Chỉ thị', 'CT-TTg'],
    ['Pháp lệnh', 'UBTVQH14'],
  ]
  const document: fc.Arbitrary<DocumentName> = fc
    .tuple(
      fc.constantFrom(...kinds),
      whole,
      fc.option(fc.constantFrom('Thủ đô', 'Đất đai', 'Tổ chức chính quyền địa phương'), { nil: undefined }),
    )
    .map(([[kind, suffix], { serial, year }, name]) => ({
      kind,
      ...(name !== undefined && { name }),
      serial: String(serial).padStart(2, '0'),
      year: String(year),
      suffix,
    }))

  const unnamed = document.filter(({ name }) => name === undefined)

  test('for citations', () => {
    fc.assert(
      fc.property(document, fc.option(address, { nil: undefined }), (document, address) => {
        const citation = { document, ...(address !== undefined && { address }) }
        expect(parseCitation(printCitation(citation))).toEqual(citation)
        expect(printCitation(parseCitation(printCitation(citation)) ?? {})).toBe(printCitation(citation))
      }),
      { numRuns: 500 },
    )
  })

  test('for provisions without a document', () => {
    fc.assert(
      fc.property(address, (address) => {
        expect(parseCitation(printCitation({ address }))).toEqual({ address })
      }),
    )
  })

  test('for documents and their ids', () => {
    fc.assert(
      fc.property(unnamed, (document) => {
        expect(readDocumentName(printDocumentName(document))).toEqual(document)
        expect(readDocumentId(documentId(document) ?? '')).toEqual(document)
      }),
    )
  })

  test('for ids of provisions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), address, (document, address) => {
        expect(parseId(printId(document, address))).toEqual({ document, address })
        expect(printId(document, address)).toMatch(/^[a-z0-9/-]+$/)
      }),
    )
  })
})

test('whatever text comes, looking for citations ends without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(findCitations(text).every(({ document, address }) => document ?? address)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
