import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

const PASSWORD = 'trời hôm nay nắng đẹp'
const PHONE = { width: 360, height: 740 }

/** Where a citizen asks and where an official answers. */
interface Desks {
  readonly citizens: RunningDesk
  readonly officials: RunningDesk
  readonly close: () => Promise<void>
}

describe.skipIf(NO_BROWSER)('the desk as it is started', () => {
  wholePath(async () => {
    const desk = await RunningDesk.open({ LOG_LEVEL: 'error' })
    return { citizens: desk, officials: desk, close: () => desk.close() }
  })
})

describe.skipIf(NO_BROWSER || NO_REDIS)(
  'two desks on one Redis, citizens at one and officials at the other',
  () => {
    wholePath(async () => {
      const redis = await RedisServer.open()
      const settings = { LOG_LEVEL: 'error', REDIS_URL: redis.url }
      const [citizens, officials] = await Promise.all([
        RunningDesk.open(settings),
        RunningDesk.open(settings),
      ])
      return {
        citizens,
        officials,
        close: async () => {
          await Promise.all([citizens.close(), officials.close()])
          await redis.close()
        },
      }
    })
  },
)

function wholePath(open: () => Promise<Desks>): void {
  let desks: Desks
  let browser: Browser

  beforeAll(async () => {
    desks = await open()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await desks.close()
  })

  test.each([
    ['on a phone', PHONE],
    ['on a desk', { width: 1280, height: 900 }],
  ])(
    '%s: asked, cited, passed on, answered by an official, read by the citizen',
    async (_, viewport) => {
      const citizen = await (await browser.newContext({ viewport })).newPage()
      const official = await (await browser.newContext({ viewport })).newPage()
      const email = `lan${viewport.width}@example.gov.vn`

      await citizen.goto(desks.citizens.url)
      await ask(citizen, 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?')
      const basis = citizen
        .locator('details')
        .filter({ hasText: 'khoản 1 Điều 4 Nghị quyết số 97/2019/QH14' })
      await basis.locator('summary').click()
      await basis.locator('blockquote').waitFor({ state: 'visible' })
      expect(await basis.innerText()).toContain('01/01/2025')

      await ask(citizen, 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
      await citizen.getByRole('button', { name: 'Có, chuyển cho cán bộ' }).last().click()
      const opened = citizen.locator('article.desk').filter({ hasText: 'Mã phiếu của bạn' }).last()
      const [code = ''] = /\d{4}-\d{4}-\d{4}/.exec(await opened.innerText()) ?? []
      expect(await violations(citizen)).toEqual([])

      const link = await desks.officials.command(
        'src/officials/cli.ts',
        'create-official',
        '--email',
        email,
        '--role',
        'dieu-phoi',
      )
      await official.goto(desks.officials.url + new URL(/http\S+/.exec(link)?.[0] ?? '').pathname)
      await official.getByLabel('Mật khẩu mới').fill(PASSWORD)
      await official.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
      await official.getByRole('button', { name: 'Đặt mật khẩu' }).click()
      await official.getByLabel('Thư điện tử').fill(email)
      await official.getByLabel('Mật khẩu').fill(PASSWORD)
      await official.getByRole('button', { name: 'Đăng nhập' }).click()
      await official.getByRole('link', { name: 'vé xe buýt' }).first().click()
      await official
        .getByLabel('Nội dung trả lời')
        .fill(`Vé tháng do Sở Xây dựng công bố. (${viewport.width})`)
      await official.getByRole('button', { name: 'Xem trước' }).click()
      expect(await violations(official)).toEqual([])
      // The number in brackets stands in no law: the desk asks whether that was seen.
      await official.getByLabel('Tôi đã xem các điểm trên').check()
      await official.getByRole('button', { name: 'Gửi cho người dân' }).click()

      const answered = citizen.locator('article.official').filter({ hasText: `(${viewport.width})` })
      await answered.waitFor({ timeout: 30_000 })
      await citizen.goto(`${desks.citizens.url}/tra-cuu/${code}`)
      expect(await citizen.locator('main').innerText()).toContain('đã trả lời')
    },
    90_000,
  )
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Câu hỏi của bạn').fill(question)
  await page.getByRole('button', { name: 'Gửi' }).click()
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}
