import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { takeCookies } from '../fixtures/cookies.ts'
import { faultsOf } from '../fixtures/faults.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const OURS = { department: 'so-xay-dung', place: 'hn' } as const
const PEOPLE = {
  minh: { email: 'minh@example.vn', name: 'Lê Minh', role: 'dieu-phoi', department: null, place: 'hn' },
  lan: { email: 'lan@example.vn', name: 'Nguyễn Lan', role: 'chuyen-vien', ...OURS },
  chi: { email: 'chi@example.vn', name: 'Trần Chi', role: 'lanh-dao', ...OURS },
  hoa: { email: 'hoa@example.vn', name: 'Phạm Hoa', role: 'kiem-toan', department: null },
  van: { email: 'van@example.vn', name: 'Đỗ Vân', role: 'quan-tri', department: null },
} as const
const ANSWER = 'Vé tháng do Sở Xây dựng công bố, bạn hỏi tại điểm bán vé.'

describe.skipIf(NO_BROWSER)('a question through every pair of hands, in a browser', () => {
  let at: WholeDesk
  let browser: Browser
  const pages = new Map<keyof typeof PEOPLE, Page>()

  beforeAll(async () => {
    at = await openWholeDesk()
    browser = await openBrowser()
    for (const [who, person] of Object.entries(PEOPLE)) {
      const context = await browser.newContext({ bypassCSP: true })
      await takeCookies(context, (await at.signIn(person)).cookies, `${at.url}/console`)
      // Made of the same keys.
      pages.set(who as keyof typeof PEOPLE, await context.newPage())
    }
  })
  afterAll(async () => {
    await browser.close()
    await at.close()
  })

  async function of(who: keyof typeof PEOPLE, path = ''): Promise<Page> {
    const page = pages.get(who)
    if (page === undefined) throw new Error(`${who} has no browser`)
    await page.goto(`${at.url}/console${path}`)
    return page
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

  test.each([
    ['telegram', 7, 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'],
    ['zalo', 8, 'Ở Hà Nội vé xe buýt một lượt cho người lớn giá bao nhiêu?'],
  ] as const)('asked on %s', async (network, chat, question) => {
    /** What the citizen has read since they last wrote, once it says this. */
    let readBefore = 0
    const write = async (text: string) => {
      readBefore = sent().length
      expect(await at.write(network, chat, text)).toBe(200)
    }
    const sent = () =>
      at.networks[network].sends.filter((send) => send.chat === String(chat)).map(({ text }) => text)
    const reads = async (words: string): Promise<string> => {
      const fresh = () => sent().slice(readBefore).join('\n')
      await until(() => fresh().includes(words))
      return fresh()
    }

    await write(question)
    await reads('Bạn có muốn chuyển câu hỏi này')
    await write('có')
    const [code = ''] = /\d{4}-\d{4}-\d{4}/.exec(await reads('Mã phiếu của bạn')) ?? []
    const ticket = `/phieu/${code}`

    const minh = await of('minh', '?muc=chua-nhan')
    await minh.getByRole('link', { name: question }).click()
    await minh.getByText('Đổi mức độ', { exact: true }).first().click()
    const urgency = minh.locator('form').filter({ hasText: 'Mức độ mới' })
    await urgency.getByLabel('Khẩn: hạn mới').check()
    await urgency.getByLabel('Lý do').fill('Người hỏi cần trong tuần')
    await urgency.getByRole('button').click()
    await minh.getByText('Đã đổi mức độ.').waitFor()

    const lan = await of('lan', '?muc=chua-nhan')
    await press(lan, `Nhận phiếu ${code}`)
    await reads('đã tiếp nhận phiếu')
    await lan.getByText('Đề nghị người dân bổ sung', { exact: true }).click()
    await lan.getByLabel('Cần người dân cho biết thêm điều gì').fill('Bạn đi tuyến nào?')
    await lan
      .locator('form', { hasText: 'Cần người dân cho biết thêm điều gì' })
      .getByRole('button', { name: 'Xem trước' })
      .click()
    await press(lan, 'Gửi đề nghị cho người dân')
    await reads('Bạn đi tuyến nào?')
    await write('Tuyến 09 đi Cầu Giấy')
    await reads('bổ sung')

    await of('lan', ticket)
    await lan.getByRole('heading', { name: 'Cuộc trò chuyện' }).click()
    await lan.getByText('Tuyến 09 đi Cầu Giấy').first().waitFor()
    await lan.getByLabel('Nội dung trả lời').fill(ANSWER)
    await lan
      .getByRole('region', { name: 'Soạn câu trả lời' })
      .getByRole('button', { name: 'Xem trước' })
      .click()
    await press(lan, 'Trình lãnh đạo phê duyệt')
    await lan.getByText('Đã trình.').waitFor()
    expect(sent().join('\n')).not.toContain(ANSWER)

    const chi = await of('chi', ticket)
    await chi
      .getByRole('region', { name: 'Bản trình chờ phê duyệt' })
      .getByRole('button', { name: 'Xem trước' })
      .click()
    await press(chi, 'Phê duyệt và gửi')
    await reads(ANSWER)
    await write('Hữu ích')
    await reads('Cảm ơn')

    const hoa = await of('hoa', ticket)
    const history = await hoa.getByRole('region', { name: 'Nhật ký' }).innerText()
    for (const name of ['Lê Minh', 'Nguyễn Lan', 'Trần Chi']) expect(history).toContain(name)
    expect(await hoa.locator('main form[method=post]').count()).toBe(0)
  })

  test('what each is told, and the pages around it, read for everyone', async () => {
    for (const [who, path, heading] of [
      ['chi', '/thong-bao', 'Thông báo'],
      ['chi', '/don-vi', 'Quy định của đơn vị'],
      ['lan', '/tai-khoan', 'Tài khoản của tôi'],
      ['hoa', '/so-lieu', 'Số liệu'],
      ['van', '/he-thong', 'Hệ thống'],
      ['van', '/can-bo', 'Cán bộ'],
    ] as const) {
      const page = await of(who, path)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      expect(await faultsOf(page, `role${path.replaceAll('/', '-')}`)).toEqual([])
    }
  })
})
