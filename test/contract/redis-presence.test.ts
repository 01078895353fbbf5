import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { backAgain } from '../fixtures/back-again.ts'
import { startCutProxy } from '../fixtures/cut-proxy.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import {
  ALONE,
  LAN,
  LEASE,
  aMessage,
  aTicket,
  at,
  exchange,
  opening,
  part,
  resultOf,
  rule,
  takenDelivery,
  takenTurn,
  words,
} from './build.ts'

/** Ten times as impatient as a desk. */
const GONE_AFTER_MS = 2000
let server: RedisServer

describe.skipIf(NO_REDIS)('of instances on one Redis', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test('what a dead one held is taken by another long before the lease ends, and the attempt counts', async () => {
    const { dying, other, die } = await two(server)
    await holdSomething(dying)
    expect(await takenBy(other)).toEqual([])

    die()

    await expect
      .poll(() => takenBy(other), { timeout: 20_000, interval: 200 })
      .toEqual(['turn 1', 'reply 1', 'notice 1'])
  })

  test('a turn that did not come back four times is not taken by another before it has rested', async () => {
    const { dying, other, die } = await two(server)
    await holdSomething(dying)
    for (const seconds of [200, 300, 400]) await takenTurn(dying, seconds)

    die()

    await expect
      .poll(() => takenBy(other), { timeout: 20_000, interval: 200 })
      .toEqual(['reply 1', 'notice 1'])
    expect(await other.takeTurn(at(419), ALONE)).toBeUndefined()
    expect(await takenTurn(other, 420)).toMatchObject({ unreturned: 4 })
  })

  test('one that is at work keeps what it holds', async () => {
    const { dying: busy, other } = await two(server)
    const { turn, delivery } = await holdSomething(busy)

    await wait(2 * GONE_AFTER_MS)

    expect(await takenBy(other)).toEqual([])
    expect(await busy.finishTurn(turn, resultOf(turn, { parts: [part('đáp hai')] }), at(9))).toBe('finished')
    await busy.recordDelivery(delivery, { kind: 'sent' }, at(9))
    expect((await takenDelivery(other)).part.text).toBe('đáp hai')
  })

  test('nobody counts as dead because the server was away', async () => {
    const own = await RedisServer.open()
    onTestFinished(() => own.close())
    const { dying: busy, other } = await two(own)
    await holdSomething(busy)

    await own.kill()
    await wait(1.2 * GONE_AFTER_MS)
    await own.start()
    await Promise.all([backAgain(busy), backAgain(other)])
    await wait(1.5 * GONE_AFTER_MS)

    expect(await takenBy(other)).toEqual([])
  })

  test('one that leaves in good order leaves nothing held', async () => {
    const { dying: leaving, other } = await two(server)
    await holdSomething(leaving)

    await leaving.close()

    expect(await takenBy(other)).toEqual(['turn 1', 'reply 1', 'notice 1'])
  })
})

/** One that can be made to die for everybody else, and another. */
async function two(on: RedisServer) {
  const proxy = await startCutProxy(on.port)
  const namespace = randomUUID()
  const how = { goneAfterMs: GONE_AFTER_MS }
  const dying = await openRedisStore(`redis://127.0.0.1:${proxy.port}`, namespace, how)
  const other = await openRedisStore(on.url, namespace, how)
  onTestFinished(async () => {
    await Promise.all([dying.close(), other.close()])
    await proxy.close()
  })
  await dying.beAtWork()
  await other.beAtWork()
  return { dying, other, die: () => proxy.hang(true) }
}

/** Holds a turn, a reply and a notice. */
async function holdSomething(store: Store) {
  const ticket = aTicket()
  const { code, place, department } = ticket
  const notice = {
    kind: 'new',
    ticket: code,
    place,
    department,
    holder: LAN,
    by: 'citizen',
    due: at(3600),
    reminder: null,
    at: at(0),
  } as const
  await exchange(store, aMessage(), {
    parts: [part('đáp một')],
    tickets: [{ ...opening(ticket), notices: [notice] }],
  })
  await store.receive(aMessage({ text: 'hai' }), rule())
  const turn = await takenTurn(store)
  expect(words(turn)).toEqual(['hai'])
  await store.takeErrand('desk', at(100), LEASE)
  return { turn, delivery: await takenDelivery(store) }
}

/** What another can take at the same moment, and how often it was begun before. */
async function takenBy(store: Store): Promise<readonly string[]> {
  const [turn, delivery, errand] = [
    await store.takeTurn(at(101), ALONE),
    await store.takeDelivery('telegram', at(101), LEASE),
    await store.takeErrand('desk', at(101), LEASE),
  ]
  return [
    turn && `turn ${turn.attempts}`,
    delivery && `reply ${delivery.attempts}`,
    errand && `notice ${errand.attempts}`,
  ].filter((what) => what !== undefined)
}
