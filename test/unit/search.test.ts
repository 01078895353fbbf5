import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex, search, termWeight } from '#knowledge/search.ts'
import type { Searchable } from '#knowledge/search.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

function item(id: string, parts: Partial<Searchable>): Searchable {
  return { id, title: '', document: '', text: '', words: '', ...parts }
}

const LAW = [
  item('phong-chay', {
    title: 'Trách nhiệm phòng cháy và chữa cháy',
    document: 'Luật Phòng cháy và chữa cháy',
    text: 'Chủ hộ gia đình đôn đốc thành viên thực hiện quy định về phòng cháy.',
  }),
  item('chu-tich-phuong', {
    title: 'Chủ tịch Ủy ban nhân dân phường',
    document: 'Nghị quyết số 97/2019/QH14',
    text: 'Chủ tịch Ủy ban nhân dân quận bổ nhiệm Chủ tịch Ủy ban nhân dân phường.',
    words: 'ai cử ông đứng đầu phường',
  }),
  item('ngan-sach', {
    title: 'Nguồn thu ngân sách phường',
    document: 'Nghị định số 32/2021/NĐ-CP',
    text: 'Nguồn thu của phường gồm phí, lệ phí và khoản thu khác.',
  }),
  item('toa-an', { title: 'Bản án của Tòa án', text: 'Tòa án ra bản án sau khi xét xử.' }),
  item('bua-an', { title: 'Bữa ăn của học sinh', text: 'Trường tổ chức bữa ăn cho học sinh bán trú.' }),
]
const law = buildIndex(LAW)

function ids(question: string, limit = 5): readonly string[] {
  return search(law, question, { limit }).map(({ id }) => id)
}

describe('a question finds its provision', () => {
  test('with accents, without, and half with', () => {
    expect(ids('Ai bổ nhiệm chủ tịch phường?')[0]).toBe('chu-tich-phuong')
    expect(ids('ai bo nhiem chu tich phuong')[0]).toBe('chu-tich-phuong')
    expect(ids('ai bổ nhiem chủ tich phường')[0]).toBe('chu-tich-phuong')
  })

  test('with the tone placed either way, and in separate marks', () => {
    expect(ids('bản án của toà án')[0]).toBe('toa-an')
    expect(ids('bản án của tòa án'.normalize('NFD'))[0]).toBe('toa-an')
  })

  test('by the words citizens use for it', () => {
    expect(ids('ai đứng đầu phường')[0]).toBe('chu-tich-phuong')
  })

  test('by the number of its document, however it is typed', () => {
    expect(ids('97/2019/qh14')[0]).toBe('chu-tich-phuong')
    expect(ids('nghị định 32-2021')[0]).toBe('ngan-sach')
    expect(ids('ND 32/2021/ND-CP')[0]).toBe('ngan-sach')
  })

  test('accents that were typed decide between words that differ in nothing else', () => {
    expect(ids('bản án')[0]).toBe('toa-an')
    expect(ids('bữa ăn')[0]).toBe('bua-an')
    expect(ids('ăn')[0]).toBe('bua-an')
    expect(ids('án')[0]).toBe('toa-an')
  })

  test('a word of two syllables is worth more together than apart', () => {
    const index = buildIndex([
      item('apart', { text: 'đất của nước ta rộng, nước đến tận đất' }),
      item('together', { text: 'ta yêu đất nước của ta và sống ở đây' }),
    ])
    expect(search(index, 'đất nước', { limit: 1 })[0]?.id).toBe('together')
  })

  test('the answer is found in the middle of an article twenty pages long', () => {
    const filler = 'điều khoản chung về tổ chức thực hiện nhiệm vụ được giao theo quy định. '.repeat(600)
    const index = buildIndex([
      item('short', { text: 'Xử phạt người nuôi gia súc trong khu dân cư.' }),
      item('long', {
        text: `${filler}Mức phạt khi nuôi chó thả rông nơi công cộng là một triệu đồng. ${filler}`,
      }),
    ])
    expect(search(index, 'mức phạt nuôi chó thả rông', { limit: 2 })[0]?.id).toBe('long')
  })

  test('nothing of the question in the collection finds nothing', () => {
    expect(ids('bitcoin')).toEqual([])
    expect(ids('')).toEqual([])
    expect(ids('?! …')).toEqual([])
    expect(search(buildIndex([]), 'đất', { limit: 5 })).toEqual([])
  })

  test('a word that stands nearly everywhere is found when it is all that was asked', () => {
    const many = buildIndex(
      Array.from({ length: 21_000 }, (_, n) => item(`${n}`, { text: `phường số ${n}` })),
    )
    expect(search(many, 'phường', { limit: 3 })).toHaveLength(3)
  })
})

describe('what may not be found', () => {
  test('takes no place from what may', () => {
    const hidden = Array.from({ length: 300 }, (_, n) => item(`hidden-${n}`, { title: 'Chủ tịch phường' }))
    const index = buildIndex([...hidden, item('open', { text: 'Nơi đây có một phường.' })])
    const allowed = new Uint8Array(301)
    allowed[300] = 1
    expect(search(index, 'chủ tịch phường', { limit: 1, allowed }).map(({ id }) => id)).toEqual(['open'])
  })
})

describe('the order', () => {
  const twins = buildIndex(
    Array.from({ length: 120 }, (_, n) => item(`${n}`, { title: 'Cấp giấy phép xây dựng' })),
  )

  test('equals stand in the order they were given, however many are asked for', () => {
    const all = search(twins, 'giấy phép', { limit: 120 }).map(({ position }) => position)
    expect(all).toEqual(Array.from({ length: 120 }, (_, n) => n))
    expect(search(twins, 'giấy phép', { limit: 7 }).map(({ position }) => position)).toEqual(all.slice(0, 7))
  })

  test('the same question twice gives the same hits', () => {
    expect(search(law, 'nguồn thu phường', { limit: 5 })).toEqual(
      search(law, 'nguồn thu phường', { limit: 5 }),
    )
  })

  test('scores never rise down the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LAW.flatMap(({ text }) => text.split(' '))), { maxLength: 12 }),
        (w) => {
          const scores = search(law, w.join(' '), { limit: 5 }).map(({ score }) => score)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        },
      ),
    )
  })
})

describe('coverage', () => {
  const coverage = (question: string, id: string): number | undefined =>
    search(law, question, { limit: 5 }).find((hit) => hit.id === id)?.coverage

  test('is whole when every syllable stands in the item, and less when one does not', () => {
    expect(coverage('nguồn thu ngân sách', 'ngan-sach')).toBeCloseTo(1)
    expect(coverage('nguồn thu bitcoin', 'ngan-sach')).toBeLessThan(0.8)
  })

  test('honours the accents that were typed, and asks for none that were not', () => {
    expect(coverage('bản ăn', 'toa-an')).toBeLessThan(coverage('bản án', 'toa-an') ?? 0)
    expect(coverage('ban an', 'toa-an')).toBeCloseTo(1)
  })
})

test('a rare syllable weighs more than a common one, and one never seen the most', () => {
  expect(termWeight(law, 'chay')).toBeGreaterThan(termWeight(law, 'phuong'))
  expect(termWeight(law, 'bitcoin')).toBeGreaterThan(termWeight(law, 'chay'))
})

test('in a collection of more than 65,536 spellings each is still found as itself', () => {
  // Letters only, since digits are cut off from them.
  const spell = (n: number): string =>
    n.toString(36).replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)) + 'z')
  const words = [...new Set(Array.from({ length: 90_000 }, (_, n) => fold(spell(n))))]
  expect(words.length).toBeGreaterThan(1 << 16)
  const wide = buildIndex(words.map((word) => item(word, { text: word })))
  for (const word of [words[0], words[65_535], words[65_536], words.at(-1)]) {
    expect(search(wide, word ?? '', { limit: 2 }).map(({ id }) => id)).toEqual([word])
  }
})

test('no text breaks the search', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('án', 'an', 'phường', 'phuong', '97/2019', '\ud800', '\u0301', ' '))
      .map((w) => w.join('')),
  )
  fc.assert(
    fc.property(text, (question) => {
      for (const { score, coverage } of search(law, question, { limit: 5 })) {
        expect(score).toBeGreaterThan(0)
        expect(coverage).toBeGreaterThan(0)
        expect(coverage).toBeLessThanOrEqual(1.000001)
      }
    }),
    { numRuns: 1000 },
  )
})

test('a question of 100,000 characters is searched by its beginning, in no time', () => {
  const endless = `ai bổ nhiệm chủ tịch phường ${'phòng cháy chữa cháy '.repeat(5000)}`
  const hits = search(law, endless, { limit: 5 })
  const times = [1, 2, 3].map(() => cpuMs(() => search(law, endless, { limit: 5 })))
  expect(Math.min(...times)).toBeLessThan(50)
  expect(hits.map(({ id }) => id)).toContain('chu-tich-phuong')
})
