import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseId } from '#knowledge/address.ts'
import type { Line } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import { anyLines } from '../fixtures/any-lines.ts'
import { everyLine } from '../fixtures/law-tree.ts'

describe('whatever lines come', () => {
  test('every character is in exactly one piece or among the unplaced', () => {
    fc.assert(
      fc.property(anyLines, (given) => {
        expect(everyLine(split(given))).toEqual(given.map(({ number, text }) => [number, text]))
      }),
      { numRuns: 3000 },
    )
  })

  test('the words of a piece are those of its lines, none lost and none added', () => {
    fc.assert(
      fc.property(anyLines, (given) => {
        const pieces = split(given).nodes.map((node) => ({
          ...node,
          source: bare(node.lines.map((one) => one.text).join('')),
        }))
        expect(
          pieces.filter(({ heading = '', text, source }) => !isWithin(bare(`${heading}${text}`), source)),
        ).toEqual([])
        // What is left out of a clause is its number and what stands in brackets.
        const plain = pieces.filter(({ level, source }) => level === 'clause' && !source.includes('['))
        expect(plain.map(({ number, text }) => bare(`${number}.${text}`))).toEqual(
          plain.map(({ source }) => source),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('no two pieces have one id, and the ids of provisions are canonical', () => {
    fc.assert(
      fc.property(anyLines, (given) => {
        const { nodes } = split(given, 'nd-01-2025-nd-cp')
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
        const provisions = nodes.filter(({ address }) => address !== undefined)
        expect(provisions.map(({ id }) => parseId(id)?.address)).toEqual(
          provisions.map(({ address }) => address),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('a count that skips every second article is only a long list of gaps', () => {
    const sparse = Array.from({ length: 4999 }, (_, at): Line => ({
      number: at + 1,
      text: `Điều ${at * 2 + 2}. A`,
    }))
    expect(split(sparse).gaps).toHaveLength(sparse.length)
  })

  test('twice the text takes about twice the time', () => {
    const unit = [
      'Điều N. Tên điều',
      '1. Khoản một:',
      'a) Điểm a',
      'b) Điểm b “mở',
      '2. Khoản "hai',
      'đoạn khoản này',
      '“chưa đóng',
    ]
    const long = (times: number) =>
      Array.from({ length: times }, (_, at) => unit.map((one) => one.replace('N', String(at + 1))))
        .flat()
        .map((text, at): Line => ({ number: at + 1, text }))
    // Time of the processor: what others do on the machine does not count.
    const spent = (given: readonly Line[]) => {
      const before = process.cpuUsage()
      split(given)
      return process.cpuUsage(before).user / 1000
    }
    const sizes = [long(1000), long(2000), long(4000)] as const
    spent(sizes[1])
    // Beside what was measured just before, as a machine is not always as fast; and the middle of them, as a collection of
    // garbage falls on one or the other.
    const turns = Array.from({ length: 7 }, () => sizes.map(spent))
    const times = (size: 1 | 2) =>
      turns.map((turn) => (turn[size] ?? Infinity) / (turn[0] ?? 0)).toSorted((a, b) => a - b)[3]
    // Were it quadratic, these would be 4 and 16.
    expect(times(1)).toBeLessThan(3)
    expect(times(2)).toBeLessThan(8)
    for (const cruel of ['“', 'Điều 1. ', 'khoản này ', '[THIẾU ', ': “', 'Luật này được ', 'thay ']) {
      const line = { number: 2, text: cruel.repeat(100_000) }
      expect(spent([{ number: 1, text: 'Điều 1. A' }, line])).toBeLessThan(5000)
    }
  })

  function bare(text: string): string {
    return text.normalize('NFC').replace(/\s/g, '')
  }

  /** Whether one text can be had from the other by leaving out letters. */
  function isWithin(part: string, whole: string): boolean {
    let at = 0
    for (const character of part) {
      at = whole.indexOf(character, at) + 1
      if (at === 0) return false
    }
    return true
  }
})
