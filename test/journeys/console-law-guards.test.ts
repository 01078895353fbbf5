import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '#src/domain/official.ts'
import { aMessage, anAnswer, exchange } from '../contract/build.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { upload } from '../fixtures/law-desk.ts'
import { officialLines } from '../fixtures/official-file.ts'

const RESOLUTION = 'nq-160-2021-qh14'
const LAW = '/console/van-ban'
const ORIGIN = 'https://hoidap.example.vn'
const MIB = 1024 * 1024

/** Who reads what waits to become law of the desk; everybody reads what is law of it already. */
const WORK_ON_LAW: readonly Role[] = ['tri-thuc', 'phap-ly', 'quan-tri']
const KEEP_LAW: readonly Role[] = ['tri-thuc', 'quan-tri']
const RULE: readonly Role[] = ['phap-ly', 'quan-tri']

const PAGES: ReadonlyArray<readonly [path: string, readers: readonly Role[]]> = [
  ['', Role.options],
  [`/xem/${RESOLUTION}`, Role.options],
  [`/lich-su?ma=${RESOLUTION}/dieu-1`, Role.options],
  ['/phien-ban/1', Role.options],
  ['/phien-ban/1/da-tra-loi', WORK_ON_LAW],
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

describe('who reads and changes the law in the console', () => {
  let at: TestConsole
  const cookies = new Map<Role, { readonly cookie: string; readonly csrf: string }>()

  beforeAll(async () => {
    at = await openLawConsole(ORIGIN)
    await upload(at.store, 'nq-160.txt', officialLines(RESOLUTION).join('\n'))
    for (const role of Role.options) {
      const department = role === 'chuyen-vien' || role === 'lanh-dao' ? ('so-y-te' as const) : null
      cookies.set(role, await withToken(await at.employ({ email: `${role}@example.vn`, role, department })))
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

  async function withToken(cookie: string) {
    const page = await (await send(LAW, undefined, cookie)).text()
    return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' }
  }

  /** Uploads a file until the answer comes; gives it, and how much of the file the console has been handed by then. */
  function sendUntilAnswered(bytes: number, who?: { readonly cookie: string; readonly csrf: string }) {
    const head = Buffer.from(
      `--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${who?.csrf ?? ''}\r\n` +
        '--x\r\ncontent-disposition: form-data; name="tep"; filename="lon.txt"\r\n\r\n',
    )
    const piece = Buffer.alloc(64 * 1024, 'a ')
    let handedOver = 0
    return new Promise<{ met: number | 'cut off'; handedOver: number }>((resolve) => {
      const call = request(`${at.url}${LAW}/nhap`, {
        method: 'POST',
        agent: false,
        headers: {
          origin: ORIGIN,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': head.length + bytes,
          ...(who && { cookie: who.cookie }),
        },
      })
      let isOver = false
      const end = (met: number | 'cut off') => {
        isOver = true
        resolve({ met, handedOver })
        call.destroy()
      }
      call.on('response', ({ statusCode = 0 }) => end(statusCode))
      call.on('error', () => end('cut off'))
      const more = () => {
        if (isOver || handedOver >= bytes) return
        handedOver += piece.length
        // In a round of its own, so that the answer is heard.
        if (call.write(piece)) setImmediate(more)
        else call.once('drain', more)
      }
      call.write(head)
      more()
    })
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
    const { cookie = '', csrf = '' } = cookies.get('tri-thuc') ?? {}
    const upload = new FormData()
    upload.set('csrf', csrf)
    upload.set('tep', new File([Buffer.alloc(33 * MIB, 'a ')], 'lon.txt'))
    const taken = await send(`${LAW}/nhap`, upload, cookie)
    expect(taken.status).toBe(200)
    expect(await taken.text()).toContain('Tệp nhận được tối đa 32 MB')

    const auditor = cookies.get('kiem-toan')
    for (const [refusal, bytes, who] of [
      [401, 60 * MIB, undefined],
      [403, 60 * MIB, auditor],
      [413, 66 * MIB, { cookie, csrf }],
    ] as const) {
      const { met, handedOver } = await sendUntilAnswered(bytes, who)
      expect([refusal, 'cut off']).toContain(met)
      // What fits into the connection, and nothing more.
      expect(handedOver).toBeLessThan(16 * MIB)
    }
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

  test('of a version that was wrong it is read which questions were answered from it, by document, without personal data', async () => {
    const clause = `${RESOLUTION}/dieu-1/khoan-2`
    const citation = {
      id: clause,
      label: 'khoản 2 Điều 1 Nghị quyết số 160/2021/QH14',
      quote: 'Phó Trưởng Ban là đại biểu hoạt động chuyên trách.',
      quoteKind: 'summary',
      inForce: 'yes',
      from: '2021-07-01',
      to: null,
      url: 'https://vanban.example.vn/160',
    } as const
    const answer = { ...anAnswer(), knowledgeVersion: '1' }
    await exchange(at.store, aMessage(), {
      answers: [
        {
          question: 'Phó Trưởng Ban làm gì? Gọi 0912345678',
          answer: { ...answer, citations: [citation] },
          worded: null,
        },
        { question: 'Hỏi <b>không</b> căn cứ', answer, worded: null },
        { question: 'Hỏi theo bản khác', answer: { ...answer, knowledgeVersion: '2' }, worded: null },
      ],
    })
    const hers = await withToken(
      await at.employ({ email: 'hcm@example.vn', role: 'tri-thuc', department: null, place: 'hcm' }),
    )
    const { cookie = '' } = cookies.get('tri-thuc') ?? {}
    const read = async (query: string, as = cookie) =>
      (await send(`${LAW}/phien-ban/1${query}`, undefined, as)).text()

    expect(await read('')).toContain(`href="${LAW}/phien-ban/1/da-tra-loi"`)
    const all = await read('/da-tra-loi')
    expect(all).toContain('2 câu')
    expect(all).toContain('Phó Trưởng Ban làm gì? Gọi [số điện thoại]')
    expect(all).toContain('Trả lời: khoản 2 Điều 1 Nghị quyết số 160/2021/QH14')
    expect(all).toContain('Hỏi &lt;b&gt;không&lt;/b&gt; căn cứ')
    expect(all).not.toContain('Hỏi theo bản khác')
    const cited = await read(`/da-tra-loi?van-ban=${RESOLUTION}`)
    expect(cited).toContain('1 câu')
    expect(cited).not.toContain('không&lt;/b')
    expect(cited).toMatch(new RegExp(`<option value="${RESOLUTION}" selected`))
    expect(await read('/da-tra-loi?van-ban=nq-97-2019-qh14')).toContain('Không thấy câu trả lời nào như vậy.')
    // Asked about Hà Nội, and she works for the other city.
    expect(await read('/da-tra-loi', hers.cookie)).toContain('Không thấy câu trả lời nào như vậy.')
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
      '/phien-ban/0/da-tra-loi',
      '/phien-ban/99/da-tra-loi',
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
