import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialId } from '#src/domain/ids.ts'
import { Role } from '#src/domain/official.ts'
import { openTestConsole, PASSWORD } from '../fixtures/console.ts'
import type { EnteredBrowser, TestConsole } from '../fixtures/console.ts'
import { CookieJar, keyIn } from '../fixtures/cookie-jar.ts'

const ORIGIN = 'https://hoidap.example.vn'
const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te', place: 'hn' } as const
const MINH = { email: 'minh@example.vn', role: 'quan-tri', department: null } as const
const AUDITOR = { email: 'kiem@example.vn', role: 'kiem-toan', department: null } as const
const CODE_PAGE = '/console/dang-nhap/ma'

describe('accounts in the console', { timeout: 180_000 }, () => {
  let at: TestConsole
  let lan: OfficialId
  let browser: EnteredBrowser
  let csrf: string

  beforeAll(async () => {
    at = await openTestConsole(ORIGIN)
    for (const who of [LAN, MINH, AUDITOR]) await at.employ(who)
    const account = await at.store.officialByEmail(LAN.email)
    if (account === undefined) throw new Error('Lan has no account')
    lan = account.id
    await enter(MINH.email)
  }, 180_000)
  afterAll(() => at.close())

  async function enter(email: string): Promise<void> {
    browser = await at.signIn(email)
    csrf = csrfIn(await (await get('/console')).text())
  }
  const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const get = (path: string, cookie = browser.cookie) =>
    fetch(at.url + path, { redirect: 'manual', headers: { cookie } })
  const post = (
    path: string,
    form: Record<string, string> = {},
    cookie = browser.cookie,
    from = '203.0.113.9',
  ) =>
    fetch(at.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: ORIGIN, 'x-forwarded-for': from },
      body: new URLSearchParams({ csrf, ...form }),
    })
  /** The cookie of a browser in which the password was right. */
  async function halfway(email: string, from = '203.0.113.9'): Promise<string> {
    const answer = await post('/console/dang-nhap', { email, password: PASSWORD }, '', from)
    const jar = new CookieJar()
    jar.take(answer)
    expect(answer.headers.get('location')).toBe(CODE_PAGE)
    return jar.header()
  }
  const log = async () => (await at.store.accountLogOf(lan, 50)).map(({ move }) => move)

  test('half-way in, no page of the console opens', async () => {
    const cookie = await halfway(LAN.email)
    for (const path of [
      '/console',
      '/console/tai-khoan',
      '/console/can-bo',
      '/console/van-ban',
      '/console/van-ban/nhap',
    ]) {
      const answer = await get(path, cookie)
      expect([path, answer.status, answer.headers.get('location')]).toEqual([
        path,
        303,
        `/console/dang-nhap?den=${encodeURIComponent(path)}`,
      ])
    }
    // Whoever has a phone is not offered another.
    expect((await get('/console/dang-nhap/thiet-lap', cookie)).headers.get('location')).toContain('het-gio')
    at.pass(15 * 60_000)
    expect((await get(CODE_PAGE, cookie)).headers.get('location')).toContain('het-gio')
  })

  test('a code opens the console once, and a wrong one does not', async () => {
    const [one, two] = [await halfway(LAN.email), await halfway(LAN.email)]
    const code = at.code(LAN.email)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const refused = await post(CODE_PAGE, { code: wrong }, one)
    expect(refused.status).toBe(401)
    expect(await refused.text()).toContain('Mã không đúng hoặc đã được dùng')
    expect((await post(CODE_PAGE, { code }, one)).status).toBe(303)
    expect((await post(CODE_PAGE, { code }, two)).status).toBe(401)
  })

  test('wrong codes shut a stranger out, whatever their address, and not the owner on their own computer', async () => {
    const own = (await at.signIn(LAN.email)).cookies
    const attacker = await halfway(LAN.email, '198.51.100.1')
    const guess = (one: number, address: string) =>
      post(CODE_PAGE, { code: String(100_000 + one) }, attacker, address)
    const statuses: number[] = []
    for (let one = 0; one < 11; one += 1) statuses.push((await guess(one, '198.51.100.1')).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429])
    for (let one = 0; one < 45; one += 1) await guess(one, `198.51.100.${10 + (one % 9)}`)
    expect((await guess(99, '198.51.100.77')).status).toBe(429)
    expect(await log()).toContain('codes_refused')

    const answer = await post('/console/dang-nhap', { email: LAN.email, password: PASSWORD }, own)
    const jar = new CookieJar()
    jar.takeHeader(own)
    jar.take(answer)
    expect((await post(CODE_PAGE, { code: at.code(LAN.email) }, jar.header())).status).toBe(303)
    at.pass(24 * 3_600_000)
    await enter(MINH.email)
  })

  test('an administrator makes an account, and the link that is shown once opens the enrolment', async () => {
    const made = {
      email: 'Hoa@example.vn',
      name: 'Trần Thị Hoa',
      role: 'chuyen-vien',
      department: 'thue',
      place: 'hcm',
    }
    expect((await post('/console/can-bo/moi', { ...made, place: '' })).status).toBe(400)
    const shown = await post('/console/can-bo/moi', made)
    const [, token = ''] =
      /https:\/\/hoidap\.example\.vn\/console\/loi-moi\/([\w-]{43})</.exec(await shown.text()) ?? []
    expect((await post('/console/can-bo/moi', made)).status).toBe(409)
    const list = await (await get('/console/can-bo')).text()
    expect(list).toContain('Trần Thị Hoa')
    expect(list).not.toContain(token)

    const chosen = await post(`/console/loi-moi/${token}`, { password: PASSWORD, again: PASSWORD }, '')
    const jar = new CookieJar()
    jar.take(chosen)
    const location = chosen.headers.get('location') ?? ''
    expect(location).toBe('/console/dang-nhap/thiet-lap')
    expect((await get('/console', jar.header())).status).toBe(303)
    const page = await (await get(location, jar.header())).text()
    expect(page).toContain('<svg')
    expect(page).not.toContain('style=')
    at.takeKey('hoa@example.vn', page)
    expect(keyIn(await (await get(location, jar.header())).text())).toBe(keyIn(page))
    const enrolled = await post(location, { code: at.code('hoa@example.vn') }, jar.header())
    jar.take(enrolled)
    const codes = (await enrolled.text()).match(/<code>([0-9A-Z-]{14})<\/code>/g) ?? []
    expect(codes).toHaveLength(10)
    expect((await get('/console', jar.header())).status).toBe(200)
    expect((await get(location, jar.header())).status).toBe(303)

    // The phone is lost: a code from paper, once.
    const [paper = ''] = codes.map((code) => code.replace(/<\/?code>/g, ''))
    const [one, two] = [await halfway('hoa@example.vn'), await halfway('hoa@example.vn')]
    expect((await post(CODE_PAGE, { code: paper.toLowerCase() }, one)).status).toBe(303)
    expect((await post(CODE_PAGE, { code: paper }, two)).status).toBe(401)
  })

  test('an administrator changes, deactivates and reactivates an account, and the log tells who did', async () => {
    const path = `/console/can-bo/${lan}`
    const facts = { name: 'Nguyễn Thị Lan', role: 'lanh-dao', department: 'so-y-te', place: 'hcm' }
    expect((await post(`${path}/thong-tin`, facts)).headers.get('location')).toBe(`${path}?xong=da-luu`)
    expect(await at.store.official(lan)).toMatchObject({
      name: 'Nguyễn Thị Lan',
      role: 'lanh-dao',
      place: 'hcm',
    })

    const { cookie } = await at.signIn(LAN.email)
    expect((await get('/console', cookie)).status).toBe(200)
    await post(`${path}/ngung`)
    expect((await get('/console', cookie)).status).toBe(303)
    expect(await (await get('/console/can-bo')).text()).toContain('ngừng hoạt động')
    expect((await post('/console/dang-nhap', { email: LAN.email, password: PASSWORD }, '')).status).toBe(401)
    await post(`${path}/mo-lai`)
    await at.signIn(LAN.email)

    const shown = await (await get(path)).text()
    expect(shown).toContain('vai trò: Chuyên viên → Lãnh đạo đơn vị')
    expect(shown).toContain('minh')
    await post(`${path}/xac-thuc`)
    expect((await at.store.account(lan))?.secondFactor).toBeNull()
    const again = await post('/console/dang-nhap', { email: LAN.email, password: PASSWORD }, '')
    expect(again.headers.get('location')).toBe('/console/dang-nhap/thiet-lap')
    expect((await log()).slice(0, 2)).toEqual(['second_factor_reset', 'signed_in'])
  })

  test('of two administrators who change one account the second sees what the first did, and changes nothing', async () => {
    const path = `/console/can-bo/${lan}`
    const page = await (await get(path)).text()
    const [, escaped = ''] = /name="da-xem" value="([^"]+)"/.exec(page) ?? []
    const seen = { 'da-xem': escaped.replaceAll('&quot;', '"') }
    const moved = { name: 'Lan', role: 'chuyen-vien', department: 'thue', place: 'hcm', ...seen }
    expect((await post(`${path}/thong-tin`, moved)).status).toBe(303)
    // The same form once more has nothing left to do.
    expect((await post(`${path}/thong-tin`, moved)).headers.get('location')).toBe(`${path}?xong=khong-doi`)
    const renamed = { ...moved, name: 'Nguyễn Lan', department: 'so-y-te' }
    const second = await post(`${path}/thong-tin`, renamed)
    expect(second.status).toBe(409)
    const told = await second.text()
    expect(told).toContain('tài khoản này đã được đổi')
    expect(told).toContain('Bạn đã điền: Nguyễn Lan, Chuyên viên, Sở Y tế')
    expect(told).toContain('name="name" maxlength="80" autocomplete="off" value="Lan"')
    expect(await at.store.official(lan)).toMatchObject({ name: 'Lan', department: 'thue' })
  })

  test('a form about an account that has a fault comes back as it was written, and still knows what its writer saw', async () => {
    const path = `/console/can-bo/${lan}`
    const written = { name: 'Nguyễn Thị Lan Anh', role: 'lanh-dao', department: 'thue', place: '' }
    const refused = await post(`${path}/thong-tin`, { ...written, 'da-xem': 'lúc trước' })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('xin chọn địa bàn')
    expect(page).toContain('value="Nguyễn Thị Lan Anh"')
    expect(page).toMatch(/<option value="lanh-dao" selected/)
    expect(page).toMatch(/<option value="thue" selected/)
    expect(page).toContain('name="da-xem" value="lúc trước"')
    expect((await at.store.official(lan))?.name).not.toBe('Nguyễn Thị Lan Anh')
  })

  test('whatever stands by itself in a list begins as a sentence does, and no list has its numbers on a border', async () => {
    const first = /<(?:option[^>]*|p class="question">\s*<a[^>]*|th scope="row")>\s*([^\s<])/g
    const small: string[] = []
    for (const path of ['can-bo/moi', 'so-lieu', 'dinh-tuyen', 'thoi-han', '']) {
      const page = await (await get(`/console/${path}`.replace(/\/$/, ''))).text()
      const letters = [...page.matchAll(first)].map(([, letter = '']) => letter)
      expect({ path, count: letters.length > 0 }).toEqual({ path, count: true })
      const lower = letters.filter((letter) => /\p{Ll}/u.test(letter))
      if (lower.length > 0) small.push(`${path}: ${lower.join('')}`)
      expect(page).not.toMatch(/<[ou]l class="card(?: tickets)?"/)
    }
    // People are called as they write themselves.
    expect(await (await get('/console/can-bo')).text()).not.toMatch(/<[ou]l class="card(?: tickets)?"/)
    expect(small).toEqual([])
  })

  test('the last administrator can neither be deactivated nor demoted', async () => {
    const minh = await at.store.officialByEmail(MINH.email)
    const path = `/console/can-bo/${minh?.id}`
    expect((await post(`${path}/ngung`)).status).toBe(409)
    const demoted = { name: 'Minh', role: 'kiem-toan', department: '', place: '' }
    expect((await post(`${path}/thong-tin`, demoted)).status).toBe(409)
    expect((await at.store.official(minh?.id ?? lan))?.role).toBe('quan-tri')
  })

  test('an auditor reads the accounts and their log and changes nothing; others see neither', async () => {
    const administrator = { browser, csrf }
    await enter(AUDITOR.email)
    expect((await get('/console/can-bo')).status).toBe(200)
    const page = await get(`/console/can-bo/${lan}`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('/ngung')
    const before = JSON.stringify([await at.store.accounts(), await at.store.accountLog(100)])
    for (const move of ['thong-tin', 'ngung', 'mo-lai', 'lien-ket', 'xac-thuc']) {
      const facts = { name: 'X', role: 'quan-tri', department: '', place: '' }
      expect([move, (await post(`/console/can-bo/${lan}/${move}`, facts)).status]).toEqual([move, 403])
    }
    const made = { email: 'x@example.vn', name: 'X', role: 'quan-tri', department: '', place: '' }
    expect((await post('/console/can-bo/moi', made)).status).toBe(403)
    expect(JSON.stringify([await at.store.accounts(), await at.store.accountLog(100)])).toBe(before)

    for (const role of Role.options.filter((one) => one !== 'quan-tri' && one !== 'kiem-toan')) {
      const auditor = await at.store.officialByEmail(AUDITOR.email)
      if (auditor === undefined) throw new Error('no auditor')
      const facts = { name: 'K', role, department: 'thue', place: null } as const
      await at.store.changeAccount(auditor.id, facts, { by: 'shell', at: at.desk.clock() })
      expect([role, (await get('/console/can-bo')).status]).toEqual([role, 403])
      expect([role, (await post(`/console/can-bo/${lan}/ngung`)).status]).toEqual([role, 403])
    }
    ;({ browser, csrf } = administrator)
  })

  test('an official sees where they are signed in, ends one place or all, and changes their password', async () => {
    const other = await at.signIn(MINH.email)
    await enter(MINH.email)
    const page = await (await get('/console/tai-khoan')).text()
    expect(page.match(/name="phien"/g)?.length).toBeGreaterThanOrEqual(1)
    const open = await at.store.sessionsOf(
      (await at.store.officialByEmail(MINH.email))?.id ?? lan,
      at.desk.clock(),
    )
    const hash = open.find((one) => !page.includes(one.tokenHash.slice(0, 16)))?.tokenHash
    expect(hash).toBeDefined()

    const form = { password: PASSWORD, next: 'một mật khẩu khác hẳn', again: 'một mật khẩu khác hẳn' }
    expect((await post('/console/tai-khoan/mat-khau', { ...form, code: '000000' })).status).toBe(400)
    expect((await get('/console', other.cookie)).status).toBe(200)
    const changed = await post('/console/tai-khoan/mat-khau', { ...form, code: at.code(MINH.email) })
    expect(changed.status).toBe(303)
    expect((await get('/console', other.cookie)).status).toBe(303)
    expect((await get('/console')).status).toBe(200)

    await post('/console/tai-khoan/dang-xuat-moi-noi')
    expect((await get('/console')).status).toBe(303)
  })
})
