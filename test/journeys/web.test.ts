import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conversationId, TicketCode } from '#src/domain/ids.ts'
import type { TranscriptEntry } from '#src/domain/message.ts'
import { inviteOfficial } from '#src/officials/invite.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { openTestWeb } from '../fixtures/web.ts'
import type { TestWeb } from '../fixtures/web.ts'
import { faultsOf } from '../fixtures/faults.ts'

const QUESTION = 'Năm 2022, chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
const BASIS = 'khoản 1 Điều 4 Nghị quyết số 97/2019/QH14'
/** A matter the shelf says nothing of. */
const UNKNOWN = 'Muốn mở lớp dạy bơi cho trẻ em ở TP.HCM thì xin phép cơ quan nào?'

describe.skipIf(NO_BROWSER)('the web chat', () => {
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
  afterEach(async () => {
    at.work()
    await context.close()
  })

  async function open(options: Parameters<Browser['newContext']>[0] = {}, path = '/'): Promise<void> {
    context = await browser.newContext(options)
    page = await context.newPage()
    await page.goto(at.url + path)
  }

  async function ask(question: string): Promise<void> {
    await page.getByLabel('Câu hỏi của bạn').fill(question)
    await page.getByRole('button', { name: 'Gửi' }).click()
  }

  const lines = (by: TranscriptEntry['by']) => page.locator(`article.${by}`)

  async function transcript(): Promise<readonly TranscriptEntry[]> {
    const [cookie] = await context.cookies()
    if (cookie === undefined) throw new Error('the browser has no cookie')
    const [name = ''] = decodeURIComponent(cookie.value).split('.')
    return at.store.transcript(conversationId('web', name), 0, 100)
  }

  const scripted = [
    { how: 'with its script', javaScriptEnabled: true },
    { how: 'without its script', javaScriptEnabled: false },
  ]

  describe.each(scripted)('$how', ({ javaScriptEnabled }) => {
    test('a question is answered, and its basis opens to the words and their validity', async () => {
      await open({ javaScriptEnabled })
      await page.getByText('Trợ lý tự động, không phải cán bộ, tìm quy định').waitFor()
      await ask(QUESTION)

      const citation = lines('desk').locator('details').filter({ hasText: BASIS })
      await citation.getByText(BASIS).click()
      await citation.locator('blockquote').waitFor({ state: 'visible' })
      expect(await citation.innerText()).toContain('Có hiệu lực khi đó, nay đã hết')
      expect(await citation.innerText()).toContain('hết hiệu lực từ ngày 01/01/2025')
      expect(await citation.getByRole('link', { name: 'Xem văn bản gốc' }).getAttribute('href')).toMatch(
        /^https:\/\//,
      )
      expect(await lines('citizen').innerText()).toContain(QUESTION)
      // Empty again, it is not marked as if something were wrong with it.
      expect(await page.locator('textarea:user-invalid').count()).toBe(0)
    })

    test('what has no answer is passed on, and the official’s answer appears', async () => {
      await open({ javaScriptEnabled })
      await ask(UNKNOWN)
      await page.getByRole('button', { name: 'Có, chuyển cho cán bộ' }).click()
      const link = page.getByRole('link', { name: /\d{4}-\d{4}-\d{4}/ })
      const code = TicketCode.parse((await link.first().innerText()).slice(-14))
      expect((await at.store.ticket(code))?.question).toBe(UNKNOWN)

      await answerAsOfficial(code, 'Bạn nộp hồ sơ tại phường.')
      if (!javaScriptEnabled) await page.reload()
      await lines('official').getByText('Bạn nộp hồ sơ tại phường.').waitFor()

      await link.first().click()
      await page.getByText('Đơn vị đã trả lời, tại nơi bạn đã hỏi.').waitFor()
      expect(await page.locator('body').innerText()).not.toContain(UNKNOWN)
      expect(await page.locator('body').innerText()).not.toContain('nộp hồ sơ tại phường')
    })

    test('markup someone types is shown as text', async () => {
      await open({ javaScriptEnabled })
      const markup = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script> 1234-5678-9012"><b>`
      await ask(markup)
      await lines('desk').first().waitFor()
      expect(await lines('citizen').locator('.said').innerText()).toBe(markup)
      expect(await page.title()).not.toBe('hacked')
      expect(await page.locator('main img, main script').count()).toBe(0)
    })

    test('a form sent twice is one message', async () => {
      await open({ javaScriptEnabled })
      await page.getByLabel('Câu hỏi của bạn').fill(QUESTION)
      await page.getByRole('button', { name: 'Gửi' }).dblclick()
      await lines('desk').first().waitFor()
      await page.reload()
      expect((await transcript()).map((line) => line.by)).toEqual(['citizen', 'desk'])
    })

    test('a question too long to be taken in says so and is not lost', async () => {
      await open({ javaScriptEnabled })
      const pasted = 'ệ'.repeat(10_000)
      const field = page.getByLabel('Câu hỏi của bạn')
      await field.focus()
      await page.keyboard.insertText(pasted)
      await page.getByRole('button', { name: 'Gửi' }).click()
      await page.getByText('Câu hỏi dài quá 4.000 ký tự').waitFor()
      expect(await field.inputValue()).toBe(pasted)
      expect(await lines('citizen').count()).toBe(0)
    })

    test('nothing is wider than a narrow phone, whatever is typed', async () => {
      await open({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
      await ask(`${QUESTION} ${'khôngdấucách'.repeat(30)}`)
      await lines('desk').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    })
  })

  test('the script sends without loading the page anew, and nothing breaks the page’s own policy', async () => {
    await open()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.evaluate(() => Object.assign(window, { here: true }))
    await ask(QUESTION)
    await lines('desk').first().waitFor()
    expect(await page.evaluate(() => 'here' in window)).toBe(true)
    expect(await page.getByLabel('Câu hỏi của bạn').inputValue()).toBe('')
    expect(complaints).toEqual([])
  })

  test('what is typed while a slow network takes a message is not lost', async () => {
    await open()
    let deliver = (): void => {}
    const delivered = new Promise<void>((resolve) => {
      deliver = resolve
    })
    await page.route(`${at.url}/`, async (route) => {
      await delivered
      await route.continue()
    })
    await ask(QUESTION)
    await page.getByText('Đang gửi, mạng hơi chậm').waitFor()
    await page.keyboard.press('ControlOrMeta+End')
    await page.getByLabel('Câu hỏi của bạn').pressSequentially(' Còn ở TP.HCM?')
    deliver()
    await lines('desk').first().waitFor()
    expect(await page.getByLabel('Câu hỏi của bạn').inputValue()).toBe('Còn ở TP.HCM?')
    expect(await lines('citizen').locator('.said').allInnerTexts()).toEqual([QUESTION])
  })

  test('an answer that is there before its question is known to be taken in leaves nothing that is still looked for', async () => {
    await open()
    let bring = (): void => {}
    const brought = new Promise<void>((resolve) => {
      bring = resolve
    })
    await page.route(`${at.url}/`, async (route) => {
      const response = await route.fetch()
      await brought
      await route.fulfill({ response })
    })
    await ask(QUESTION)
    await page.getByText('Đang gửi, mạng hơi chậm').waitFor()
    await lines('desk').first().waitFor()
    // What the desk says of itself does not take the place of what is still under way.
    expect(await page.getByText('Đang gửi, mạng hơi chậm').isVisible()).toBe(true)
    bring()
    await expect.poll(() => page.getByLabel('Câu hỏi của bạn').inputValue()).toBe('')
    expect(await page.getByText('Trợ lý đang tìm quy định').isVisible()).toBe(false)
    expect(await page.getByText('Đang gửi, mạng hơi chậm').isVisible()).toBe(false)
  })

  test('a network that hangs is given up, and the message can be sent again', async () => {
    await open()
    await page.clock.install()
    await page.route(`${at.url}/`, () => {}, { times: 1 })
    await ask(QUESTION)
    await page.clock.runFor(31_000)
    await page.getByRole('alert').getByText('Chưa gửi được').waitFor()
    await page.getByRole('button', { name: 'Gửi' }).click()
    await lines('desk').first().waitFor()
    expect(await lines('citizen').count()).toBe(1)
  })

  test('whoever presses a choice on the keyboard goes on from the reply', async () => {
    await open()
    await page.getByRole('button', { name: QUESTION }).focus()
    await page.keyboard.press('Enter')
    await lines('desk').first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.matches('article.citizen'))).toBe(true)
  })

  test('a message that was too fast is sent again with the same button and answered', async () => {
    let passed = 0
    const hurried = await openTestWeb({
      rules: { turnWindowMs: 0, citizenPerMinute: 1, askPerMinute: 0 },
      clock: () => new Date(Date.now() + passed),
    })
    try {
      context = await browser.newContext()
      page = await context.newPage()
      await page.goto(hurried.url)
      await ask(QUESTION)
      await lines('desk').first().waitFor()
      await ask('Còn ở TP.HCM thì sao?')
      await page.getByRole('alert').getByText('Bạn gửi hơi nhanh').waitFor()
      await lines('desk').nth(1).waitFor()
      expect(await page.getByText('Trợ lý đang tìm quy định').isVisible()).toBe(false)

      passed = 61_000
      await page.getByRole('button', { name: 'Gửi' }).click()
      await lines('desk').nth(2).waitFor()
      expect(await lines('citizen').count()).toBe(3)
    } finally {
      await hurried.close()
    }
  })

  test('the same form posted again later is still one message; another text in it is another', async () => {
    await open({ javaScriptEnabled: false })
    const formId = await page.locator('#gui input[name=ma]').inputValue()
    const post = (question: string) =>
      page.request.post(at.url, {
        form: { ma: formId, cau_hoi: question },
        headers: { Origin: at.url },
        maxRedirects: 0,
      })
    const answers = await Promise.all([post(QUESTION), post(QUESTION)])
    expect(answers.map((answer) => answer.status())).toEqual([303, 303])
    expect(answers.map((answer) => answer.headers()['location'])).toEqual(['/#cuoi', '/#cuoi'])
    await post('Còn ở TP.HCM thì sao?')
    const said = (await transcript()).filter((line) => line.by === 'citizen').map((line) => line.text)
    expect(said).toEqual([QUESTION, 'Còn ở TP.HCM thì sao?'])
  })

  test('a page whose answer is late says so and shows it when it is there', async () => {
    await at.rest()
    await open({ javaScriptEnabled: false })
    await ask(QUESTION)
    await page.getByText('Trợ lý đang tìm quy định').waitFor()
    expect(await lines('desk').count()).toBe(0)
    at.work()
    await lines('desk').getByText('Chủ tịch Ủy ban nhân dân quận').first().waitFor()
    expect(await page.getByText('Trợ lý đang tìm quy định').isVisible()).toBe(false)
  })

  test('a new conversation knows nothing of the old one', async () => {
    await open({ javaScriptEnabled: false })
    await ask(QUESTION)
    // While the answer is awaited the page loads itself anew, and folds up what was unfolded.
    await lines('desk').first().waitFor()
    await page.getByText('Bắt đầu cuộc trò chuyện mới').click()
    await page.getByRole('button', { name: 'Quên và bắt đầu mới' }).click()
    await page.getByRole('heading', { name: 'Ví dụ' }).waitFor()
    expect(await lines('citizen').count()).toBe(0)
  })

  test('an example can be asked with one tap', async () => {
    await open()
    await page.getByRole('button', { name: QUESTION }).click()
    await lines('desk').first().waitFor()
    expect(await lines('citizen').innerText()).toContain(QUESTION)
    expect(await page.getByRole('heading', { name: 'Ví dụ' }).count()).toBe(0)
  })

  test('a browser that keeps no cookie is told why no answer shows', async () => {
    await open({ javaScriptEnabled: false })
    await context.clearCookies()
    const sent = await page.request.post(at.url, {
      form: { cau_hoi: QUESTION },
      headers: { Origin: at.url },
      maxRedirects: 0,
    })
    await context.clearCookies()
    await page.goto(at.url + sent.headers()['location'])
    expect(await page.getByRole('alert').innerText()).toContain('Trình duyệt của bạn đang chặn cookie')
  })

  test('with its script, a browser that keeps no cookie is told so as well', async () => {
    context = await browser.newContext()
    page = await context.newPage()
    await page.route('**/*', async (route) => {
      const response = await route.fetch()
      const { 'set-cookie': _, ...headers } = response.headers()
      await context.clearCookies()
      await route.fulfill({ response, headers })
    })
    await page.goto(at.url)
    await ask(QUESTION)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('Trình duyệt của bạn đang chặn cookie')
  })

  test('a tab does not wait for what another one waits for', async () => {
    await open()
    await ask(QUESTION)
    await lines('desk').first().waitFor()
    const other = await context.newPage()
    await other.goto(at.url)
    await other.getByText(BASIS).first().waitFor()
    await page.bringToFront()
    // What this tab asks from now on only it can be told: the other one is somebody else.
    await context.clearCookies()
    await ask('Biểu tượng của Thủ đô là gì?')
    await page.getByText('Khuê Văn Các').first().waitFor({ timeout: 8000 })
    expect(await lines('citizen').count()).toBe(1)
  })

  test('the first page weighs no more than 60 kB', async () => {
    context = await browser.newContext()
    page = await context.newPage()
    const sizes: Array<Promise<number>> = []
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize))
    })
    await page.goto(at.url, { waitUntil: 'load' })
    // The page, its sheet and its script.
    await expect.poll(() => sizes.length).toBeGreaterThanOrEqual(3)
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect(total).toBeLessThan(60_000)
  })

  test('every page reads for everyone', async () => {
    const account = { network: 'web', chat: 'w1' } as const
    await at.rest()
    const { code } = await openTicketFor(at.desk, account, { question: UNKNOWN, department: 'so-du-lich' })
    at.work()
    // axe runs inside the page, and its frame is not bound by the page's own policy.
    await open({ bypassCSP: true })
    expect(await faultsOf(page, 'web-first')).toEqual([])
    await ask(QUESTION)
    await lines('desk').first().waitFor()
    await page.getByText(BASIS).last().click()
    expect(await faultsOf(page, 'web-answer')).toEqual([])
    await ask(UNKNOWN)
    await page.getByRole('button', { name: 'Có, chuyển cho cán bộ' }).waitFor()
    expect(await faultsOf(page, 'web-choices')).toEqual([])
    for (const [name, path] of [
      ['web-lookup', '/tra-cuu'],
      ['web-ticket', `/tra-cuu/${code}`],
      ['web-unknown-ticket', '/tra-cuu/0000-0000-0000'],
      ['web-404', '/khong-co'],
    ] as const) {
      await page.goto(at.url + path)
      expect(await faultsOf(page, name)).toEqual([])
    }
  })

  let officials = 0

  async function answerAsOfficial(code: TicketCode, text: string): Promise<void> {
    officials += 1
    const email = `can-bo-${officials}@example.vn`
    await inviteOfficial(at.store, { email, role: 'dieu-phoi', department: null }, at.desk.clock())
    const official = await at.store.officialByEmail(email)
    if (official === undefined) throw new Error('the official has no account')
    await claimTicket(at.desk, official, { code })
    const answered = await answerTicket(at.desk, official, { code, text, citations: [] })
    expect(answered.kind).toBe('moved')
  }
})
