import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { warmUp } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { openDraft, saveDraft } from '#src/tickets/save-draft.ts'
import { atWork } from '../fixtures/at-work.ts'
import type { AtWork } from '../fixtures/at-work.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'lanh-dao', department: 'so-y-te' } as const
const HOA = { email: 'hoa@example.vn', name: 'Hoa', role: 'chuyen-vien', department: 'thue' } as const
const KIEM = { email: 'kiem@example.vn', name: 'Kiểm', role: 'kiem-toan', department: null } as const
const JSON_WANTED = { accept: 'application/json' }

describe('the desk an answer is written at', () => {
  let at: TestConsole
  let lan: AtWork
  let minh: AtWork
  let hoa: AtWork
  let kiem: AtWork
  let code: TicketCode
  let path: string
  let chats = 0

  beforeAll(async () => {
    at = await openTestConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    lan = await atWork(at, LAN)
    minh = await atWork(at, MINH)
    hoa = await atWork(at, HOA)
    kiem = await atWork(at, KIEM)
  })
  afterAll(() => at.close())
  beforeEach(async () => {
    chats += 1
    code = await ask('Trạm y tế phường mới sáp nhập khám bảo hiểm ở đâu?')
    path = `/console/phieu/${code}`
    await claimTicket(at.desk, await official(LAN.email), { code })
  })

  async function ask(question: string): Promise<TicketCode> {
    chats += 1
    const account = { network: 'web', chat: `w${chats}` } as const
    return (await openTicketFor(at.desk, account, { question, department: 'so-y-te' })).code
  }
  async function official(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }

  test('a draft is saved without script and stands in the box when the page is opened again', async () => {
    const saved = await lan.post(`${path}/ban-thao`, { text: 'Chào bạn,\r\nxin', 'ban-thao': '0' })
    expect(saved).toMatchObject({ status: 303, to: `${path}?ban-thao=da-luu#soan` })
    const page = await lan.get(path)
    expect(page.html).toContain('Chào bạn,\nxin</textarea>')
    expect(page.text).toMatch(/Đã lưu .*, Lan soạn\./)
    expect((await lan.get(`${path}?ban-thao=da-luu`)).text).toContain('Đã lưu bản thảo.')
  })

  test('a colleague who may not answer helps with the draft, others do not even read it', async () => {
    expect((await minh.post(`${path}/ban-thao`, { text: 'Của Minh', 'ban-thao': '0' })).status).toBe(303)
    expect((await hoa.post(`${path}/ban-thao`, { text: 'x', 'ban-thao': '1' })).status).toBe(403)
    expect((await hoa.get(`${path}/ban-thao`, JSON_WANTED)).status).toBe(403)
    expect((await kiem.post(`${path}/ban-thao`, { text: 'x', 'ban-thao': '1' })).status).toBe(403)
    expect((await kiem.get(path)).html).not.toContain('formaction')
    expect((await at.store.draft(code))?.text).toBe('Của Minh')
  })

  test('of two who write at once the second sees both texts, and nothing is lost', async () => {
    await lan.post(`${path}/ban-thao`, { text: 'Câu của Lan', 'ban-thao': '0' })
    const clash = await minh.post(`${path}/ban-thao`, { text: 'Câu <b>của</b> Minh', 'ban-thao': '0' })
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('Lan vừa sửa bản thảo này')
    expect(clash.text).toContain('Câu của Lan')
    expect(clash.text).toContain('Câu <b>của</b> Minh')
    expect((await at.store.draft(code))?.text).toBe('Câu của Lan')

    const both = 'Câu của Lan\n\nCâu <b>của</b> Minh'
    await minh.post(`${path}/ban-thao`, { text: both, 'ban-thao': '1' })
    expect((await at.store.draft(code))?.text).toBe(both)
  })

  test('the script is told the same in JSON', async () => {
    const first = await lan.post(`${path}/ban-thao`, { text: 'Một', 'ban-thao': '0' }, JSON_WANTED)
    expect(JSON.parse(first.html)).toMatchObject({ kind: 'saved', revision: 1 })
    const again = await lan.post(`${path}/ban-thao`, { text: 'Một', 'ban-thao': '0' }, JSON_WANTED)
    expect(JSON.parse(again.html)).toMatchObject({ kind: 'saved', revision: 1 })
    const clash = await minh.post(`${path}/ban-thao`, { text: 'Hai', 'ban-thao': '0' }, JSON_WANTED)
    expect(JSON.parse(clash.html)).toMatchObject({ kind: 'moved_on', revision: 1, text: 'Một' })
  })

  test('once the answer is sent there is no draft any more, and what is still typed is given back', async () => {
    await lan.post(`${path}/ban-thao`, { text: 'Câu trả lời', 'ban-thao': '0' })
    await answerTicket(at.desk, await official(LAN.email), { code, text: 'Câu trả lời', citations: [] })
    const late = await minh.post(`${path}/ban-thao`, { text: 'Thêm một câu', 'ban-thao': '1' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Thêm một câu')
    const ticket = await at.store.ticket(code)
    expect(ticket && openDraft(ticket, await at.store.draft(code))).toBeUndefined()
    expect((await lan.get(path)).html).not.toContain('data-draft')
  })

  test('an official of another department cannot save a draft, whichever door they come by', async () => {
    const asked = { code, text: 'x', seen: 0 }
    expect(await saveDraft(at.desk, await official(HOA.email), asked)).toEqual({ kind: 'forbidden' })
    for (const step of ['ban-thao', 'chen', 'dung-lai', 'cong-khai', 'cong-khai/xem-truoc']) {
      expect((await hoa.post(`${path}/${step}`, { text: 'x' })).status).toBe(403)
    }
    expect((await hoa.get(`${path}/tin`)).status).toBe(403)
    expect((await hoa.get(`${path}/dieu-khoan?tim=d4`, JSON_WANTED)).status).toBe(403)
  })

  test('searching for a provision keeps what was typed, and finds by short form without accents', async () => {
    const found = await lan.post(`${path}/ban-thao`, { text: 'Theo', 'ban-thao': '0', tim: 'd4 k1 nq 97' })
    expect(found.to).toBe(`${path}?tim=d4+k1+nq+97#dieu-khoan`)
    const page = await lan.get(found.to.replace(/#.*/, ''))
    expect(page.html).toContain('\nTheo</textarea>')
    expect(page.text).toContain('khoản 1 Điều 4 Nghị quyết số 97/2019/QH14')
  })

  test('a provision that is not in force is found and carries a warning', async () => {
    const page = await lan.get(`${path}?tim=${encodeURIComponent('d3 nq 131')}`)
    expect(page.text).toContain('Nghị quyết số 131/2020/QH14')
    expect(page.text).toContain('Không được dùng làm căn cứ như luật đang áp dụng.')
    expect(page.html).toContain('class="notice bad" role="alert"')
  })

  test('the validity on the day the question is about stands beside today’s', async () => {
    const old = await ask('Năm 2022 ở TP.HCM phường có Hội đồng nhân dân không?')
    const page = await lan.get(`/console/phieu/${old}?tim=${encodeURIComponent('d3 nq 131')}`)
    expect(page.text).toMatch(/Hôm nay \(22\/11\/2026\): Hết hiệu lực/)
    expect(page.text).toMatch(/Ngày câu hỏi nói tới \(31\/12\/2022\): Còn hiệu lực/)
  })

  test('a citation goes to the end of the draft without script', async () => {
    await lan.post(`${path}/ban-thao`, { text: 'Căn cứ', 'ban-thao': '0' })
    await lan.post(`${path}/chen`, { 'dieu-khoan': 'nq-131-2020-qh14/dieu-3' })
    expect((await at.store.draft(code))?.text).toBe('Căn cứ Điều 3 Nghị quyết số 131/2020/QH14')
    expect((await lan.post(`${path}/chen`, { 'dieu-khoan': 'nq-1/dieu-3' })).status).toBe(404)
  })

  test('an answer to nearly the same question is shown with its validity and becomes the draft', async () => {
    const before = await ask('Trạm y tế phường mới sáp nhập thì khám bảo hiểm ban đầu ở đâu?')
    await claimTicket(at.desk, await official(LAN.email), { code: before })
    const text = 'Theo Điều 3 Nghị quyết số 131/2020/QH14, bạn khám ở trạm cũ.'
    await answerTicket(at.desk, await official(LAN.email), { code: before, text, citations: [] })
    const page = await lan.get(path)
    expect(page.text).toContain('Có căn cứ không còn hiệu lực: đừng dùng lại nguyên câu trả lời này.')
    await lan.post(`${path}/dung-lai`, { tu: before })
    expect((await at.store.draft(code))?.text).toBe(text)
    const foreign = await ask('Chuyện khác hẳn')
    expect((await lan.post(`${path}/dung-lai`, { tu: foreign })).status).toBe(404)
  })

  test('who else has the ticket open, and who writes, is said on loading', async () => {
    await minh.get(path)
    expect((await lan.get(path)).text).toContain('Minh cũng đang xem phiếu này.')
    await minh.post(`${path}/ban-thao`, { text: 'Của Minh', 'ban-thao': '0' })
    expect((await lan.get(path)).text).toContain('Minh đang soạn.')
    at.pass(50_000)
    expect((await lan.get(path)).text).not.toContain('Minh đang')
  })

  test('news of a ticket come by themselves', async () => {
    const [, address = ''] = /data-live="([^"]+)"/.exec((await lan.get(path)).html) ?? []
    expect(address).toContain(`${path}/tin?tu=`)
    const heard = await listenTo(address, lan.cookie)
    expect(heard.headers.get('x-accel-buffering')).toBe('no')
    expect(heard.headers.get('content-type')).toContain('text/event-stream')
    await heard.until((text) => text.includes('event: tin'))
    await minh.post(`${path}/ban-thao`, { text: 'Của Minh', 'ban-thao': '0' })
    await heard.until((text) => text.includes('Minh đang soạn.') && text.includes('Minh vừa lưu bản thảo.'))
    await answerTicket(at.desk, await official(LAN.email), { code, text: 'Đây', citations: [] })
    await heard.until((text) => text.includes('Phiếu vừa thay đổi: Lan đã gửi câu trả lời.'))
    heard.close()
  })

  test('the queue tells of new tickets, and nobody listens without a session or without end', async () => {
    const heard = await listenTo('/console/tin', lan.cookie)
    await heard.until((text) => text.includes('"news":""'))
    await ask('Một câu hỏi mới')
    await heard.until((text) => text.includes('Có thêm 1 phiếu chờ nhận.'))
    heard.close()
    expect((await fetch(`${at.url}/console/tin`)).status).toBe(401)
    expect((await fetch(`${at.url}${path}/tin`)).status).toBe(401)

    const many = await Promise.all(Array.from({ length: 8 }, () => listenTo('/console/tin', minh.cookie)))
    expect((await fetch(`${at.url}/console/tin`, { headers: { cookie: minh.cookie } })).status).toBe(429)
    for (const one of many) one.close()
  })

  async function listenTo(address: string, cookie: string) {
    const stop = new AbortController()
    const answer = await fetch(at.url + address, { headers: { cookie }, signal: stop.signal })
    let text = ''
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    const until = async (isThere: (text: string) => boolean): Promise<void> => {
      while (!isThere(text)) {
        const next = await reader?.read()
        if (next === undefined || next.done) throw new Error(`the stream ended: ${text}`)
        text += next.value
      }
    }
    return { headers: answer.headers, until, close: () => stop.abort() }
  }
})
