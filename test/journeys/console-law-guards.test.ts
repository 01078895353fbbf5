import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '#src/domain/official.ts'
import { openLawConsole, PASSWORD } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { upload } from '../fixtures/law-desk.ts'
import { officialLines } from '../fixtures/official-file.ts'

const RESOLUTION = 'nq-160-2021-qh14'
const LAW = '/console/van-ban'
const ORIGIN = 'https://hoidap.example.vn'

/** Who reads what waits to become law of the desk; everybody reads what is law of it already. */
const WORK_ON_LAW: readonly Role[] = ['tri-thuc', 'phap-ly', 'quan-tri']
const KEEP_LAW: readonly Role[] = ['tri-thuc', 'quan-tri']
const RULE: readonly Role[] = ['phap-ly', 'quan-tri']

const PAGES: ReadonlyArray<readonly [path: string, readers: readonly Role[]]> = [
  ['', Role.options],
  [`/xem/${RESOLUTION}`, Role.options],
  [`/lich-su?ma=${RESOLUTION}/dieu-1`, Role.options],
  ['/phien-ban/1', Role.options],
  ['/nhap', KEEP_LAW],
  [`/cho/${RESOLUTION}`, WORK_ON_LAW],
  ['/xuat-ban', WORK_ON_LAW],
  ['/hieu-luc', WORK_ON_LAW],
]

/** Each is sent without what it needs: whoever may is told what is missing, and nothing is changed. */
const FORMS: ReadonlyArray<readonly [path: string, senders: readonly Role[]]> = [
  ['/nhap', KEEP_LAW],
  [`/cho/${RESOLUTION}/chap-nhan`, WORK_ON_LAW],
  [`/cho/${RESOLUTION}/bo`, KEEP_LAW],
  ['/xuat-ban', KEEP_LAW],
  ['/phien-ban/1/dung-lai', KEEP_LAW],
  ['/hieu-luc/de-xuat', WORK_ON_LAW],
  ['/hieu-luc/quyet-dinh', RULE],
]

describe('who reads and changes the law in the console', { timeout: 60_000 }, () => {
  let at: TestConsole
  const cookies = new Map<Role, { readonly cookie: string; readonly csrf: string }>()

  beforeAll(async () => {
    at = await openLawConsole(ORIGIN)
    await upload(at.store, 'nq-160.txt', officialLines(RESOLUTION).join('\n'))
    for (const role of Role.options) {
      const department = role === 'chuyen-vien' || role === 'lanh-dao' ? ('so-y-te' as const) : null
      await at.employ({ email: `${role}@example.vn`, role, department })
      cookies.set(role, await signIn(role))
    }
  })
  afterAll(() => at.close())

  function send(path: string, form?: URLSearchParams | FormData, cookie?: string): Promise<Response> {
    return fetch(at.url + path, {
      redirect: 'manual',
      headers: { ...(form && { origin: ORIGIN }), ...(cookie !== undefined && { cookie }) },
      ...(form && { method: 'POST', body: form }),
    })
  }

  async function signIn(role: Role) {
    const signedIn = await send(
      '/console/dang-nhap',
      new URLSearchParams({ email: `${role}@example.vn`, password: PASSWORD }),
    )
    const cookie = (signedIn.headers.getSetCookie()[0] ?? '').replace(/;.*$/, '')
    const page = await (await send(LAW, undefined, cookie)).text()
    return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' }
  }

  /** Everything that a form could change. */
  async function everything() {
    const { store } = at
    return JSON.stringify([
      await store.waiting(),
      await store.versions(),
      await store.versionInUse(),
      await store.decisions(),
      await store.journal(100),
    ])
  }

  test.for(PAGES)(
    'the page %s is read by those it is for, and nobody without signing in',
    async ([path, readers]) => {
      for (const role of Role.options) {
        const { status } = await send(LAW + path, undefined, cookies.get(role)?.cookie)
        expect({ role, status }).toEqual({ role, status: readers.includes(role) ? 200 : 403 })
      }
      const answer = await send(LAW + path)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toMatch(/^\/console\/dang-nhap\?den=%2Fconsole%2Fvan-ban/)
    },
  )

  test.for(FORMS)('the form %s is taken from those who may send it alone', async ([path, senders]) => {
    const before = await everything()
    for (const role of Role.options) {
      const { cookie = '', csrf = '' } = cookies.get(role) ?? {}
      const { status } = await send(LAW + path, new URLSearchParams({ csrf, 'da-xem': 'cũ' }), cookie)
      // 400 and 409 tell whoever may send it what is wrong with it.
      const answer = status === 400 || status === 409 ? 'taken' : status
      expect({ role, answer }).toEqual({ role, answer: senders.includes(role) ? 'taken' : 403 })
      expect((await send(LAW + path, new URLSearchParams({ 'da-xem': 'cũ' }), cookie)).status).toBe(403)
    }
    expect((await send(LAW + path, new URLSearchParams({ note: 'Chào <bạn>' }))).status).toBe(401)
    expect(await everything()).toBe(before)
  })

  test('a form that comes from another site changes nothing, whoever is signed in', async () => {
    const before = await everything()
    const { cookie = '', csrf = '' } = cookies.get('quan-tri') ?? {}
    const digest = (await at.store.waitingFor(RESOLUTION))?.digest ?? ''
    const answer = await fetch(`${at.url}${LAW}/cho/${RESOLUTION}/bo`, {
      method: 'POST',
      headers: { cookie, origin: 'https://example.com', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ csrf, 'da-xem': digest }),
    })
    expect(answer.status).toBe(403)
    expect(await everything()).toBe(before)
  })

  test('a large file is taken from whoever may import, and not read from anybody else', async () => {
    const upload = (csrf: string, bytes: number): FormData => {
      const form = new FormData()
      form.set('csrf', csrf)
      form.set('tep', new File([Buffer.alloc(bytes, 'a ')], 'lon.txt'))
      return form
    }
    const { cookie = '', csrf = '' } = cookies.get('tri-thuc') ?? {}
    const taken = await send(`${LAW}/nhap`, upload(csrf, 33 * 1024 * 1024), cookie)
    expect(taken.status).toBe(200)
    expect(await taken.text()).toContain('Tệp nhận được tối đa 32 MB')

    const began = performance.now()
    const stranger = await status(() => send(`${LAW}/nhap`, upload('', 60 * 1024 * 1024)))
    expect([401, 'cut off']).toContain(stranger)
    const auditor = cookies.get('kiem-toan')
    const other = await status(() =>
      send(`${LAW}/nhap`, upload(auditor?.csrf ?? '', 60 * 1024 * 1024), auditor?.cookie),
    )
    expect([403, 'cut off']).toContain(other)
    const tooLarge = await status(() => send(`${LAW}/nhap`, upload(csrf, 66 * 1024 * 1024), cookie))
    expect([413, 'cut off']).toContain(tooLarge)
    expect(performance.now() - began).toBeLessThan(10_000)
    // Other forms stay small.
    const form = new URLSearchParams({ csrf, note: 'a'.repeat(70_000) })
    expect([413, 'cut off']).toContain(await status(() => send(`${LAW}/xuat-ban`, form, cookie)))
  })

  test('a body that is no form is refused, not a fault of the desk', async () => {
    const { cookie = '' } = cookies.get('tri-thuc') ?? {}
    for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json']) {
      const answer = await fetch(`${at.url}${LAW}/nhap`, {
        method: 'POST',
        headers: { cookie, origin: ORIGIN, 'content-type': type },
        body: '--x\r\nkhông phải biểu mẫu',
      })
      expect({ type, status: answer.status }).toEqual({ type, status: 403 })
    }
  })

  test('what is not there is said to be not there', async () => {
    const { cookie = '' } = cookies.get('quan-tri') ?? {}
    for (const path of [
      '/xem/nq-1-1999-qh1',
      '/xem/..%2f..%2fetc',
      `/xem/${RESOLUTION}?phien-ban=99`,
      '/lich-su?ma=x',
      '/lich-su',
      '/cho/nq-1-1999-qh1',
      '/phien-ban/0',
      '/phien-ban/99',
      '/khong-co',
    ]) {
      const { status } = await send(LAW + path, undefined, cookie)
      expect({ path, status }).toEqual({ path, status: 404 })
    }
  })

  /** A server that does not read a body to its end may close the connection before the answer is read. */
  async function status(request: () => Promise<Response>): Promise<number | 'cut off'> {
    try {
      return (await request()).status
    } catch {
      return 'cut off'
    }
  }
})
