import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import { LOCAL_NAME, NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole, PASSWORD } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
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

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
    asked = (await openTicketFor(at.desk, CITIZEN, { question: QUESTION, department: 'so-y-te' })).code
    at.pass(2 * DAY_MS + 3 * 3_600_000)
    await at.employ(MINH)
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

  async function signIn(email: string): Promise<void> {
    await page.getByLabel('Thư điện tử').fill(email)
    await page.getByLabel('Mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
  }

  const heading = (name: string) => page.getByRole('heading', { name, level: 1 })

  test('an invited official chooses a password, signs in, previews an answer and sends it to the citizen', async () => {
    await open(`/console/loi-moi/${await at.invite(LAN)}`)
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD)
    await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await signIn(LAN.email)

    expect(await page.getByRole('listitem').filter({ hasText: QUESTION }).innerText()).toContain(
      'chờ 2 ngày 3 giờ',
    )
    await page.getByRole('link', { name: QUESTION }).click()
    await heading(`Phiếu ${asked}`).waitFor()
    await page.getByText('Cuộc trò chuyện').click()
    await page.getByText(`Mã phiếu của bạn: ${asked}.`).waitFor()

    // Three paragraphs, marks that must not become markup, and long enough for two messages.
    const answer = `Chào bạn.\n\n<b>Trạm y tế</b> & phường "mới" ${'vẫn khám như cũ; '.repeat(16)}\n\nTrân trọng.`
    await page.getByLabel('Nội dung trả lời').fill(answer)
    await page.getByRole('button', { name: 'Xem trước' }).click()

    const intro = `Trả lời của Sở Y tế Thành phố Hồ Chí Minh cho phiếu ${asked}:`
    const shown = await page.getByRole('listitem').locator('.said').allTextContents()
    expect(shown).toHaveLength(2)
    expect(shown.join('')).toBe(`${intro}\n\n${answer}`)
    expect((await at.store.ticket(asked))?.state).toBe('new')

    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.getByText('Đã ghi câu trả lời.').waitFor()
    await page.getByText(LAN.email).nth(1).waitFor()

    const chat = await at.store.transcript(conversationId('telegram', CITIZEN.chat), 0, 10)
    expect(chat.filter((line) => line.by === 'official').map((line) => line.text)).toEqual(shown)
    expect(await at.store.ticketDelivery(asked)).toBe('waiting')

    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.goto(`${at.url}/console`)
    await heading('Đăng nhập').waitFor()
  })

  test('a link to a ticket leads there after signing in', async () => {
    await open(`/console/phieu/${asked}`)
    await signIn(MINH.email)
    expect(await heading(`Phiếu ${asked}`).isVisible()).toBe(true)
  })

  test('signing in works on plain http under a name of the local network, too', async () => {
    await open('/console/dang-nhap')
    await page.goto(`${at.url.replace('127.0.0.1', LOCAL_NAME)}/console`)
    await signIn(MINH.email)
    expect(await heading('Phiếu hỏi').isVisible()).toBe(true)
  })

  test('an answer that someone else was quicker with is not sent and not lost', async () => {
    const { code } = await openTicketFor(
      at.desk,
      { network: 'web', chat: 'w1' },
      { question: 'Hỏi nhanh', department: 'so-y-te' },
    )
    await open(`/console/phieu/${code}`)
    await signIn(MINH.email)
    await page.getByLabel('Nội dung trả lời').fill('Câu của Minh')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    const lan = await at.store.officialByEmail(LAN.email)
    if (lan === undefined) throw new Error('Lan has no account')
    await at.store.answerTicket(code, { text: 'Câu của Lan', by: lan.id, at: at.desk.clock() }, [])

    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.getByText('vừa được người khác trả lời').waitFor()
    expect(await page.getByLabel('Nội dung bạn vừa soạn').inputValue()).toBe('Câu của Minh')
    expect((await at.store.ticket(code))?.answer?.text).toBe('Câu của Lan')
  })

  test('law that no longer holds and a figure without a source are not sent by accident', async () => {
    const { code } = await openTicketFor(
      at.desk,
      { network: 'web', chat: 'w2' },
      { question: 'Phường tôi có mấy công chức?', department: 'so-y-te', place: 'hn' },
    )
    await open(`/console/phieu/${code}`)
    await signIn(MINH.email)
    const answer =
      'Theo khoản 1 Điều 18 Nghị định số 32/2021/NĐ-CP và Điều 99 Luật Tổ chức chính quyền địa phương số 72/2025/QH15, mỗi phường có 47 công chức.'
    await page.getByLabel('Nội dung trả lời').fill(answer)
    await page.getByRole('button', { name: 'Xem trước' }).click()
    const warned = page.getByRole('alert')
    expect(await warned.innerText()).toMatch(/khoản 1 Điều 18 .*32\/2021\/NĐ-CP: không còn được áp dụng/)
    expect(await warned.innerText()).toMatch(/Điều 99 .*không có điều, khoản, điểm này/)
    expect(await warned.innerText()).toContain('trong câu hỏi: 47.')

    // Without the tick the browser does not send, and neither does the desk.
    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await page.locator('input[name=aware]').evaluate((box) => box.removeAttribute('required'))
    await page.getByRole('button', { name: 'Gửi cho người dân' }).click()
    await warned.waitFor()
    expect((await at.store.ticket(code))?.state).toBe('new')
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
    await open('/console')
    await signIn(MINH.email)
    await page.getByRole('link', { name: 'Chờ trả lời' }).click()
    await page.getByLabel('Đơn vị').selectOption('thue')
    await page.getByRole('button', { name: 'Lọc' }).click()
    expect(await page.locator('.code').allTextContents()).toEqual([tax])
  })

  describe('every page reads for everyone', () => {
    const widths = [360, 1280]
    const schemes = ['light', 'dark'] as const
    const looks = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })))

    test.for(looks)('at $width px, $colorScheme', { timeout: 120_000 }, async ({ width, colorScheme }) => {
      const { code } = await openTicketFor(at.desk, CITIZEN, {
        question:
          'Khu phố tôi họp bầu trưởng khu phố, người tạm trú có được bỏ phiếu không? Tôi đã hỏi phường hai lần mà chưa ai trả lời rõ, mong thành phố hướng dẫn.',
        department: 'so-noi-vu',
        reason: 'asked_for_official',
      })
      await letDie(at)
      const invitation = await at.invite({ ...LAN, email: `${width}-${colorScheme}@example.vn` })
      // axe runs inside the page, and its frame is not bound by the page's own policy.
      await open('/console/dang-nhap', {
        javaScriptEnabled: true,
        bypassCSP: true,
        viewport: { width, height: 800 },
        colorScheme,
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
      await signIn(MINH.email)
      for (const [name, path] of [
        ['queue', ''],
        ['ticket-answered', `/phieu/${asked}`],
        ['system', '/he-thong'],
        ['unknown', '/khong-co'],
        ['ticket', `/phieu/${code}`],
      ] as const) {
        await page.goto(`${at.url}/console${path}`)
        if (name === 'ticket') await page.getByText('Cuộc trò chuyện').click()
        await seems(name)
      }
      await page
        .getByLabel('Nội dung trả lời')
        .fill('Chào bạn.\n\nNgười tạm trú tham gia họp như người thường trú.')
      await page.getByRole('button', { name: 'Xem trước' }).click()
      await page.getByText('Sửa nội dung').click()
      await seems('preview')

      /** Without violations, and nothing to scroll sideways. `SHOTS=folder` keeps a picture of each. */
      async function seems(name: string): Promise<void> {
        const folder = process.env['SHOTS']
        if (folder !== undefined) {
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
        }
        const { violations } = await new AxeBuilder({ page }).analyze()
        const wrong = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }))
        const contentWidth = await page.evaluate(() => document.documentElement.scrollWidth)
        expect({ name, wrong, contentWidth }).toEqual({ name, wrong: [], contentWidth: width })
      }
    })
  })
})

/** The network refuses the next reply for good. */
async function letDie(at: TestConsole): Promise<void> {
  const delivery = await at.store.takeDelivery('telegram', at.desk.clock(), { leaseMs: 1000 })
  if (delivery === undefined) throw new Error('nothing on its way')
  const why = 'given_up_after_30_attempts:telegram_unreachable'
  await at.store.recordDelivery(delivery, { kind: 'refused', why }, at.desk.clock())
}
