import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import { addWords } from '#src/tickets/citizen-moves.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { NO_BROWSER, openBrowser } from '../fixtures/chromium.ts'
import { openTestConsole, signInOn } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { carried, employed } from '../fixtures/console-client.ts'
import type { AtWork, Seen } from '../fixtures/console-client.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { faultsOf } from '../fixtures/faults.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const HEADING = 'Người dân bổ sung'

describe('what a citizen adds to a question', { timeout: 120_000 }, () => {
  let at: TestConsole
  let lan: AtWork
  let code: TicketCode
  let path: string

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    const account = { network: 'telegram', chat: 'chat-1' } as const
    const asked = { question: 'Khám bảo hiểm ban đầu ở đâu?', department: 'so-y-te' } as const
    code = (await openTicketFor(at.desk, account, asked)).code
    path = `/console/phieu/${code}`
    const official = await at.store.officialByEmail(LAN.email)
    if (official === undefined) throw new Error('no official')
    await claimTicket(at.desk, official, { code })
  })
  afterAll(() => at.close())

  async function adds(text: string): Promise<void> {
    const ticket = await at.store.ticket(code)
    if (ticket === undefined) throw new Error('no ticket')
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    expect(await at.store.moveTickets(await addWords(at.desk, ticket, text, when), when.now)).toBe('moved')
  }

  async function previewed(words: { readonly text: string; readonly viec: string }): Promise<Seen> {
    return lan.post(`${path}/xem-truoc`, { ...carried(await lan.get(path)), ...words })
  }

  /** The card of the question alone: history and conversation show the words elsewhere. */
  const card = ({ html }: Seen) => /aria-labelledby="cau-hoi">.*?<\/section>/s.exec(html)?.[0] ?? ''

  test('nothing stands there before anything was added', async () => {
    expect(card(await lan.get(path))).not.toContain(HEADING)
  })

  test('it stands beside the question with its time: on the page, on paper, and in the preview', async () => {
    await adds('Tôi ở phường An Phú, có thẻ số 4012 <b>cũ</b>')
    const wanted = { viec: 'bo-sung', text: 'Xin cho biết nơi làm việc.' }
    await lan.post(`${path}/bo-sung`, carried(await previewed(wanted)))
    expect((await at.store.ticket(code))?.state).toBe('awaiting_citizen')
    at.pass(3_600_000)
    await adds('Tôi làm ở Thủ Đức, gọi tôi số 0912345678')
    const [asked, later] = (await at.store.audit(code)).filter(
      ({ by, move }) => by === 'citizen' && move !== 'open',
    )
    expect([asked?.move, later?.move]).toEqual(['add_words', 'give_details'])

    const pages = [
      await lan.get(path),
      await lan.get(`${path}/in`),
      await previewed({ viec: 'tra-loi', text: 'Bạn khám tại trạm y tế phường.' }),
    ]
    for (const page of pages) {
      const shown = card(page)
      expect(shown).toContain('Khám bảo hiểm ban đầu ở đâu?')
      expect(shown).toContain(HEADING)
      expect(shown).toContain('Tôi ở phường An Phú, có thẻ số 4012 &lt;b&gt;cũ&lt;/b&gt;')
      expect(shown).toContain(later?.at.toISOString() ?? '-')
      // Masked as everywhere.
      expect(shown).toContain('Tôi làm ở Thủ Đức, gọi tôi số [số điện thoại]')
      expect(page.html).not.toContain('0912345678')
    }
  })

  test('a figure the citizen added is no figure out of nowhere in the answer', async () => {
    const known = await previewed({ viec: 'tra-loi', text: 'Thẻ 4012 của bạn còn dùng được.' })
    const unknown = await previewed({ viec: 'tra-loi', text: 'Thẻ 7788 của bạn còn dùng được.' })
    expect(unknown.text).toContain('7788')
    expect(unknown.html).toContain('role="alert"')
    expect(known.html).not.toContain('role="alert"')
  })

  test.skipIf(NO_BROWSER)('it reads for everyone, beside the box the answer is written in', async () => {
    const browser = await openBrowser()
    const page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await page.goto(`${at.url}/console/dang-nhap`)
    await signInOn(page, at, LAN.email)
    await page.goto(at.url + path)
    const question = page.getByRole('region', { name: 'Câu hỏi' })
    await question.getByRole('heading', { name: HEADING }).waitFor()
    expect(await question.getByRole('list', { name: HEADING }).getByRole('listitem').count()).toBe(2)
    expect(await page.getByLabel('Nội dung trả lời').isVisible()).toBe(true)
    expect(await faultsOf(page, 'added-words')).toEqual([])
    await page.goto(`${at.url}${path}/in`)
    await question.getByRole('heading', { name: HEADING }).waitFor()
    expect(await faultsOf(page, 'added-words-print')).toEqual([])
    await browser.close()
  })
})
