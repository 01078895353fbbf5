import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOW_TO_PICK } from '#bots/phrases.ts'
import { zaloParts } from '#bots/zalo/format.ts'
import { plainReply } from '#src/domain/reply.ts'

const places = [
  { label: 'Hà Nội', value: 'Hà Nội' },
  { label: 'TP.HCM', value: 'TP.HCM' },
]

describe('on Zalo', () => {
  test('choices are numbered lines under the text, with a line on how to choose', () => {
    const [only] = zaloParts(plainReply('Bạn hỏi cho nơi nào?', places))
    expect(only).toEqual({
      text: `Bạn hỏi cho nơi nào?\n\n1. Hà Nội\n2. TP.HCM\n${HOW_TO_PICK}`,
      choices: [],
      citations: [],
    })
  })

  test('choices come in a message of their own when the last part has no room left', () => {
    const parts = zaloParts(plainReply('a'.repeat(1990), places))
    expect(parts.map((part) => part.text.length <= 2000)).toEqual([true, true])
    expect(parts[1]?.text).toMatch(/^1\. Hà Nội\n2\. TP\.HCM\n/)
  })

  test('any reply fits into messages of 1 to 2000 characters and loses nothing', () => {
    const choice = fc.record({ label: fc.string({ minLength: 1, maxLength: 300 }), value: fc.constant('x') })
    const reply = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 6000 }),
      choices: fc.array(choice, { maxLength: 12 }),
      citations: fc.constant([]),
    })
    fc.assert(
      fc.property(reply, (given) => {
        const parts = zaloParts(given)
        for (const { text } of parts) {
          expect(text.length).toBeGreaterThan(0)
          expect(text.length).toBeLessThanOrEqual(2000)
          expect(text.isWellFormed()).toBe(true)
          expect(text).toBe(text.normalize('NFC'))
        }
        const squeezed = (text: string) => text.toWellFormed().normalize('NFC').replace(/\s+/g, '')
        const shown = squeezed(parts.map((part) => part.text).join(''))
        expect(shown.startsWith(squeezed(given.text))).toBe(true)
        for (const { label } of given.choices) expect(shown).toContain(squeezed(label))
      }),
      { numRuns: 200 },
    )
  })
})
