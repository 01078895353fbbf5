import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Hono } from 'hono'
import { liveRoutes } from '#src/console/desk/live-routes.ts'
import { consoleSessions } from '#src/console/session.ts'
import { openLog } from '#src/log.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { serve } from '../fixtures/serve.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'lanh-dao', department: 'so-y-te' } as const

describe('where no answer may go on for long, as on Workers,', () => {
  let at: TestConsole
  let lan: string
  let minh: string

  beforeAll(async () => {
    at = await openTestConsole(undefined, { streams: false })
    lan = await at.employ(LAN)
    minh = await at.employ(MINH)
  })
  afterAll(() => at.close())

  const ask = (chat: string) =>
    openTicketFor(at.desk, { network: 'web', chat }, { question: 'Trạm y tế ở đâu?', department: 'so-y-te' })

  async function hear(path: string, cookie: string, lastEventId?: string) {
    const headers = { cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
    const answer = await fetch(at.url + path, { headers, signal: AbortSignal.timeout(5000) })
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  }

  test('the queue is told at once, and with it what has changed since the page began to listen', async () => {
    const first = await hear('/console/tin', lan)
    expect(first).toMatchObject({ status: 200, type: 'text/event-stream' })
    expect(first.text).toMatch(/^retry: \d+\nid: 0\/0\nevent: tin\ndata: \{"news":"".*\}\n\n$/)
    await ask('w1')
    for (let times = 0; times < 2; times += 1) {
      const next = await hear('/console/tin', lan, '0/0')
      expect(next.text).toContain('id: 0/0\n')
      expect(next.text).toContain('Có thêm 1 phiếu chờ nhận.')
    }
    expect((await hear('/console/tin', lan, 'x')).text).toContain('"news":""')
    expect((await hear('/console/tin', '')).status).toBe(401)
  })

  test('so is a ticket, and who else has it open', async () => {
    const { code } = await ask('w2')
    const path = `/console/phieu/${code}/tin`
    await hear(path, minh)
    expect((await hear(path, lan)).text).toContain('Minh cũng đang xem phiếu này.')
    const official = await at.store.officialByEmail(LAN.email)
    if (official === undefined) throw new Error('no account')
    await claimTicket(at.desk, official, { code })
    await answerTicket(at.desk, official, { code, text: 'Đây', citations: [] })
    expect((await hear(`${path}?tu=1`, minh)).text).toContain('Lan đã gửi câu trả lời.')
  })

  test.skipIf(NO_BROWSER)('a browser comes again by itself and shows it', { timeout: 60_000 }, async () => {
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const context = await browser.newContext()
    await takeCookies(context, lan, at.url)
    const page = await context.newPage()
    const heard = page.waitForResponse((answer) => answer.url().endsWith('/tin'))
    await page.goto(`${at.url}/console`)
    await heard
    await ask('w3')
    await expect
      .poll(() => page.getByText('Có thêm 1 phiếu chờ nhận.').isVisible(), { timeout: 30_000 })
      .toBe(true)
  })
})

test('a page that listens when the store goes away hears that it is over, and nothing of why', async () => {
  const lines: string[] = []
  const at = await openTestConsole(undefined, { log: openLog('warn', { write: (line) => lines.push(line) }) })
  const cookie = await at.employ(LAN)
  const sessions = consoleSessions(at.desk, { publicUrl: undefined, sessionSecret: undefined })
  const pace = { heartbeatMs: 200, longestMs: 60_000 }
  const doors = await serve(new Hono().route('/console', liveRoutes(at.desk, sessions, pace)))
  onTestFinished(() => doors.close())
  const answer = await fetch(`${doors.url}/console/tin`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  await wait(50)
  await at.close()
  expect(await answer.text()).not.toMatch(/error|store|database/)
  expect(lines.join('')).toContain('telling news failed')
})
