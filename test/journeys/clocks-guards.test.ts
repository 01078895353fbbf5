import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeLimits } from '#src/clocks/change-limits.ts'
import { changeYear } from '#src/clocks/change-year.ts'
import { yearByItself } from '#src/clocks/year.ts'
import { Role } from '#src/domain/official.ts'
import { openTestConsole } from '../fixtures/console.ts'
import { sendForm } from '../fixtures/kept-page.ts'
import type { TestConsole } from '../fixtures/console.ts'

const PAGES = ['/lich', '/lich/2027/sua', '/thoi-han', '/thoi-han/hn/so-y-te']
const WRITES = ['/lich/2027/xem-truoc', '/lich/2027/luu', '/thoi-han/hn/so-y-te']

describe('who sees and changes the calendar and the time limits', () => {
  let at: TestConsole
  const cookies = new Map<Role, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    for (const role of Role.options) {
      cookies.set(role, await at.employ({ email: `${role}@example.vn`, role, department: null }))
    }
  })
  afterAll(() => at.close())

  function send(path: string, cookie: string, form?: Record<string, string>): Promise<Response> {
    return sendForm(`${at.url}/console${path}`, {
      headers: { cookie, ...(form && { origin: at.url }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  }

  async function work(role: Role) {
    const cookie = cookies.get(role) ?? ''
    const csrf =
      /name="csrf" value="([^"]+)"/.exec(await (await send('/tai-khoan', cookie)).text())?.[1] ?? ''
    return { cookie, csrf }
  }

  test.for(Role.options)('%s', async (role) => {
    const { cookie, csrf } = await work(role)
    const seen = await Promise.all(PAGES.map(async (path) => (await send(path, cookie)).status))
    const written = await Promise.all(WRITES.map(async (path) => (await send(path, cookie, { csrf })).status))
    const sees = ['quan-tri', 'dieu-phoi', 'kiem-toan'].includes(role) ? 200 : 403
    const changes = role === 'quan-tri'
    expect(seen).toEqual([sees, changes ? 200 : 403, sees, changes ? 200 : 403])
    // An empty form is wrong, and said to be, where it may be sent at all.
    expect(written).toEqual(WRITES.map(() => (changes ? 400 : 403)))
  })

  test.for(Role.options)('the verbs themselves ask once more: %s', async (role) => {
    const official = await at.store.officialByEmail(`${role}@example.vn`)
    if (official === undefined) throw new Error('an account is missing')
    const year = { year: 2031, calendar: yearByItself(2031), seen: 0 }
    const limits = { place: 'hn', department: 'so-y-te', own: { limits: {}, note: 'x' }, seen: 0 } as const
    const kept = role === 'quan-tri' ? 'kept' : 'forbidden'
    expect(await changeYear(at.desk, official, year)).toBe(kept)
    expect(await changeLimits(at.desk, official, limits)).toBe(kept)
  })

  test('a year or a department that does not exist is not found', async () => {
    const { cookie } = await work('quan-tri')
    for (const path of ['/lich/1999/sua', '/lich/nay/sua', '/thoi-han/hue/so-y-te', '/thoi-han/hn/so-la']) {
      expect((await send(path, cookie)).status).toBe(404)
    }
    expect(await (await send('/lich?nam=1066', cookie)).text()).toContain('Lịch làm việc năm 2026')
  })

  test('a year is saved only as its changes were looked at', async () => {
    const { cookie, csrf } = await work('quan-tri')
    const form = { csrf, from: '08:00', to: '12:00', note: 'Thử', seen: '0' }
    const kept = await send('/lich/2032/xem-truoc', cookie, form)
    const looked = await kept.text()
    const { pathname, search } = new URL(kept.url)
    const lookAgain = () => send((pathname + search).replace('/console', ''), cookie)
    expect(await (await lookAgain()).text()).toContain('Thử')
    const seal = /name="seal" value="([^"]+)"/.exec(looked)?.[1] ?? ''
    expect(seal).toHaveLength(43)
    for (const changed of [{ to: '17:00' }, { seal: '' }, { seen: '1' }]) {
      const answer = await send('/lich/2032/luu', cookie, { ...form, seal, ...changed })
      expect([200, 409]).toContain(answer.status)
    }
    expect(await at.store.rule('calendar/2032')).toBeUndefined()
    expect((await send('/lich/2032/luu', cookie, { ...form, seal })).status).toBe(303)
    expect(await at.store.rule('calendar/2032')).toMatchObject({ revision: 1, value: { note: 'Thử' } })
    // Back: there is nothing to look at any more.
    expect((await lookAgain()).headers.get('location')).toBe('/console/lich?nam=2032')
  })
})
