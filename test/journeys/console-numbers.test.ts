import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { fillTown } from '../fixtures/numbers-town.ts'
import { faultsOf } from '../fixtures/faults.ts'

const AUDITOR = { email: 'kiem-toan@example.vn', role: 'kiem-toan', department: null } as const

describe.skipIf(NO_BROWSER)('the numbers page, in a browser', () => {
  let at: TestConsole
  let browser: Browser
  let cookies: string

  beforeAll(async () => {
    at = await openTestConsole()
    browser = await openBrowser()
    cookies = await at.employ(AUDITOR)
    await fillTown(at.store, at.desk.clock())
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })

  async function open(path: string, width: number) {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    await takeCookies(context, cookies, at.url)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(`${at.url}/console/so-lieu${path}`)
    // A page shows what is counted within a moment, and the next goes on with it.
    await expect
      .poll(async () => {
        const isIncomplete = (await page.getByText('đang được tính').count()) > 0
        if (isIncomplete) await page.reload()
        return isIncomplete
      })
      .toBe(false)
    return { page, faults, close: () => context.close() }
  }

  test.each([12, 52])('%i weeks: nothing sticks out and nobody is shut out', async (span) => {
    const { page, faults, close } = await open(`?tuan=${span}`, 1440)
    for (const summary of await page.locator('main summary').all()) await summary.click()
    expect(await faultsOf(page, `numbers-${span}`)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('each chart has its figures in a table below it', async () => {
    const { page, close } = await open('', 1440)
    for (const title of ['Câu hỏi nhận được', 'Phiếu chuyển đến cán bộ']) {
      const part = page.getByRole('region', { name: title, exact: true })
      await part.getByRole('img', { name: title }).waitFor()
      await part.getByText('Bảng số liệu').click()
      expect(await part.getByRole('row').count()).toBe(13)
      const cells = await part.locator('tbody td').allInnerTexts()
      const drawn = await part.locator('svg.plot rect').count()
      expect(cells.filter((figure) => figure !== '0')).toHaveLength(drawn)
    }
    await close()
  })

  test('the letters of a chart are as large on a telephone as on a desk', async () => {
    for (const width of [360, 1440]) {
      const { page, close } = await open('?tuan=52', width)
      const labels = page.locator('svg.plot').first().locator('text:visible')
      const boxes = await Promise.all((await labels.all()).map((label) => label.boundingBox()))
      expect(Math.min(...boxes.map((box) => box?.height ?? 0))).toBeGreaterThan(11)
      const inRow = boxes.filter((box) => box !== null && box.y > (boxes[0]?.y ?? 0) + 5)
      const sorted = inRow.toSorted((one, other) => (one?.x ?? 0) - (other?.x ?? 0))
      const overlaps = sorted.filter((box, index) => {
        const next = sorted[index + 1]
        return next && box && Math.abs(next.y - box.y) < 5 && box.x + box.width > next.x
      })
      expect(overlaps).toEqual([])
      await close()
    }
  })

  test('a city is chosen, and the table taken along is of that city', async () => {
    const { page, close } = await open('', 1440)
    await page.getByLabel('Thành phố', { exact: true }).selectOption('hcm')
    await page.getByLabel('Thời gian', { exact: true }).selectOption('4')
    await page.getByRole('button', { name: 'Xem' }).click()
    await page.waitForURL(/thanh-pho=hcm/)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải bảng (CSV): Theo tuần' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('so-lieu-tuan-2026-10-26-den-2026-11-22.csv')
    expect(file.url()).toContain('thanh-pho=hcm')
    await close()
  })

  test('on paper the tables are there without unfolding', async () => {
    const { page, close } = await open('', 1440)
    await page.emulateMedia({ media: 'print' })
    const part = page.getByRole('region', { name: 'Câu hỏi nhận được', exact: true })
    await part.getByRole('table').waitFor({ state: 'visible' })
    expect(await page.getByRole('button', { name: 'Xem' }).isVisible()).toBe(false)
    await close()
  })
})
