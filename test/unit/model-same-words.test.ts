import { expect, test } from 'vitest'
import { tells } from '#src/questions/model/same-words.ts'
import { library } from '../fixtures/library.ts'

const APPOINTS =
  'Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội bổ nhiệm Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường.'
const ALSO = 'Chủ tịch Ủy ban nhân dân quận, thị xã cũng điều động, luân chuyển những người này.'
const FORBIDS = 'Hội đồng nhân dân không quyết định việc này trong 15 ngày kể từ ngày 01 tháng 7 năm 2021.'
const EXCEPTS = 'Ủy ban nhân dân phường quyết định dự án nhóm C, trừ dự án dùng vốn nước ngoài.'
const TOLD = [APPOINTS, ALSO, FORBIDS, EXCEPTS]

test.each([
  [
    0,
    'Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường do Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội bổ nhiệm.',
  ],
  [
    0,
    'Chủ tịch, Phó Chủ tịch Uỷ ban nhân dân phường được Chủ tịch Uỷ ban nhân dân quận, thị xã ở Hà Nội bổ nhiệm',
  ],
  [
    0,
    'Ở Hà Nội, Chủ tịch Ủy ban nhân dân quận, thị xã bổ nhiệm các Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường.',
  ],
  [
    0,
    'Ở Hà Nội, Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường do Chủ tịch Ủy ban nhân dân quận, thị xã bổ nhiệm.',
  ],
  [2, 'Ngoài ra, Hội đồng nhân dân không quyết định việc này trong 15 ngày kể từ ngày 1/7/2021.'],
])('sentence %i is still told by “%s”', (index, sentence) => {
  expect(tells(sentence, TOLD)).toEqual({ from: index, to: index })
})

test('two sentences about the same chairman may become one', () => {
  const joined = `${APPOINTS.replace('.', '')} và điều động, luân chuyển những người này.`
  expect(tells(joined, TOLD)).toEqual({ from: 0, to: 1 })
})

test.each([
  'Chủ tịch Ủy ban nhân dân phường bổ nhiệm Chủ tịch, Phó Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội.',
  'Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội do Chủ tịch, Phó Chủ tịch Ủy ban nhân dân phường bổ nhiệm.',
  'Hội đồng nhân dân quyết định việc này trong 15 ngày kể từ ngày 01/7/2021.',
  'Hội đồng nhân dân không quyết định việc này trong 15 tháng kể từ ngày 01/7/2021.',
  'Hội đồng nhân dân không quyết định việc này trong 15 ngày kể từ ngày 01/7/2022.',
  'Hội đồng nhân dân quyết định việc này không trong 15 ngày kể từ ngày 01/7/2021.',
  'Ủy ban nhân dân phường quyết định dự án nhóm C.',
  'Dự án nhóm C, trừ dự án dùng vốn nước ngoài do Ủy ban nhân dân phường quyết định.',
  `${FORBIDS.replace('.', '')} và ${EXCEPTS}`,
])('“%s” is told by none', (sentence) => {
  expect(tells(sentence, TOLD)).toBeUndefined()
})

test('no sentence of the law survives a word taken out, put in or moved', () => {
  const provisions = [...library.shelf.provisions.values()].filter((_, index) => index % 80 === 0)
  const survivors: string[] = []
  let tried = 0
  for (const { summary = '' } of provisions) {
    const told = summary.split(/\n|(?<=[.;])\s+(?=\p{Lu})/u).filter((sentence) => sentence !== '')
    for (const sentence of told) {
      for (const spoiled of spoilt(sentence.split(' '))) {
        tried += 1
        if (tells(spoiled, told) !== undefined) survivors.push(spoiled)
      }
    }
  }
  expect(tried).toBeGreaterThan(2000)
  expect(survivors).toEqual([])
})

/** Words that may come and go. */
const FREE = /^(?:các|những|thì|cũng|-)$/iu

function spoilt(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1]
    const without = FREE.test(word) ? [] : [words.toSpliced(index, 1)]
    const negated = [words.toSpliced(index, 0, 'không')]
    const weighs =
      next !== undefined && next.toLowerCase() !== word.toLowerCase() && !FREE.test(word) && !FREE.test(next)
    const moved = weighs ? [words.toSpliced(index, 2, next, word)] : []
    return [...without, ...negated, ...moved].map((some) => some.join(' '))
  })
}
