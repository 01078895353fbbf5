import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { digestOf } from '#src/store/moving/digest.ts'
import { openAtOneMoment, openSource } from '#src/store/moving/place.ts'
import { RedisFetch } from '#src/store/moving/redis-fetch.ts'
import { RedisMirror } from '#src/store/moving/redis-mirror.ts'
import { watchChanges } from '#src/store/redis/changes.ts'
import { redisKeys } from '#src/store/redis/keys.ts'
import { connect, openRedisStore } from '#src/store/redis/open.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { startSentinel } from '../fixtures/sentinel.ts'

let server: RedisServer

describe.skipIf(NO_REDIS)('a desk on Redis at one moment', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test.each(['a server', 'a cluster', 'a server under a sentinel'] as const)(
    'is, on %s, what is read there when nobody writes, and nothing is left beside it',
    async (kind) => {
      const address = await addressOf(kind)
      const store = await openRedisStore(address)
      await fillDesk(store)
      await store.close()

      const file = await aFile()
      const [still, moment] = [
        await openSource({ kind: 'redis', address }),
        await openAtOneMoment({ kind: 'redis', address }, file),
      ]
      expect(existsSync(file)).toBe(false)
      const sums = await digestOf(moment.records())
      expect(sums).toEqual(await digestOf(still.records()))
      expect(sums.answer.count).toBeGreaterThan(0)
      await moment.close()
      await still.close()
    },
  )

  test('has everything of a key that is too large to be read at once', async () => {
    const { db, keys, mirror, fetch } = await aMirror()
    const fields = Array.from({ length: 20_000 }, (_, at) => [`T-${at}:parts`, String(at)])
    await db.ask(keys.fares, 'HSET', keys.fares, ...fields.flat())
    const stream = keys.ofConversation.transcript + 'telegram:dài'
    for (let line = 1; line <= 1200; line += 1) {
      await db.ask(stream, 'XADD', stream, `${line}-0`, 'text', `dòng ${line}`)
    }
    await fetch.fetch([keys.fares, stream])

    const found: (readonly [string, string])[] = []
    for await (const page of mirror.fields(keys.fares)) found.push(...page)
    expect(new Map(found)).toEqual(new Map(fields.map(([field = '', value = '']) => [field, value])))
    expect(found).toHaveLength(20_000)
    const lines: number[] = []
    for await (const [, line, { text }] of mirror.lines([stream])) {
      if (text === `dòng ${line}`) lines.push(line)
    }
    expect(lines).toEqual(Array.from({ length: 1200 }, (_, at) => at + 1))
  })

  test('has answers as they stand, whatever was put before them or taken out between two looks', async () => {
    const { db, keys, mirror, fetch } = await aMirror()
    const { answers } = keys
    const say = (from: number, to: number) =>
      db.ask(
        answers,
        'LPUSH',
        answers,
        ...Array.from({ length: to - from + 1 }, (_, at) => `đáp ${from + at}`),
      )
    const without = (entry: number) => db.ask(answers, 'LREM', answers, 1, `đáp ${entry}`)
    const changes: readonly (() => Promise<unknown>)[] = [
      () => say(1, 20),
      () => say(21, 1300),
      () => say(1301, 1301),
      async () => {},
      // One goes and another comes: there are as many as before.
      async () => Promise.all([without(1290), say(1302, 1302)]),
      async () => Promise.all([without(3), say(1303, 1303)]),
      async () => Promise.all([db.ask(answers, 'RPOP', answers, 500), say(1304, 1900)]),
      () => db.ask(answers, 'LTRIM', answers, -10, -1),
      () => db.ask(answers, 'DEL', answers),
      () => say(1, 2),
    ]
    for (const change of changes) {
      await change()
      await fetch.fetch([answers])
      expect(await mirror.list(answers)).toEqual(await db.ask(answers, 'LRANGE', answers, 0, -1))
    }
  })

  test('is given up when the server stops telling what is written', async () => {
    const { db, keys } = await aMirror()
    const changes = await watchChanges(db, keys.all, (key) => key !== keys.pulse)
    onTestFinished(() => changes.close())
    const write = async (key: string) => server.command('SET', key, '1')
    await write(keys.lastLine)
    await write(keys.pulse)
    await write('another')
    expect(await changes.since()).toEqual([keys.lastLine])
    expect(await changes.since()).toEqual([])

    await server.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    await write(keys.lastTicket)
    await expect(changes.since()).rejects.toThrow(StoreUnavailable)
  })
})

async function addressOf(kind: 'a server' | 'a cluster' | 'a server under a sentinel'): Promise<string> {
  if (kind === 'a server') return server.url
  if (kind === 'a cluster') {
    const cluster = await RedisCluster.open()
    onTestFinished(() => cluster.close())
    return cluster.url
  }
  const watched = await RedisServer.open()
  const sentinel = await startSentinel(watched.port)
  onTestFinished(async () => {
    await sentinel.close()
    await watched.close()
  })
  return `redis+sentinel://127.0.0.1:${sentinel.port}/desk`
}

async function aMirror() {
  const db = await connect(server.url)
  const keys = redisKeys(randomUUID())
  const mirror = new RedisMirror(keys, await aFile())
  onTestFinished(async () => {
    mirror.close()
    await db.close()
  })
  return { db, keys, mirror, fetch: new RedisFetch(db, mirror) }
}

async function aFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-moment-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'mirror')
}
