import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoors } from '#src/app.ts'
import { readSettings } from '#src/config.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

/** As `src/app.ts` has it. */
const MOST_REQUESTS = 2000
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

describe('whoever knocks when every place is taken', () => {
  let open: TestDesk
  let app: Hono
  let inside: ReadonlyArray<Promise<Response>>
  let goOn: () => void

  beforeAll(async () => {
    open = await openTestDesk()
    const standing = new Promise<void>((resolve) => (goOn = resolve))
    // The store stands still, and with it whoever asks whether it is well.
    const store = { ...open.store, check: () => standing }
    app = openDoors({ ...open.desk, store }, readSettings({}))
    inside = Array.from({ length: MOST_REQUESTS }, async () => app.request('/readyz'))
  })
  afterAll(() => open.close())

  const knock = (path: string, accept?: string, method = 'GET') =>
    app.request(path, { method, headers: accept === undefined ? {} : { accept } })

  test.each(['/', '/tra-cuu', '/console', '/tra-cuu/1234-5678-9012'])(
    'with a browser at %s reads in Vietnamese when to come again',
    async (path) => {
      const told = await knock(path, BROWSER)
      expect([told.status, told.headers.get('retry-after')]).toEqual([503, '5'])
      expect(told.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i)
      expect(told.headers.get('cache-control')).toBe('no-store')
      const page = await told.text()
      expect(page).toContain('<html lang="vi">')
      expect(page).toContain('Xin chờ 5 giây rồi tải lại trang.')
      // Nothing more is asked of a house that is full.
      expect(page).not.toMatch(/rel="stylesheet"|<script|<img/)
    },
  )

  test('with a form that was sent is told that it was not taken in', async () => {
    const told = await knock('/', BROWSER, 'POST')
    expect(told.status).toBe(503)
    expect(await told.text()).toContain('nội dung ấy chưa được nhận')
  })

  test.each([
    ['/', 'application/json', 'POST'],
    ['/', undefined, 'GET'],
    ['/', '*/*', 'GET'],
    ['/api/ask', BROWSER, 'POST'],
    ['/webhooks/telegram', BROWSER, 'POST'],
    ['/webhooks/zalo', '*/*', 'POST'],
  ])('at %s accepting %s is answered in JSON', async (path, accept, method) => {
    const told = await knock(path, accept, method)
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await told.json()).toEqual({
      error: { code: 'crowded', message: expect.stringMatching(/quá nhiều yêu cầu/) },
    })
  })

  test('whoever was let in is answered, and the next comes in', async () => {
    goOn()
    await Promise.all(inside)
    expect((await knock('/healthz')).status).toBe(200)
  })
})
