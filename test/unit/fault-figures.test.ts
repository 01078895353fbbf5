import { describe, expect, test } from 'vitest'
import { judge } from '../fixtures/fault-figures.ts'
import { faultPlan } from '../fixtures/fault-plan.ts'

const WISH = {
  trafficMs: 100_000,
  desks: 2,
  kills: 4,
  redisKills: 2,
  cuts: 2,
  redisDownMs: 100,
  networkMs: 9000,
}

describe('the fault run', () => {
  test('counts what was accepted and not answered, word that it did not work included', () => {
    expect(judge([3], [sent(100, 0), broken(1)], [])).toMatchObject({ lost: 2, outOfOrder: 0 })
  })

  test('counts a reply that came after a later one', () => {
    expect(judge([3], [sent(101, 0), sent(100, 1), sent(102, 2)], [])).toMatchObject({
      lost: 0,
      outOfOrder: 1,
    })
  })

  test('forgives one repeated reply a fault, of the desk it struck and of a chat it caught', () => {
    const hit = { at: 10_000, by: 'desk0', held: new Set(['telegram:700000']) }
    const again = [sent(100, 9900, 'desk0'), sent(100, 30_000, 'desk1')]
    const counted = (...sends: readonly ReturnType<typeof sent>[]) => judge([1], sends, [hit])

    expect(counted(...again)).toMatchObject({ repeatedInFlight: 1, repeatedOtherwise: 0 })
    expect(counted(...again, sent(100, 31_000, 'desk0'))).toMatchObject({
      repeatedInFlight: 1,
      repeatedOtherwise: 1,
    })
    const otherDesk = [sent(100, 9900, 'desk1'), sent(100, 30_000, 'desk0')]
    expect(counted(...otherDesk)).toMatchObject({ repeatedInFlight: 0, repeatedOtherwise: 1 })
    expect(judge([1], again, [{ ...hit, held: new Set() }])).toMatchObject({ repeatedOtherwise: 1 })
    const before = [sent(100, 9000, 'desk0'), sent(100, 9500, 'desk0')]
    expect(counted(...before)).toMatchObject({ repeatedInFlight: 0, repeatedOtherwise: 1 })
  })

  test('goes wrong in the same way for the same seed, kills by turns, the last fault near the end', () => {
    const plan = faultPlan({ ...WISH, seed: 7 })
    expect(faultPlan({ ...WISH, seed: 7 })).toEqual(plan)
    expect(faultPlan({ ...WISH, seed: 8 })).not.toEqual(plan)

    const killed = plan.flatMap((fault) => (fault.kind === 'kill' ? [fault.desk] : []))
    expect(killed.map((desk, index) => (desk + index) % 2)).toEqual(Array(4).fill(killed[0]))
    expect(plan).toHaveLength(10)
    expect(plan.at(-1)?.at).toBeGreaterThan(90_000)
  })
})

function sent(article: number, at: number, by = 'desk0') {
  return { chat: '700000', text: `Nghị quyết này không có Điều ${article}.`, at, by }
}

function broken(at: number) {
  return { chat: '700000', text: 'Hệ thống chưa trả lời được.', at, by: 'desk0' }
}
