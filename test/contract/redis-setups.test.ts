import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { storeWarnings } from '#src/domain/safekeeping.ts'
import type { StoreRoom } from '#src/domain/safekeeping.ts'
import type { Store } from '#src/domain/store.ts'
import { digestOf } from '#src/store/moving/digest.ts'
import { openAtOneMoment } from '#src/store/moving/place.ts'
import { readAddress, withoutSecret } from '#src/store/redis/address.ts'
import { openSeal } from '#src/sealing.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { freePort } from '../fixtures/free-port.ts'
import { RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { startSentinel } from '../fixtures/sentinel.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'
import { aMessage, rule } from './build.ts'

const ROOT = join(import.meta.dirname, '../..')
const MB = 1024 ** 2

const SEAL = openSeal([Buffer.alloc(32, 7)])

describe('the address of Redis', () => {
  test.each([
    ['redis://127.0.0.1:6379/2', { kind: 'single', url: 'redis://127.0.0.1:6379/2' }],
    [
      'redis+cluster://lan:m%40t@a.example:7001,b.example,[::1]:7003',
      {
        kind: 'cluster',
        nodes: [
          { host: 'a.example', port: 7001 },
          { host: 'b.example', port: 6379 },
          { host: '::1', port: 7003 },
        ],
        tls: false,
        username: 'lan',
        password: 'm@t',
      },
    ],
    [
      'rediss+sentinel://:mat@a,b:26380/desk',
      {
        kind: 'sentinel',
        master: 'desk',
        nodes: [
          { host: 'a', port: 26_379 },
          { host: 'b', port: 26_380 },
        ],
        tls: true,
        username: undefined,
        password: 'mat',
      },
    ],
  ])('%s is understood', (address, read) => {
    expect(readAddress(address)).toEqual(read)
  })

  test.each([
    'redis+cluster://',
    'redis+sentinel://:mat-khau@a:1',
    'redis://:mat-khau@[',
    'redis://:mat-khau%zz@a',
    'redis://:mat-khau@a/desk',
    'redis+cluster://:mat-khau%zz@a:1',
    'redis+cluster://a:x',
    'redis+cluster://a:65536',
  ])('%s is refused and not repeated', (address) => {
    expect(() => readAddress(address)).toThrow('REDIS_URL')
    expect(() => readAddress(address)).not.toThrow('mat-khau')
  })

  test.each([
    ['redis://a:6379/2', 'redis://a:6379/2'],
    ['rediss://lan:mat-khau@a', 'rediss://a'],
    ['redis://:mat@khau@a:6379', 'redis://a:6379'],
    ['redis+cluster://lan:mat-khau@a:1,b:2', 'redis+cluster://a:1,b:2'],
    ['redis+sentinel://:mat-khau@a/desk', 'redis+sentinel://a/desk'],
  ])('%s is told without its password', (address, told) => {
    expect(withoutSecret(address)).toBe(told)
  })
})

describe.skipIf(NO_REDIS)('Redis, however it is set up,', () => {
  test('has no warning when it keeps what it has accepted', async () => {
    const { store } = await on(await RedisServer.open())
    expect(await store.warnings()).toEqual([])
  })

  test.each([
    ['writes nothing to disk', ['--appendonly', 'no'], ['log_off']],
    ['writes to disk once a second', ['--appendfsync', 'everysec'], ['log_late']],
    ['makes room when it is full', ['--maxmemory-policy', 'allkeys-lru'], ['may_evict']],
    ['does both', ['--appendonly', 'no', '--maxmemory-policy', 'volatile-ttl'], ['log_off', 'may_evict']],
  ])('is warned of when it %s', async (_, options, warnings) => {
    const { store } = await on(await RedisServer.open(...options))
    expect(await store.warnings()).toEqual(warnings)
  })

  test('is warned of when it does not tell how it is set up, and serves and is backed up all the same', async () => {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    // Everything that a desk needs and nothing else, on its own keys only.
    const rights = ['~{dan-hoi:*', '+@read', '+@write', '+@scripting', '+@connection', '+time', '-config']
    await server.command('ACL', 'SETUSER', 'desk', 'on', '>mat-khau', ...rights)
    const address = `redis://desk:mat-khau@127.0.0.1:${server.port}`
    const store = await openRedisStore(address, undefined, { seal: SEAL })
    onTestFinished(() => store.close())
    expect(await store.warnings()).toEqual(['unknown'])
    expect(await store.receive(aMessage(), rule())).toBe('stored')
    const folder = await mkdtemp(join(tmpdir(), 'desk-rights-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const moment = await openAtOneMoment({ kind: 'redis', address }, join(folder, 'mirror'))
    expect((await digestOf(moment.records())).message.count).toBe(1)
    await moment.close()

    await server.command('ACL', 'SETUSER', 'desk', '+config|get')
    expect(await store.warnings()).toEqual([])
    expect(await store.room()).toBeUndefined()
    await server.command('ACL', 'SETUSER', 'desk', '+info')
    expect(await store.room()).toMatchObject({ bound: 'machine' })
  })

  test('says how much of its memory is left, and warns before it is full', async () => {
    const server = await RedisServer.open('--maxmemory', String(12 * MB))
    const { store } = await on(server)
    const roomy = await store.room()
    expect(roomy).toMatchObject({ bound: 'maxmemory', wholeBytes: 12 * MB })
    expect(warningsOf(roomy)).toEqual([])

    let kept = 0
    const keep = async () => {
      await server.command('SET', `đầy dần ${kept}`, 'x'.repeat(MB / 8))
      kept += 1
    }
    while (warningsOf(await store.room()).length === 0) await keep()
    expect(kept).toBeGreaterThan(40)
    // Before anything fails.
    expect(await store.receive(aMessage(), rule())).toBe('stored')
    const warned = kept
    const untilFull = async () => {
      for (;;) await keep()
    }
    await expect(untilFull()).rejects.toThrow('OOM')
    expect(kept).toBeGreaterThan(warned + 5)
    const full = await store.room()
    expect(full?.freeBytes).toBeLessThan(MB / 2)
    expect(warningsOf(full)).toEqual(['memory_low'])
  })

  test.each([
    ['no limit is set', []],
    ['the limit is more than there is', ['--maxmemory', String(totalmem() + MB)]],
  ])('is measured by the memory of its machine where %s', async (_, options) => {
    const { store } = await on(await RedisServer.open(...options))
    const room = await store.room()
    expect(room).toMatchObject({ bound: 'machine', failed: [] })
    expect(room?.wholeBytes).toBe(totalmem())
  })

  test('of several servers tells of the one that is full first', async () => {
    const cluster = await RedisCluster.open()
    onTestFinished(() => cluster.close())
    const store = await openRedisStore(cluster.url)
    onTestFinished(() => store.close())
    for (const [at, node] of cluster.nodes.entries()) {
      await node.command('CONFIG', 'SET', 'maxmemory', String((at === 1 ? 50 : 500) * MB))
    }
    expect(await store.room()).toMatchObject({ bound: 'maxmemory', wholeBytes: 50 * MB })
  })

  test('warns when it cannot write its log anew', async () => {
    const server = await RedisServer.open()
    const { store } = await on(server)
    expect(warningsOf(await store.room())).toEqual([])
    const [, folder = ''] = (await server.command('CONFIG', 'GET', 'dir')) as string[]
    await rm(folder, { recursive: true })
    await server.command('BGREWRITEAOF').catch(() => {})
    await expect.poll(async () => warningsOf(await store.room())).toEqual(['rewrite_failed'])
  })

  test('is not there for whoever has a wrong password', async () => {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    await server.command('CONFIG', 'SET', 'requirepass', 'mat-khau')
    const took = stopwatch(server.pid)
    const opening = openRedisStore(`redis://:sai@127.0.0.1:${server.port}`)
    await expect(opening).rejects.toThrow(StoreUnavailable)
    await expect(openRedisStore(server.url)).rejects.toThrow(/NOAUTH/)
    // Nobody waits for a password to become right.
    expect(took()).toBeLessThan(4000)
  })
})

describe.skipIf(NO_REDIS)('Redis under sentinels', () => {
  test('is found by the name they watch it under', async () => {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    const sentinel = await startSentinel(server.port)
    onTestFinished(() => sentinel.close())
    const store = await openRedisStore(`redis+sentinel://127.0.0.1:${sentinel.port}/desk`, undefined, {
      seal: SEAL,
    })
    onTestFinished(() => store.close())
    expect(await store.receive(aMessage(), rule())).toBe('stored')
    expect(await store.warnings()).toEqual([])
  })
})

describe.skipIf(NO_REDIS)('Redis with a password, under sentinels', () => {
  test.each([
    ['of their own', 'requirepass mat-khau'],
    ['that is not theirs', ''],
  ])('is found with one %s', async (_, own) => {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    await server.command('CONFIG', 'SET', 'requirepass', 'mat-khau')
    const sentinel = await startSentinel(server.port, ['auth-pass mat-khau'], own)
    onTestFinished(() => sentinel.close())
    const store = await openRedisStore(`redis+sentinel://:mat-khau@127.0.0.1:${sentinel.port}/desk`)
    onTestFinished(() => store.close())
    expect(await store.receive(aMessage(), rule())).toBe('stored')
    const wrong = openRedisStore(`redis+sentinel://:sai@127.0.0.1:${sentinel.port}/desk`)
    await expect(wrong).rejects.toThrow(StoreUnavailable)
  })
})

describe.skipIf(NO_REDIS)('Redis behind TLS', () => {
  test('is reached by rediss:// when its certificate is trusted, and not otherwise', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-tls-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      // oxfmt-ignore
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
        '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
      { stdio: 'ignore' },
    )
    const port = String(await freePort())
    const tls = ['--tls-port', port, '--tls-cert-file', certificate, '--tls-key-file', key]
    const server = await RedisServer.open(...tls, '--tls-auth-clients', 'no')
    onTestFinished(() => server.close())

    const address = `rediss://localhost:${port}`
    const trusting = { NODE_EXTRA_CA_CERTS: certificate }
    expect(await checkElsewhere(address, trusting)).toBe('usable\n')
    // As a copy from one to the other has them.
    expect(await checkElsewhere(address, trusting, server.url)).toBe('usable\n')
    expect(await checkElsewhere(address, {})).toMatch(/self.signed/)
  })
})

function warningsOf(room: StoreRoom | undefined) {
  return storeWarnings({ at: new Date(), setUp: [], room, daysLeft: undefined, backup: undefined })
}

async function on(server: RedisServer): Promise<{ store: Store }> {
  const store = await openRedisStore(server.url, undefined, { seal: SEAL })
  onTestFinished(async () => {
    await store.close()
    await server.close()
  })
  return { store }
}

/** A process of its own: Node reads whom to trust at its start. */
async function checkElsewhere(
  address: string,
  environment: Readonly<Record<string, string>>,
  ...openedBefore: readonly string[]
): Promise<string> {
  const script = `
    const { openRedisStore } = await import('#src/store/redis/open.ts')
    try {
      for (const other of process.argv.slice(2)) await openRedisStore(other)
      const store = await openRedisStore(process.argv[1])
      await store.check()
      await store.close()
      console.log('usable')
    } catch (fault) {
      console.log(fault.message)
    }
    process.exit(0)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, address, ...openedBefore], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...environment },
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  await once(child, 'close')
  return said
}
