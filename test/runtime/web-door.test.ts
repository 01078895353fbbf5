import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webChannel } from '#bots/web/channel.ts'
import { webRoutes } from '#bots/web/routes.ts'
import { OfficialId } from '#src/domain/ids.ts'
import { asOneMove } from '#src/questions/own-tickets.ts'
import { forgetAsker } from '#src/tickets/forget-asker.ts'
import { drawTicketCode } from '#src/tickets/code.ts'
import { openTestDesk, openTicketFor } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'

const PRIVATE = 'Tôi tên Lan, hỏi về hồ sơ của tôi'

let at: TestDesk
let served: Served

beforeAll(async () => {
  at = await openTestDesk({
    channels: new Map([['web', webChannel()]]),
    rules: { turnWindowMs: 0, citizenPerMinute: 2, askPerMinute: 0 },
  })
  served = await serve(webRoutes(at.desk, { publicUrl: undefined, sessionSecret: 'một bí mật đủ dài' }))
})
afterAll(async () => {
  await served.close()
  await at.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(served.url + path, { headers, redirect: 'manual' })

/** Sends the chat's form as its script does: nothing waits for an answer. */
function post(question: string, headers: Record<string, string> = {}, path = '/'): Promise<Response> {
  return fetch(served.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: served.url, Accept: 'application/json', ...headers },
    body: new URLSearchParams({ cau_hoi: question }),
  })
}

async function newCookie(): Promise<string> {
  const [cookie = ''] = ((await get('/')).headers.get('set-cookie') ?? '').split(';')
  return cookie
}

test('the cookie is out of reach of scripts and of other sites, and its page is kept nowhere', async () => {
  const { headers } = await get('/')
  expect(headers.get('set-cookie')).toMatch(/HttpOnly/)
  expect(headers.get('set-cookie')).toMatch(/SameSite=Lax/)
  expect(headers.get('cache-control')).toBe('no-store')
})

test('the page allows neither scripts nor styles within it, nor a frame around it', async () => {
  const { headers } = await get('/')
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const page = await (await get('/')).text()
  expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)| on[a-z]+=/)
})

test('only the browser that asked sees its conversation; a cookie someone made up opens none', async () => {
  const cookie = await newCookie()
  expect((await post(PRIVATE, { Cookie: cookie })).status).toBe(200)
  expect(await (await get('/', { Cookie: cookie })).text()).toContain(PRIVATE)
  expect(await (await get('/')).text()).not.toContain(PRIVATE)

  const [name = '', value = ''] = cookie.split('=')
  const unsigned = `${name}=${value.split('.')[0]}.${'A'.repeat(43)}%3D`
  expect(await (await get('/', { Cookie: unsigned })).text()).not.toContain(PRIVATE)
  expect(await (await get('/tin-moi?sau=0', { Cookie: unsigned })).json()).toEqual({
    lines: [],
    working: false,
    stranger: true,
  })
  // A page that still shows lines learns that none of them is this visitor's.
  expect(await (await get('/tin-moi?sau=7&tu=3', { Cookie: unsigned })).json()).toMatchObject({
    goneBefore: 8,
  })
})

test('a form from another site is not taken in', async () => {
  const cookie = await newCookie()
  const foreign = await post(PRIVATE, { Cookie: cookie, Origin: 'https://example.com' })
  expect(foreign.status).toBe(403)
  expect(await (await get('/', { Cookie: cookie })).text()).not.toContain(PRIVATE)
})

test('the script gets new lines at once and the old ones once', async () => {
  const cookie = await newCookie()
  await post('câu một', { Cookie: cookie })
  const first = await (await get('/tin-moi?sau=0', { Cookie: cookie })).json()
  expect(first.lines).toHaveLength(1)
  expect(first.working).toBe(true)

  const later = get(`/tin-moi?sau=${first.lines[0].id}`, { Cookie: cookie })
  await post('câu hai', { Cookie: cookie })
  const second = await (await later).json()
  expect(second.lines.map((line: { html: string }) => line.html).join('')).toContain('câu hai')
  expect(second.lines.map((line: { html: string }) => line.html).join('')).not.toContain('câu một')
})

test('who writes too fast is told so and keeps the text', async () => {
  const cookie = await newCookie()
  const headers = { Cookie: cookie, Accept: 'text/html' }
  await post('một', { Cookie: cookie })
  await post('hai', { Cookie: cookie })
  const third = await post('câu thứ ba', headers)
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '60'])
  const page = await third.text()
  expect(page).toContain('Bạn gửi hơi nhanh')
  expect(page).toMatch(/<textarea[^>]*>\s*câu thứ ba<\/textarea\s*>/)
})

test('what came too fast is answered with a new form, says so each time, and is taken in a minute later', async () => {
  const headers = { Cookie: await newCookie() }
  const send = (ma: string) =>
    fetch(`${served.url}/`, {
      method: 'POST',
      headers: { ...headers, Origin: served.url, Accept: 'application/json' },
      body: new URLSearchParams({ ma, cau_hoi: 'câu lặp lại' }),
    })
  const page = async () => (await get('/', headers)).text()
  await post('một', headers)
  await post('hai', headers)

  const spent = ['a'.repeat(43), 'b'.repeat(43)]
  const renewed: string[] = []
  for (const ma of spent) {
    const answer = await send(ma)
    expect(answer.status).toBe(429)
    const { formId } = await answer.json()
    expect(formId).toMatch(/^[\w-]{43}$/)
    renewed.push(formId)
    expect(await page()).not.toContain('http-equiv="refresh"')
  }
  expect(new Set([...spent, ...renewed]).size).toBe(4)

  at.pass(60_000)
  expect((await send(renewed[1] ?? '')).status).toBe(200)
  const said = await page()
  expect(said.match(/câu lặp lại/g)).toHaveLength(3)
  expect(said).toContain('http-equiv="refresh"')
})

test('the page shown for a message that was too fast has a new form as well', async () => {
  const headers = { Cookie: await newCookie(), Accept: 'text/html' }
  const ma = 'c'.repeat(43)
  await post('một', { Cookie: headers.Cookie })
  await post('hai', { Cookie: headers.Cookie })
  const answer = await fetch(`${served.url}/`, {
    method: 'POST',
    headers: { ...headers, Origin: served.url },
    body: new URLSearchParams({ ma, cau_hoi: 'ba' }),
  })
  const page = await answer.text()
  expect(page).toMatch(/name="ma" value="[\w-]{43}"/)
  expect(page).not.toContain(ma)
  expect(page).not.toContain('http-equiv="refresh"')
})

test.for(['', ' \u200b\n'])('an empty question (%j) is asked for again', async (nothing) => {
  const answer = await post(nothing, { Accept: 'text/html' })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('Xin gõ câu hỏi trước khi gửi')
  expect(await (await post(nothing)).json()).toHaveProperty('formId', expect.stringMatching(/^[\w-]{43}$/))
})

test('without its script, a question that could not be stored stands on the page, to be copied; another site’s words never do', async () => {
  const away = await openTestDesk({ channels: new Map([['web', webChannel()]]) })
  const door = await serve(webRoutes(away.desk, { publicUrl: undefined, sessionSecret: 'một bí mật đủ dài' }))
  await away.store.close()
  const ask = async (origin: string): Promise<{ status: number; page: string }> => {
    const told = await fetch(door.url, {
      method: 'POST',
      headers: { Origin: origin, Accept: 'text/html' },
      body: new URLSearchParams({ cau_hoi: 'Phường <tôi> thu phí gì & ở đâu?' }),
    })
    return { status: told.status, page: await told.text() }
  }
  try {
    const own = await ask(door.url)
    expect(own.status).toBe(503)
    expect(own.page).toContain('Phường &lt;tôi&gt; thu phí gì &amp; ở đâu?')
    const foreign = await ask('https://example.com')
    expect(foreign.status).toBe(403)
    expect(foreign.page).not.toContain('thu phí gì')
  } finally {
    await door.close()
    await away.close()
  }
})

test('more than a form can hold is refused', async () => {
  const answer = await post('x'.repeat(140_000))
  expect(answer.status).toBe(413)
  expect(await answer.json()).toEqual({ fault: 'Câu hỏi dài quá 4.000 ký tự. Xin rút gọn.' })
  expect((await post('x'.repeat(140_000), { Accept: 'text/html' })).status).toBe(413)
})

test('pages and files are packed for whoever can unpack them', async () => {
  const sheet = await get('/assets/web.css', { 'Accept-Encoding': 'gzip' })
  expect(sheet.headers.get('content-encoding')).toBe('gzip')
  expect(await sheet.text()).toContain('color-scheme')
  const plain = await get('/assets/web.css', { 'Accept-Encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
})

describe('a ticket', () => {
  let code: string

  beforeAll(async () => {
    await drain()
    const account = { network: 'web', chat: 'phieu' } as const
    code = (await openTicketFor(at.desk, account, { question: PRIVATE, department: 'so-tu-phap' })).code
  })

  /** The desk is not at work here; what earlier tests sent is put aside. */
  async function drain(): Promise<void> {
    for (;;) {
      const turn = await at.store.takeTurn(at.desk.clock(), { windowMs: 1, leaseMs: 60_000 })
      if (turn === undefined) return
      const { conversation } = turn
      await at.store.finishTurn(turn, { conversation, parts: [], answers: [], tickets: [] }, at.desk.clock())
    }
  }

  test('shows where it is and since when, and nothing of what was asked', async () => {
    const page = await (await get(`/tra-cuu/${code}`)).text()
    expect(page).toContain('Sở Tư pháp Thành phố Hồ Chí Minh')
    expect(page).toContain('Đơn vị đã nhận và chưa trả lời.')
    expect(page).toContain('22/11/2026')
    expect(page).not.toContain('Lan')
  })

  test('whose asker has had their data deleted shows its answer, which has no other way to them', async () => {
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    const account = { network: 'web', chat: 'xoa' } as const
    const ticket = await openTicketFor(at.desk, account, { question: PRIVATE, department: 'so-tu-phap' })
    const changes = asOneMove(await forgetAsker(at.desk, ticket, 'citizen', when))
    const by = OfficialId.parse('0b8f8f5e-6c07-4c0c-9d0b-5c1f4c3f2a01')
    const answer = {
      text: 'Nộp tại phường.\n<b>0912345678</b>',
      by,
      at: when.now,
      approvedBy: null,
      citations: [],
    }
    const answered = changes.map((change) => ({
      ...change,
      ticket: { ...change.ticket, state: 'answered' as const, answer },
    }))
    expect(await at.store.moveTickets(answered, when.now)).toBe('moved')
    const page = await (await get(`/tra-cuu/${ticket.code}`)).text()
    expect(page).toContain('Nộp tại phường.\n&lt;b&gt;[số điện thoại]&lt;/b&gt;')
    expect(page).toContain('Trang không hiện câu hỏi')
    expect(page).not.toContain('Lan')
  })

  test('is found by its code however it is typed', async () => {
    const typed = code.replaceAll('-', ' ')
    const found = await get(`/tra-cuu?${new URLSearchParams({ ma: ` mã ${typed}` }).toString()}`)
    expect(found.status).toBe(303)
    expect(found.headers.get('location')).toBe(`/tra-cuu/${code}`)
  })

  test('that does not exist looks like every other that does not', async () => {
    const body = async (path: string) => {
      const answer = await get(path)
      expect(answer.status).toBe(404)
      return answer.text()
    }
    const unknown = await body(`/tra-cuu/${drawTicketCode()}`)
    expect(await body('/tra-cuu/1111-1111-1111')).toBe(unknown)
    expect(await body('/tra-cuu/%3Cscript%3E')).toBe(unknown)
    expect(unknown).toContain('Không có phiếu nào mang mã này')
  })

  test('cannot be found by trying codes out', async () => {
    at.pass(60_000)
    const tries = Array.from({ length: 31 }, () => get(`/tra-cuu/${drawTicketCode()}`))
    const statuses = (await Promise.all(tries)).map((answer) => answer.status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})

test('an address nobody knows leads to a page that says so', async () => {
  const answer = await get('/khong-co-trang-nay')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Không có trang này')
})
