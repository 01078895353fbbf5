import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import { atMost } from '#src/crowd.ts'

afterEach(() => void vi.useRealTimers())

/** A door for two, in which everybody stays until let out. */
function door() {
  const leave: Array<() => void> = []
  const app = new Hono()
    .use(atMost(2, (c) => c.text('full', 503)))
    .get('/', async (c) => {
      await new Promise<void>((resolve) => leave.push(resolve))
      return c.text('in')
    })
    .get('/broken', () => {
      throw new Error('broken')
    })
  app.onError((_, c) => c.text('broken', 500))
  const knock = async (path = '/') => (await app.request(path)).status
  return { app, knock, leave }
}

test('a full door says when to come again, and lets in the next when somebody leaves', async () => {
  const { app, knock, leave } = door()
  const inside = [knock(), knock()]
  const refused = await app.request('/')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  leave.shift()?.()
  expect(await inside[0]).toBe(200)
  expect(await knock('/broken')).toBe(500)
  expect(await knock('/broken')).toBe(500)
  leave.shift()?.()
  expect(await inside[1]).toBe(200)
})

test('a place that nobody gives back is free again after a quarter of an hour', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { knock, leave } = door()
  void knock()
  void knock()
  expect(await knock()).toBe(503)
  vi.advanceTimersByTime(15 * 60_000)
  const late = knock()
  while (leave.length < 3) await Promise.resolve()
  leave[2]?.()
  expect(await late).toBe(200)
})
