import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'
import { faultsOf } from '../fixtures/faults.ts'

const DAY_MS = 86_400_000
const OPERATOR = { email: 'van-hanh@example.vn', role: 'quan-tri', department: null } as const

describe.skipIf(NO_BROWSER)('the page of the system with faults, letters and switches', () => {
  let at: WholeDesk
  let browser: Browser
  let cookies: string

  beforeAll(async () => {
    at = await openWholeDesk()
    await at.store.noteBackup({ at: new Date(Date.now() - 3 * DAY_MS), bytes: 20_000_000 })
    browser = await openBrowser()
    cookies = (await at.signIn(OPERATOR)).cookies
    at.networks.zalo.rule(({ method }) => (method === 'sendMessage' ? 'json401' : 'ok'))
    for (const chat of [1, 2, 3]) await at.write('zalo', chat, 'trợ giúp')
    await until(async () => (await at.store.figures(at.desk.clock())).deadDeliveries === 3)
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })

  test('a backup that is too old is a warning to the monitor, to Prometheus and on the page, and the desk is ready', async () => {
    const ready = async (): Promise<unknown> => {
      const response = await fetch(`${at.url}/readyz`)
      return [response.status, await response.json()]
    }
    // What was looked at stands for ten seconds.
    await expect
      .poll(ready, { timeout: 15_000, interval: 500 })
      .toEqual([200, expect.objectContaining({ status: 'ready', warnings: ['backup_old'] })])
    const figures = await (await fetch(`${at.url}/metrics`)).text()
    expect(figures).toMatch(/^desk_store_warning\{warning="backup_old"\} 1$/m)
    expect(figures).toMatch(/^desk_backup_bytes 20000000$/m)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await takeCookies(context, cookies, `${at.url}/console`)
    await page.goto(`${at.url}/console/he-thong`)
    await page.getByText('Đã 3 ngày không có bản sao lưu mới').waitFor()
    await page.getByRole('heading', { name: 'Chỗ trống và sao lưu' }).waitFor()
    await context.close()
  })

  test('reads for everyone', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await takeCookies(context, cookies, `${at.url}/console`)
    await page.goto(`${at.url}/console/he-thong`)
    await page.getByText('đặt ZALO_BOT_TOKEN, khởi động lại').waitFor()

    // By ear, too, it is told which.
    const [, number] = /tin số (\d+)/.exec(await page.locator('main').innerHTML()) ?? []
    await page.getByText(`Bỏ tin này (Tin số ${number})`).click()
    await page.getByText('Tắt: Trả lời câu hỏi').click()
    expect(await faultsOf(page, 'system-letters')).toEqual([])

    await page.getByLabel('Lý do bỏ').first().fill('Đã gọi điện')
    await page.getByRole('button', { name: 'Bỏ tin này' }).first().click()
    await page.getByText('Đã bỏ tin.').waitFor()
    await context.close()
  })
})
