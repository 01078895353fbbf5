import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole, PASSWORD, signInOn } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { faultsOf } from '../fixtures/faults.ts'

const MINH = { email: 'minh@example.vn', role: 'quan-tri', department: null, name: 'Lê Minh' } as const

describe.skipIf(NO_BROWSER)('accounts on a phone', () => {
  let at: TestConsole
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })

  test('an administrator enrols a phone, signs in with it, and looks after accounts', async () => {
    // axe runs inside the page, and its frame is not bound by the page's own policy.
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })
    page = await context.newPage()

    await page.goto(`${at.url}/console/loi-moi/${await at.invite(MINH)}`)
    await page.getByLabel('Mật khẩu mới').fill(PASSWORD)
    await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByRole('heading', { name: 'Thiết lập xác thực hai lớp' }).waitFor()
    await page.getByRole('img', { name: 'Mã QR' }).waitFor()
    await seems('enrolment')
    at.takeKey(MINH.email, await page.content())
    await page.getByLabel('Mã 6 số').fill(at.code(MINH.email))
    await page.getByRole('button', { name: 'Hoàn tất' }).click()
    await page.getByRole('heading', { name: 'Mã dự phòng của bạn' }).waitFor()
    await seems('recovery-codes')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải về tệp văn bản' }).click()
    expect((await downloading).suggestedFilename()).toBe('ma-du-phong.txt')
    await page.getByRole('button', { name: 'Tôi đã lưu các mã, tiếp tục' }).click()
    await page.getByRole('heading', { name: 'Phiếu hỏi' }).waitFor()

    await openMenu()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByLabel('Thư điện tử').fill(MINH.email)
    await page.getByLabel('Mật khẩu').fill(PASSWORD)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Mã xác thực' }).waitFor()
    await seems('code')
    await page.getByRole('link', { name: 'Dùng một mã dự phòng' }).click()
    await seems('recovery-code')
    await page.goto(`${at.url}/console/dang-nhap`)
    await signInOn(page, at, MINH.email)
    await page.getByRole('heading', { name: 'Phiếu hỏi' }).waitFor()

    await openMenu()
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
    await page.waitForLoadState()
    for (const closed of await page.locator('main details').all()) await closed.locator('summary').click()
    await seems('account')

    await openMenu()
    await page.getByRole('link', { name: 'Cán bộ' }).click()
    await seems('officials')
    await page.getByRole('link', { name: 'Thêm tài khoản' }).click()
    await page.getByLabel('Thư điện tử').fill('hoa@example.vn')
    await page.getByLabel('Tên').fill('Trần Thị Hoa')
    await page.getByLabel('Vai trò').selectOption('chuyen-vien')
    await seems('new-official')
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
    await page.getByText('Vai trò này cần một đơn vị.').waitFor()
    await page.getByLabel('Đơn vị').selectOption('thue')
    await page.getByLabel('Địa bàn').selectOption('hn')
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
    expect(await page.getByLabel('Liên kết dùng một lần').inputValue()).toContain('/console/loi-moi/')
    await seems('link')
    await page.getByRole('link', { name: 'Về tài khoản này' }).click()
    await page.getByRole('button', { name: 'Ngừng hoạt động' }).click()
    await page.getByText('Tài khoản đã ngừng hoạt động.').waitFor()
    await seems('official')

    async function openMenu(): Promise<void> {
      await page.getByText('Mục', { exact: true }).click()
    }

    async function seems(name: string): Promise<void> {
      expect(await faultsOf(page, name)).toEqual([])
    }
  })
})
