import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDoorway } from '#src/doorway.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

test('who stands in the door goes first, but not for ever', async () => {
  // A clock that stands still: on a busy machine the while that is waited for could go by in one step.
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const door = openDoorway()
  let isIn = false
  const short = door.letIn(async () => {
    await wait(2)
    isIn = true
  })
  await door.clear()
  expect(isIn).toBe(true)
  await short

  let leave: (() => void) | undefined
  const long = door.letIn(() => new Promise<void>((resolve) => (leave = resolve)))
  const cleared = door.clear()
  await nextRound()
  vi.advanceTimersByTime(499)
  await cleared
  leave?.()
  await long
})

test('whoever writes without a pause holds up nobody for longer than one message takes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const door = openDoorway()
  let knocks = 0
  let isEnough = false
  const oneAfterTheOther = async (): Promise<void> => {
    knocks += 1
    await door.letIn(async () => {
      await nextRound()
      // Stands there before this one has left.
      if (!isEnough) void oneAfterTheOther()
      await nextRound()
    })
  }
  void oneAfterTheOther()
  await door.clear()
  expect(knocks).toBeLessThan(10)
  isEnough = true
})

test('of several who wait one goes on at a time, and whoever came meanwhile is let in between', async () => {
  const door = openDoorway()
  let leave: (() => void) | undefined
  const long = door.letIn(() => new Promise<void>((resolve) => (leave = resolve)))
  let rounds = 0
  let isCounting = true
  const count = (): void => {
    rounds += 1
    if (isCounting) setImmediate(count)
  }
  count()
  const wentOn: number[] = []
  const goOn = async () => {
    await door.clear()
    wentOn.push(rounds)
  }
  await Promise.all([goOn(), goOn(), goOn()])
  isCounting = false
  expect(new Set(wentOn).size).toBe(3)
  leave?.()
  await long
})

test('whoever knocks while small steps follow each other is let in within a few milliseconds', async () => {
  const stepsBefore: number[] = []
  for (let knocks = 0; knocks < 10; knocks += 1) {
    const door = openDoorway()
    const began = performance.now()
    const took = stopwatch()
    let knockedMs: number | undefined
    setTimeout(() => {
      knockedMs = took()
    }, 1)
    let steps = 0
    while (knockedMs === undefined && performance.now() - began < 30_000) {
      await door.clear()
      const until = performance.now() + 1
      while (performance.now() < until);
      steps += 1
    }
    expect(knockedMs ?? Infinity).toBeLessThan(500)
    stepsBefore.push(steps)
  }
  // Looked for after a while, and not after each step; a busy machine may make a step as long as that while.
  expect(Math.max(...stepsBefore)).toBeGreaterThan(3)
})

test('of many who connect at once nobody waits for as many steps as there are people before them', async () => {
  const door = openDoorway()
  const server = createServer((_, answer) => void door.letIn(async () => answer.end('ok')))
  server.on('connection', door.connected)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const people = 60
  let answered = 0
  for (let person = 0; person < people; person += 1) {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: desk\r\n\r\n'))
    socket.once('data', () => {
      answered += 1
      socket.destroy()
    })
  }

  let steps = 0
  while (answered < people && steps < 500) {
    const until = performance.now() + 10
    while (performance.now() < until);
    steps += 1
    await door.clear()
  }

  expect(answered).toBe(people)
  // Node makes one connection in a round of its loop.
  expect(steps).toBeLessThan(people / 2)
})
