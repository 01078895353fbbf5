import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Seal } from '#src/domain/seal.ts'
import type { Store } from '#src/domain/store.ts'
import { openSeal } from '#src/sealing.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { storeContract } from './store-contract.ts'

const KEY = Buffer.alloc(32, 7)

let server: RedisServer
let cluster: RedisCluster

describe.skipIf(NO_REDIS)('Redis', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
    cluster = await RedisCluster.open()
  })
  afterAll(async () => {
    await server.close()
    await cluster.close()
  })

  storeContract('Redis', () => opened(server.url), { shared: true })
  storeContract('Redis with a key', () => opened(server.url, openSeal([KEY])), { shared: true })
  storeContract('Redis as a cluster', () => opened(cluster.url), { shared: true })
})

/** Each test has a desk of its own on the server: nothing can empty one. */
async function opened(url: string, seal?: Seal) {
  const namespace = randomUUID()
  let store: Store = await openRedisStore(url, namespace, { seal })
  return {
    store,
    reopen: async () => {
      await store.close()
      store = await openRedisStore(url, namespace, { seal })
      return store
    },
    close: () => store.close(),
  }
}
