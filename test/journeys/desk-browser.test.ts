import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import { warmUp } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { faultsOf } from '../fixtures/faults.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'lanh-dao', department: 'so-y-te' } as const
const MAI = { email: 'mai@example.vn', name: 'Mai', role: 'tri-thuc', department: null } as const
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1440, height: 900 }

describe.skipIf(NO_BROWSER)('the desk in a browser', () => {
  let at: TestConsole
  let browser: Browser
  let lan: BrowserContext
  let minh: BrowserContext
  let code: TicketCode
  let chats = 0
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    browser = await openBrowser()
    for (const who of [LAN, MINH, MAI]) cookies.set(who.email, await at.employ(who))
    lan = await signedIn(LAN.email)
    minh = await signedIn(MINH.email)
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })
  beforeEach(async () => {
    chats += 1
    const account = { network: 'web', chat: `w${chats}` } as const
    const question = 'Năm 2022 ở TP.HCM phường có Hội đồng nhân dân không?'
    code = (await openTicketFor(at.desk, account, { question, department: 'so-y-te' })).code
    await claimTicket(at.desk, await official(LAN.email), { code })
  })
  afterEach(async () => {
    for (const context of [lan, minh]) for (const page of context.pages()) await page.close()
  })

  async function official(email: string) {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }
  async function signedIn(email: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: DESKTOP, ...options })
    await takeCookies(context, cookies.get(email) ?? '', at.url)
    return context
  }
  async function open(context: BrowserContext, path = `/console/phieu/${code}`): Promise<Page> {
    const page = await context.newPage()
    await page.goto(at.url + path)
    return page
  }
  const box = (page: Page) => page.locator('#soan textarea')

  test('what one types is saved, and a colleague sees who writes and what', async () => {
    const hers = await open(lan)
    const his = await open(minh)
    await box(hers).pressSequentially('Chào bạn, ')
    await hers.getByText(/Đã lưu .*, Lan soạn\./).waitFor()
    await his.getByText('Lan đang soạn.').waitFor()
    await expect.poll(() => box(his).inputValue()).toBe('Chào bạn, ')
    expect((await at.store.draft(code))?.text).toBe('Chào bạn, ')
  })

  test('of two who type at once the second is shown both texts and keeps both', async () => {
    const second = await lan.newPage()
    // Hears of nothing before saving.
    await second.route('**/tin?*', (route) => route.abort())
    await second.goto(`${at.url}/console/phieu/${code}`)
    const { id } = await official(MINH.email)
    await at.store.saveDraft(code, { text: 'Của Minh', revision: 1, by: id, at: at.desk.clock() })
    await box(second).fill('Của Lan')
    await second.getByText('Minh vừa sửa bản thảo này').first().waitFor()
    expect(await second.locator('[data-conflict]').innerText()).toContain('Của Minh')
    expect(await faultsOf(second)).toEqual([])
    await second.getByRole('button', { name: 'Giữ cả hai, nối vào nhau' }).click()
    await second.getByText(/Đã lưu/).waitFor()
    expect((await at.store.draft(code))?.text).toBe('Của Minh\n\nCủa Lan')
  })

  test('a provision is found by its short form and put where the cursor is, by keyboard alone', async () => {
    const page = await open(lan)
    await box(page).fill('Theo , phường không có Hội đồng nhân dân.')
    await box(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5))
    await page.locator('h1').click()
    await page.keyboard.press('/')
    await page.keyboard.type('d3 nq 131')
    await page.keyboard.press('Enter')
    const found = page.locator('[data-picked] li')
    await found.first().waitFor()
    expect(await found.first().getByRole('alert').innerText()).toContain('Không được dùng làm căn cứ')
    expect(await faultsOf(page)).toEqual([])
    await page
      .getByRole('button', { name: 'Chèn vào chỗ con trỏ: Điều 3 Nghị quyết số 131/2020/QH14' })
      .press('Enter')
    expect(await box(page).inputValue()).toBe(
      'Theo Điều 3 Nghị quyết số 131/2020/QH14, phường không có Hội đồng nhân dân.',
    )
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/xem-truoc\?/)
  })

  test('what others do is said, and nothing is loaded over what is being typed', async () => {
    const his = await open(minh)
    await box(his).fill('Đang gõ dở')
    await answerTicket(at.desk, await official(LAN.email), { code, text: 'Xong', citations: [] })
    await his.getByText('Phiếu vừa thay đổi: Lan đã gửi câu trả lời.').waitFor()
    expect(await box(his).inputValue()).toBe('Đang gõ dở')
    await his.getByRole('link', { name: 'Tải lại' }).click()
    await his.locator('.said', { hasText: 'Xong' }).first().waitFor()
  })

  test('a session that ends while one writes is said, and what was typed is saved in the next one', async () => {
    const context = await signedIn(LAN.email)
    const page = await open(context)
    await at.store.endSessions((await official(LAN.email)).id, at.desk.clock())
    await box(page).fill('Viết lúc phiên đã hết')
    await box(page).blur()
    await page.getByText('Chưa lưu được vì phiên làm việc đã hết.').waitFor()

    await takeCookies(context, (await at.signIn(LAN.email)).cookies, at.url)
    await box(page).blur()
    await box(page).pressSequentially('.')
    await page.getByText(/Đã lưu .*, Lan soạn\./).waitFor()
    expect((await at.store.draft(code))?.text).toBe('Viết lúc phiên đã hết.')
    await page.getByRole('button', { name: 'Xem trước', exact: true }).click()
    await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor()
    await context.close()
    cookies.set(LAN.email, (await at.signIn(LAN.email)).cookies)
    lan = await signedIn(LAN.email)
  })

  test('somebody else who signs in on the same machine saves nothing of it', async () => {
    const context = await signedIn(LAN.email)
    const page = await open(context)
    await takeCookies(context, cookies.get(MINH.email) ?? '', at.url)
    await box(page).fill('Của Lan')
    await box(page).blur()
    await page.getByText('Chưa lưu được vì phiên làm việc đã hết.').waitFor()
    await box(page).focus()
    const asked = page.waitForResponse('**/ban-thao')
    await box(page).blur()
    expect((await asked).request().method()).toBe('GET')
    await page.waitForTimeout(300)
    expect(await at.store.draft(code)).toBeUndefined()
    await context.close()
  })

  test('who clicks twice on a slow line sends the answer once', async () => {
    const page = await open(lan)
    await box(page).fill('Không có.')
    await page.getByRole('button', { name: 'Xem trước', exact: true }).click()
    let sent = 0
    await page.route('**/tra-loi', async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await page.getByRole('button', { name: 'Gửi cho người dân' }).evaluate((button: HTMLButtonElement) => {
      button.click()
      setTimeout(() => button.click(), 200)
    })
    await page.getByText('Đã ghi câu trả lời.').waitFor()
    expect(sent).toBe(1)
  })

  test.each([true, false])(
    'Back after sending asks for nothing and sends nothing twice (script: %s)',
    async (javaScriptEnabled) => {
      const context = await signedIn(LAN.email, { javaScriptEnabled })
      const page = await open(context)
      await box(page).fill('Phường không thu.')
      await page.getByRole('button', { name: 'Xem trước', exact: true }).click()
      await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor()

      // Back to what one writes, and on again: the words stand in both.
      await page.goBack()
      expect(await box(page).inputValue()).toBe('Phường không thu.')
      await page.goForward()
      await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor()
      await page.reload()
      await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
      await page.getByText('Đã ghi câu trả lời.').waitFor()

      for (let back = 0; back < 2; back += 1) {
        const answer = await page.goBack()
        expect(answer === null ? 200 : answer.status()).toBe(200)
        expect(await page.locator('h1').innerText()).toMatch(/Phiếu|Xem lại/)
      }
      const moves = (await at.store.audit(code)).map(({ move }) => move)
      expect(moves.filter((move) => move === 'answer')).toHaveLength(1)
      await context.close()
    },
  )

  test('Back past a step that was sent back to be mended asks for nothing', async () => {
    const page = await open(lan)
    await page.getByText('Trả về điều phối', { exact: true }).first().click()
    const form = page.locator('form[action$="/ve-dieu-phoi"]')
    await form.locator('textarea').fill('   ')
    await form.getByRole('button').click()
    await page.locator('form[action$="/ve-dieu-phoi"]').getByText(/lý do/i).first().waitFor()
    await page.goto(`${at.url}/console`)
    const answer = await page.goBack()
    expect(answer?.status() ?? 200).toBeLessThan(500)
    expect(await page.locator('h1').innerText()).toContain('Phiếu')
  })

  test('the list of keys opens by “?”, and not while one types', async () => {
    const page = await open(lan)
    await box(page).focus()
    await page.keyboard.type('?')
    expect(await page.getByText('Lưu bản thảo', { exact: true }).count()).toBeGreaterThan(0)
    expect(await page.locator('[data-keys]').getAttribute('open')).toBeNull()
    await page.locator('h1').click()
    await page.keyboard.press('?')
    expect(await page.locator('[data-keys]').getAttribute('open')).not.toBeNull()
  })

  test('without script a draft is saved, a provision found and put into it, on a phone', async () => {
    const context = await signedIn(LAN.email, { viewport: PHONE, javaScriptEnabled: false })
    const page = await open(context)
    await box(page).fill('Theo')
    await page.getByLabel('Từ khóa, hoặc viết tắt').fill('d3 nq 131')
    await page.getByLabel('Từ khóa, hoặc viết tắt').press('Enter')
    const insert = 'Chèn vào cuối bản thảo: Điều 3 Nghị quyết số 131/2020/QH14'
    await page.getByRole('button', { name: insert }).click()
    await page.getByText('Đã lưu bản thảo.').waitFor()
    expect(await box(page).inputValue()).toBe('Theo Điều 3 Nghị quyết số 131/2020/QH14')
    await context.close()
  })

  test('everything on the page is within reach of everybody, on a phone and a large screen, by day and by night', async () => {
    const page = await open(lan, `/console/phieu/${code}?tim=d3+nq+131`)
    await page.locator('[data-keys] summary').click()
    expect(await faultsOf(page, 'desk')).toEqual([])
  })

  test('the pages that make an answer public are within reach of everybody', async () => {
    const text = 'Theo khoản 1 Điều 1 Luật Tổ chức chính quyền địa phương số 72/2025/QH15, có hai cấp.'
    await answerTicket(at.desk, await official(LAN.email), { code, text, citations: [] })
    const mai = await signedIn(MAI.email)
    const page = await open(mai)
    expect(await faultsOf(page, 'publish')).toEqual([])
    await page.getByRole('button', { name: 'Xem trước', exact: true }).click()
    await page.getByRole('heading', { name: 'Xem trước khi công khai' }).waitFor()
    expect(await faultsOf(page, 'publish-preview')).toEqual([])
    await mai.close()
  })
})
