import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDoorway } from '#src/doorway.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

test('who stands in the door goes first, but not for ever', async () => {
  const door = openDoorway()
  let isIn = false
  const short = door.letIn(async () => {
    await wait(2)
    isIn = true
  })
  await door.clear()
  expect(isIn).toBe(true)
  await short

  const long = door.letIn(() => wait(1000))
  const took = stopwatch()
  await door.clear()
  expect(took()).toBeLessThan(500)
  await long
})

test('whoever knocks while small steps follow each other is let in within a few milliseconds', async () => {
  const stepsBefore: number[] = []
  for (let knocks = 0; knocks < 10; knocks += 1) {
    const door = openDoorway()
    const began = performance.now()
    let knockedAt: number | undefined
    setTimeout(() => {
      knockedAt = performance.now()
    }, 1)
    let steps = 0
    while (knockedAt === undefined && performance.now() - began < 2000) {
      await door.clear()
      const until = performance.now() + 1
      while (performance.now() < until);
      steps += 1
    }
    expect((knockedAt ?? Infinity) - began).toBeLessThan(500)
    stepsBefore.push(steps)
  }
  // Looked for after a while, and not after each step; a busy machine may make a step as long as that while.
  expect(Math.max(...stepsBefore)).toBeGreaterThan(3)
})
