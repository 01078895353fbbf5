import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rememberCorrection } from '#src/tickets/remember-correction.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { faultsOf } from '../fixtures/faults.ts'
import { anOfficial } from '../contract/build.ts'

const CITY = { name: 'Một Cán Bộ', place: null } as const
const MINH = { ...CITY, email: 'minh@example.vn', role: 'dieu-phoi', department: null } as const
const HOA = { ...CITY, email: 'hoa@example.vn', role: 'kiem-toan', department: null } as const
const LAN = { ...CITY, email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const SENT = 'Xin hỗ trợ tiền thuê phòng trọ cho công nhân mất việc ở đâu?'

describe.skipIf(NO_BROWSER)('how questions find their department, in a browser', () => {
  let at: TestConsole
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
    for (const who of [MINH, HOA, LAN]) cookies.set(who.email, await at.employ(who))
    const to = { question: SENT, place: 'hn', department: 'ubnd-cap-xa' } as const
    await rememberCorrection(at.desk, anOfficial(), to)
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })
  afterEach(() => context.close())

  async function openAs(email: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    context = await browser.newContext({ javaScriptEnabled: false, ...options })
    await takeCookies(context, cookies.get(email) ?? '', at.url)
    page = await context.newPage()
    await page.goto(`${at.url}/console/dinh-tuyen`)
  }

  async function tryQuestion(question: string): Promise<string> {
    await page.getByLabel('Câu hỏi', { exact: true }).fill(question)
    await page.getByRole('button', { name: 'Xem câu này đi đâu' }).click()
    return page.getByRole('status').innerText()
  }

  test('a coordinator tries a question, adds a phrase, and sees where it goes now and who changed it', async () => {
    await openAs(MINH.email)
    expect(await tryQuestion('mua vé vòng quay mặt trời')).not.toContain('Sở Du lịch')
    await page.getByRole('link', { name: 'Sở Du lịch' }).click()
    await page.getByLabel('Cụm từ', { exact: true }).fill('vòng quay mặt trời')
    await page.getByRole('button', { name: 'Thêm', exact: true }).click()
    expect(await page.getByRole('status').innerText()).toContain('Đã lưu')

    await page.getByRole('link', { name: 'Về trang định tuyến' }).click()
    const told = await tryQuestion('mua vé vòng quay mặt trời')
    expect(told).toContain('Sở Du lịch')
    expect(told).toContain('vì có từ “vòng quay mặt trời”')
    const edits = page.getByRole('region', { name: 'Lịch sử sửa cụm từ' })
    expect(await edits.innerText()).toContain('thêm “vòng quay mặt trời” (Sở Du lịch)')

    await page.getByRole('link', { name: 'Sở Du lịch' }).click()
    await page.getByLabel('vòng quay mặt trời').check()
    await page.getByRole('button', { name: 'Bỏ các cụm từ đã chọn' }).click()
    await page.waitForLoadState()
    expect(await page.getByLabel('vòng quay mặt trời').count()).toBe(0)
  })

  test('a coordinator takes a remembered transfer away', async () => {
    await openAs(MINH.email)
    const examples = page.getByRole('region', { name: 'Những lần chuyển lại được ghi nhớ' })
    expect(await examples.innerText()).toContain(SENT)
    expect(await tryQuestion(SENT)).toContain('vì giống một câu đã được chuyển đến đây')
    await page.getByRole('button', { name: `Bỏ ghi nhớ câu “${SENT}”` }).click()
    expect(await page.getByRole('status').innerText()).toContain('Đã bỏ')
    expect(await examples.innerText()).not.toContain(SENT)
  })

  test('two who edit at once: the second is told and loses no word', async () => {
    await openAs(MINH.email)
    await page.goto(`${at.url}/console/dinh-tuyen/thue`)
    const other = await context.newPage()
    await other.goto(`${at.url}/console/dinh-tuyen/thue`)
    await other.getByLabel('Cụm từ', { exact: true }).fill('thuế gió')
    await other.getByRole('button', { name: 'Thêm', exact: true }).click()
    await page.getByLabel('Cụm từ', { exact: true }).fill('thuế mưa')
    await page.getByRole('button', { name: 'Thêm', exact: true }).click()
    await page.waitForLoadState()
    expect(await page.getByRole('alert').innerText()).toContain('Người khác vừa sửa')
    expect(await page.getByLabel('Cụm từ', { exact: true }).inputValue()).toBe('thuế mưa')
    expect(await page.getByLabel('thuế gió').count()).toBe(1)
  })

  test('an auditor reads it and changes nothing; an official of a department does not see it', async () => {
    await openAs(HOA.email)
    await page.goto(`${at.url}/console/dinh-tuyen/thue`)
    expect(await page.getByRole('button', { name: 'Thêm', exact: true }).count()).toBe(0)
    expect(await page.getByRole('main').innerText()).toContain('Bạn xem được trang này nhưng không sửa được')
    await context.close()

    await openAs(LAN.email)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('Định tuyến')
    expect(await page.getByRole('link', { name: 'Định tuyến' }).count()).toBe(0)
  })

  test('nothing stands in the way of anybody', async () => {
    await openAs(MINH.email, { javaScriptEnabled: true })
    await tryQuestion('xin giấy phép xây dựng nhà ở')
    for (const path of ['', '/so-du-lich']) {
      if (path !== '') await page.goto(`${at.url}/console/dinh-tuyen${path}`)
      expect(await faultsOf(page)).toEqual([])
    }
  })
})
