import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoors } from '#src/app.ts'
import { readSettings } from '#src/config.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { RESOLUTION_160, upload } from '../fixtures/law-desk.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'
import { addressOf, routesOf, verdictOf } from '../fixtures/walk-doors.ts'
import type { Route, Verdict } from '../fixtures/walk-doors.ts'
import { PEOPLE, WHO_MAY } from '../fixtures/who-may.ts'
import type { Person, Row } from '../fixtures/who-may.ts'

const GIVEN = {
  TELEGRAM_BOT_TOKEN: '1:telegram',
  TELEGRAM_WEBHOOK_SECRET: 'mot-bi-mat-du-dai',
  ZALO_BOT_TOKEN: '1:zalo',
  ZALO_WEBHOOK_SECRET: 'mot-bi-mat-du-dai',
} as const
const SETTINGS = readSettings(GIVEN)
// The keys are those of the constant.
const OFFICIALS = Object.keys(PEOPLE) as Person[]
type Asker = Person | 'nobody'
const ASKERS: readonly Asker[] = [...OFFICIALS, 'nobody']
const PATIENCE_MS = 300_000

const KIB = 1024
const UPLOAD = 'POST /console/van-ban/nhap'
/** Bytes that a door takes in. */
const roomOf = ({ key }: Route, { door }: Row): number => {
  if (key === UPLOAD) return 65 * KIB * KIB
  if (door === 'network') return KIB * KIB
  const isCitizens = door === 'public' && !key.startsWith('POST /console')
  return isCitizens ? 128 * KIB : 64 * KIB
}

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
/** What the policy forbids and a browser would leave out: better not there. */
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle="|\son[a-z]+="|javascript:/i

interface Session {
  readonly cookie: string
  readonly csrf: string
}

describe('who is let in at each of the doors', { timeout: PATIENCE_MS }, () => {
  let at: TestConsole
  let doors: Served
  let routes: readonly Route[]
  let code: TicketCode
  let account: string
  const sessions = new Map<Asker, Session>()

  beforeAll(async () => {
    at = await openLawConsole()
    const app = openDoors(at.desk, SETTINGS)
    doors = await serve(app)
    routes = routesOf(app)
    code = await aTicket()
    const waits = await upload(at.store, 'nq-160.txt', RESOLUTION_160)
    if (waits.kind !== 'waiting') throw new Error(`nothing waits to be published: ${waits.kind}`)
    await at.invite({ email: 'moi@example.vn', role: 'chuyen-vien', department: 'thue', place: 'hcm' })
    account = (await at.store.officialByEmail('moi@example.vn'))?.id ?? ''
    // Passwords are slow on purpose: the session that enrolling a phone gives is used as it is.
    await Promise.all(
      OFFICIALS.map(async (one) => sessions.set(one, await withToken(await at.employ(PEOPLE[one])))),
    )
  }, PATIENCE_MS)
  afterAll(async () => {
    await doors.close()
    await at.close()
  })

  let citizens = 0
  async function aTicket(): Promise<TicketCode> {
    citizens += 1
    const citizen = { network: 'telegram', chat: `chat-${citizens}` } as const
    const asked = { question: `Nghỉ phép năm thế nào? (${citizens})`, department: 'so-noi-vu' } as const
    return (await openTicketFor(at.desk, citizen, { ...asked, place: 'hcm' })).code
  }

  async function withToken(cookie: string): Promise<Session> {
    const page = await (await fetch(`${doors.url}/console/tai-khoan`, { headers: { cookie } })).text()
    const csrf = /name="csrf" value="([^"]{43})"/.exec(page)?.[1]
    if (csrf === undefined) throw new Error('this session opens nothing')
    return { cookie, csrf }
  }

  interface Knock {
    readonly asker: Asker
    readonly route: Route
    readonly row: Row
    readonly given: Readonly<Record<string, string>>
    readonly withoutToken?: boolean
    readonly from?: string
  }

  async function knock({ asker, route, row, given, withoutToken = false, from }: Knock): Promise<Verdict> {
    const session = sessions.get(asker)
    const token = withoutToken || session === undefined ? {} : { csrf: session.csrf }
    const isForm = route.method !== 'GET'
    const answer = await fetch(doors.url + addressOf(route, row, given), {
      method: route.method,
      redirect: 'manual',
      headers: {
        ...(session && { cookie: session.cookie }),
        ...(isForm && { origin: from ?? doors.url }),
      },
      ...(isForm && { body: new URLSearchParams({ ...token, ...row.form }) }),
    })
    return verdictOf(answer, row)
  }

  const rows = () =>
    routes.flatMap((route) => {
      const row = WHO_MAY[route.key]
      return row === undefined ? [] : [{ route, row }]
    })
  /** Addresses to try of a route, with the ticket and the account that are there. */
  const samplesOf = ({ params = [{}] }: Row) => params.map((given) => ({ code, id: account, ...given }))

  function expected({ door, letsIn }: Row, asker: Asker): Verdict {
    if (door === 'public' || door === 'program') return 'in'
    if (door === 'network' || asker === 'nobody') return 'sign-in'
    return letsIn.includes(asker) ? 'in' : 'refused'
  }

  /** Where what happened is not what the table says, a line each. */
  async function walk(
    chosen: ReadonlyArray<{ readonly route: Route; readonly row: Row }>,
    rule: (row: Row, asker: Asker) => Verdict,
    how: Pick<Knock, 'withoutToken' | 'from'> = {},
  ): Promise<readonly string[]> {
    const wrong: string[] = []
    for (const { route, row } of chosen) {
      for (const given of samplesOf(row)) {
        const lines = await Promise.all(
          ASKERS.map(async (asker) => {
            const verdict = await knock({ asker, route, row, given, ...how })
            const due = rule(row, asker)
            return verdict === due ? [] : [`${route.key}, ${asker}: ${verdict}, not ${due}`]
          }),
        )
        wrong.push(...lines.flat())
      }
    }
    return wrong
  }

  /** How an upload of so many bytes is met. `declared`: its head says how large it is, and nothing comes after it. */
  function send(route: Route, row: Row, bytes: number, declared: boolean): Promise<number> {
    const session = sessions.get(row.letsIn[0] ?? 'nobody')
    const { TELEGRAM_WEBHOOK_SECRET: secret } = GIVEN
    const [given = {}] = samplesOf(row)
    return new Promise((resolve, reject) => {
      const call = request(
        doors.url + addressOf(route, row, given),
        {
          method: route.method,
          agent: false,
          headers: {
            origin: doors.url,
            'content-type': 'application/x-www-form-urlencoded',
            'x-telegram-bot-api-secret-token': secret,
            'x-bot-api-secret-token': secret,
            ...(session && { cookie: session.cookie }),
            ...(declared && { 'content-length': bytes }),
          },
        },
        (answer) => {
          resolve(answer.statusCode ?? 0)
          call.destroy()
        },
      )
      call.on('error', reject)
      if (declared) call.flushHeaders()
      else call.end(Buffer.alloc(bytes, 'a'))
    })
  }

  const file = async (one: TicketCode) =>
    JSON.stringify([await at.store.ticket(one), await at.store.audit(one), await at.store.notes(one)])

  test('every route has its row in the table, and every row its route', () => {
    const keys = new Set(routes.map(({ key }) => key))
    expect([...keys].filter((key) => WHO_MAY[key] === undefined)).toEqual([])
    expect(Object.keys(WHO_MAY).filter((key) => !keys.has(key))).toEqual([])
  })

  test('each lets in whom the table names, and nobody else', async () => {
    const before = await file(code)
    const still = rows().filter(({ row }) => row.moves === undefined && row.ends === undefined)
    expect(await walk(still, expected)).toEqual([])
    expect(await file(code)).toBe(before)
  })

  test('none takes in more than it has room for, whether it is told beforehand or not', async () => {
    const wrong: string[] = []
    const before = await file(code)
    for (const { route, row } of rows().filter(({ route: { method } }) => method !== 'GET')) {
      const room = roomOf(route, row)
      const met = [await send(route, row, room + 1, true)]
      if (route.key !== UPLOAD) met.push(await send(route, row, room + 1, false))
      if (met.some((status) => status !== 413)) wrong.push(`${route.key}: ${met.join(', ')}`)
    }
    expect(wrong).toEqual([])
    expect(await file(code)).toBe(before)
  })

  test('every page allows our own scripts and sheets alone, and has nothing inline', async () => {
    const wrong: string[] = []
    let pages = 0
    for (const { route, row } of rows().filter(({ route: { method } }) => method === 'GET')) {
      for (const asker of ['nobody', ...row.letsIn.slice(0, 1)] as const) {
        const [given = {}] = samplesOf(row)
        const cookie = sessions.get(asker)?.cookie
        const answer = await fetch(doors.url + addressOf(route, row, given), {
          redirect: 'manual',
          ...(cookie !== undefined && { headers: { cookie } }),
        })
        if (!answer.headers.get('content-type')?.startsWith('text/html')) {
          await answer.body?.cancel()
          continue
        }
        pages += 1
        const guards = [
          'content-security-policy',
          'x-frame-options',
          'referrer-policy',
          'x-content-type-options',
        ]
        const told = guards.map((name) => answer.headers.get(name)).join(' | ')
        const [inline] = INLINE.exec(await answer.text()) ?? []
        if (told !== `${POLICY} | DENY | same-origin | nosniff`) wrong.push(`${route.key}, ${asker}: ${told}`)
        if (inline !== undefined) wrong.push(`${route.key}, ${asker}: ${inline}`)
      }
    }
    expect(wrong).toEqual([])
    expect(pages).toBeGreaterThan(30)
  })

  test('the address of every form, opened by itself, leads to a page', async () => {
    const wrong: string[] = []
    const forms = rows().filter(({ route, row }) => route.method === 'POST' && row.door === 'console')
    for (const { route, row } of forms) {
      const [asker = 'nobody'] = row.letsIn
      const cookie = sessions.get(asker)?.cookie ?? ''
      for (const given of samplesOf(row)) {
        const answer = await fetch(doors.url + addressOf(route, row, given), { headers: { cookie } })
        await answer.arrayBuffer()
        if (answer.status !== 200) wrong.push(`${route.key}, ${asker}: ${answer.status} at ${answer.url}`)
      }
    }
    expect(wrong).toEqual([])
    expect(forms.length).toBeGreaterThan(50)
  })

  test('a ticket moves for whom the table names, and for nobody else', async () => {
    const wrong: string[] = []
    for (const { route, row } of rows().filter(({ row: { moves } }) => moves)) {
      for (const asker of ASKERS) {
        const fresh = await aTicket()
        const before = await file(fresh)
        const verdict = await knock({ asker, route, row, given: { code: fresh } })
        const due = expected(row, asker)
        const moved = (await file(fresh)) !== before
        if (verdict !== due || moved !== (due === 'in')) {
          wrong.push(`${route.key}, ${asker}: ${verdict}, ${moved ? 'moved' : 'not moved'}, not ${due}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test("a form without its session's token is refused, whoever sends it", async () => {
    const before = await file(code)
    const forms = rows().filter(({ route, row }) => route.method !== 'GET' && row.door === 'console')
    const rule = (_: Row, asker: Asker) => (asker === 'nobody' ? 'sign-in' : 'refused')
    expect(await walk(forms, rule, { withoutToken: true })).toEqual([])
    expect(await file(code)).toBe(before)
  })

  test('a form from another site is refused, whoever sends it and with whatever token', async () => {
    const before = await file(code)
    const forms = rows().filter(
      ({ route, row }) => route.method !== 'GET' && (row.door === 'console' || row.door === 'public'),
    )
    // What its handler says of its own accord would hide that it was reached.
    const plain = forms.map(({ route, row }) => ({ route, row: { ...row, says: [] } }))
    expect(await walk(plain, () => 'refused', { from: 'https://example.com' })).toEqual([])
    expect(await file(code)).toBe(before)
  })

  test('whoever signs out comes in no more', async () => {
    const [first, ...others] = rows().filter(({ row }) => row.ends)
    if (first === undefined) throw new Error('nobody can sign out')
    const home = rows().filter(({ route }) => route.key === 'GET /console')
    expect(await walk([first], expected)).toEqual([])
    expect(await walk(home, () => 'sign-in')).toEqual([])
    for (const ending of others) {
      await Promise.all(
        OFFICIALS.map(async (one) => {
          const { cookie } = await at.signIn(PEOPLE[one].email)
          sessions.set(one, await withToken(cookie))
        }),
      )
      expect(await walk([ending], expected)).toEqual([])
      expect(await walk(home, () => 'sign-in')).toEqual([])
    }
  })
})
