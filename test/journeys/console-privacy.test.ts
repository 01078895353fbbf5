import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carryOutOrders } from '#src/privacy/carry-out.ts'
import { keepRetention } from '#src/privacy/keep-retention.ts'
import { RETENTION_RULE } from '#src/privacy/retention.ts'
import { aMessage, anAnswer, exchange, part } from '../contract/build.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole, signInOn } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { faultsOf } from '../fixtures/faults.ts'

const DAY_MS = 86_400_000
const AUDITOR = { email: 'hoa@example.vn', role: 'kiem-toan', department: null } as const
const ADMINISTRATOR = { email: 'van@example.vn', role: 'quan-tri', department: null } as const
const WORDS = 'Tôi tên Lan, số 0912345678'

describe('what is kept of people, in the console', { timeout: 120_000 }, () => {
  let at: TestConsole
  let auditor: AtWork

  beforeAll(async () => {
    at = await openTestConsole()
    auditor = await employed(at, AUDITOR)
    await at.employ(ADMINISTRATOR)
  })
  afterAll(() => at.close())

  const see = async () => (await auditor.get('/console/luu-xoa')).text

  /** Somebody asks something, and has it deleted. */
  async function erased(number: number): Promise<void> {
    await exchange(at.store, aMessage({ network: 'zalo', chat: `lan-${number}`, text: WORDS }), {
      parts: [part('biên nhận')],
      forgets: { code: `XD-${String(number).padStart(4, '0')}-AAAA`, tickets: [] },
    })
  }

  test('before anything ran out it says for how long each kind is kept, and why', async () => {
    const text = await see()
    expect(text).toContain('Chưa dọn lần nào')
    expect(text).toMatch(/tính từ tin cuối .*khiếu nại trong vài tháng.* 180 ngày 30 ngày chưa có/)
    expect(text).toContain('Chưa có lần xóa nào.')
  })

  test('days an administrator has set stand there, and what went last, with its day', async () => {
    const change = { expected: 0, by: 'shell', at: at.desk.clock() }
    await at.store.keepRule(RETENTION_RULE, { answers: 90 }, change)
    await exchange(at.store, aMessage({ chat: 'minh', text: WORDS }), {
      answers: [{ question: WORDS, answer: anAnswer(), worded: null }],
    })
    at.pass(120 * DAY_MS)
    await keepRetention(at.desk)
    const text = await see()
    expect(text).toMatch(/Lần dọn gần nhất: \d\d\/\d\d\/\d{4} \d\d:\d\d/)
    expect(text).toMatch(/Câu hỏi và câu trả lời bằng lời .* 90 ngày 30 ngày \d\d\/\d\d\/\d{4}: 1 mục/)
  })

  test('a deletion stands in the register by its receipt and day, and whose it was does not', async () => {
    await erased(1)
    expect(await see()).toMatch(/XD-0001-AAAA Zalo \d\d\/\d\d\/\d{4} đang xóa 0/)
    await carryOutOrders(at.desk)
    expect(await see()).toMatch(/XD-0001-AAAA Zalo \d\d\/\d\d\/\d{4} \d\d\/\d\d\/\d{4} 0/)
    const { html } = await auditor.get('/console/luu-xoa')
    for (const private_ of ['lan-1', 'Lan', '0912345678']) expect(html).not.toContain(private_)
    expect(html).not.toMatch(/<form[^>]*luu-xoa/)
  })

  test('the register is looked through page by page', async () => {
    for (let number = 2; number <= 60; number += 1) await erased(number)
    await carryOutOrders(at.desk)
    const codes = ({ text }: { readonly text: string }) => new Set(text.match(/XD-\d{4}-AAAA/g))
    const [first, second, beyond] = await Promise.all(
      ['', '?trang=2', '?trang=3'].map((query) => auditor.get(`/console/luu-xoa${query}`)),
    )
    if (first === undefined || second === undefined || beyond === undefined) throw new Error('no pages')
    expect([codes(first).size, codes(second).size]).toEqual([50, 10])
    expect(new Set([...codes(first), ...codes(second)]).size).toBe(60)
    expect(first.html).toContain('rel="next"')
    expect(second.html).not.toContain('rel="next"')
    expect(beyond.text).toContain('Không có lần xóa nào ở trang này.')
    expect(codes(await auditor.get('/console/luu-xoa?trang=-1'))).toEqual(codes(first))
  })

  describe.skipIf(NO_BROWSER)('in a browser', () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser.close())

    test('whoever may finds it in the menu, and it reads for everyone', async () => {
      for (const { email, role } of [AUDITOR, ADMINISTRATOR]) {
        const context = await browser.newContext({ bypassCSP: true })
        const page = await context.newPage()
        await page.goto(`${at.url}/console/dang-nhap`)
        await signInOn(page, at, email)
        await page.getByRole('link', { name: 'Lưu & xóa dữ liệu' }).click()
        await page.getByRole('heading', { name: 'Lưu và xóa dữ liệu', level: 1 }).waitFor()
        expect(await faultsOf(page, `privacy-${role}`)).toEqual([])
        await page.getByRole('link', { name: 'Cũ hơn' }).click()
        await page.getByText('Trang 2').waitFor()
        await context.close()
      }
    })
  })
})
