import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { knowledgeAtHand } from '#src/publishing/at-hand.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { RESOLUTION_160 } from '../fixtures/law-desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const ROOT = join(import.meta.dirname, '../..')
const DOCUMENT = 'nq-160-2021-qh14'

const Ready = z.object({
  status: z.string(),
  warnings: z.array(z.string()),
  knowledge: z.object({ version: z.string() }),
})

async function ready(desk: RunningDesk): Promise<z.infer<typeof Ready>> {
  const response = await fetch(`${desk.url}/readyz`)
  return Ready.parse(await response.json())
}

describe.skipIf(NO_REDIS)('starting on Redis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-'))
  let redis: RedisServer
  let desks: readonly RunningDesk[]

  beforeAll(async () => {
    redis = await RedisServer.open()
    const DATA_KEYS = Buffer.alloc(32, 7).toString('base64')
    // They would tell that Redis is away, which a test sees to.
    const settings = { LOG_LEVEL: 'fatal', REDIS_URL: redis.url, DATA_KEYS }
    // At once: each would be the first to put the shipped library on the shelf.
    desks = await Promise.all([RunningDesk.open(settings), RunningDesk.open(settings)])
  })
  afterAll(async () => {
    await Promise.all(desks.map((desk) => desk.close()))
    await redis.close()
    rmSync(folder, { recursive: true })
  })

  test('two desks serve from one Redis, without a warning and without a file of their own', async () => {
    for (const desk of desks) {
      expect(await ready(desk)).toMatchObject({ status: 'ready', warnings: [], knowledge: { version: '1' } })
      expect(existsSync(join(desk.folder, 'desk.db'))).toBe(false)
    }
  })

  test('what a shell publishes is answered from by every desk within two seconds', async () => {
    const [first, second] = desks
    if (first === undefined || second === undefined) throw new Error('two desks were started')
    const text = join(folder, 'nq-160.txt')
    writeFileSync(text, RESOLUTION_160)
    await first.command('src/publishing/cli/main.ts', 'import', text)
    await first.command('src/publishing/cli/main.ts', 'accept', DOCUMENT, '--note', 'đã xem')
    await first.command('src/publishing/cli/main.ts', 'publish')

    const sincePublished = stopwatch(first.pid, second.pid)
    for (const desk of desks) {
      await expect.poll(async () => (await ready(desk)).knowledge.version, { interval: 50 }).toBe('2')
    }
    expect(sincePublished()).toBeLessThan(2000)
    const asked = [
      'Điều 1 khoản 2 Nghị quyết 160/2021/QH14 quy định gì?',
      '--as-of',
      '2023-05-01',
      '--place',
      'hn',
    ]
    const answer = await second.command('src/questions/cli.ts', ...asked, '--json')
    expect(answer).toContain('"official"')
  })

  test('a Redis that holds nothing yet is looked past, and holds nothing after', async () => {
    const empty = await RedisServer.open()
    onTestFinished(() => empty.close())
    expect((await knowledgeAtHand({ REDIS_URL: empty.url })).version).toBe('1')
    expect(await empty.command('DBSIZE')).toBe(0)
  })

  test('a killed desk starts again while the other serves', async () => {
    const [first, second] = desks
    await first?.kill()
    expect((await fetch(`${second?.url}/readyz`)).status).toBe(200)
    await first?.start()
    expect((await fetch(`${first?.url}/readyz`)).status).toBe(200)
  })

  test('a Redis that goes away makes the desks not ready, and ready again when it is back', async () => {
    const statuses = () => Promise.all(desks.map(async (desk) => (await fetch(`${desk.url}/readyz`)).status))
    await redis.kill()
    await expect.poll(statuses).toEqual([503, 503])
    await redis.start()
    await expect.poll(statuses).toEqual([200, 200])
  })

  describe('that may lose what was accepted', () => {
    let careless: RedisServer
    let desk: RunningDesk

    beforeAll(async () => {
      careless = await RedisServer.open('--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru')
      desk = await RunningDesk.open({ LOG_LEVEL: 'fatal', REDIS_URL: careless.url })
    })
    afterAll(async () => {
      await desk.close()
      await careless.close()
    })

    test('and keeps it in clear is served from, with a warning', async () => {
      const warnings = ['log_off', 'may_evict', 'not_sealed']
      expect(await ready(desk)).toMatchObject({ status: 'ready', warnings })
    })

    test('and comes back empty makes the desk not ready, and nobody is answered from no law', async () => {
      await careless.kill()
      await careless.start()
      const told = async () => (await fetch(`${desk.url}/readyz`)).json()
      await expect.poll(told, { timeout: 10_000 }).toEqual({ status: 'not ready', store: 'empty' })
      // Longer than it takes to follow a version.
      await wait(2000)
      const question = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
      const answer = await fetch(`${desk.url}/api/ask`, {
        method: 'POST',
        body: JSON.stringify({ question }),
      })
      expect(await answer.json()).toMatchObject({ outcome: 'answered' })
      await desk.kill()
      await desk.start()
      expect(await ready(desk)).toMatchObject({ status: 'ready', knowledge: { version: '1' } })
    })
  })

  test.each([
    ['where nobody answers', 'redis://127.0.0.1:1', 'the store did not answer'],
    ['at an address that is none', 'redis+cluster://:mat-khau@a:x', 'REDIS_URL'],
  ])('%s fails with one line that says why and keeps the password', (_, address, why) => {
    const { status, stderr } = spawnSync(process.execPath, ['src/node.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 100_000,
      env: { ...BARE_ENVIRONMENT, LOG_LEVEL: 'error', PORT: '0', REDIS_URL: address },
    })
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(why)
    expect(stderr).not.toContain('mat-khau')
  })
})
