import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import { addWords, reopenTicket } from '#src/tickets/citizen-moves.ts'
import { carried, employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { ticketCases } from '../fixtures/ticket-cases.ts'
import type { Case, TicketCases } from '../fixtures/ticket-cases.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const HOA = { email: 'hoa@example.vn', name: 'Hoa', role: 'chuyen-vien', department: 'so-y-te' } as const
const CHI = { email: 'chi@example.vn', name: 'Chi', role: 'lanh-dao', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'dieu-phoi', department: null } as const
const THU = { email: 'thu@example.vn', name: 'Thu', role: 'chuyen-vien', department: 'thue' } as const

describe('what officials do with a ticket, and what the citizen is told', () => {
  let at: TestConsole
  let lan: AtWork
  let hoa: AtWork
  let chi: AtWork
  let minh: AtWork
  let thu: AtWork
  let opened: TicketCases['opened']
  let claimed: TicketCases['claimed']

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    hoa = await employed(at, HOA)
    chi = await employed(at, CHI)
    minh = await employed(at, MINH)
    thu = await employed(at, THU)
    ;({ opened, claimed } = ticketCases(at, lan))
  })
  afterAll(() => at.close())

  /** Writes, looks at what the citizen will read, and sends. */
  async function send({ path }: Case, who: AtWork, step: string, text: string, purpose = 'tra-loi') {
    const page = await who.get(path)
    const preview = await who.post(`${path}/xem-truoc`, { ...carried(page), viec: purpose, text })
    return { preview, sent: await who.post(`${path}/${step}`, { ...carried(preview), aware: '1' }) }
  }

  test('claiming puts the ticket in one’s hands and tells the citizen who has it and until when', async () => {
    const one = await opened()
    const answer = await one.step(lan, 'nhan')
    expect([answer.status, answer.to]).toEqual([303, `${one.path}?xong=nhan`])
    expect(await one.now()).toMatchObject({ state: 'in_progress' })
    expect(await one.told()).toMatch(
      /^Sở Y tế .* đã tiếp nhận phiếu .* Dự kiến trả lời trước \d\d\/\d\d\/2026/,
    )
    const page = await lan.get(one.path)
    expect(page.text).toContain('Lan nhận xử lý.')
  })

  test('of two who claim the second learns who was quicker, on the page and in the list', async () => {
    const one = await claimed(lan)
    const onPage = await one.step(hoa, 'nhan')
    expect(onPage.status).toBe(409)
    expect(onPage.text).toContain(`Lan vừa nhận phiếu ${one.code}.`)
    const inList = await one.step(hoa, 'nhan', { tu: 'danh-sach' })
    expect(inList.status).toBe(409)
    expect(inList.text).toContain(`Lan vừa nhận phiếu ${one.code}.`)
    expect(inList.text).toContain('Chưa nhận')
  })

  test('a lead gives a ticket to an official who may handle it, and to nobody else', async () => {
    const one = await claimed(lan)
    const stranger = await one.step(chi, 'giao', { email: THU.email })
    expect(stranger.status).toBe(409)
    expect(stranger.text).toContain('Không giao được')
    expect((await one.step(chi, 'giao', { email: 'khong-ai@example.vn' })).status).toBe(409)
    expect((await one.step(chi, 'giao', { email: HOA.email })).status).toBe(303)
    expect((await hoa.get(one.path)).text).toContain('Chi giao phiếu cho Hoa, trước đó do Lan xử lý.')
    expect((await one.step(hoa, 'giao', { email: LAN.email })).status).toBe(403)
  })

  test('a lead picks from the active colleagues of the department, whoever holds the ticket left out', async () => {
    const one = await claimed(lan)
    const gone = { email: 'da-nghi@example.vn', name: 'Đã nghỉ', role: 'chuyen-vien', department: 'so-y-te' }
    await at.invite({ ...gone, role: 'chuyen-vien', department: 'so-y-te' })
    const { id = '' } = (await at.store.officialByEmail(gone.email)) ?? {}
    await at.store.setActive(OfficialId.parse(id), false, { by: 'shell', at: at.desk.clock() })
    const page = await chi.get(one.path)
    const [, list = ''] = /<select id="giao-email"[^>]*>(.*?)<\/select>/s.exec(page.html) ?? []
    const offered = [...list.matchAll(/<option value="([^"]+)"/g)].map(([, email]) => email)
    expect(offered).toEqual([CHI.email, HOA.email])
    expect((await lan.get(one.path)).html).not.toContain('giao-email')
  })

  test('a ticket given back waits for the next, with the reason kept', async () => {
    const one = await claimed()
    const without = await one.step(lan, 'tra-lai', { note: '  ' })
    expect(without.status).toBe(400)
    expect(without.text).toContain('Xin ghi lý do')
    await one.step(lan, 'tra-lai', { note: 'Tôi nghỉ phép' })
    expect(await one.now()).toMatchObject({ state: 'waiting', holder: null })
    const { text } = await hoa.get(one.path)
    expect(text).toContain('Lan trả phiếu lại hàng chờ của đơn vị.')
    expect(text).toContain('Lý do: Tôi nghỉ phép')
  })

  test('a transfer names both departments, tells the citizen, and leaves the old department nothing to read', async () => {
    const one = await claimed()
    const moved = await one.step(lan, 'chuyen', { department: 'thue', note: 'Việc về thuế' })
    expect(moved.to).toBe(`/console?xong=chuyen&phieu=${one.code}`)
    expect((await lan.get(moved.to)).text).toContain(`Phiếu ${one.code}: Đã chuyển phiếu.`)
    expect((await lan.get(one.path)).status).toBe(403)
    expect(await one.now()).toMatchObject({ state: 'waiting', department: 'thue', holder: null, hops: 1 })
    expect(await one.told()).toMatch(/được chuyển tới Thuế .*Hạn trả lời không đổi/i)
    expect((await minh.get(one.path)).text).toMatch(/Lan chuyển phiếu từ Sở Y tế .* tới Thuế/i)
  })

  test('after two transfers only a coordinator sends it on; the others hand it back', async () => {
    const one = await opened({ department: 'thue' })
    await one.step(thu, 'chuyen', { department: 'so-y-te', note: 'Việc về y tế' })
    await one.step(lan, 'chuyen', { department: 'thue', note: 'Việc về thuế' })
    const third = await one.step(thu, 'chuyen', { department: 'so-y-te', note: 'Không phải' })
    expect(third.status).toBe(409)
    expect(third.text).toContain('chỉ cán bộ điều phối được chuyển tiếp')
    // What was written is not lost.
    expect(third.html).toContain('Không phải</textarea>')
    await one.step(thu, 've-dieu-phoi', { note: 'Hai bên đều không nhận' })
    expect(await one.now()).toMatchObject({ state: 'new', department: 'dieu-phoi' })
    expect((await one.step(minh, 'phan', { department: 'so-noi-vu', note: 'Việc tổ chức' })).status).toBe(303)
    expect(await one.now()).toMatchObject({ state: 'waiting', department: 'so-noi-vu' })
    expect(await one.told()).toMatch(/chuyển tới Sở Nội vụ/)
  })

  test('a ticket without a city gets one with its department', async () => {
    const one = await opened({ department: 'dieu-phoi', place: null })
    const without = await one.step(minh, 'phan', { department: 'so-noi-vu', note: 'Việc tổ chức' })
    expect(without.text).toContain('Xin chọn đơn vị và địa bàn')
    await one.step(minh, 'phan', { department: 'so-noi-vu', place: 'hn', note: 'Việc tổ chức' })
    expect(await one.now()).toMatchObject({ department: 'so-noi-vu', place: 'hn' })
    expect(await one.told()).toContain('Sở Nội vụ thành phố Hà Nội')
  })

  test('a request for details is seen as the citizen will read it, then sent, and the clock stands still', async () => {
    const one = await claimed()
    const { preview, sent } = await send(one, lan, 'bo-sung', 'Bạn ở phường nào?', 'bo-sung')
    expect(preview.text).toContain('cần bạn cho biết thêm để trả lời phiếu')
    expect(sent.to).toBe(`${one.path}?xong=bo-sung`)
    expect(await one.now()).toMatchObject({ state: 'awaiting_citizen' })
    expect(await one.told()).toContain('Bạn ở phường nào?')
    const waiting = await lan.get(one.path)
    expect(waiting.text).toContain('đang chờ người dân')
    expect(waiting.text).toContain('tạm dừng, chờ người dân bổ sung')
    await one.step(lan, 'lam-tiep')
    expect(await one.now()).toMatchObject({ state: 'in_progress' })
  })

  test('an official talks with the citizen directly, and says when it is over', async () => {
    const one = await claimed()
    const before = await one.told()
    await one.step(lan, 'trao-doi')
    await one.step(lan, 'nhan-tin', { text: 'Chào bạn, bạn có thẻ chưa?' })
    await one.step(lan, 'ket-thuc')
    const told = (await one.told()).slice(before.length)
    expect(told).toMatch(
      /^Cán bộ của Sở Y tế .* đang trao đổi trực tiếp.*Cán bộ Sở Y tế .*: Chào bạn, bạn có thẻ chưa\?Cuộc trao đổi với cán bộ đã kết thúc\./s,
    )
    expect(await one.now()).toMatchObject({ holdsChat: false })
    expect((await one.step(lan, 'nhan-tin', { text: ' ' })).status).toBe(400)
  })

  test('whoever finds a colleague talking with the citizen already is told who', async () => {
    const one = await claimed()
    await one.step(lan, 'trao-doi')
    const account = { network: 'telegram', chat: one.chat } as const
    const { code } = await openTicketFor(at.desk, account, {
      question: 'Tiêm chủng ở đâu?',
      department: 'so-y-te',
    })
    const path = `/console/phieu/${code}`
    await hoa.post(`${path}/nhan`, carried(await hoa.get(path)))
    const { status, text } = await hoa.post(`${path}/trao-doi`, carried(await hoa.get(path)))
    expect(status).toBe(409)
    expect(text).toContain('Lan đang trao đổi trực tiếp với người này về một phiếu khác.')
  })

  test('whoever sends a ticket where nobody is yet is told who will see it', async () => {
    const nobody = 'Đơn vị này chưa có cán bộ dùng hệ thống'
    const [one, other] = [await claimed(), await claimed()]
    const away = await one.step(lan, 'chuyen', { department: 'so-du-lich', note: 'Việc về du lịch' })
    expect((await lan.get(away.to)).text).toContain(nobody)
    const there = await other.step(lan, 'chuyen', { department: 'thue', note: 'Việc về thuế' })
    expect((await lan.get(there.to)).text).not.toContain(nobody)
  })

  test('a refusal says the chosen sentence and the note, word for word', async () => {
    const one = await claimed()
    const page = await lan.get(one.path)
    const sentence = 'việc này không thuộc thẩm quyền của các cơ quan thành phố.'
    expect(page.text).toContain(sentence)
    expect((await one.step(lan, 'tu-choi', { note: 'x' })).status).toBe(400)
    await one.step(lan, 'tu-choi', { why: 'not_competent', note: 'Xin gửi Bộ Y tế.' })
    expect(await one.now()).toMatchObject({ state: 'refused' })
    const told = await one.told()
    expect(told).toContain(sentence)
    expect(told).toContain('Xin gửi Bộ Y tế.')
    expect((await lan.get(one.path)).text).toContain('Lan từ chối trả lời: ngoài thẩm quyền của thành phố.')
  })

  test('tickets that ask the same are offered, joined, and answered together', async () => {
    const question = 'Trạm y tế phường An Hội mới có tiêm chủng vào thứ bảy không?'
    const one = await claimed(lan, { question })
    const other = await opened({ question: 'Trạm y tế phường An Hội mới có tiêm chủng thứ bảy không ạ?' })
    const page = await lan.get(other.path)
    expect(page.html).toContain(`name="other" value="${one.code}"`)
    expect((await other.step(lan, 'gop', { other: '', code: '1234' })).status).toBe(400)
    await other.step(lan, 'gop', { other: '', code: one.code.replaceAll('-', ' ') })
    expect(await other.now()).toMatchObject({ state: 'joined', joinedTo: one.code })
    expect((await lan.get(one.path)).text).toContain(`Phiếu ${other.code} cùng chờ câu trả lời này.`)

    // What is one asker's own is not for the other: asked about first, and never sent unasked.
    const named = { viec: 'tra-loi', text: 'Chào bà Nguyễn Thị Mai, có, buổi sáng.' }
    const warned = await lan.post(`${one.path}/xem-truoc`, { ...carried(await lan.get(one.path)), ...named })
    expect(warned.text).toContain('có họ tên, mà còn 1 người khác cùng nhận câu trả lời này')
    await lan.post(`${one.path}/tra-loi`, carried(warned))
    expect(await one.now()).toMatchObject({ state: 'in_progress' })

    const { preview } = await send(one, lan, 'tra-loi', 'Có, buổi sáng.')
    expect(preview.text).not.toContain('người khác cùng nhận câu trả lời này')
    expect(preview.text).toContain('còn được gửi cho 1 người khác cùng chờ')
    expect(preview.text).toContain('không kèm căn cứ')
    for (const each of [one, other]) {
      expect(await each.now()).toMatchObject({ state: 'answered' })
      expect(await each.told()).toContain('Có, buổi sáng.')
    }
  })

  test('an answer is previewed as the network shows it, and kept with the provisions it names', async () => {
    const one = await claimed()
    const text =
      'Chào bà Nguyễn Thị Mai. Theo khoản 1 Điều 6 Nghị quyết số 131/2020/QH14, bạn khám tại trạm y tế.'
    const { preview, sent } = await send(one, lan, 'tra-loi', text)
    expect(preview.text).toMatch(/Telegram nơi người dân đã hỏi/)
    expect(preview.text).not.toMatch(/cùng chờ|không kèm căn cứ/)
    expect(sent.to).toBe(`${one.path}?xong=tra-loi`)
    const { answer } = await one.now()
    expect(answer?.citations).toEqual(['nq-131-2020-qh14/dieu-6/khoan-1'])
    expect(await one.told()).toContain(text)
    const page = await lan.get(one.path)
    expect(page.text).toContain('Người trả lời: Lan')
    expect(page.text).toMatch(/Căn cứ Khoản 1 Điều 6 Nghị quyết số 131\/2020\/QH14/)
  })

  test('whoever writes while somebody else moves the ticket is shown what was done, and keeps their words', async () => {
    const one = await claimed()
    const stale = carried(await lan.get(one.path))
    await one.step(chi, 'giao', { email: HOA.email })
    const late = await lan.post(`${one.path}/tra-lai`, { ...stale, note: 'Chờ hỏi lại' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Trong lúc bạn làm, phiếu đã thay đổi.')
    expect(late.text).toContain('Chi giao phiếu cho Hoa, trước đó do Lan xử lý.')
    expect(late.html).toContain('Chờ hỏi lại</textarea>')
    expect(await one.now()).toMatchObject({ state: 'in_progress' })
  })

  test('an answer written while the citizen added words is not sent over them', async () => {
    const one = await claimed()
    const page = carried(await lan.get(one.path))
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    const words = 'Tôi ở phường Bến Thành, số điện thoại 0912345678'
    await at.store.moveTickets(await addWords(at.desk, await one.now(), words, when), when.now)
    const late = await lan.post(`${one.path}/xem-truoc`, { ...page, viec: 'tra-loi', text: 'Bạn ở đâu?' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Người dân viết thêm.')
    expect(late.text).toContain('Tôi ở phường Bến Thành, số điện thoại [số điện thoại]')
    expect(late.html).toContain('Bạn ở đâu?</textarea>')
  })

  test('a reminder that falls due meanwhile takes nothing from under anybody’s hands', async () => {
    const one = await claimed()
    const page = carried(await lan.get(one.path))
    const ticket = await one.now()
    const reminded = { ...ticket, revision: ticket.revision + 1, reminded: ['answer:50'] }
    const entry = {
      ticket: one.code,
      move: 'remind',
      by: 'desk',
      at: at.desk.clock(),
      detail: { reason: 'answer:50' },
    } as const
    const says = { parts: [], by: 'desk', answer: false } as const
    await at.store.moveTickets(
      [{ seen: ticket.revision, ticket: reminded, entries: [entry], says }],
      at.desk.clock(),
    )
    expect((await lan.post(`${one.path}/tra-lai`, { ...page, note: 'Nghỉ phép' })).status).toBe(303)
    expect((await hoa.get(one.path)).text).toContain('Trợ lý nhắc: đã dùng 50 % thời gian trả lời.')
  })

  test('whoever joins to wait for the answer takes nothing from under its writer’s hands', async () => {
    const [one, other] = [await claimed(), await opened()]
    const page = carried(await lan.get(one.path))
    await other.step(hoa, 'gop', { other: '', code: one.code })
    expect((await other.now()).joinedTo).toBe(one.code)
    expect((await lan.post(`${one.path}/tra-lai`, { ...page, note: 'Nghỉ phép' })).status).toBe(303)
  })

  test('whoever drafted an answer takes it back while nobody has approved it', async () => {
    const one = await claimed()
    await send(one, lan, 'trinh-duyet', 'Chào bạn.')
    expect((await one.now()).state).toBe('awaiting_approval')
    expect((await lan.get(one.path)).text).toContain('Rút bản trình để sửa')
    expect((await one.step(lan, 'rut-trinh', {})).status).toBe(303)
    expect((await one.now()).state).toBe('in_progress')
    expect((await lan.get(one.path)).text).toContain('Lan rút bản trình để viết tiếp.')
  })

  test('the original opens for who holds the ticket, with a reason, and that is written down', async () => {
    const written = 'Tôi là Nguyễn Thị Hạnh, CCCD 079190012345, khám bảo hiểm ở đâu?'
    const one = await claimed(lan, { written })
    expect((await lan.get(one.path)).text).not.toContain('079190012345')
    const notHolder = await one.step(hoa, 'ban-goc', { note: 'Xem thử' })
    expect([notHolder.status, notHolder.text.includes('079190012345')]).toEqual([409, false])
    expect((await one.step(lan, 'ban-goc', { note: '' })).status).toBe(400)
    const openedOnce = await one.step(lan, 'ban-goc', { note: 'Cần tra thẻ bảo hiểm' })
    expect(openedOnce.text).toContain(written)
    expect(openedOnce.text).toContain('Lan mở bản gốc của câu hỏi.')
    const later = await hoa.get(one.path)
    expect(later.text).toContain('Lý do: Cần tra thẻ bảo hiểm')
    expect(later.text).not.toContain('079190012345')
  })

  test('notes are for officials: whoever only reads writes none, and citizens see none', async () => {
    const one = await opened()
    await one.step(hoa, 'ghi-chu', { note: 'Đã hỏi phòng nghiệp vụ' })
    const { text } = await lan.get(one.path)
    expect(text).toMatch(/Hoa .*Đã hỏi phòng nghiệp vụ/)
    expect(await one.told()).toBe('')
    expect((await one.step(hoa, 'ghi-chu', { note: ' ' })).status).toBe(400)
  })

  test('the page says what was found, whether it holds today, and why the ticket came here', async () => {
    const one = await opened({
      found: ['nd-32-2021-nd-cp/dieu-18/khoan-1', 'nd-32-2021-nd-cp/dieu-999'],
      routed: { because: ['câu hỏi nhắc tới “trạm y tế”'], confidence: 0.8, others: ['bao-hiem-xa-hoi'] },
      place: 'hn',
    })
    const { text, html } = await lan.get(one.path)
    expect(text).toContain('Kho văn bản chưa có quy định về việc này.')
    expect(text).toMatch(/Khoản 1 Điều 18 Nghị định số 32\/2021\/NĐ-CP Chờ quyết định về hiệu lực/)
    expect(text).toContain('Điều 999 Nghị định số 32/2021/NĐ-CP: không còn trong kho văn bản.')
    expect(text).toContain('câu hỏi nhắc tới “trạm y tế”')
    expect(text).toMatch(/Cũng có thể thuộc: bảo hiểm xã hội/i)
    expect(html).toContain('/console/van-ban/xem/nd-32-2021-nd-cp')
  })

  test('whoever answers a reopened ticket reads what was answered before, and begins with an empty page', async () => {
    const one = await claimed()
    await lan.post(`${one.path}/ban-thao`, { ...carried(await lan.get(one.path)), text: 'Nháp của Lan' })
    expect((await lan.get(one.path)).html).toContain('Nháp của Lan')
    await send(one, lan, 'tra-loi', 'Bạn khám tại trạm y tế phường.')
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    const again = reopenTicket(at.desk, await one.now(), 'Chưa nói giờ khám', when)
    await at.store.moveTickets([again], at.desk.clock())

    await one.step(hoa, 'nhan')
    const page = await hoa.get(one.path)
    expect(page.text).toMatch(/Câu trả lời trước của Lan, .*chưa thỏa đáng Bạn khám tại trạm y tế phường\./)
    expect(page.text).toContain('Chưa nói giờ khám')
    expect(page.html).not.toContain('Nháp của Lan')
    expect((await lan.get(one.path)).text).toContain('Bạn khám tại trạm y tế phường.')
  })

  test('the ticket prints as a page with nothing to press', async () => {
    const one = await claimed()
    const { html, text } = await lan.get(`${one.path}/in`)
    const main = html.slice(html.indexOf('<main'))
    expect(main).not.toMatch(/<(button|textarea|form)/)
    expect(text).toContain('Lan nhận xử lý.')
  })
})
