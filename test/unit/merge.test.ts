import { describe, expect, test } from 'vitest'
import type { Edition } from '#knowledge/edition.ts'
import { layWording } from '#knowledge/import/merge.ts'
import { readLibraryFile } from '#knowledge/import/read-library.ts'
import { split } from '#knowledge/import/split.ts'
import { writeLibraryFile } from '#knowledge/import/write-library.ts'
import { linesOf } from '../fixtures/law-tree.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

const ID = 'nq-1-2020-qh14'
const HEAD = `---
id: ${ID}
number: 1/2020/QH14
kind: Nghị quyết
name: thử
issuer: Quốc hội
place: hn
from: 2020-01-01
url: https://example.vn/
---
`
const EMPTY = readLibraryFile('thu.md', HEAD)

const lay = (before: Edition, body: string, from?: string): Edition =>
  layWording(before, split(linesOf(`NGHỊ QUYẾT\nSố: 1/2020/QH14\n\n${body}`), ID), from)
const clause = (text: string): string => `Điều 1. Mức thu\n1. ${text}\n2. Nộp trong ngày.`
const one = (edition: Edition, id: string) =>
  edition.provisions.find((provision) => provision.id === `${ID}/${id}`)

/** What clause 1 says on a day. */
function saidOn(edition: Edition, day: string): string | undefined {
  const provision = one(edition, 'dieu-1/khoan-1')
  const then = provision?.former?.find(({ until }) => day < until)
  return then === undefined ? provision?.text : then.text
}

describe('a file of some articles of a document', () => {
  const three =
    'Điều 1. Mức thu\n1. Thu 02 đồng.\nĐiều 2. Nơi nộp\nNộp ở phường.\nĐiều 3. Hiệu lực\nTừ năm 2020.'

  test('makes the document no shorter: nobody is told that the rest is not there', () => {
    const whole = lay(EMPTY, three)
    expect(whole.document).toMatchObject({ articles: 3, complete: true })
    expect(lay(whole, clause('Thu 02 đồng.')).document).toMatchObject({ articles: 3, complete: true })
    const counted = { ...EMPTY, document: { ...EMPTY.document, articles: 9 } }
    expect(lay(counted, three).document).toMatchObject({ articles: 9, complete: false })
  })

  test('and one with an article more makes it longer', () => {
    const more = `${three}\nĐiều 4. Thi hành\nPhường thi hành.`
    expect(lay(lay(EMPTY, three), more).document).toMatchObject({ articles: 4, complete: true })
  })
})

describe('amended wording', () => {
  const first = lay(EMPTY, clause('Thu 02 đồng.'))

  test('holds from its day on; before it the former wording does', () => {
    const amended = lay(first, clause('Thu 03 đồng.'), '2022-01-01')
    expect(saidOn(amended, '2021-12-31')).toBe('Thu 02 đồng.')
    expect(saidOn(amended, '2022-01-01')).toBe('Thu 03 đồng.')
    expect(one(amended, 'dieu-1/khoan-2')).toEqual(one(first, 'dieu-1/khoan-2'))
  })

  test('stands in its time in whatever order the texts are imported', () => {
    const forward = lay(
      lay(first, clause('Thu 03 đồng.'), '2022-01-01'),
      clause('Thu 05 đồng.'),
      '2024-01-01',
    )
    const backward = lay(
      lay(first, clause('Thu 05 đồng.'), '2024-01-01'),
      clause('Thu 03 đồng.'),
      '2022-01-01',
    )
    expect(backward).toEqual(forward)
    for (const [day, said] of [
      ['2021-06-01', 'Thu 02 đồng.'],
      ['2023-06-01', 'Thu 03 đồng.'],
      ['2025-06-01', 'Thu 05 đồng.'],
    ] as const) {
      expect(saidOn(backward, day)).toBe(said)
    }
  })

  test('imported twice for one day takes the place of the first, and comes back the same from its file', () => {
    const wrong = lay(first, clause('Thu 77 đồng.'), '2022-01-01')
    const right = lay(wrong, clause('Thu 03 đồng.'), '2022-01-01')
    expect(right).toEqual(lay(first, clause('Thu 03 đồng.'), '2022-01-01'))
    expect(readLibraryFile('thu.md', writeLibraryFile(right))).toEqual(right)
  })

  test('from no day puts the latest wording right and leaves the former ones', () => {
    const amended = lay(first, clause('Thu 77 đồng.'), '2022-01-01')
    const put = lay(amended, clause('Thu 03 đồng.'))
    expect(saidOn(put, '2021-12-31')).toBe('Thu 02 đồng.')
    expect(saidOn(put, '2022-01-01')).toBe('Thu 03 đồng.')
  })

  test('takes our account of the old words along into the past', () => {
    const told = withSummary(first, 'Thu hai đồng.')
    const amended = one(lay(told, clause('Thu 03 đồng.'), '2022-01-01'), 'dieu-1/khoan-1')
    expect(amended).not.toHaveProperty('summary')
    expect(amended?.former).toEqual([{ until: '2022-01-01', text: 'Thu 02 đồng.', summary: 'Thu hai đồng.' }])
    const unchanged = one(lay(told, clause('Thu 02 đồng;')), 'dieu-1/khoan-1')
    expect(unchanged?.summary).toBe('Thu hai đồng.')
  })

  test('that lost its opening has lost it', () => {
    const opened = lay(EMPTY, 'Điều 1. Mức thu\nMức thu là 5.000 đồng.')
    const parted = lay(opened, clause('Thu 2.000 đồng.'), '2022-01-01')
    expect(one(parted, 'dieu-1')).not.toHaveProperty('text')
    expect(one(parted, 'dieu-1')?.former).toMatchObject([
      { until: '2022-01-01', text: 'Mức thu là 5.000 đồng.' },
    ])
    // A clause that the amendment brought was no law before it.
    expect(one(parted, 'dieu-1/khoan-1')?.validity.from).toBe('2022-01-01')
    expect(one(opened, 'dieu-1')?.validity.from).toBe('2020-01-01')
  })

  test('a new heading is the heading from its day on', () => {
    const renamed = one(
      lay(first, clause('Thu 02 đồng.').replace('Mức thu', 'Mức nộp'), '2022-01-01'),
      'dieu-1',
    )
    expect(renamed).toMatchObject({
      heading: 'Mức nộp',
      former: [{ until: '2022-01-01', heading: 'Mức thu' }],
    })
  })
})

test('what only the shelf has keeps its place, and its parent knows it', () => {
  const three = lay(EMPTY, `${clause('Thu 02 đồng.')}\n3. Miễn cho trẻ em.`)
  const shorter = lay(three, 'Điều 1. Mức thu\n1. Thu 02 đồng.\n3. Miễn cho trẻ em.')
  expect(one(shorter, 'dieu-1')?.children).toEqual([1, 2, 3].map((number) => `${ID}/dieu-1/khoan-${number}`))
})

test('a document of eighty thousand clauses, then one of three lines, is laid in seconds', () => {
  const clauses = Array.from({ length: 40 }, (_, index) => `${index + 1}. Thu ${index} đồng.`).join('\n')
  const articles = Array.from({ length: 2000 }, (_, index) => `Điều ${index + 1}. Tên\n${clauses}`)
  const whole = lay(EMPTY, articles.join('\n'))
  const laid = () => lay(whole, 'Điều 1. Tên\n1. Thu 0 đồng.').provisions
  expect(cpuMs(() => expect(laid()).toHaveLength(82_000))).toBeLessThan(5000)
})

function withSummary(edition: Edition, summary: string): Edition {
  return {
    ...edition,
    provisions: edition.provisions.map((provision) =>
      provision.id === `${ID}/dieu-1/khoan-1` ? { ...provision, summary } : provision,
    ),
  }
}
