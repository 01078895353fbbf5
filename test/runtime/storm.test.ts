import { describe, expect, onTestFinished, test } from 'vitest'
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
}, 120_000)

test('a desk killed in the middle loses nothing and repeats only what was on its way', async () => {
  const figures = await storm({ ...PLAN, kills: 4 })

  expect(figures).toMatchObject({ accepted: 300, notAccepted: 0, lost: 0, outOfOrder: 0, kills: 4 })
  expect(figures.repeatedSends).toBeLessThanOrEqual(figures.inFlightAtKills)
}, 120_000)

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
  }, 120_000)

  test('lose nothing and send nothing twice when the Redis is killed and started again in the middle', async () => {
    const server = await emptyRedis()
    const again = async (): Promise<void> => {
      await server.kill()
      await server.start()
    }
    const figures = await storm({
      ...PLAN,
      kills: 0,
      redis: server.url,
      instances: 2,
      disturbances: [again, again],
    })

    expect(figures).toMatchObject({
      accepted: 300,
      notAccepted: 0,
      lost: 0,
      outOfOrder: 0,
      repeatedSends: 0,
    })
    // Far less than a lease: nothing had to wait for one to end.
    expect(figures.seconds).toBeLessThan(55)
  }, 120_000)

  // What a killed desk held comes back when its leases end, after a minute.
  test('lose nothing when one of them is killed, and repeat only what was on its way', async () => {
    const figures = await storm({ ...PLAN, kills: 2, redis: (await emptyRedis()).url, instances: 2 })

    expect(figures).toMatchObject({ accepted: 300, notAccepted: 0, lost: 0, outOfOrder: 0, kills: 2 })
    expect(figures.repeatedSends).toBeLessThanOrEqual(figures.inFlightAtKills)
  }, 180_000)
})
