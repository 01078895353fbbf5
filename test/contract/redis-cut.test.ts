import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { conversationId } from '#src/domain/ids.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { TAKE_DELIVERY, TAKE_TURN } from '#src/store/redis/scripts.ts'
import { backAgain } from '../fixtures/back-again.ts'
import { startCutProxy } from '../fixtures/cut-proxy.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import {
  ALONE,
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

const LAN_CHAT = conversationId('telegram', 'lan')
let server: RedisServer

describe.skipIf(NO_REDIS)('when a connection to Redis is cut in the middle of a move', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test.each(['before', 'after'] as const)(
    '%s the server has seen it: a message is told to be lost, and is taken in once when it comes again',
    async (when) => {
      const { store, proxy } = await behindProxy()
      const message = aMessage({ text: 'một' })
      proxy.cutAt(message.key, when)

      await expect(store.receive(message, rule())).rejects.toThrow(StoreUnavailable)

      await backAgain(store)
      expect(await store.receive(message, rule())).toBe(when === 'before' ? 'stored' : 'repeated')
      expect(words(await takenTurn(store))).toEqual(['một'])
      expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(1)
    },
  )

  test.each(['before', 'after'] as const)(
    '%s the server has seen it: a turn is written whole or not at all, and never twice',
    async (when) => {
      const { store, proxy } = await behindProxy()
      await store.receive(aMessage(), rule())
      const turn = await takenTurn(store)
      const ticket = aTicket()
      const result = resultOf(turn, { parts: [part('một'), part('hai')], tickets: [opening(ticket)] })
      proxy.cutAt(turn.lease, when)

      await expect(store.finishTurn(turn, result, at(1))).rejects.toThrow(StoreUnavailable)

      await backAgain(store)
      // As the work loop does after a fault.
      await store.postponeTurn(turn, at(200))
      const again = await store.takeTurn(at(200), ALONE)
      if (again !== undefined) await store.finishTurn(again, { ...result, parts: result.parts }, at(201))
      expect(again === undefined).toBe(when === 'after')
      expect((await store.transcript(LAN_CHAT, 0, 10)).map(({ text }) => text).slice(1)).toEqual([
        'một',
        'hai',
      ])
      expect(await store.audit(ticket.code)).toHaveLength(1)
      expect((await store.figures(at(300))).waitingMessages).toBe(0)
    },
  )

  test.each(['before', 'after'] as const)(
    '%s the server has seen it: what may have been taken is taken again at once',
    async (when) => {
      const { store, proxy } = await behindProxy()
      await exchange(store, aMessage({ text: 'một' }), { parts: [part('đáp')] })
      await store.receive(aMessage({ text: 'hai' }), rule())

      proxy.cutAt(TAKE_TURN.sha, when)
      await expect(store.takeTurn(at(9), ALONE)).rejects.toThrow(StoreUnavailable)
      await backAgain(store)
      expect(await store.takeTurn(at(10), ALONE)).toMatchObject({ attempts: 0, messages: [{}] })

      proxy.cutAt(TAKE_DELIVERY.sha, when)
      await expect(store.takeDelivery('telegram', at(9), LEASE)).rejects.toThrow(StoreUnavailable)
      await backAgain(store)
      expect(await store.takeDelivery('telegram', at(10), LEASE)).toMatchObject({
        attempts: 0,
        part: part('đáp'),
      })
    },
  )

  test('that a reply went out is noted when the server is back, so that it goes out once', async () => {
    const { store, proxy } = await behindProxy()
    await exchange(store, aMessage(), { parts: [part('một'), part('hai')] })
    const delivery = await takenDelivery(store)
    proxy.cutAt(delivery.lease, 'before')

    await store.recordDelivery(delivery, { kind: 'sent' }, at(101))

    expect((await takenDelivery(store, 1000)).part.text).toBe('hai')
  })

  test('an answer that never comes counts as a server that is away', { timeout: 30_000 }, async () => {
    const { store, proxy } = await behindProxy()
    proxy.hang(true)
    await expect(store.check()).rejects.toThrow('no answer within')
    await expect(store.check()).rejects.toThrow(StoreUnavailable)

    proxy.hang(false)
    await backAgain(store)
  })
})

async function behindProxy() {
  const proxy = await startCutProxy(server.port)
  const store = await openRedisStore(`redis://127.0.0.1:${proxy.port}`, randomUUID())
  onTestFinished(async () => {
    await store.close()
    await proxy.close()
  })
  return { store, proxy }
}
