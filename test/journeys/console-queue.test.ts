import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import { drawTicketCode } from '#src/tickets/code.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork, Seen } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'dieu-phoi', department: null } as const
const KIEM = { email: 'kiem@example.vn', name: 'Kiểm', role: 'kiem-toan', department: null } as const
const HAI = { email: 'hai@example.vn', role: 'dieu-phoi', department: null, place: 'hn' } as const
const LOST = { email: 'lac@example.vn', role: 'chuyen-vien', department: null } as const
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe('the queues', () => {
  let at: TestConsole
  let lan: AtWork
  let minh: AtWork
  let hai: AtWork
  let chats = 0

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    minh = await employed(at, MINH)
    hai = await employed(at, HAI)
    // Sunday 09:00 in Vietnam: on Monday at 9 there is a day's work ahead.
    at.pass(DAY_MS)
  })
  afterAll(() => at.close())

  async function opened(
    question: string,
    asked: Partial<Parameters<typeof openTicketFor>[2]> = {},
    network: 'web' | 'telegram' = 'web',
  ): Promise<TicketCode> {
    chats += 1
    const account = { network, chat: `q${chats}` }
    return (await openTicketFor(at.desk, account, { question, department: 'so-y-te', ...asked })).code
  }

  const codesIn = ({ html }: Seen): readonly string[] =>
    [...html.matchAll(/class="code">([\d-]+)</g)].map(([, code]) => code ?? '')
  const tabsIn = ({ html }: Seen): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/>\s*([^<>]+?) <span class="count">([\d.]+)</g)].map(([, name, count]) => [
        name ?? '',
        count ?? '',
      ]),
    )
  const chosen = ({ html }: Seen): string => /aria-current="true"\s*>([^<]+) </.exec(html)?.[1] ?? ''

  test('whoever works on tickets begins with what nobody has taken, then with what they hold; others with what is open', async () => {
    const code = await opened('Khám ở đâu?')
    expect(chosen(await lan.get('/console'))).toBe('Chưa nhận')
    const claimed = await lan.post(`/console/phieu/${code}/nhan`, { tu: 'danh-sach' })
    expect(claimed.to).toBe(`/console/phieu/${code}?xong=nhan`)
    const mine = await lan.get('/console')
    expect([chosen(mine), codesIn(mine)]).toEqual(['Của tôi', [code]])
    const auditor = await employed(at, KIEM)
    const open = await auditor.get('/console')
    expect(chosen(open)).toBe('Đang mở')
    expect(open.text).not.toContain('Của tôi')
    expect(open.html).not.toContain('/nhan"')
  })

  test('an account without a department is told to ask for one', async () => {
    const lost = await employed(at, LOST)
    expect((await lost.get('/console')).text).toContain('chưa thuộc đơn vị nào')
  })

  test('a department’s tickets can be narrowed to whose they are, also while searching and by who sees several', async () => {
    const hoa = await employed(at, {
      email: 'hoa@example.vn',
      name: 'Hòa',
      role: 'chuyen-vien',
      department: 'so-y-te',
    })
    const [ones, others] = [await opened('Hiến máu ở đâu?'), await opened('Hiến tạng ở đâu?')]
    await lan.post(`/console/phieu/${ones}/nhan`)
    await hoa.post(`/console/phieu/${others}/nhan`)
    const page = await lan.get('/console?muc=dang-mo')
    const id = /<option value="([^"]+)"\s*>Hòa</.exec(page.html)?.[1] ?? ''
    expect(codesIn(await lan.get(`/console?muc=dang-mo&nguoi=${id}`))).toEqual([others])
    expect(codesIn(await lan.get(`/console?muc=dang-mo&nguoi=${id}&tim=hien`))).toEqual([others])
    expect(codesIn(await minh.get(`/console?muc=dang-mo&don-vi=so-y-te&nguoi=${id}`))).toEqual([others])
    expect(codesIn(await lan.get(`/console?muc=cua-toi&nguoi=${id}`))).toContain(ones)
    // Of several departments nobody picks one person.
    expect((await minh.get('/console?muc=dang-mo')).html).not.toContain('name="nguoi"')
  })

  test('every ticket says when it is due, the most urgent first, and who has it', async () => {
    const code = await opened('Tiêm chủng ở đâu?')
    const fresh = await lan.get('/console?muc=chua-nhan')
    expect(fresh.text).toMatch(/Tiêm chủng ở đâu\? .*nhận: còn 1 ngày làm việc .*chưa ai nhận/)
    await minh.post(`/console/phieu/${code}/nhan`)
    expect((await lan.get('/console?muc=dang-mo')).text).toMatch(
      /Tiêm chủng ở đâu\? .*còn 5 ngày làm việc .*Minh/,
    )
    const urgent = await opened('Cấp cứu ở đâu?')
    await lan.post(`/console/phieu/${urgent}/nhan`)
    await lan.post(`/console/phieu/${urgent}/muc-do`, { urgency: 'urgent', note: 'Gấp' })
    const open = await lan.get('/console?muc=dang-mo')
    expect(codesIn(open)[0]).toBe(urgent)
    expect(open.text).toMatch(/Cấp cứu ở đâu\? .*Khẩn .*hôm nay 14:3\d/)
    expect(codesIn(await lan.get('/console?muc=hom-nay'))).toEqual([urgent])
    at.pass(3 * DAY_MS)
    const late = await lan.get('/console?muc=qua-han')
    expect(codesIn(late)).toContain(urgent)
    expect(late.text).toMatch(/Cấp cứu ở đâu\? .*quá hạn 2 ngày/)
    expect(late.html).toMatch(/<tr class="late">/)
  })

  test('an empty queue says so and where to go on', async () => {
    expect((await lan.get('/console?muc=cho-duyet')).text).toContain(
      'Không có bản trả lời nào chờ phê duyệt.',
    )
    expect((await hai.get('/console?muc=cua-toi')).text).toContain('Mời xem mục “Chưa nhận” để nhận việc.')
  })

  test('queues are narrowed by city, department, urgency, network and state', async () => {
    const tax = await opened('Nộp thuế ở đâu?', { department: 'thue', place: 'hn' }, 'telegram')
    const ask = async (query: string) => codesIn(await minh.get(`/console?muc=dang-mo&${query}`))
    expect(await ask('don-vi=thue')).toEqual([tax])
    expect(await ask('dia-ban=hn')).toEqual([tax])
    expect(await ask('qua=telegram')).toEqual([tax])
    expect(await ask('muc-do=urgent')).toHaveLength(1)
    expect(await ask('trang-thai=waiting&dia-ban=hn')).toEqual([tax])
    const none = await minh.get('/console?muc=dang-mo&don-vi=hdnd')
    expect(none.text).toContain('Không có phiếu nào khớp với điều kiện lọc.')
    // Narrowing widens nothing.
    expect(codesIn(await lan.get('/console?muc=dang-mo&don-vi=thue'))).not.toContain(tax)
    expect((await lan.get('/console')).html).not.toContain('name="don-vi"')
  })

  test('a coordinator of one city sees that city, and what has none yet', async () => {
    const nowhere = await opened('Không rõ ở đâu', { department: 'dieu-phoi', place: null })
    const there = await opened('Ở Hà Nội', { place: 'hn' })
    const hcm = await opened('Ở Sài Gòn', { place: 'hcm' })
    const seen = codesIn(await hai.get('/console?muc=dang-mo'))
    expect(seen).toEqual(expect.arrayContaining([nowhere, there]))
    expect(seen).not.toContain(hcm)
    expect((await hai.get(`/console/phieu/${hcm}`)).status).toBe(403)
  })

  test('words find tickets, with accents or without, and a code in any form opens its ticket', async () => {
    const code = await opened('Lịch tiêm vắc xin sởi cho trẻ chín tháng')
    const foreign = await opened('Hoàn thuế vắc xin sởi nhập khẩu', { department: 'thue' })
    const found = await lan.get(`/console?tim=${encodeURIComponent('vac xin soi')}`)
    expect(codesIn(found)).toEqual([code])
    expect(found.text).toContain('Kết quả tìm “vac xin soi”')
    const all = codesIn(await minh.get(`/console?tim=${encodeURIComponent('vắc xin sởi')}`))
    expect(all.toSorted()).toEqual([code, foreign].toSorted())
    const spaced = code.replaceAll('-', ' . ')
    expect((await lan.get(`/console?tim=${encodeURIComponent(spaced)}`)).to).toBe(`/console/phieu/${code}`)
    const wrong = code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10)
    expect((await lan.get(`/console?tim=${wrong}`)).text).toContain('có chữ số bị gõ nhầm')
    expect((await lan.get('/console?tim=khongcotunay')).text).toContain(
      'Không có phiếu nào chứa đủ các từ này.',
    )
  })

  test('long queues come in pages', async () => {
    for (let one = 0; one < 52; one += 1) await opened(`Hỏi lần ${one}`, { department: 'so-du-lich' })
    const first = await minh.get('/console?muc=chua-nhan&don-vi=so-du-lich')
    expect(codesIn(first)).toHaveLength(50)
    expect(first.text).toContain('Trang 1/2')
    expect(tabsIn(first)['Chưa nhận']).toBe('52')
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await minh.get(next)
    expect(codesIn(second)).toHaveLength(2)
    expect(second.text).toContain('Trang 2/2')
  })

  test('a filter by urgency reaches the last of more than a thousand tickets, and says how far it has looked', async () => {
    const like = await at.store.ticket(await opened('Làm thẻ ở đâu?', { department: 'so-tu-phap' }))
    if (like === undefined) throw new Error('the ticket is gone')
    const says = { parts: [], by: 'desk', answer: false } as const
    const { clocks } = like
    const later = new Date((clocks.answer.dueAt?.getTime() ?? 0) + DAY_MS)
    const urgent: TicketCode[] = []
    const crowd = Array.from({ length: 1100 }, (_, n) => {
      const code = drawTicketCode()
      if (n % 21 !== 1) return { ...like, code }
      // The soonest due are not the urgent ones: these stand behind all others.
      urgent.push(code)
      const clock = { ...clocks.answer, dueAt: later }
      return {
        ...like,
        code,
        urgency: 'urgent',
        clocks: { ...clocks, accept: clock, answer: clock },
      } as const
    })
    await at.store.moveTickets(
      crowd.map((ticket) => ({ seen: 0, ticket, entries: [], says })),
      at.desk.clock(),
    )

    const found: string[] = []
    let told = ''
    for (let next = '/console?muc=dang-mo&don-vi=so-tu-phap&muc-do=urgent'; next !== '';) {
      const page = await minh.get(next)
      found.push(...codesIn(page))
      told += page.text
      next = /rel="next" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    expect(urgent.length).toBeGreaterThan(50)
    expect(found.toSorted()).toEqual(urgent.toSorted())
    expect(told).toContain('Đã lọc từ phiếu thứ 1 đến 1.000 trong 1.101 phiếu của mục này.')
    expect(told).toContain('Chưa thấy phiếu nào khớp trong phần đã xem.')
    expect(told).toContain('Đã lọc từ phiếu thứ 1.001 đến')
  })
})
