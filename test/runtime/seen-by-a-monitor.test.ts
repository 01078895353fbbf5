import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCutProxy } from '../fixtures/cut-proxy.ts'
import type { CutProxy } from '../fixtures/cut-proxy.ts'
import { readPrometheus } from '../fixtures/prometheus.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

/** What a monitor waits for, as Prometheus has it unless told otherwise. */
const MONITOR_WAITS_MS = 10_000

describe.skipIf(NO_REDIS)('a monitor that looks at a desk on Redis', () => {
  let server: RedisServer
  let way: CutProxy
  let desk: RunningDesk

  beforeAll(async () => {
    server = await RedisServer.open()
    way = await startCutProxy(server.port)
    desk = await RunningDesk.open({ REDIS_URL: `redis://127.0.0.1:${way.port}` })
  }, 120_000)
  afterAll(async () => {
    await desk.close()
    await way.close()
    await server.close()
  })

  async function look(path: string) {
    const response = await fetch(desk.url + path, { signal: AbortSignal.timeout(MONITOR_WAITS_MS) })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  }

  async function figures() {
    const { status, type, text } = await look('/metrics')
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' })
    return readPrometheus(text)
  }

  function valueOf(families: Awaited<ReturnType<typeof figures>>, name: string): number | undefined {
    return families.get(name)?.samples[0]?.value
  }

  test('reads figures that are valid, also while others write, and no more series for more addresses', async () => {
    await ask(20)
    const before = await figures()
    const writing = ask(200)
    for (let looks = 0; looks < 10; looks += 1) await figures()
    await writing
    const after = await figures()
    expect(valueOf(after, 'desk_store_up')).toBe(1)
    for (const family of after.values()) expect(family.samples.length).toBeLessThan(2000)
    const routes = (families: typeof after) =>
      new Set((families.get('desk_request_seconds')?.samples ?? []).map(({ labels }) => labels['route']))
    expect(routes(after)).toEqual(routes(before).union(new Set(['/metrics'])))
  }, 60_000)

  test('is answered in time also when every answer of Redis takes seconds, and is told that it is the store', async () => {
    way.slow(2000)
    expect((await look('/readyz')).status).toBe(200)
    await figures()
    way.slow(4500)
    expect((await look('/readyz')).status).toBe(503)
    await figures()
    way.slow(0)
    await ready()
  }, 120_000)

  test('is answered in time when Redis takes all in and says nothing, or is not there, and hears when it is back', async () => {
    server.standStill()
    expect((await look('/readyz')).status).toBe(503)
    expect(valueOf(await figures(), 'desk_store_up')).toBe(0)
    expect((await look('/healthz')).status).toBe(200)
    server.goOn()
    await ready()
    await server.kill()
    expect((await look('/readyz')).status).toBe(503)
    const away = await figures()
    expect(valueOf(away, 'desk_store_up')).toBe(0)
    expect(away.get('desk_messages_waiting')?.samples).toEqual([])
    await server.start()
    await ready()
    expect(valueOf(await figures(), 'desk_store_up')).toBe(1)
  }, 120_000)

  /** Questions, look-ups and addresses nobody has, each another. */
  async function ask(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await fetch(`${desk.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: `Câu hỏi số ${time}?` }),
      })
      for (const path of [`/tra-cuu/0000-0000-${time}`, `/khong-co/${time}`, `/console/khong-co/${time}`])
        await fetch(desk.url + path)
    }
  }

  async function ready(): Promise<void> {
    await expect.poll(async () => (await look('/readyz')).status, { timeout: 20_000 }).toBe(200)
  }
})
