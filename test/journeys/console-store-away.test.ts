import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KnowledgeBeingRead } from '#src/domain/errors.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const WRITTEN = 'Thưa bà, bà khám ở trạm y tế của phường & mang theo thẻ bảo hiểm.'

describe('the console while the store is away', () => {
  let at: TestConsole
  let cookie: string
  let ticket: string

  beforeAll(async () => {
    at = await openTestConsole()
    cookie = await at.employ(LAN)
    const account = { network: 'web', chat: 'w1' } as const
    const { code } = await openTicketFor(at.desk, account, { question: 'Khám ở đâu?', department: 'so-y-te' })
    ticket = `/console/phieu/${code}`
    await at.store.close()
  })
  afterAll(() => at.close())

  const post = (path: string, form: Record<string, string>) =>
    fetch(at.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: at.url },
      body: new URLSearchParams(form),
    })

  test.each(['/console', '/console/phieu/1234-5678-9012', '/console/loi-moi/abc', '/console/he-thong'])(
    '%s says so on a page, with the headers of every page',
    async (path) => {
      const told = await fetch(at.url + path, { headers: { cookie } })
      expect(told.status).toBe(503)
      expect(told.headers.get('content-type')).toMatch(/^text\/html/)
      expect(told.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(told.headers.get('cache-control')).toBe('no-store')
      expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await told.text()).toContain('Hệ thống gặp trục trặc')
    },
  )

  test('what an official has written stands on the page, to be copied', async () => {
    const told = await post(`${ticket}/xem-truoc`, { csrf: 'x', text: WRITTEN })
    expect(told.status).toBe(503)
    expect(await told.text()).toContain(WRITTEN.replace('&', '&amp;'))
  })

  test('a file that comes in meanwhile is not read', async () => {
    const form = new FormData()
    form.set('note', WRITTEN)
    form.set('tep', new Blob([new Uint8Array(128 * 1024)]), 'luat.docx')
    const told = await fetch(`${at.url}/console/van-ban/nhap`, {
      method: 'POST',
      headers: { cookie, origin: at.url },
      body: form,
    })
    expect(told.status).toBe(503)
    expect(await told.text()).not.toContain('Thưa bà')
  })
})

test('a page that needs the law while it is being read says that it soon will', async () => {
  const at = await openTestConsole(undefined, {
    knowledge: () => {
      throw new KnowledgeBeingRead()
    },
  })
  const cookie = await at.employ({ ...LAN, role: 'quan-tri', department: null })
  const told = await fetch(`${at.url}/console/van-ban`, { headers: { cookie } })
  expect([told.status, told.headers.get('content-type')]).toEqual([503, 'text/html; charset=UTF-8'])
  expect(await told.text()).toContain('Hệ thống vừa khởi động')
  await at.close()
})
