import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedisStore } from '#src/store/redis/open.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { aMessage, at, exchange, part, takenDelivery } from './build.ts'

let server: RedisServer

describe.skipIf(NO_REDIS)('what an earlier program has kept in Redis', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test('unsent replies and dead letters are found again, each on its network', async () => {
    const store = await openRedisStore(server.url, 'cu')
    for (const network of ['zalo', 'telegram'] as const) {
      await exchange(store, aMessage({ network, at: 10 }), { parts: ['1', '2', '3', '4'].map(part) })
      const first = await takenDelivery(store, 100, network)
      await store.recordDelivery(first, { kind: 'refused', why: 'no' }, at(100))
    }
    await asLayoutOne('cu')
    expect(await store.figures(at(110))).toMatchObject({ waitingDeliveries: 0, deadDeliveries: 0 })

    await store.takeOver()
    await store.takeOver()
    expect(await store.figures(at(110))).toMatchObject({
      waitingDeliveries: 6,
      oldestDeliverySeconds: 100,
      deadDeliveries: 2,
    })
    expect(await store.channelFigures('zalo', at(110))).toMatchObject({ waiting: 3, dead: 1 })
    expect(await store.deadLetters(10, 'telegram')).toHaveLength(1)
    await store.close()
  })
})

/** Puts the keys back as they were while one set served all networks. */
async function asLayoutOne(namespace: string): Promise<void> {
  const key = (name: string) => `{${namespace}:desk}:${name}`
  for (const set of ['sending', 'dead']) {
    await server.command('ZUNIONSTORE', key(set), '2', key(`${set}:zalo`), key(`${set}:telegram`))
    await server.command('DEL', key(`${set}:zalo`), key(`${set}:telegram`))
  }
  await server.command('SET', key('layout'), '1')
}
