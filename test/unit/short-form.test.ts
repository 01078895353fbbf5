import { describe, expect, test } from 'vitest'
import { citedIds, printCitation } from '#knowledge/citation-words.ts'
import { lookUp, readShortForm } from '#knowledge/short-form.ts'
import { library } from '../fixtures/library.ts'

const read = (words: string) => readShortForm(words).map(printCitation)
const { shelf } = library
const meant = (words: string) => readShortForm(words).flatMap((one) => citedIds(one, shelf.documents.keys()))
const idsOf = (words: string) => lookUp(shelf, readShortForm(words)).provisions.map(({ id }) => id)

describe('what officials type for a provision', () => {
  test.each([
    ['d4 k1 nq 97', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['đ4 k1 nq97', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['D4K1 NQ97', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['điều 4 khoản 1 nghị quyết 97/2019', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['dieu 4 khoan 1 nghi quyet 97/2019', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['nq 97/2019/QH14 d4 k1', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['khoản 1 Điều 4 Nghị quyết số 97/2019/QH14', 'nq-97-2019-qh14/dieu-4/khoan-1'],
    ['k5 d6 nq98 điểm a', 'nq-98-2023-qh15/dieu-6/khoan-5/diem-a'],
    ['k5 d6 nq98 diem a', 'nq-98-2023-qh15/dieu-6/khoan-5/diem-a'],
    ['điểm a, k5, d6, của nq 98/2023', 'nq-98-2023-qh15/dieu-6/khoan-5/diem-a'],
  ])('“%s” leads to %s', (words, id) => {
    expect(meant(words)).toEqual([id])
  })

  test('a point marked d is none of an article', () => {
    expect(read('điểm d1 k2 d5 nq 97')).toEqual(['điểm d1 khoản 2 Điều 5 Nghị quyết số 97'])
  })

  test('several clauses at once lead to each of them', () => {
    expect(idsOf('khoản 1 và khoản 2 Điều 4 nq 97')).toEqual([
      'nq-97-2019-qh14/dieu-4/khoan-1',
      'nq-97-2019-qh14/dieu-4/khoan-2',
    ])
  })

  test('a document alone leads to the document', () => {
    const named = lookUp(shelf, readShortForm('nq 97'))
    expect(named.provisions).toEqual([])
    expect(named.documents.map(({ id }) => id)).toEqual(['nq-97-2019-qh14'])
  })

  test('a clause that is not there leads to its article, and that is said', () => {
    const named = lookUp(shelf, readShortForm('d4 k99 nq97'))
    expect(named.provisions.map(({ id }) => id)).toEqual(['nq-97-2019-qh14/dieu-4'])
    expect(named.isWider).toBe(true)
  })

  test('what names no article or has other words beside it is left to the search', () => {
    expect(read('khoản 2')).toEqual([])
    expect(read('điều 4 nói gì về phường')).toEqual([])
    expect(read('chủ tịch phường do ai bổ nhiệm')).toEqual([])
    expect(read('')).toEqual([])
    expect(idsOf('d4 k1')).toEqual([])
  })
})
