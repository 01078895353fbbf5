import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { turnSwitch } from '#src/operating/turn-switch.ts'
import { publishAnswer } from '#src/publishing/publish-answer.ts'
import { warmUp } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { leaveChat } from '#src/tickets/chat.ts'
import { claimTicket, releaseTicket } from '#src/tickets/claim.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { carried, employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { act, RESOLUTION_160, upload } from '../fixtures/law-desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MAI = { email: 'mai@example.vn', name: 'Mai', role: 'tri-thuc', department: null } as const
const SON = { email: 'son@example.vn', name: 'Sơn', role: 'quan-tri', department: null } as const
const DIEU = { email: 'dieu@example.vn', name: 'Điều', role: 'dieu-phoi', department: null } as const

describe('what an official has typed', () => {
  let at: TestConsole
  let lan: AtWork
  let mai: AtWork
  let son: AtWork
  let code: TicketCode
  let path: string
  let chats = 0

  beforeAll(async () => {
    at = await openLawConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    lan = await employed(at, LAN)
    mai = await employed(at, MAI)
    son = await employed(at, SON)
    await at.employ(DIEU)
  })
  afterAll(() => at.close())
  beforeEach(async () => {
    chats += 1
    const account = { network: 'telegram', chat: `c${chats}` } as const
    const question = 'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần?'
    code = (await openTicketFor(at.desk, account, { question, department: 'so-y-te' })).code
    path = `/console/phieu/${code}`
    await claimTicket(at.desk, await official(LAN.email), { code })
  })

  async function official(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }

  test('why a public answer is taken back is there again when the ticket has changed meanwhile', async () => {
    const by = await official(LAN.email)
    const text = 'Theo Điều 22 Luật số 72/2025/QH15, quầy mở vào sáng thứ Bảy.'
    await answerTicket(at.desk, by, { code, text, citations: [] })
    const question = 'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần?'
    const words = { code, question, answer: text, basis: ['luat-72-2025-qh15/dieu-22'] }
    expect(await publishAnswer(at.desk, await official(MAI.email), words)).toMatchObject({ kind: 'moved' })

    const shown = await mai.post(`${path}/cong-khai/rut`, { seen: '1', note: 'Trả lời nhầm ngày <thứ Bảy>.' })
    expect(shown.status).toBe(409)
    expect(shown.html).toContain('Trả lời nhầm ngày &lt;thứ Bảy&gt;.')
    const { revision = 0 } = (await at.store.ticket(code)) ?? {}
    const tooLong = { seen: String(revision), note: `Nhầm ngày. ${'x'.repeat(2000)}` }
    expect((await mai.post(`${path}/cong-khai/rut`, tooLong)).html).toContain('Nhầm ngày. xxx')
  })

  test('a request for details whose ticket was taken out of their hands can be copied', async () => {
    const asked = await lan.post(`${path}/xem-truoc`, {
      ...carried(await lan.get(path)),
      viec: 'bo-sung',
      text: 'Bạn ở phường nào?',
    })
    const again = await lan.post(`${path}/ve-phieu`, carried(asked))
    // In its box, which is not folded away.
    expect(again.html).toMatch(/<details class="confirm" open>[^]{0,1500}>\s*Bạn ở phường nào\?<\/textarea>/)

    await releaseTicket(at.desk, await official(LAN.email), { code, reason: 'thử' })
    const back = await lan.post(`${path}/ve-phieu`, carried(asked))
    expect(back.status).toBe(200)
    expect(back.html).toContain('Bạn ở phường nào?')
  })

  test('a message that is too long can be copied when the talk has ended meanwhile', async () => {
    await lan.post(`${path}/trao-doi`, carried(await lan.get(path)))
    const page = await lan.get(path)
    await leaveChat(at.desk, await official(LAN.email), { code })
    const sent = await lan.post(`${path}/nhan-tin`, {
      ...carried(page),
      text: `Chào bạn. ${'x'.repeat(1500)}`,
    })
    expect(sent.html).toContain('Chào bạn. xxx')
  })

  test('what citizens are to be told is there again when another has turned the switch meanwhile', async () => {
    const turn = async (off: boolean) => {
      const { revision: seen } = (await at.desk.switches.now()).answering
      const how = { name: 'answering', off, sentence: 'Tạm nghỉ.', why: 'thử', seen } as const
      expect(await turnSwitch(at.desk, await official(DIEU.email), how)).toBe('turned')
    }
    await turn(true)
    await turn(false)
    const words = { sentence: 'Trợ lý nghỉ đến <chiều>.', note: 'Sửa một quy định' }
    const late = await son.post('/console/he-thong/cong-tac/answering', { ...words, off: 'co', seen: '0' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Trợ lý nghỉ đến &lt;chiều&gt;.')
    expect(late.html).toContain('Sửa một quy định')
    const unsaid = await son.post('/console/he-thong/cong-tac/answering', {
      sentence: words.sentence,
      note: ' ',
      off: 'co',
      seen: '2',
    })
    expect(unsaid.status).toBe(400)
    expect(unsaid.html).toContain('Trợ lý nghỉ đến &lt;chiều&gt;.')
  })

  test('what stands in the box is saved with the provision or the answer that is put behind it, without a script', async () => {
    const other = { network: 'telegram', chat: `d${chats}` } as const
    const question = 'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần?'
    const before = await openTicketFor(at.desk, other, { question, department: 'so-y-te' })
    const by = await official(LAN.email)
    await claimTicket(at.desk, by, { code: before.code })
    await answerTicket(at.desk, by, { code: before.code, text: 'Sáng thứ Bảy.', citations: [] })

    const page = await lan.get(
      `${path}?${new URLSearchParams({ tim: 'Điều 22 Luật số 72/2025/QH15' }).toString()}`,
    )
    // Its button sends the form in which the answer is written.
    for (const step of ['chen', 'dung-lai']) {
      expect(page.html).toMatch(new RegExp(`<button[^>]*form="soan"[^>]*formaction="${path}/${step}"`))
    }
    const seen = carried(page)['ban-thao'] ?? ''
    const typed = { text: 'Chào bạn.', 'ban-thao': seen }
    await lan.post(`${path}/chen`, { ...typed, 'dieu-khoan': 'luat-72-2025-qh15/dieu-22' })
    const draft = await at.store.draft(code)
    expect(draft?.text).toMatch(/^Chào bạn\. Điều 22 Luật/)

    const more = { text: `${draft?.text ?? ''} nói rõ.`, 'ban-thao': String(draft?.revision) }
    await lan.post(`${path}/dung-lai`, { ...more, tu: before.code })
    expect((await at.store.draft(code))?.text).toBe(`${more.text}\n\nSáng thứ Bảy.`)

    // From a tab that has seen none of it: both texts are shown, and neither is lost.
    const late = await lan.post(`${path}/chen`, {
      text: 'Kính gửi bạn.',
      'ban-thao': seen,
      'dieu-khoan': 'luat-72-2025-qh15/dieu-22',
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Kính gửi bạn.')
    expect((await at.store.draft(code))?.text).toBe(`${more.text}\n\nSáng thứ Bảy.`)
  })

  test('why an import is accepted or thrown away is there again when another was quicker', async () => {
    await upload(at.store, '160.txt', RESOLUTION_160)
    const [waiting] = await at.store.waiting()
    if (waiting === undefined) throw new Error('nothing waits')
    const address = `/console/van-ban/cho/${waiting.document}`
    const seen = { 'da-xem': 'another edition' }
    const thrown = await mai.post(`${address}/bo`, { ...seen, note: 'Nhập nhầm <tệp>.' })
    expect(thrown.status).toBe(409)
    expect(thrown.html).toContain('Nhập nhầm &lt;tệp&gt;.')
    // Not where a reason to accept it would stand.
    expect(thrown.html.match(/Nhập nhầm/g)).toHaveLength(1)
    expect(thrown.html).toMatch(/id="bo-vi"[^>]*>\s*Nhập nhầm/)

    // Let pass by another: the form is there no more.
    await at.store.acceptWaiting(waiting.document, waiting.digest, act('đã xem'))
    const accepted = await mai.post(`${address}/chap-nhan`, { ...seen, note: 'Đã đối chiếu <Công báo>.' })
    expect(accepted.status).toBe(409)
    expect(accepted.html).toContain('Đã đối chiếu &lt;Công báo&gt;.')

    await at.store.discardWaiting(waiting.document, act())
    const gone = await mai.post(`${address}/chap-nhan`, { ...seen, note: 'Đã đối chiếu <Công báo>.' })
    expect(gone.status).toBe(404)
    expect(gone.html).toContain('Đã đối chiếu &lt;Công báo&gt;.')
  })
})
