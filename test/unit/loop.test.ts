import { expect, onTestFinished, test, vi } from 'vitest'
import { startLoop } from '#src/loop.ts'
import type { LoopPlan } from '#src/loop.ts'

const STORE_TAKES_MS = 20
const LOOK_EVERY_MS = 200

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

test('a backlog goes much faster than a slow store answers', async () => {
  const { begun, asked } = loopOver(100, { atOnce: 32 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(begun()).toBe(100)
  // One after the other it would be two seconds.
  expect(asked[99]).toBeLessThan(1000)
})

test('no more is under way at once than allowed, however much waits', async () => {
  const { begun, mostUnderWay } = loopOver(30, { atOnce: 3, workTakesMs: 60 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(begun()).toBe(30)
  expect(mostUnderWay()).toBe(3)
})

test('with nothing to do it looks, and takes nothing in vain before it is time to try all the same', async () => {
  const { asked, looks, wake } = loopOver(0, { atOnce: 32 })
  await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS - STORE_TAKES_MS)
  wake()
  await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS - STORE_TAKES_MS)
  expect(looks()).toBe(2)
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(STORE_TAKES_MS)
  expect(asked).toHaveLength(1)
})

test('after the last piece it looks whether there is another, and does not try to take it', async () => {
  const { asked, begun } = loopOver(1, { atOnce: 32 })
  await vi.advanceTimersByTimeAsync(5 * STORE_TAKES_MS)
  expect(begun()).toBe(1)
  expect(asked).toHaveLength(1)
})

test('what is due and cannot be taken is asked for again, but not without a pause', async () => {
  const { asked } = loopOver(1, { atOnce: 32, isHeld: true })
  await vi.advanceTimersByTimeAsync(3 * STORE_TAKES_MS)
  expect(asked).toEqual([0, STORE_TAKES_MS + 1, 2 * (STORE_TAKES_MS + 1)])
})

test('what was taken beside a fault is done', async () => {
  const { begun, faults } = loopOver(15, { atOnce: 32, failing: 6 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(begun()).toBe(15)
  expect(faults()).toBe(1)
})

test('whoever knocks is let in between any two pieces that were taken together', async () => {
  const { begun, unbroken } = loopOver(60, { atOnce: 32 })
  await vi.advanceTimersByTimeAsync(5000)
  expect(begun()).toBe(60)
  expect(unbroken()).toBe(1)
})

/** A loop over so many pieces of work in a store that is slow. */
function loopOver(
  pieces: number,
  wish: {
    readonly atOnce: number
    readonly workTakesMs?: number
    readonly failing?: number
    /** Another has it in hand. */
    readonly isHeld?: boolean
  },
) {
  vi.useFakeTimers()
  const started = performance.now()
  const asked: number[] = []
  let left = pieces
  let looks = 0
  let begun = 0
  let underWay = 0
  let mostUnderWay = 0
  let faults = 0
  let sinceDoors = 0
  let unbroken = 0
  const plan: LoopPlan = {
    name: 'pieces',
    atOnce: wish.atOnce,
    lookEveryMs: LOOK_EVERY_MS,
    now: () => new Date(),
    giveWay: async () => {
      sinceDoors = 0
    },
    nextDue: async () => {
      looks += 1
      return left > 0 ? new Date() : undefined
    },
    onFault: () => {
      faults += 1
    },
    take: async () => {
      asked.push(performance.now() - started)
      const fails = asked.length === wish.failing
      if (!fails && (left === 0 || wish.isHeld === true)) {
        await wait(STORE_TAKES_MS)
        return undefined
      }
      if (!fails) left -= 1
      await wait(STORE_TAKES_MS)
      if (fails) throw new Error('the store is away')
      return async () => {
        begun += 1
        sinceDoors += 1
        unbroken = Math.max(unbroken, sinceDoors)
        underWay += 1
        mostUnderWay = Math.max(mostUnderWay, underWay)
        await wait(wish.workTakesMs ?? 0)
        underWay -= 1
      }
    },
  }
  const loop = startLoop(plan)
  onTestFinished(async () => {
    const stopped = loop.stop()
    await vi.advanceTimersByTimeAsync(1000)
    await stopped
    vi.useRealTimers()
  })
  return {
    begun: () => begun,
    asked,
    looks: () => looks,
    wake: loop.wake,
    mostUnderWay: () => mostUnderWay,
    faults: () => faults,
    /** Most pieces begun without a look at the doors. */
    unbroken: () => unbroken,
  }
}
