import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { drawTicketCode } from '#src/tickets/code.ts'
import { openTestConsole, PASSWORD } from '../fixtures/console.ts'
import { sendForm } from '../fixtures/kept-page.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const HOA = { email: 'hoa@example.vn', role: 'chuyen-vien', department: 'thue' } as const
const AUDITOR = { email: 'kiem@example.vn', role: 'kiem-toan', department: null } as const
const HOUR_MS = 3_600_000

describe('what the console refuses', () => {
  let at: TestConsole
  let ticket: string
  let code: TicketCode
  /** Cookies of the browsers they enrolled in. */
  const browsers = new Map<string, string>()
  const knownTo = (email: string) => browsers.get(email) ?? ''

  beforeAll(async () => {
    at = await openTestConsole('https://hoidap.example.vn')
    for (const who of [LAN, HOA, AUDITOR]) browsers.set(who.email, await at.employ(who))
    const account = { network: 'web', chat: 'w1' } as const
    code = (await openTicketFor(at.desk, account, { question: 'Khám ở đâu?', department: 'so-y-te' })).code
    ticket = `/console/phieu/${code}`
  })
  afterAll(() => at.close())

  /** As a browser sends it: with the page's own origin unless said otherwise. */
  function send(
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return sendForm(at.url + path, {
      headers: { ...(form && { origin: 'https://hoidap.example.vn' }), ...headers },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  }

  const tryPassword = (email: string, password: string, from = '203.0.113.7') =>
    send('/console/dang-nhap', { email, password }, { 'x-forwarded-for': `198.51.100.1, ${from}` })

  const signIn = (email: string) => at.signIn(email, { 'x-forwarded-for': '198.51.100.1, 203.0.113.200' })

  /** Signed in, with the cookie and the token of their forms. */
  async function work(email: string) {
    const { cookie } = await signIn(email)
    const page = await (await send('/console', undefined, { cookie })).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(csrf).toHaveLength(43)
    return { cookie, csrf }
  }

  const sealIn = (page: string) => /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? ''

  test('the cookie cannot be read by scripts, sent along by other sites, or carried without TLS', async () => {
    const { set } = await signIn(LAN.email)
    expect(set).toMatch(/^__Host-dan_hoi_phien=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('pages allow our own script alone and no frame, and are kept by nobody', async () => {
    const { headers } = await send('/console/dang-nhap')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('without signing in nothing is shown, and what was written is given back', async () => {
    const reading = await send(ticket)
    expect(reading.status).toBe(303)
    expect(reading.headers.get('location')).toBe(`/console/dang-nhap?den=${encodeURIComponent(ticket)}`)
    const writing = await send(`${ticket}/tra-loi`, { text: 'Chào <bạn>' })
    expect(writing.status).toBe(401)
    const page = await writing.text()
    expect(page).toContain('Chào &lt;bạn&gt;')
    // Back to where they were, once they have signed in: the address of a form leads to its page.
    expect(page).toContain(`href="/console/dang-nhap?den=${encodeURIComponent(`${ticket}/tra-loi`)}"`)
    const { cookie } = await work(LAN.email)
    const again = await send(`${ticket}/tra-loi`, undefined, { cookie })
    expect(again.headers.get('location')).toBe(ticket)
    const ruling = await send('/console/van-ban/hieu-luc/quyet-dinh', { note: 'Theo Điều 60' })
    const den = encodeURIComponent('/console/van-ban/hieu-luc/quyet-dinh')
    expect(await ruling.text()).toContain(`href="/console/dang-nhap?den=${den}"`)
    const making = await send(`${ticket}/cong-khai/xem-truoc`, {
      question: 'Hỏi cho gọn',
      answer: 'Để mọi người đọc',
    })
    expect(await making.text()).toContain('Hỏi cho gọn\n\nĐể mọi người đọc')
    const switching = { sentence: 'Hệ thống tạm nghỉ đến chiều.', note: 'Sửa một quy định' }
    const switched = await (await send('/console/he-thong/cong-tac/answering', switching)).text()
    for (const words of Object.values(switching)) expect(switched).toContain(words)
    const overruling = { note: 'NQ 97', 'du-sai': 'Luật đã đổi từ tháng bảy' }
    const overruled = await (await send('/console/van-ban/xuat-ban', overruling)).text()
    for (const words of Object.values(overruling)) expect(overruled).toContain(words)
  })

  test('after signing in nobody is led to another site', async () => {
    for (const den of [
      'https://example.com/',
      '//example.com',
      '/console/../dang',
      '/console//dang',
      '/console/loi-moi/x',
    ]) {
      const first = await send('/console/dang-nhap', { email: LAN.email, password: PASSWORD, den })
      expect(first.headers.get('location')).toBe('/console/dang-nhap/ma')
      const cookie = (first.headers.getSetCookie()[0] ?? '').replace(/;.*$/, '')
      const code = at.code(LAN.email)
      const second = await send('/console/dang-nhap/ma', { code, den }, { cookie })
      expect(second.headers.get('location')).toBe('/console')
    }
  })

  test('choosing the ground of the pages leads back into the console and nowhere else', async () => {
    const { cookie, csrf } = await work(LAN.email)
    const choose = (referer: string, nen: string) => send('/console/nen', { csrf, nen }, { cookie, referer })
    const dark = await choose('https://hoidap.example.vn/console/phieu/1?a=b', 'dark')
    expect(dark.headers.get('location')).toBe('/console/phieu/1?a=b')
    expect(dark.headers.getSetCookie()[0]).toContain('dan_hoi_nen=dark; Max-Age=31536000; Path=/console')
    for (const referer of ['https://example.com/consoles', 'https://example.com/', '//x', '']) {
      expect((await choose(referer, 'light')).headers.get('location')).toBe('/console')
    }
    const back = await choose('', '<i>')
    expect(back.headers.getSetCookie()[0]).toContain('dan_hoi_nen=; Max-Age=0')
  })

  test('an official of another department neither reads nor answers', async () => {
    const { cookie, csrf } = await work(HOA.email)
    expect((await send(ticket, undefined, { cookie })).status).toBe(403)
    expect((await send(`${ticket}/xem-truoc`, { csrf, text: 'Chào bạn' }, { cookie })).status).toBe(403)
    expect((await send(`${ticket}/tra-loi`, { csrf, text: 'Chào bạn' }, { cookie })).status).toBe(403)
    const queue = await (await send('/console?don-vi=so-y-te', undefined, { cookie })).text()
    expect(queue).not.toContain(code)
    expect((await send('/console/he-thong', undefined, { cookie })).status).toBe(403)
  })

  test('the answer itself asks once more who may give it', async () => {
    const hoa = await at.store.officialByEmail(HOA.email)
    const lan = await at.store.officialByEmail(LAN.email)
    if (hoa === undefined || lan === undefined) throw new Error('an account is missing')
    const written = { text: 'Chào bạn', citations: [] }
    expect(await answerTicket(at.desk, hoa, { code, ...written })).toMatchObject({ why: 'forbidden' })
    const never = drawTicketCode()
    expect(await answerTicket(at.desk, lan, { code: never, ...written })).toEqual({ kind: 'unknown' })
    expect((await at.store.ticket(code))?.state).toBe('waiting')
  })

  test('whoever only reads does not answer', async () => {
    const { cookie, csrf } = await work(AUDITOR.email)
    const page = await send(ticket, undefined, { cookie })
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('<textarea')
    expect((await send(`${ticket}/xem-truoc`, { csrf, text: 'Chào bạn' }, { cookie })).status).toBe(403)
  })

  test('a form with a wrong token, without one, or from another site changes nothing', async () => {
    const { cookie, csrf } = await work(LAN.email)
    const text = 'Chào bạn'
    await send(`${ticket}/nhan`, { csrf }, { cookie })
    const seal = sealIn(await (await send(`${ticket}/xem-truoc`, { csrf, text }, { cookie })).text())
    expect((await send(`${ticket}/tra-loi`, { csrf: 'x'.repeat(43), text, seal }, { cookie })).status).toBe(
      403,
    )
    expect((await send(`${ticket}/tra-loi`, { text, seal }, { cookie })).status).toBe(403)
    const foreign = { cookie, origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }
    const refused = await send(`${ticket}/tra-loi`, { csrf, text, seal }, foreign)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('Yêu cầu không được chấp nhận')
    const { csrf: hers } = await work(HOA.email)
    expect((await send(`${ticket}/tra-loi`, { csrf: hers, text, seal }, { cookie })).status).toBe(403)
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
  })

  test('an answer goes out only as it was previewed', async () => {
    const { cookie, csrf } = await work(LAN.email)
    const preview = await send(`${ticket}/xem-truoc`, { csrf, text: 'Bản đã xem' }, { cookie })
    const seal = sealIn(await preview.text())
    for (const form of [
      { csrf, text: 'Bản đã xem' },
      { csrf, text: 'Bản khác', seal },
    ]) {
      const answer = await send(`${ticket}/tra-loi`, form, { cookie })
      expect(await answer.text()).toContain('Xem lại trước khi gửi')
    }
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
  })

  test('an empty answer and one above 4,000 characters are sent back to be mended', async () => {
    const { cookie, csrf } = await work(LAN.email)
    const preview = (text: string) => send(`${ticket}/xem-truoc`, { csrf, text }, { cookie })
    expect((await preview(' \r\n ')).status).toBe(400)
    expect((await preview('ệ'.repeat(4001))).status).toBe(400)
    // A browser counts a line end as one character and sends two.
    expect((await preview(`${'ệ'.repeat(1999)}\r\n${'ệ'.repeat(2000)}`)).status).toBe(200)
    // The console does not read such a form to its end, and nobody may use that connection again.
    const closing = { cookie, connection: 'close' }
    const tooLong = await send(`${ticket}/xem-truoc`, { csrf, text: 'ệ'.repeat(40_000) }, closing)
    expect(tooLong.status).toBe(413)
  })

  test('a cookie that was tampered with, ended, or is twelve hours old opens nothing', async () => {
    const { cookie, csrf } = await work(LAN.email)
    const status = async (given: string) => (await send('/console', undefined, { cookie: given })).status
    expect(await status(cookie)).toBe(200)
    expect(await status(cookie.replace(/=./, '=~'))).toBe(303)

    await send('/console/dang-xuat', { csrf }, { cookie })
    expect(await status(cookie)).toBe(303)

    const another = (await work(LAN.email)).cookie
    for (let hours = 0; hours < 12; hours += 1) {
      at.pass(59 * 60_000)
      expect(await status(another)).toBe(200)
    }
    at.pass(12 * 60_000 - 1)
    expect(await status(another)).toBe(200)
    at.pass(1)
    expect(await status(another)).toBe(303)
  })

  test('a cookie that nobody has used for an hour opens nothing', async () => {
    const { cookie } = await work(LAN.email)
    const status = async () => (await send('/console', undefined, { cookie })).status
    at.pass(HOUR_MS - 1)
    expect(await status()).toBe(200)
    at.pass(HOUR_MS)
    expect(await status()).toBe(303)
  })

  test('signing in again ends the session the browser had before', async () => {
    const { cookie } = await work(LAN.email)
    await at.signIn(LAN.email, { cookie })
    expect((await send('/console', undefined, { cookie })).status).toBe(303)
  })

  test('ten wrong passwords shut that address out for a while, and nobody else', async () => {
    at.pass(24 * HOUR_MS)
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => tryPassword(LAN.email, 'đoán mò mật khẩu')),
    )
    expect(guesses.map((guess) => guess.status).toSorted()).toEqual([
      ...Array<number>(10).fill(401),
      429,
      429,
    ])
    const shutOut = await tryPassword(LAN.email, PASSWORD)
    expect(shutOut.status).toBe(429)
    expect(shutOut.headers.get('retry-after')).toBe('900')
    expect(await shutOut.text()).toContain('thử lại sau 15 phút')

    // The entry before the last is the caller's own word: changing it gets nobody round the limit.
    expect((await tryPassword(LAN.email, PASSWORD, '203.0.113.8')).status).toBe(303)
    expect((await tryPassword(HOA.email, PASSWORD)).status).toBe(303)
    at.pass(16 * 60_000)
    expect((await tryPassword(LAN.email, PASSWORD)).status).toBe(303)
  })

  test(
    'an office of two hundred behind one address is not shut out by somebody in it',
    { timeout: 240_000 },
    async () => {
      at.pass(24 * HOUR_MS)
      const from = '203.0.113.40'
      const headers = { 'x-forwarded-for': `198.51.100.1, ${from}` }
      const colleagues = Array.from({ length: 197 }, (_, one) => `nguoi-${one}@example.vn`)
      for (const email of colleagues) await at.invite({ ...LAN, email })
      const statuses = async (emails: readonly string[]) =>
        (await Promise.all(emails.map((email) => tryPassword(email, 'đoán mò', from)))).map(
          ({ status }) => status,
        )
      const madeUp = (many: number, round: number) =>
        Array.from({ length: many }, (_, one) => `ai-${round}-${one}@example.vn`)

      // One password for many whom nobody knows, then for colleagues: most are told that the desk is busy, and count.
      await statuses(madeUp(52, 1))
      const flood = statuses([...madeUp(30, 2), ...colleagues.slice(0, 30)])
      // Meanwhile Lan, in the browser she always uses.
      const own = await at.signIn(LAN.email, { ...headers, cookie: knownTo(LAN.email) })
      expect(own.location).toBe('/console')
      expect(new Set(await flood)).toEqual(new Set([401, 503]))

      // Hoà, new here, whose account was tried as all others were: her own tries are few, and hers.
      expect((await tryPassword(HOA.email, 'gõ nhầm mật khẩu', from)).status).toBe(401)
      expect((await at.signIn(HOA.email, headers)).location).toBe('/console')

      // Of one account no more than a few can be tried from there, whether somebody has it or not.
      for (const email of [AUDITOR.email, 'khong-ai@example.vn']) {
        const tries = []
        for (let one = 0; one < 4; one += 1) tries.push((await tryPassword(email, 'đoán mò', from)).status)
        expect(tries).toEqual([401, 401, 401, 429])
      }
      expect((await tryPassword(AUDITOR.email, PASSWORD, '203.0.113.41')).status).toBe(303)
    },
  )

  test('what is wrong in a known browser is counted there, and shuts nobody else out', async () => {
    at.pass(24 * HOUR_MS)
    const cookie = knownTo(LAN.email)
    const guess = (password: string, headers: Record<string, string> = { cookie }) =>
      send('/console/dang-nhap', { email: LAN.email, password }, headers)
    const guesses = await Promise.all(Array.from({ length: 11 }, () => guess('đoán mò mật khẩu')))
    expect(guesses.map(({ status }) => status).toSorted()).toEqual([...Array<number>(10).fill(401), 429])
    expect((await guess(PASSWORD)).status).toBe(429)
    expect((await guess(PASSWORD, {})).status).toBe(303)
    // Somebody else's browser is a stranger's.
    expect((await guess(PASSWORD, { cookie: knownTo(HOA.email) })).status).toBe(303)
  })
})
