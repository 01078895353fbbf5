import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText, wholeUnits } from '#bots/split.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

const withoutSpace = (text: string) => text.toWellFormed().normalize('NFC').replace(/\s+/g, '')

/** Texts as people and machines make them: Vietnamese in both Unicode forms, emoji, half pairs, all kinds of space. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('Điều 5. ', 'Thủ tục', 'a\u0323\u0302', '👩‍👩‍👧', '\uD83D', ' ', '\n\n', '\n', '. ', '; '),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))

describe('a long text', () => {
  test('arrives whole, within the limit, in parts that are neither blank nor end in half a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 120 }), (text, limit) => {
        const parts = splitText(text, limit)
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text))
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit)
          expect(part.trim()).not.toBe('')
          expect(part.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is parted between paragraphs where there are any', () => {
    const one = 'Một đoạn. '.repeat(6).trim()
    const two = 'Hai đoạn. '.repeat(6).trim()
    expect(splitText(`${one}\n\n${two}`, 100)).toEqual([one, two])
  })

  test('is parted after a sentence, not after the number of an article', () => {
    const parts = splitText(`${'x'.repeat(40)} xong việc. Theo Điều 5. Thẩm quyền của Hội đồng nhân dân`, 75)
    expect(parts[0]).toBe(`${'x'.repeat(40)} xong việc.`)
  })

  test('is parted between words where a sentence is longer than a message', () => {
    const parts = splitText('chính quyền đô thị '.repeat(20), 50)
    expect(parts.every((part) => /^(chính|quyền|đô|thị)( (chính|quyền|đô|thị))*$/.test(part))).toBe(true)
  })

  test('without a single space is cut all the same, never within an emoji', () => {
    const parts = splitText('😀'.repeat(1001), 2000)
    expect(parts.map((part) => part.length)).toEqual([2000, 2])
    expect(splitText('a' + '😀'.repeat(10), 8).every((part) => part.isWellFormed())).toBe(true)
  })

  test('is counted after its letters have become one character each', () => {
    const decomposed = 'ệ'.normalize('NFD').repeat(2000)
    expect(decomposed.length).toBe(6000)
    expect(splitText(decomposed, 2000)).toEqual(['ệ'.repeat(2000)])
  })

  test('of a megabyte is parted in well under a second', () => {
    const texts = ['Ủy ban nhân dân phường có thẩm quyền sau đây; '.repeat(22_000), '"'.repeat(1_000_000)]
    expect(cpuMs(() => texts.map((text) => splitText(text, 2000)))).toBeLessThan(1500)
  })
})

test('a blank text makes no message', () => {
  expect(splitText(' \n\n\t ', 2000)).toEqual([])
})

test('a cut never halves a pair', () => {
  expect(wholeUnits('ab😀', 3)).toBe(2)
  expect(wholeUnits('ab😀', 4)).toBe(4)
  expect(wholeUnits('ab', 10)).toBe(2)
})
