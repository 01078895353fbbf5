import { expect, test } from 'vitest'
import { spanInWords } from '#src/console/spans.ts'
import { vietnamTime } from '#src/domain/vietnam-time.ts'

const HOUR = 3_600_000

test.for([
  [59_999, 'dưới 1 phút'],
  [60_000, '1 phút'],
  [HOUR, '1 giờ'],
  [HOUR + 5 * 60_000, '1 giờ 5 phút'],
  [24 * HOUR, '1 ngày'],
  [76 * HOUR + 59 * 60_000, '3 ngày 4 giờ'],
] as const)('a wait of %i ms is said as “%s”', ([ms, words]) => {
  expect(spanInWords(ms)).toBe(words)
})

test('times are those of Vietnam, on a clock of 24 hours', () => {
  expect(vietnamTime(new Date('2026-12-31T17:05:00Z'))).toBe('01/01/2027 00:05')
})
