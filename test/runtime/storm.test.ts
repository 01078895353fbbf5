import { describe, expect, onTestFinished, test } from 'vitest'
import { clusterUrl, RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { storm } from '../fixtures/storm.ts'

const PLAN = { messages: 300, conversations: 60, repeated: 0.05, atOnce: 16 }

test('every message of both networks is answered once and in order, repeated deliveries included', async () => {
  const figures = await storm({ ...PLAN, kills: 0 })

  expect(figures).toMatchObject({
    accepted: 300,
    notAccepted: 0,
    lost: 0,
    outOfOrder: 0,
    repeatedSends: 0,
  })
}, 240_000)

test('a desk killed in the middle loses nothing and repeats only what was on its way', async () => {
  const figures = await storm({ ...PLAN, kills: 4 })

  expect(figures).toMatchObject({ accepted: 300, notAccepted: 0, lost: 0, outOfOrder: 0, kills: 4 })
  expect(figures.repeatedSends).toBeLessThanOrEqual(figures.inFlightAtKills)
}, 240_000)

describe.skipIf(NO_REDIS)('two desks on one Redis', () => {
  async function emptyRedis(): Promise<RedisServer> {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    return server
  }

  test('answer every message once and each citizen in order, whichever of them was knocked at', async () => {
    const figures = await storm({ ...PLAN, kills: 0, redis: (await emptyRedis()).url, instances: 2 })

    expect(figures).toMatchObject({
      accepted: 300,
      notAccepted: 0,
      lost: 0,
      outOfOrder: 0,
      repeatedSends: 0,
    })
  }, 240_000)

  test('send nothing twice although the clock of one of them is ten minutes ahead', async () => {
    const redis = (await emptyRedis()).url
    const figures = await storm({ ...PLAN, kills: 0, redis, instances: 2, clockAheadMs: 600_000 })

    expect(figures).toMatchObject({
      accepted: 300,
      notAccepted: 0,
      lost: 0,
      outOfOrder: 0,
      repeatedSends: 0,
    })
  }, 240_000)

  // One desk killed and one Redis killed are part of the fault run: faults.test.ts.
  test('lose nothing and send nothing twice when each server of a cluster is killed and started again', async () => {
    const servers = (await RedisCluster.open()).nodes
    onTestFinished(async () => {
      await Promise.all(servers.map((server) => server.close()))
    })
    const figures = await storm({
      ...PLAN,
      kills: 0,
      redis: clusterUrl(servers),
      instances: 2,
      disturbances: servers.map((server) => async () => {
        await server.kill()
        await server.start()
      }),
    })

    expect(figures).toMatchObject({
      accepted: 300,
      notAccepted: 0,
      lost: 0,
      outOfOrder: 0,
      repeatedSends: 0,
    })
    // Less than a lease: nothing had to wait for one to end.
    expect(figures.ownSeconds).toBeLessThan(55)
  }, 240_000)
})
