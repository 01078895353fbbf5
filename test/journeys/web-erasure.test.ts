import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { startCutProxy } from '../fixtures/cut-proxy.ts'
import { openTestWeb } from '../fixtures/web.ts'
import type { TestWeb } from '../fixtures/web.ts'

const QUESTION = 'Năm 2022, chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
const SAID = 'chủ tịch phường ở Hà Nội'
const RECEIPT = 'Biên nhận xóa dữ liệu'

describe.skipIf(NO_BROWSER)('after a citizen has had their data deleted', () => {
  let at: TestWeb
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    at = await openTestWeb()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })
  beforeEach(async () => {
    context = await browser.newContext()
    page = await context.newPage()
    await page.goto(at.url)
    await ask(QUESTION)
  })
  afterEach(() => context.close())

  async function ask(question: string): Promise<void> {
    const answers = page.locator('article.desk')
    const before = await answers.count()
    await page.getByLabel('Câu hỏi của bạn').fill(question)
    await page.getByRole('button', { name: 'Gửi' }).click()
    await answers.nth(before).waitFor()
  }

  async function erase(): Promise<void> {
    await ask('/xoadulieu')
    await page.getByRole('button', { name: 'Đồng ý xóa' }).click()
  }

  /** What stands on a page as soon as it has no more than one line. */
  async function onlyLineOf(shown: Page): Promise<string> {
    await shown.waitForFunction(() => document.querySelectorAll('article').length === 1)
    return shown.locator('#tro-chuyen').innerText()
  }

  async function hasNoLine(shown: Page): Promise<boolean> {
    await shown.waitForFunction(() => document.querySelectorAll('article').length === 0)
    return true
  }

  async function another(of: BrowserContext): Promise<Page> {
    const tab = await of.newPage()
    await tab.goto(at.url)
    await tab.getByText(SAID).first().waitFor()
    return tab
  }

  async function whose() {
    const [cookie] = await context.cookies()
    const [name = ''] = decodeURIComponent(cookie?.value ?? '').split('.')
    return conversationId('web', name)
  }

  test('the page clears itself, is not loaded anew, and is asked again like a new one', async () => {
    await page.evaluate(() => Object.assign(window, { here: true }))
    await erase()
    expect(await onlyLineOf(page)).toContain(RECEIPT)
    expect(await page.evaluate(() => 'here' in window)).toBe(true)
    await ask(QUESTION)
    expect(await page.locator('article').count()).toBe(3)
    await page.reload()
    expect(await page.locator('article').count()).toBe(3)
  })

  test('every tab clears itself, and what is being typed in it stays', async () => {
    const tab = await another(context)
    await tab.getByLabel('Câu hỏi của bạn').fill('đang gõ dở')
    await erase()
    expect(await onlyLineOf(page)).toContain(RECEIPT)
    expect(await onlyLineOf(tab)).toContain(RECEIPT)
    expect(await tab.getByLabel('Câu hỏi của bạn').inputValue()).toBe('đang gõ dở')
  })

  test('a tab that cannot ask, or that nobody looks at, is told by one that can', async () => {
    const tab = await another(context)
    await tab.route('**/tin-moi?*', (route) => route.abort())
    await tab.reload()
    await tab.getByText(SAID).first().waitFor()
    await erase()
    expect(await hasNoLine(tab)).toBe(true)
    await tab.unroute('**/tin-moi?*')
    expect(await onlyLineOf(tab)).toContain(RECEIPT)
  })

  test.each(['cut', 'offline'] as const)(
    'a page that heard nothing of it clears itself when its line is back: %s',
    async (how) => {
      const line = await startCutProxy(Number(new URL(at.url).port))
      // Of the same cookie in another browser: no tab of this one can tell it.
      const elsewhere = await browser.newContext({ storageState: await context.storageState() })
      const far = await elsewhere.newPage()
      await far.goto(`http://127.0.0.1:${line.port}`)
      await far.getByText(SAID).first().waitFor()
      line.hang(true)
      if (how === 'offline') await elsewhere.setOffline(true)
      await erase()
      expect(await onlyLineOf(page)).toContain(RECEIPT)
      expect(await far.locator('#tro-chuyen').innerText()).toContain(SAID)

      line.hang(false)
      if (how === 'offline') await elsewhere.setOffline(false)
      else line.cut()
      expect(await onlyLineOf(far)).toContain(RECEIPT)
      await elsewhere.close()
      await line.close()
    },
  )

  test('a page left behind in the browser’s history shows nothing of it when it is gone back to', async () => {
    await page.goto(`${at.url}/tra-cuu`)
    const first = page
    page = await another(context)
    await erase()
    expect(await onlyLineOf(page)).toContain(RECEIPT)
    await first.goBack()
    expect(await onlyLineOf(first)).toContain(RECEIPT)
  })

  test('a page of which nothing is kept any more is empty, and what is asked then is shown', async () => {
    const conversation = await whose()
    const last = (await at.store.transcript(conversation, 0, 1)).at(-1)
    await at.store.forgetWords({ conversation, through: last?.id ?? 0, at: at.desk.clock() }, 100)
    expect(await hasNoLine(page)).toBe(true)
    await ask(QUESTION)
    expect(await page.locator('article').count()).toBe(2)
  })

  test('a tab in which the chat was begun anew leaves none of it in the others', async () => {
    const tab = await another(context)
    await tab.route('**/tin-moi?*', (route) => route.abort())
    await page.getByText('Bắt đầu cuộc trò chuyện mới').click()
    await page.getByRole('button', { name: 'Quên và bắt đầu mới' }).click()
    await page.getByRole('heading', { name: 'Ví dụ' }).waitFor()
    expect(await hasNoLine(tab)).toBe(true)
  })

  test('without its script a page shows the receipt alone when it is loaded', async () => {
    const elsewhere = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    })
    page = await another(elsewhere)
    await page.getByLabel('Câu hỏi của bạn').fill('/xoadulieu')
    await page.getByRole('button', { name: 'Gửi' }).click()
    await page.getByRole('button', { name: 'Đồng ý xóa' }).click()
    await page.getByText(RECEIPT).waitFor()
    await page.reload()
    expect(await page.locator('article').allInnerTexts()).toEqual([expect.stringContaining(RECEIPT)])
    await elsewhere.close()
  })
})
