import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { redisKeys } from '#src/store/redis/keys.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { backAgain } from '../fixtures/back-again.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import {
  ALONE,
  LAN,
  MINH,
  LEASE,
  aMessage,
  aTicket,
  at,
  exchange,
  moved,
  opening,
  part,
  resultOf,
  rule,
  takenDelivery,
  takenTurn,
  words,
} from './build.ts'
import { expectKeptFromBefore } from './kept-from-before.ts'

const LAN_CHAT = conversationId('telegram', 'lan')
let server: RedisServer

describe.skipIf(NO_REDIS)('Redis', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  describe('two desks on one server', () => {
    test('a turn, a reply and a ticket are each taken by one of them', async () => {
      const namespace = randomUUID()
      const both = [await aStore(namespace), await aStore(namespace)]
      const [first] = both
      if (first === undefined) throw new Error('two were opened')
      const ticket = aTicket()
      await exchange(first, aMessage({ at: 0 }), { parts: [part('đáp')], tickets: [opening(ticket)] })
      await first.receive(aMessage({ at: 1 }), rule())

      const turns = await Promise.all(both.map((store) => store.takeTurn(at(9), ALONE)))
      const sends = await Promise.all(both.map((store) => store.takeDelivery('telegram', at(9), LEASE)))
      const holders = [LAN, MINH]
      const claims = await Promise.all(
        both.map((store, place) =>
          store.moveTickets([moved(ticket, 'claim', { holder: holders[place] ?? LAN })], at(10)),
        ),
      )

      expect(turns.filter((turn) => turn !== undefined)).toHaveLength(1)
      expect(sends.filter((delivery) => delivery !== undefined)).toHaveLength(1)
      expect(claims.toSorted()).toEqual(['moved', 'moved_on'])
    })

    test('calls made to one and to the other count together, and are forgotten after a while', async () => {
      const namespace = randomUUID()
      const [one, two] = [await aStore(namespace), await aStore(namespace)]
      expect(await one.countCall('ask:lan', at(0))).toBe(1)
      expect(await two.countCall('ask:lan', at(0))).toBe(2)
      const minute = Math.floor(at(0).getTime() / 60_000)
      const left = Number(await server.command('TTL', redisKeys(namespace).calls('ask:lan', minute)))
      expect(left).toBeGreaterThan(60)
      expect(left).toBeLessThanOrEqual(120)
    })

    test('a form that is kept for a minute takes none away that is kept for hours', async () => {
      const namespace = randomUUID()
      const store = await aStore(namespace)
      const about = aTicket().code
      const form = { about, official: LAN, words: '{}' }
      const hours = { ...form, id: 'preview', until: at(12 * 3600) }
      await store.keepForm(hours, at(0))
      await store.keepForm({ ...form, id: 'original', until: at(61) }, at(1))
      expect(Number(await server.command('TTL', redisKeys(namespace).forms(about)))).toBeGreaterThan(
        11 * 3600,
      )
    })

    test('one citizen’s messages, handed to both, are answered once each and in order', async () => {
      const namespace = randomUUID()
      const both = [await aStore(namespace), await aStore(namespace)]
      const count = 60
      const work = async (store: Store): Promise<void> => {
        for (;;) {
          const turn = await store.takeTurn(at(9), ALONE)
          if (turn !== undefined) {
            await store.finishTurn(turn, resultOf(turn, { parts: words(turn).map(part) }), at(9))
          } else if (done) return
        }
      }
      let done = false
      const working = both.map(work)
      for (let number = 1; number <= count; number += 1) {
        await both[number % 2]?.receive(aMessage({ number, text: `${number}` }), rule())
      }
      done = true
      await Promise.all(working)

      const lines = (await both[0]?.transcript(LAN_CHAT, 0, 1000)) ?? []
      const numbers = Array.from({ length: count }, (_, index) => `${index + 1}`)
      expect(lines.filter(({ by }) => by === 'citizen').map(({ text }) => text)).toEqual(numbers)
      expect(lines.filter(({ by }) => by === 'desk').map(({ text }) => text)).toEqual(numbers)
    })
  })

  test('a script cache that was lost is filled again', async () => {
    const store = await aStore()
    await store.receive(aMessage({ text: 'một' }), rule())
    await server.command('SCRIPT', 'FLUSH')
    await store.receive(aMessage({ text: 'hai' }), rule())
    const turn = await takenTurn(store)
    await server.command('SCRIPT', 'FLUSH')
    expect(await store.finishTurn(turn, resultOf(turn, { parts: [part('đáp')] }), at(1))).toBe('finished')
    expect((await takenDelivery(store)).part.text).toBe('đáp')
  })

  test('what was accepted is there after the server was killed, and the store comes back by itself', async () => {
    const own = await RedisServer.open()
    onTestFinished(() => own.close())
    const store = await openRedisStore(own.url)
    onTestFinished(() => store.close())
    const ticket = aTicket()
    await exchange(store, aMessage({ text: 'một' }), { parts: [part('đáp')], tickets: [opening(ticket)] })
    const accepted: string[] = []
    let killed = false
    const knocking = (async () => {
      while (!killed) {
        const message = aMessage({ text: 'tiếp' })
        const received = await store.receive(message, rule()).catch(() => wait(5))
        if (received === 'stored') accepted.push(message.key)
      }
    })()
    await expect.poll(() => accepted.length, { interval: 5 }).toBeGreaterThan(100)

    await own.kill()
    killed = true
    await knocking
    await expect(store.receive(aMessage(), rule())).rejects.toThrow(StoreUnavailable)
    await own.start()
    await backAgain(store)

    for (const key of accepted) {
      expect(await store.receive({ ...aMessage(), key: aKey(key) }, rule())).toBe('repeated')
    }
    expect((await takenDelivery(store)).part.text).toBe('đáp')
    expect((await store.figures(at(0))).openTickets).toBe(1)
    expect(await store.ticket(ticket.code)).toEqual(ticket)
    expect((await store.figures(at(0))).waitingMessages).toBeGreaterThanOrEqual(accepted.length)
  })

  test('our settings refuse to empty the server', async () => {
    for (const command of ['FLUSHALL', 'FLUSHDB']) {
      await expect(server.command(command)).rejects.toThrow('unknown command')
    }
  })

  test('a server that is full takes in nothing, whole, and goes on when there is room', async () => {
    const own = await RedisServer.open()
    onTestFinished(() => own.close())
    const store = await openRedisStore(own.url)
    onTestFinished(() => store.close())
    await store.receive(aMessage({ text: 'một' }), rule())
    await own.command('CONFIG', 'SET', 'maxmemory', '1')

    await expect(store.receive(aMessage({ text: 'hai' }), rule())).rejects.toThrow(StoreUnavailable)
    await expect(store.check()).rejects.toThrow(StoreUnavailable)

    await own.command('CONFIG', 'SET', 'maxmemory', '0')
    expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(1)
    const turn = await takenTurn(store)
    expect(words(turn)).toEqual(['một'])
  })

  test('a layout of a newer program is refused and left alone', async () => {
    const namespace = randomUUID()
    await server.command('SET', redisKeys(namespace).layout, '999')
    await expect(openRedisStore(server.url, namespace)).rejects.toThrow('layout 999')
    expect(await server.command('GET', redisKeys(namespace).layout)).toBe('999')
  })

  test('what was kept before tickets had a workflow is all there', async () => {
    const namespace = randomUUID()
    const file = await readFile(new URL('../fixtures/redis-before-workflow.jsonl', import.meta.url), 'utf8')
    for (const line of file.trim().split('\n')) {
      const [command = '', key = '', ...rest] = JSON.parse(line) as readonly string[] // as the fixture is written
      await server.command(command, key.replace('{dan-hoi:', `{${namespace}:`), ...rest)
    }
    const [store] = await Promise.all([aStore(namespace), aStore(namespace)])
    await expectKeptFromBefore(store)
    expect(await server.command('GET', redisKeys(namespace).layout)).toBe('3')
    expect(await server.command('EXISTS', redisKeys(namespace).queueBefore('new', null))).toBe(0)
    expect(
      await (await aStore(namespace)).searchTickets(['cong'], { place: 'hn', department: null }, 9),
    ).toHaveLength(2)
  })

  test('where nobody answers the store says that it is not available', async () => {
    await expect(openRedisStore('redis://127.0.0.1:1')).rejects.toThrow(StoreUnavailable)
  })

  test('what cannot be read is told each time and lets everybody else pass', async () => {
    const namespace = randomUUID()
    const keys = redisKeys(namespace)
    const store = await aStore(namespace)
    await exchange(store, aMessage({ chat: 'lan' }), { parts: [part('cho Lan')] })
    await exchange(store, aMessage({ chat: 'minh' }), { parts: [part('cho Minh')] })
    await store.receive(aMessage({ chat: 'lan', at: 1 }), rule())
    await store.receive(aMessage({ chat: 'minh', at: 2 }), rule())
    await server.command('HSET', keys.lanes, LAN_CHAT, 'not json')
    await server.command('HSET', keys.heads, LAN_CHAT, 'not json')

    await expect(takenTurn(store)).rejects.toThrow(StoreUnavailable)
    expect((await takenTurn(store)).conversation.account.chat).toBe('minh')
    await expect(store.takeDelivery('telegram', at(9), LEASE)).rejects.toThrow(StoreUnavailable)
    expect(await store.takeDelivery('telegram', at(9), LEASE)).toMatchObject({ part: part('cho Minh') })
  })

  test('a turn that cannot be read is not taken for what a process died of', async () => {
    const namespace = randomUUID()
    const keys = redisKeys(namespace)
    const store = await aStore(namespace)
    await store.receive(aMessage({ text: 'một' }), rule())
    const network = (name: string) => server.command('HSET', keys.conversation(LAN_CHAT), 'network', name)
    await network('fax')
    for (const seconds of [9, 100]) await expect(takenTurn(store, seconds)).rejects.toThrow(StoreUnavailable)
    // It rests meanwhile, so that others pass.
    expect(await store.takeTurn(at(159), ALONE)).toBeUndefined()
    await network('telegram')
    expect(await takenTurn(store, 160)).toMatchObject({ unreturned: 0 })
  })

  test('what one chat no longer says is forgotten, and holds up nobody', async () => {
    const namespace = randomUUID()
    const keys = redisKeys(namespace)
    const store = await aStore(namespace)
    await store.receive(aMessage(), rule())
    const memory = '{"pending": {"kind": "gone"}, "place": "hn"}'
    await server.command('HSET', keys.conversation(LAN_CHAT), 'memory', memory)
    expect((await takenTurn(store)).conversation).toMatchObject({ pending: null, place: 'hn', offered: [] })
  })

  test('attempts that are refused leave nothing in it', async () => {
    const namespace = randomUUID()
    const store = await aStore(namespace)
    for (let second = 0; second < 20; second += 1) {
      const limits = [
        { key: `pair ${second}`, most: 1 },
        { key: 'address', most: 3 },
      ]
      await store.countAttempt(limits, at(second), at(-60))
    }
    const counts = await Promise.all(
      ['address', ...Array.from({ length: 20 }, (_, second) => `pair ${second}`)].map((key) =>
        server.command('ZCARD', redisKeys(namespace).attempts(key)),
      ),
    )
    expect(counts.reduce((sum: number, count) => sum + Number(count), 0)).toBe(6)
  })
})

function aKey(text: string) {
  return { ...aMessage(), key: text }.key as ReturnType<typeof aMessage>['key'] // a key that was made by aMessage
}

async function aStore(namespace: string = randomUUID()): Promise<Store> {
  const store = await openRedisStore(server.url, namespace)
  onTestFinished(() => store.close())
  return store
}
