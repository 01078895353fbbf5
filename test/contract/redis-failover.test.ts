import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { commandAt, NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { startSentinel } from '../fixtures/sentinel.ts'
import { until } from '../fixtures/whole-desk.ts'
import { at } from './build.ts'
import { throughItAll } from './through-it-all.ts'

const BEFORE = 200
const AFTER = 200
/**
 * What Redis promises: a server tells its caller first and its replica right after. What was acknowledged this shortly
 * before it was killed may be gone with it.
 */
const MAY_BE_LOST_MS = 1000

describe.skipIf(NO_REDIS)('when the server dies and a sentinel puts its replica in its place', () => {
  let first: RedisServer
  let replica: RedisServer
  let sentinel: Awaited<ReturnType<typeof startSentinel>>
  let store: Store

  beforeAll(async () => {
    first = await RedisServer.open('--repl-diskless-sync-delay', '0')
    replica = await RedisServer.open('--replicaof', '127.0.0.1', String(first.port))
    const isLinked = async () =>
      /master_link_status:up/.test(String(await replica.command('INFO', 'replication')))
    await until(isLinked)
    const patience = ['down-after-milliseconds 500', 'failover-timeout 3000']
    sentinel = await startSentinel(first.port, patience)
    // It asks the server for its replicas every ten seconds at most.
    const knows = async () =>
      /num-slaves,1/.test(String(await commandAt(sentinel.port, 'SENTINEL', 'MASTER', 'desk')))
    await until(knows)
    store = await openRedisStore(`redis+sentinel://127.0.0.1:${sentinel.port}/desk`)
  })
  afterAll(async () => {
    await store.close()
    await Promise.all([first.close(), replica.close(), sentinel.close()])
  })

  test('no message that was kept in time is lost, each is answered once and in order, and new ones are taken in', async () => {
    const { kept, sent, write, end } = throughItAll(store)
    let isKilled = false
    let killedAt = 0
    for (let number = 1; number <= BEFORE; number += 1) await write(`trước ${number}`)
    const killing = (async () => {
      await wait(100)
      await first.kill()
      killedAt = performance.now()
      isKilled = true
    })()
    for (let number = 1; !isKilled; number += 1) await write(`giữa ${number}`)
    await killing
    for (let number = 1; number <= AFTER; number += 1) await write(`sau ${number}`)
    expect(String(await replica.command('ROLE'))).toMatch(/^master,/)

    const lostByRight = (text: string) => killedAt - (kept.get(text) ?? 0) < MAY_BE_LOST_MS
    const due = [...kept.keys()].filter((text) => (kept.get(text) ?? 0) > killedAt || !lostByRight(text))
    // What nobody holds any more since its lease went down with the server is taken again.
    await store.takeOver()
    await until(() => due.every((text) => sent.includes(text)))
    await end()

    const lost = [...kept.keys()].filter((text) => !sent.includes(text))
    expect(lost.filter((text) => !lostByRight(text))).toEqual([])
    const inOrder = [...new Set(sent)]
    expect(inOrder).toEqual([...kept.keys()].filter((text) => sent.includes(text)))
    // A reply that was on its way when the server died may go out once more, and no other.
    expect(sent.length - inOrder.length).toBeLessThanOrEqual(1)
    expect((await store.figures(at(99))).waitingMessages).toBe(0)
  })
})
