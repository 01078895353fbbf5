import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { faultsOf } from '../fixtures/faults.ts'

const ADMIN = {
  email: 'quan-tri@example.vn',
  role: 'quan-tri',
  department: null,
  name: 'Nguyễn Văn An',
} as const
const COORDINATOR = { email: 'dieu-phoi@example.vn', role: 'dieu-phoi', department: null } as const
const NOTE = 'Thông báo số 99/TB-BNV ngày 01/12/2026'

describe.skipIf(NO_BROWSER)('the calendar and the time limits, in a browser', () => {
  let at: TestConsole
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
    for (const who of [ADMIN, COORDINATOR]) cookies.set(who.email, await at.employ(who))
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })
  afterEach(() => context.close())

  async function open(path: string, email: string, options: Parameters<Browser['newContext']>[0] = {}) {
    // Without its script, because the console must work so.
    context = await browser.newContext({ javaScriptEnabled: false, ...options })
    await takeCookies(context, cookies.get(email) ?? '', at.url)
    page = await context.newPage()
    await page.goto(at.url + path)
  }

  test('an administrator enters the decision of a year, sees what it changes, and saves it', async () => {
    await open('/console/lich?nam=2027', ADMIN.email)
    await page.getByText('Năm này chưa có lịch nghỉ chính thức').waitFor()
    await page.getByRole('link', { name: 'Sửa lịch' }).click()

    await page.getByLabel('Ngày nghỉ, dòng 15: ngày').fill('2027-11-24')
    await page.getByLabel('Ngày nghỉ, dòng 15: lý do').fill('Ngày Văn hóa Việt Nam')
    await page.getByLabel('Ngày nghỉ, dòng 16: ngày').fill('2027-02-11')
    await page.getByLabel('Ngày nghỉ, dòng 16: lý do').fill('Nghỉ hoán đổi với thứ Bảy 20/02')
    await page.getByLabel('Ngày làm bù, dòng 1: ngày').fill('2027-02-20')
    await page.getByLabel('Ngày làm bù, dòng 1: lý do').fill('Làm bù cho thứ Năm 11/02')
    await page.getByLabel('Theo thông báo chính thức').check()
    await page.getByLabel('Căn cứ, ghi chú').fill(NOTE)
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()

    const changes = page.getByRole('region', { name: 'Sẽ thay đổi' })
    expect(await textsOf(changes.getByRole('listitem'))).toEqual([
      'Thêm ngày nghỉ: thứ Năm 11/02/2027, Nghỉ hoán đổi với thứ Bảy 20/02',
      'Thêm ngày làm bù: thứ Bảy 20/02/2027, Làm bù cho thứ Năm 11/02',
      'Thêm ngày nghỉ: thứ Tư 24/11/2027, Ngày Văn hóa Việt Nam',
      'Đánh dấu là lịch chính thức',
    ])
    expect((await at.store.rule('calendar/2027'))?.revision).toBeUndefined()
    await page.getByRole('button', { name: 'Lưu lịch' }).click()

    await page.getByText('Đã lưu lịch.').waitFor()
    await page.waitForLoadState()
    expect(await page.getByText('chưa có lịch nghỉ chính thức').count()).toBe(0)
    const march = page.getByRole('table', { name: 'Tháng 2', exact: true })
    expect(await march.getByRole('cell', { name: '20 làm bù' }).count()).toBe(1)
    await page.getByText(ADMIN.name).first().waitFor()
    expect(await at.store.rule('calendar/2027')).toMatchObject({ revision: 1, value: { note: NOTE } })
  })

  test('what is wrong with a year is said, and nothing that was written is lost', async () => {
    await open('/console/lich/2028/sua', ADMIN.email)
    const row = (await page.getByLabel(/^Ngày nghỉ, dòng \d+: ngày$/).count()) - 3
    await page.getByLabel(`Ngày nghỉ, dòng ${row}: ngày`).fill('2029-01-05')
    await page.getByLabel(`Ngày nghỉ, dòng ${row}: lý do`).fill('Nhầm năm')
    await page.getByLabel('Ngày làm bù, dòng 1: ngày').fill('2028-03-06')
    await page.getByLabel('Buổi 2, đến').fill('12:30')
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    expect(await textsOf(page.getByRole('alert').getByRole('listitem'))).toEqual([
      'thứ Hai 06/03/2028: chưa ghi lý do, hoặc lý do dài quá 120 ký tự.',
      'Giờ làm việc: các buổi phải theo thứ tự, buổi sau bắt đầu sau khi buổi trước kết thúc.',
      'thứ Sáu 05/01/2029: không thuộc năm này.',
      'thứ Hai 06/03/2028: không phải thứ Bảy, Chủ nhật, nên không cần ghi là ngày làm bù.',
    ])
    expect(await page.getByLabel(`Ngày nghỉ, dòng ${row}: lý do`).inputValue()).toBe('Nhầm năm')
    expect(await page.getByLabel('Buổi 2, đến').inputValue()).toBe('12:30')
    expect(await page.getByRole('button', { name: 'Lưu lịch' }).count()).toBe(0)
  })

  test('of a row without its day nothing is said but that', async () => {
    await open('/console/lich/2028/sua', ADMIN.email)
    await page.getByLabel('Ngày làm bù, dòng 1: lý do').fill('Ngày của phường')
    await page.getByLabel(/^Căn cứ/).fill('Quyết định của thành phố')
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    expect(await textsOf(page.getByRole('alert').getByRole('listitem'))).toEqual([
      '“Ngày của phường”: chưa có ngày.',
    ])
  })

  test('a day off is taken away by its box', async () => {
    await open('/console/lich/2029/sua', ADMIN.email)
    await page.getByLabel('Bỏ dòng 1', { exact: true }).first().check()
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    expect(await textsOf(page.getByRole('region', { name: 'Sẽ thay đổi' }).getByRole('listitem'))).toEqual([
      'Bỏ ngày nghỉ: thứ Hai 01/01/2029, Tết Dương lịch',
    ])
  })

  test('of two who edit a year at once, the second sees it and loses nothing', async () => {
    await open('/console/lich/2030/sua', ADMIN.email)
    await page.getByLabel('Căn cứ, ghi chú').fill('Của người thứ hai')
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    const value = {
      blocks: [{ from: '08:00', to: '12:00' }],
      daysOff: [],
      workingDays: [],
      official: true,
      note: 'x',
    }
    await at.store.keepRule('calendar/2030', value, { expected: 0, by: 'shell', at: at.desk.clock() })
    await page.getByRole('button', { name: 'Lưu lịch' }).click()
    await page.getByText('Có người vừa sửa lịch năm này.').waitFor()
    expect(await page.getByLabel('Căn cứ, ghi chú').inputValue()).toBe('Của người thứ hai')
    await page.getByText('Đổi giờ làm việc: 08:00 – 12:00 → 07:30 – 11:30, 13:00 – 17:00').waitFor()
    expect((await at.store.rule('calendar/2030'))?.revision).toBe(1)
    await page.getByRole('button', { name: 'Lưu lịch' }).click()
    await page.getByText('Đã lưu lịch.').waitFor()
    expect((await at.store.rule('calendar/2030'))?.revision).toBe(2)
  })

  test('an administrator gives a department its own time limits, with a reason', async () => {
    await open('/console/thoi-han?thanh-pho=hcm', ADMIN.email)
    await page.getByRole('link', { name: 'Sửa thời hạn của Sở Y tế' }).click()
    const answer = page.getByRole('group', { name: /^Trả lời \(/ })
    await answer.getByLabel('Số').fill('0')
    await page.getByLabel('Lý do, căn cứ').fill('Quy chế <phối hợp>')
    await page.getByRole('button', { name: 'Lưu thời hạn' }).click()
    await page.getByText('Trả lời: cần một số nguyên').waitFor()
    await answer.getByLabel('Số').fill('3')
    await page.getByRole('button', { name: 'Lưu thời hạn' }).click()
    await page.getByText('Đã lưu thời hạn.').waitFor()
    await page.getByRole('cell', { name: '3 ngày làm việc (riêng)' }).waitFor()
    await page.getByRole('link', { name: 'Sửa thời hạn của Sở Y tế' }).click()
    await page.getByText('Trả lời: 3 ngày làm việc').waitFor()
    await page.getByRole('main').getByText(ADMIN.name).waitFor()
    await page.goto(`${at.url}/console/thoi-han?thanh-pho=hn`)
    expect(await page.getByText('(riêng)').count()).toBe(0)
  })

  test('on a phone a department’s limits stand below its name, whole, and can be reached', async () => {
    await open('/console/thoi-han?thanh-pho=hn', ADMIN.email, { viewport: { width: 360, height: 740 } })
    const table = page.getByRole('region', { name: 'Thời hạn của đơn vị' })
    const [inside, shown] = [
      await table.evaluate((it) => it.scrollWidth),
      await table.evaluate((it) => it.clientWidth),
    ]
    expect(inside).toBe(shown)
    const limit = page.locator('td[data-label="Trả lời"]').first()
    // One line: no syllable is torn apart.
    expect((await limit.boundingBox())?.height).toBeLessThan(40)
    const change = await page
      .getByRole('link', { name: /^Sửa thời hạn/ })
      .first()
      .boundingBox()
    expect((change?.x ?? 999) + (change?.width ?? 0)).toBeLessThan(360)
  })

  test('a coordinator sees both and changes neither', async () => {
    await open('/console/lich', COORDINATOR.email)
    await page.getByRole('heading', { name: 'Lịch làm việc năm 2026' }).waitFor()
    expect(await page.getByRole('link', { name: /^Sửa/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'Thời hạn của đơn vị' }).click()
    await page.waitForLoadState()
    expect(await page.getByRole('link', { name: /^Sửa/ }).count()).toBe(0)
  })

  test('every page reads for everyone', async () => {
    await open('/console', ADMIN.email, { javaScriptEnabled: true })
    for (const path of ['/lich', '/lich/2026/sua', '/thoi-han', '/thoi-han/hn/so-y-te']) {
      await page.goto(`${at.url}/console${path}`)
      expect(await faultsOf(page, `clocks${path.replaceAll('/', '-')}`)).toEqual([])
    }
  })
})

async function textsOf(items: ReturnType<Page['getByRole']>): Promise<readonly string[]> {
  await items.page().waitForLoadState()
  return (await items.allInnerTexts()).map((text) => text.trim())
}
