import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { answerTicket, approveAnswer, proposeAnswer } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { carried, delivered, employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const CHI = { email: 'chi@example.vn', name: 'Chi', role: 'lanh-dao', department: 'so-y-te' } as const
const DUC = { email: 'duc@example.vn', name: 'Đức', role: 'lanh-dao', department: 'so-y-te' } as const
const THU = { email: 'thu@example.vn', name: 'Thu', role: 'chuyen-vien', department: 'thue' } as const
const citations: readonly string[] = []
let chats = 0

describe('where a department asks for a second pair of eyes', () => {
  let at: TestConsole
  let lan: AtWork
  let chi: AtWork
  let duc: AtWork
  let thu: AtWork

  beforeAll(async () => {
    at = await openTestConsole()
    lan = await employed(at, LAN)
    chi = await employed(at, CHI)
    duc = await employed(at, DUC)
    thu = await employed(at, THU)
    const form = { place: 'hcm', department: 'so-y-te', seen: '0', on: '1' }
    await chi.post('/console/don-vi', form)
  })
  afterAll(() => at.close())

  async function person(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(`${email} has no account`)
    return found
  }

  async function claimedBy(email: string): Promise<{ code: TicketCode; path: string; chat: string }> {
    chats += 1
    const chat = `chat-${chats}`
    const asked = { question: 'Khám ở đâu?', department: 'so-y-te' } as const
    const { code } = await openTicketFor(at.desk, { network: 'telegram', chat }, asked)
    await claimTicket(at.desk, await person(email), { code })
    return { code, path: `/console/phieu/${code}`, chat }
  }

  async function preview(who: AtWork, path: string, text?: string) {
    const page = await who.get(path)
    const written = text === undefined ? {} : { text }
    return who.post(`${path}/xem-truoc`, { ...carried(page), ...written })
  }

  test('the page with the rule says who turned it on, and is for those who may', async () => {
    expect((await chi.get('/console/don-vi')).text).toMatch(
      /Sở Y tế Thành phố Hồ Chí Minh .*Đang bật .*Chi đổi lúc/,
    )
    expect((await lan.get('/console/don-vi')).status).toBe(403)
    const stale = { place: 'hcm', department: 'so-y-te', seen: '0', on: '0' }
    expect((await duc.post('/console/don-vi', stale)).status).toBe(409)
    const foreign = { place: 'hcm', department: 'thue', seen: '0', on: '1' }
    expect((await chi.post('/console/don-vi', foreign)).status).toBe(403)
  })

  test('the drafter proposes, another person sees it as the citizen will, and sends', async () => {
    const { code, path, chat } = await claimedBy(LAN.email)
    const seen = await preview(lan, path, 'Khám tại trạm y tế phường.')
    expect(seen.text).toContain('Trình lãnh đạo phê duyệt')
    expect(seen.text).not.toContain('Gửi cho người dân')
    await lan.post(`${path}/trinh-duyet`, carried(seen))
    expect((await at.store.ticket(code))?.state).toBe('awaiting_approval')
    expect((await delivered(at, chat)).join('')).not.toContain('trạm y tế phường')

    const approving = await preview(chi, path)
    expect(approving.text).toContain('Telegram nơi người dân đã hỏi')
    expect(approving.text).not.toContain('Sửa nội dung')
    expect((await chi.post(`${path}/phe-duyet`, carried(approving))).status).toBe(303)
    const { answer } = (await at.store.ticket(code)) ?? {}
    expect(answer).toMatchObject({
      by: (await person(LAN.email)).id,
      approvedBy: (await person(CHI.email)).id,
    })
    expect((await delivered(at, chat)).join('')).toContain('Khám tại trạm y tế phường.')
    expect((await lan.get(path)).text).toMatch(/Người trả lời: Lan Người phê duyệt: Chi/)
  })

  test('the answer itself refuses to go out unseen, whatever the page says', async () => {
    const { code, path } = await claimedBy(LAN.email)
    const refused = await answerTicket(at.desk, await person(LAN.email), { code, text: 'Chào', citations })
    expect(refused).toMatchObject({ kind: 'hindered', why: 'four_eyes' })
    const seen = await preview(lan, path, 'Chào')
    const sent = await lan.post(`${path}/tra-loi`, carried(seen))
    expect(sent.status).toBe(409)
    expect(sent.html).toContain('Chào</textarea>')
    expect((await at.store.ticket(code))?.answer).toBeNull()
  })

  test('a head who drafted an answer does not approve it, also when they hold the ticket', async () => {
    const { code, path } = await claimedBy(CHI.email)
    const head = await person(CHI.email)
    expect(await answerTicket(at.desk, head, { code, text: 'Chào', citations })).toMatchObject({
      why: 'four_eyes',
    })
    await proposeAnswer(at.desk, head, { code, text: 'Chào' })
    expect(await approveAnswer(at.desk, head, { code, text: 'Chào', citations })).toMatchObject({
      why: 'own_draft',
    })
    expect((await chi.get(path)).text).toContain('Người soạn không tự phê duyệt')
    const approving = await preview(duc, path)
    expect((await duc.post(`${path}/phe-duyet`, carried(approving))).status).toBe(303)
  })

  test('an approver who would rather say it otherwise sends it back: their own words nobody else has seen', async () => {
    const { code, path } = await claimedBy(LAN.email)
    await proposeAnswer(at.desk, await person(LAN.email), { code, text: 'Bản đầu' })
    const changed = { code, text: 'Bản khác', citations }
    expect(await approveAnswer(at.desk, await person(CHI.email), changed)).toMatchObject({ why: 'own_draft' })
    const inQueue = async () => {
      const { html } = await lan.get('/console?muc=cua-toi')
      const row = html.split('<tr').find((one) => one.includes(`href="${path}"`)) ?? ''
      return row.includes('cần sửa bản trình')
    }
    expect(await inQueue()).toBe(false)
    const page = carried(await chi.get(path))
    expect((await chi.post(`${path}/sua-lai`, { ...page, note: 'Thiếu căn cứ' })).status).toBe(303)
    const back = await lan.get(path)
    expect(back.text).toContain('Chi trả lại để sửa: Thiếu căn cứ')
    expect(back.html).toContain('Bản đầu</textarea>')
    // In her queue it does not look like one that nobody has written for yet.
    expect(await inQueue()).toBe(true)
  })

  test('a chuyên viên approves nothing', async () => {
    const { code, path } = await claimedBy(LAN.email)
    await proposeAnswer(at.desk, await person(LAN.email), { code, text: 'Chào' })
    const page = carried(await lan.get(path))
    expect((await lan.post(`${path}/phe-duyet`, { ...page, viec: 'phe-duyet', text: 'Chào' })).status).toBe(
      403,
    )
    expect((await lan.post(`${path}/sua-lai`, { ...page, note: 'x' })).status).toBe(403)
  })

  test('a department that does not ask for it answers by itself, and may still have an answer looked at', async () => {
    const asked = { question: 'Nộp thuế ở đâu?', department: 'thue' } as const
    const { code } = await openTicketFor(at.desk, { network: 'telegram', chat: 'thue' }, asked)
    const path = `/console/phieu/${code}`
    await thu.post(`${path}/nhan`)
    const seen = await preview(thu, path, 'Nộp qua mạng.')
    expect(seen.text).toMatch(/Gửi cho người dân Trình lãnh đạo phê duyệt/)
    expect((await thu.post(`${path}/tra-loi`, carried(seen))).status).toBe(303)
    expect((await at.store.ticket(code))?.answer?.approvedBy).toBeNull()
  })

  test('while a ticket’s city is not known the stricter rule of the two cities holds', async () => {
    const asked = { question: 'Khám ở đâu?', department: 'so-y-te', place: null } as const
    const { code } = await openTicketFor(at.desk, { network: 'telegram', chat: 'khong-ro' }, asked)
    await claimTicket(at.desk, await person(LAN.email), { code })
    const sent = await answerTicket(at.desk, await person(LAN.email), { code, text: 'Chào', citations })
    expect(sent).toMatchObject({ why: 'four_eyes' })
  })
})
