import { describe, expect, test } from 'vitest'
import type { SendResult } from '#src/domain/channel.ts'
import { giveUpAfterAll, waitMs } from '#src/patience.ts'

const HOUR_MS = 3_600_000

/** Time that passes until a send that always ends so is given up. */
function patienceMs(result: SendResult): number {
  let passed = 0
  for (let attempts = 0; giveUpAfterAll(result, attempts).kind === 'retry'; attempts += 1) {
    passed += waitMs(result, attempts)
  }
  return passed
}

describe('what cannot be sent', () => {
  test('is given up after hours, also where the network asks for a few seconds each time', () => {
    expect(patienceMs({ kind: 'retry', why: 'telegram_unreachable' })).toBeGreaterThan(3 * HOUR_MS)
    expect(patienceMs({ kind: 'retry', why: 'telegram_throttled', afterMs: 3000 })).toBeGreaterThan(
      3 * HOUR_MS,
    )
  })

  test('waits as long as the network asks for, and not all at one moment', () => {
    const waits = Array.from({ length: 50 }, () =>
      waitMs({ kind: 'retry', why: 'telegram_throttled', afterMs: 17_000 }, 0),
    )
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(17_000)
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.2 * 17_000)
    expect(new Set(waits).size).toBeGreaterThan(1)
  })

  test('is not tried for hours where it has probably arrived each time', () => {
    const garbled: SendResult = { kind: 'retry', why: 'telegram_unreachable', atMost: 3 }
    expect([0, 1].map((before) => giveUpAfterAll(garbled, before).kind)).toEqual(['retry', 'retry'])
    expect(giveUpAfterAll(garbled, 2)).toEqual({
      kind: 'refused',
      why: 'given_up_after_3_attempts:telegram_unreachable',
    })
  })

  test('is not tried again once it is sent or refused', () => {
    expect(waitMs({ kind: 'sent' }, 3)).toBe(0)
    expect(waitMs({ kind: 'refused', why: 'telegram_blocked' }, 3)).toBe(0)
  })
})
