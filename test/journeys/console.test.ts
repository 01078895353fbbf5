import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { answerTicket, proposeAnswer } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { LOCAL_NAME, NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { enrolOn, openTestConsole, PASSWORD, signInOn } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { faultsOf } from '../fixtures/faults.ts'

const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const CHI = { email: 'chi@example.vn', name: 'Chi', role: 'lanh-dao', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', role: 'dieu-phoi', department: null } as const
const CITIZEN = { network: 'telegram', chat: '4242' } as const
const QUESTION = 'Trạm y tế phường tôi mới sáp nhập, khám bảo hiểm ban đầu ở đâu?'
const DAY_MS = 86_400_000

describe.skipIf(NO_BROWSER)('the console in a browser', () => {
  let at: TestConsole
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let asked: TicketCode
  /** Cookies of a browser where Minh is signed in. */
  let minhs: string

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
    asked = (await openTicketFor(at.desk, CITIZEN, { question: QUESTION, department: 'so-y-te' })).code
    at.pass(2 * DAY_MS + 3 * 3_600_000)
    minhs = await at.employ(MINH)
    await at.employ(CHI)
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })
  afterEach(() => context.close())

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    // Without its script, because the console must work so.
    context = await browser.newContext({ javaScriptEnabled: false, ...options })
    page = await context.newPage()
    await page.goto(at.url + path)
  }

  async function openAsMinh(...[path, options = {}]: Parameters<typeof open>): Promise<void> {
    context = await browser.newContext({ javaScriptEnabled: false, ...options })
    await takeCookies(context, minhs, at.url)
    page = await context.newPage()
    await page.goto(at.url + path)
  }

  const answerSection = () => page.getByRole('region', { name: 'Soạn câu trả lời' })

  async function person(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(`${email} has no account`)
    return found
  }

  const heading = (name: string) => page.getByRole('heading', { name, level: 1 })

  test('an invited official chooses a password, enrols a phone, previews an answer and sends it to the citizen', async () => {
    await open(`/console/loi-moi/${await at.invite(LAN)}`)
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD)
    await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await enrolOn(page, at, LAN.email)

    const row = page.getByRole('row').filter({ hasText: QUESTION })
    expect(await row.innerText()).toMatch(/quá hạn 1[0-9] giờ/)
    await row.getByRole('button', { name: `Nhận phiếu ${asked}` }).click()
    await heading(`Phiếu ${asked}`).waitFor()
    await page.getByText('Bạn đã nhận phiếu này.').waitFor()
    await page.getByRole('heading', { name: 'Cuộc trò chuyện' }).click()
    await page.getByText('Mã phiếu của bạn: [mã phiếu].').waitFor()

    // Three paragraphs, marks that must not become markup, and long enough for two messages.
    const answer = `Chào bạn.\n\n<b>Trạm y tế</b> & phường "mới" ${'vẫn khám như cũ; '.repeat(16)}\n\nTrân trọng.`
    await page.getByLabel('Nội dung trả lời').fill(answer)
    await answerSection().getByRole('button', { name: 'Xem trước' }).click()

    await page.waitForLoadState()
    const intro = `Trả lời của Sở Y tế Thành phố Hồ Chí Minh cho phiếu ${asked}:`
    const shown = await page.locator('.phone .said').allTextContents()
    expect(shown).toHaveLength(2)
    expect(shown.join('')).toBe(`${intro}\n\n${answer}`)
    expect((await at.store.ticket(asked))?.state).toBe('in_progress')

    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.getByText('Đã ghi câu trả lời.').waitFor()
    await page.getByText('lan gửi câu trả lời.').waitFor()

    const chat = await at.store.transcript(conversationId('telegram', CITIZEN.chat), 0, 10)
    const said = chat.filter((line) => line.by === 'official').map((line) => line.text)
    expect(said.slice(1)).toEqual(shown)
    expect(await at.store.ticketDelivery(asked)).toBe('waiting')

    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.goto(`${at.url}/console`)
    await heading('Đăng nhập').waitFor()
  })

  test('a link to a ticket leads there after signing in', async () => {
    await open(`/console/phieu/${asked}`)
    await signInOn(page, at, MINH.email)
    expect(await heading(`Phiếu ${asked}`).isVisible()).toBe(true)
  })

  test('signing in works on plain http under a name of the local network, too', async () => {
    await open('/console/dang-nhap')
    await page.goto(`${at.url.replace('127.0.0.1', LOCAL_NAME)}/console`)
    await signInOn(page, at, MINH.email)
    expect(await heading('Phiếu hỏi').isVisible()).toBe(true)
  })

  test('an answer that someone else was quicker with is not sent and not lost', async () => {
    const { code } = await openTicketFor(
      at.desk,
      { network: 'web', chat: 'w1' },
      { question: 'Hỏi nhanh', department: 'so-y-te' },
    )
    const [minh, chi] = [await person(MINH.email), await person(CHI.email)]
    await claimTicket(at.desk, minh, { code })
    await openAsMinh(`/console/phieu/${code}`)
    await page.getByLabel('Nội dung trả lời').fill('Câu của Minh')
    await answerSection().getByRole('button', { name: 'Xem trước' }).click()
    await answerTicket(at.desk, chi, { code, text: 'Câu của Lan', citations: [] })

    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.getByText('Trong lúc bạn làm, phiếu đã thay đổi.').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('Chi gửi câu trả lời.')
    expect(await page.getByLabel('Nội dung bạn vừa soạn').inputValue()).toBe('Câu của Minh')
    expect((await at.store.ticket(code))?.answer?.text).toBe('Câu của Lan')
  })

  test('law that no longer holds and a figure without a source are not sent by accident', async () => {
    const { code } = await openTicketFor(
      at.desk,
      { network: 'web', chat: 'w2' },
      { question: 'Phường tôi có mấy công chức?', department: 'so-y-te', place: 'hn' },
    )
    await claimTicket(at.desk, await person(MINH.email), { code })
    await openAsMinh(`/console/phieu/${code}`)
    const answer =
      'Theo khoản 1 Điều 18 Nghị định số 32/2021/NĐ-CP và Điều 99 Luật Tổ chức chính quyền địa phương số 72/2025/QH15, mỗi phường có 47 công chức.'
    await page.getByLabel('Nội dung trả lời').fill(answer)
    await answerSection().getByRole('button', { name: 'Xem trước' }).click()
    const warned = page.getByRole('alert')
    expect(await warned.innerText()).toMatch(/khoản 1 Điều 18 .*32\/2021\/NĐ-CP: không còn được áp dụng/)
    expect(await warned.innerText()).toMatch(/Điều 99 .*không có điều, khoản, điểm này/)
    expect(await warned.innerText()).toContain('trong câu hỏi: 47.')

    // Without the tick the browser does not send, and neither does the desk.
    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.locator('input[name=aware]').evaluate((box) => box.removeAttribute('required'))
    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await warned.waitFor()
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
    await page.getByLabel('Tôi đã xem các điểm trên').check()
    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.getByText('Đã ghi câu trả lời.').waitFor()
  })

  test('the queue can be narrowed by state and department', async () => {
    const tax = (
      await openTicketFor(
        at.desk,
        { network: 'web', chat: 'w2' },
        { question: 'Nộp thuế ở đâu?', department: 'thue' },
      )
    ).code
    await openAsMinh('/console')
    await page.getByRole('link', { name: 'Đang mở' }).click()
    await page.getByLabel('Đơn vị').selectOption('thue')
    await page.getByRole('button', { name: 'Lọc' }).click()
    await page.waitForLoadState()
    expect(await page.locator('.code').allTextContents()).toEqual([tax])
  })

  test('an official chooses the ground of the pages, on a telephone and without a script', async () => {
    await openAsMinh('/console', { viewport: { width: 360, height: 700 }, colorScheme: 'light' })
    await page.goto(`${at.url}/console?trang-thai=moi`)
    const ground = async () => {
      await page.waitForLoadState()
      return page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    }
    expect(await ground()).toBe('rgb(245, 245, 241)')
    expect(await page.getByRole('button', { name: 'Tối' }).isVisible()).toBe(false)
    await page.getByText('Mục', { exact: true }).click()
    await page.getByRole('button', { name: 'Tối' }).click()

    expect(await ground()).toBe('rgb(20, 23, 27)')
    expect(page.url()).toBe(`${at.url}/console?trang-thai=moi`)
    await page.goto(`${at.url}/console/he-thong`)
    expect(await ground()).toBe('rgb(20, 23, 27)')
    await page.getByText('Mục', { exact: true }).click()
    await page.getByRole('button', { name: 'Theo máy' }).click()
    expect(await ground()).toBe('rgb(245, 245, 241)')
  })

  test('what officials are told stands within its card, also the hundredth', async () => {
    const errand = await at.store.takeErrand('desk', at.desk.clock(), { leaseMs: 1000 })
    if (errand === undefined) throw new Error('nothing to tell')
    const lists = [(await person(MINH.email)).id]
    await at.store.spreadNotice(errand, { lists, sends: [] }, at.desk.clock())
    await openAsMinh('/console/thong-bao', { viewport: { width: 360, height: 700 } })
    const list = page.locator('ol.audit')
    expect(await list.locator('li').count()).toBeGreaterThan(0)
    expect(await list.evaluate((ol) => getComputedStyle(ol).listStyleType)).toBe('none')
    const button = page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' })
    const [above, below] = [await button.boundingBox(), await list.boundingBox()]
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThanOrEqual(8)
  })

  test('a printed ticket shows the question and the conversation, and nothing to press', async () => {
    await openAsMinh(`/console/phieu/${asked}`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.getByText(QUESTION).first().isVisible()).toBe(true)
    expect(await page.getByText('Mã phiếu của bạn: [mã phiếu].').isVisible()).toBe(true)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe('rgb(0, 0, 0)')
  })

  test('whoever comes by keyboard goes past the menu, and sees where they are', async () => {
    await openAsMinh('/console')
    await heading('Phiếu hỏi').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const focused = page.locator('main :focus')
    expect(await focused.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
  })

  test('the queue of every department is never wider than its window, whatever a citizen types', async () => {
    const question = `${'Phườngtôicóphảinộptiềnrác'.repeat(4)} không?`
    const department = 'ubnd-cap-xa'
    const { code } = await openTicketFor(at.desk, CITIZEN, { question, department })
    await openAsMinh('/console?muc=dang-mo', { viewport: { width: 1280, height: 800 } })
    await page.getByText(code).waitFor()
    // Where there is room, a row for each ticket.
    expect((await page.getByRole('columnheader', { name: 'Đơn vị' }).boundingBox())?.width).toBeGreaterThan(
      50,
    )
    for (const width of [1280, 1180, 1024, 960, 800, 640, 360]) {
      await page.setViewportSize({ width, height: 800 })
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ width, wider: Math.max(0, wider) }).toEqual({ width, wider: 0 })
    }
  })

  test('every page reads for everyone', async () => {
    const { code } = await openTicketFor(at.desk, CITIZEN, {
      question:
        'Khu phố tôi họp bầu trưởng khu phố, người tạm trú có được bỏ phiếu không? Tôi đã hỏi phường hai lần mà chưa ai trả lời rõ, mong thành phố hướng dẫn.',
      department: 'so-noi-vu',
      reason: 'asked_for_official',
      found: ['nq-131-2020-qh14/dieu-6/khoan-1', 'nd-32-2021-nd-cp/dieu-18/khoan-1'],
      routed: { because: ['câu hỏi nhắc tới “khu phố”'], confidence: 0.7, others: ['ubnd-cap-xa'] },
      written: 'Tôi là Nguyễn Thị Hạnh, số 0912345678, hỏi về khu phố.',
    })
    await letDie(at)
    const proposed = (await openTicketFor(at.desk, CITIZEN, { question: QUESTION, department: 'so-y-te' }))
      .code
    await claimTicket(at.desk, await person(LAN.email), { code: proposed })
    await proposeAnswer(at.desk, await person(LAN.email), { code: proposed, text: 'Khám tại trạm y tế.' })
    const invitation = await at.invite({ ...LAN, email: 'moi@example.vn' })
    // axe runs inside the page, and its frame is not bound by the page's own policy.
    await open('/console/dang-nhap', {
      javaScriptEnabled: true,
      bypassCSP: true,
    })
    await seems('sign-in')
    await page
      .getByRole('button', { name: 'Đăng nhập' })
      .evaluate((button) => button.closest('form')?.setAttribute('novalidate', ''))
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await seems('sign-in-wrong')
    for (const [name, path] of [
      ['invitation', `/console/loi-moi/${invitation}`],
      ['dead-link', '/console/loi-moi/cu'],
    ] as const) {
      await page.goto(at.url + path)
      await seems(name)
    }
    await page.goto(`${at.url}/console/dang-nhap`)
    await signInOn(page, at, MINH.email)
    for (const [name, path] of [
      ['queue', '?muc=dang-mo'],
      ['queue-empty', '?muc=cua-toi'],
      ['queue-found', '?tim=tram%20y%20te'],
      ['ticket-answered', `/phieu/${asked}`],
      ['ticket-proposed', `/phieu/${proposed}`],
      ['ticket-print', `/phieu/${asked}/in`],
      ['system', '/he-thong'],
      ['unknown', '/khong-co'],
      ['ticket', `/phieu/${code}`],
    ] as const) {
      await page.goto(`${at.url}/console${path}`)
      await seems(name)
    }
    await page.getByRole('button', { name: 'Nhận xử lý' }).click()
    await page.waitForLoadState()
    // Everything that folds, open.
    for (const folded of await page.locator('main details').all()) {
      await folded.evaluate((details) => details.setAttribute('open', ''))
    }
    await seems('ticket-claimed')
    await page
      .getByLabel('Nội dung trả lời')
      .fill('Chào bạn.\n\nNgười tạm trú tham gia họp như người thường trú.')
    await answerSection().getByRole('button', { name: 'Xem trước' }).click()
    await page.getByRole('heading', { name: 'Sửa nội dung' }).click()
    await seems('preview')

    async function seems(name: string): Promise<void> {
      expect(await faultsOf(page, name)).toEqual([])
    }
  })
})

/** The network refuses the next reply for good. */
async function letDie(at: TestConsole): Promise<void> {
  const delivery = await at.store.takeDelivery('telegram', at.desk.clock(), { leaseMs: 1000 })
  if (delivery === undefined) throw new Error('nothing on its way')
  const why = 'given_up_after_30_attempts:telegram_unreachable'
  await at.store.recordDelivery(delivery, { kind: 'refused', why }, at.desk.clock())
}
