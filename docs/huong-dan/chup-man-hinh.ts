import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser } from '../../test/fixtures/chromium.ts'
import { PASSWORD, signInOn } from '../../test/fixtures/console.ts'
import type { TestConsole } from '../../test/fixtures/console.ts'
import { withFewColours } from './bang-mau.ts'
import { NEWCOMER, openSampleDesk, PEOPLE } from './ban-mau.ts'
import type { SampleDesk } from './ban-mau.ts'

/** Takes the pictures of `can-bo.md` into `anh/`: `npm run docs:screenshots`. */

const FOLDER = join(import.meta.dirname, 'anh')
/** A picture larger than this is said: the repository carries every one of them in each of its versions. */
const MOST_BYTES = 60_000
const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 360, height: 700 }

interface Looks {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

async function takeAll(browser: Browser, { at, tickets }: SampleDesk): Promise<void> {
  const opened = async ({ viewport, colorScheme = 'light' }: Looks): Promise<Page> => {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'vi-VN' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    return page
  }
  const signedIn = async ({ email }: { readonly email: string }, looks: Looks): Promise<Page> => {
    const page = await opened(looks)
    await page.goto(`${at.url}/console/dang-nhap`)
    await signInOn(page, at, email)
    await page.getByRole('heading', { name: 'Phiếu hỏi' }).waitFor()
    return page
  }
  const ticket = (name: keyof typeof tickets): string => `${at.url}/console/phieu/${tickets[name]}`

  await firstTime(await opened({ viewport: PHONE }), at)

  const lan = await signedIn(PEOPLE.lan, { viewport: WIDE })
  await lan.goto(`${at.url}/console?muc=dang-mo`)
  await take(lan, 'hang-cho', lan.locator('main'))
  await lan.goto(ticket('held'))
  await take(lan, 'phieu')
  await take(lan, 'vi-sao-chua-tra-loi', section(lan, 'tim-thay'))
  await lan.getByText('Vì sao hạn là ngày này?').click()
  await take(lan, 'vi-sao-han', section(lan, 'thoi-han'))
  await lan.getByText('Gia hạn', { exact: true }).first().click()
  await take(lan, 'viec-tiep-theo', section(lan, 'viec'))
  await preview(
    lan,
    'Theo khoản 9 Điều 22 Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Ủy ban nhân dân phường ban hành quyết định và văn bản hành chính khác trong phạm vi nhiệm vụ, quyền hạn của mình.',
  )
  await take(lan, 'xem-truoc', section(lan, 'doc'))
  await lan.goto(ticket('held'))
  await preview(
    lan,
    'Theo khoản 7 Điều 9 Nghị quyết số 131/2020/QH14, phường không ban hành quy định này. Phí giữ xe là 5.000 đồng mỗi lượt.',
  )
  await take(lan, 'canh-bao', section(lan, 'doc').locator('form'))

  const phone = await signedIn(PEOPLE.lan, { viewport: PHONE })
  await phone.goto(`${at.url}/console?muc=chua-nhan`)
  await take(phone, 'hang-cho-dien-thoai')
  const dark = await signedIn(PEOPLE.hoa, { viewport: WIDE, colorScheme: 'dark' })
  await dark.goto(`${at.url}/console?muc=dang-mo`)
  await take(dark, 'nen-toi')

  const chi = await signedIn(PEOPLE.chi, { viewport: WIDE })
  await chi.goto(ticket('proposed'))
  await chi.getByText('Trả lại để sửa', { exact: true }).first().click()
  await take(chi, 'phe-duyet', section(chi, 'tra-loi'), section(chi, 'viec'))

  const minh = await signedIn(PEOPLE.minh, { viewport: WIDE })
  await minh.goto(ticket('unplaced'))
  await minh.getByText('Phân về đơn vị', { exact: true }).first().click()
  await take(minh, 'phan-phieu', section(minh, 'viec').locator('details[open]').first())
  await minh.goto(`${at.url}/console/dinh-tuyen`)
  await minh
    .getByRole('textbox', { name: 'Câu hỏi' })
    .fill('Sáp nhập phường rồi, thẻ bảo hiểm y tế cũ còn dùng được không?')
  await minh.getByRole('button', { name: 'Xem câu này đi đâu' }).click()
  await take(minh, 'dinh-tuyen', section(minh, 'thu'))

  const son = await signedIn(PEOPLE.son, { viewport: WIDE })
  await son.goto(`${at.url}/console/he-thong`)
  await son.getByText('Tắt: Trả lời câu hỏi').click()
  await take(son, 'tat-bat', section(son, 'tat-bat').locator('.card').first())
}

/** From the one-time link to the picture that the phone scans. */
async function firstTime(page: Page, at: TestConsole): Promise<void> {
  await page.goto(`${at.url}/console/loi-moi/${await at.invite(NEWCOMER)}`)
  await page.getByLabel('Mật khẩu mới').fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await page.getByRole('heading', { name: 'Thiết lập xác thực hai lớp' }).waitFor()
  await take(page, 'lan-dau', page.locator('main'))
}

async function preview(page: Page, text: string): Promise<void> {
  await page.getByLabel('Nội dung trả lời').fill(text)
  await section(page, 'tra-loi').getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('heading', { name: 'Xem lại trước khi gửi' }).waitFor()
}

/** A part of a page, by the id of its heading. */
function section(page: Page, heading: string): Locator {
  return page.locator(`section[aria-labelledby="${heading}"]`)
}

/** @param parts what the picture shows, from the first to the last; the window as it stands when none is named */
async function take(page: Page, name: string, ...parts: readonly Locator[]): Promise<void> {
  const path = join(FOLDER, `${name}.png`)
  const boxes = await Promise.all(parts.map((part) => part.evaluate(placeOnPage)))
  const clip = around(boxes)
  const taken = await page.screenshot(clip === undefined ? {} : { fullPage: true, clip })
  const picture = withFewColours(taken)
  await writeFile(path, picture)
  const tooLarge = picture.length > MOST_BYTES ? '  (too large)' : ''
  console.info(`${name}.png  ${Math.ceil(picture.length / 1000)} kB${tooLarge}`)
}

type Box = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>

function around(boxes: readonly Box[]): Readonly<Record<'x' | 'y' | 'width' | 'height', number>> | undefined {
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map(({ left }) => left))
  const y = Math.min(...boxes.map(({ top }) => top))
  const width = Math.max(...boxes.map(({ right }) => right)) - x
  const height = Math.max(...boxes.map(({ bottom }) => bottom)) - y
  return { x, y, width, height }
}

function placeOnPage(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY }
}

await mkdir(FOLDER, { recursive: true })
const desk = await openSampleDesk()
const browser = await openBrowser()
try {
  await takeAll(browser, desk)
} finally {
  await browser.close()
  await desk.at.close()
}
