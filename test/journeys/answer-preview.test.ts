import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TicketCode } from '#src/domain/ids.ts'
import { turnSwitch } from '#src/operating/turn-switch.ts'
import { rule } from '#src/publishing/decide.ts'
import { warmUp } from '#src/questions/answer.ts'
import { forgetAsker } from '#src/tickets/forget-asker.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { carried, employed } from '../fixtures/console-client.ts'
import type { AtWork, Seen } from '../fixtures/console-client.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { act, publishUnasked } from '../fixtures/law-desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-noi-vu' } as const
const SON = { email: 'son@example.vn', name: 'Sơn', role: 'quan-tri', department: null } as const
const HOA = { email: 'hoa@example.vn', name: 'Hoa', role: 'chuyen-vien', department: 'so-noi-vu' } as const

/** What stands in the box in which an answer, or another text of that form, is written. */
function box({ html }: Seen, step = 'xem-truoc'): string {
  const form = html.split('<form').find((one) => one.includes(`/${step}"`) && one.includes('<textarea')) ?? ''
  return /<textarea[^>]*name="text"[^>]*>\n?([^<]*)</.exec(form)?.[1] ?? ''
}

describe('between the preview of an answer and its sending', () => {
  let at: TestConsole
  let lan: AtWork
  let hoa: AtWork
  let code: TicketCode
  let path: string
  let chats = 0

  beforeAll(async () => {
    at = await openLawConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    lan = await employed(at, LAN)
    hoa = await employed(at, HOA)
  })
  afterAll(() => at.close())
  beforeEach(async () => {
    chats += 1
    const account = { network: 'telegram', chat: `c${chats}` } as const
    const question = 'Phường có được thu phí giữ xe không?'
    code = (await openTicketFor(at.desk, account, { question, department: 'so-noi-vu' })).code
    path = `/console/phieu/${code}`
    await lan.post(`${path}/nhan`)
  })

  async function preview(text: string, form: Readonly<Record<string, string>> = {}) {
    return lan.post(`${path}/xem-truoc`, { ...carried(await lan.get(path)), ...form, text })
  }

  test('whoever writes to a network that is switched off is told that the words will wait', async () => {
    const says = 'Gửi qua Telegram đang tạm tắt: tin gửi cho người dân được giữ lại'
    await at.employ(SON)
    const son = await at.store.officialByEmail(SON.email)
    if (son === undefined) throw new Error('no account')
    const turn = async (off: boolean) => {
      const { revision: seen } = (await at.desk.switches.now()).telegram
      expect(await turnSwitch(at.desk, son, { name: 'telegram', off, sentence: '', why: 'thử', seen })).toBe(
        'turned',
      )
    }
    expect((await lan.get(path)).text).not.toContain(says)
    await turn(true)
    try {
      expect((await lan.get(path)).text).toContain(says)
      expect((await preview('Phường không thu phí này.')).text).toContain(says)
    } finally {
      await turn(false)
    }
    expect((await preview('Phường không thu phí này.')).text).not.toContain(says)
  })

  test('whoever goes back to the ticket, without a script, finds the words there', async () => {
    const first = await preview('Phường không thu phí này.', { viec: 'tra-loi' })
    expect(first.text).toContain('Xem lại trước khi gửi')
    expect(box(await lan.get(path))).toBe('Phường không thu phí này.')

    const corrected = { ...carried(first), text: 'Phường không thu phí giữ xe.' }
    const second = await lan.post(`${path}/xem-truoc`, corrected)
    expect(await lan.post(`${path}/ve-phieu`, carried(second))).toMatchObject({
      status: 303,
      to: `${path}#soan`,
    })
    expect(box(await lan.get(path))).toBe('Phường không thu phí giữ xe.')

    // Written in the preview's own box, and not looked at again before going back.
    await lan.post(`${path}/ve-phieu`, { ...carried(second), text: 'Phường không thu.' })
    expect(box(await lan.get(path))).toBe('Phường không thu.')
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
  })

  test('what a colleague wrote at the draft meanwhile is not written over', async () => {
    const first = await preview('Bản của Lan.', { viec: 'tra-loi' })
    const { revision } = (await at.store.draft(code)) ?? { revision: 0 }
    await hoa.post(`${path}/ban-thao`, { text: 'Bản của Hoa.', 'ban-thao': String(revision) })

    const corrected = { ...carried(first), text: 'Bản của Lan, đã sửa.' }
    const back = await lan.post(`${path}/ve-phieu`, corrected)
    expect(back.status).toBe(409)
    expect(back.text).toContain('Bản của Hoa.')
    expect(back.text).toContain('Bản của Lan, đã sửa.')
    expect((await at.store.draft(code))?.text).toBe('Bản của Hoa.')
  })

  test('a request for details stands in its box again, and nothing has been asked', async () => {
    const asked = await preview('Xe máy hay ô tô?', { viec: 'bo-sung' })
    const back = await lan.post(`${path}/ve-phieu`, carried(asked))
    expect(back.status).toBe(200)
    expect(back.html).toMatch(/<textarea[^>]*>\n?Xe máy hay ô tô\?</)
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
  })

  /** Sends a form, and says where its page was kept. */
  async function keptAt(who: AtWork, address: string, form: Readonly<Record<string, string>>) {
    const before = await who.get(address.replace(/\/[a-z-]+$/, ''))
    return who.whereTo(address, { ...carried(before), ...form })
  }

  test('a preview has an address of its own, that shows what goes out now, and to its writer alone', async () => {
    const address = await keptAt(lan, `${path}/xem-truoc`, { viec: 'bo-sung', text: 'Xe máy hay ô tô?' })
    expect(address).toMatch(/\/xem-truoc\?giu=/)
    for (let times = 0; times < 2; times += 1) {
      const shown = await lan.get(address)
      expect(shown.text).toContain('Xem lại trước khi gửi')
      expect(shown.text).toContain('Xe máy hay ô tô?')
    }
    expect(await hoa.get(address)).toMatchObject({ status: 303, to: path })
    // Nothing of it stands in the address.
    expect(decodeURIComponent(address)).not.toContain('Xe')

    // A colleague does something meanwhile: it is said, and the words are there.
    await hoa.post(`${path}/muc-do`, { ...carried(await hoa.get(path)), urgency: 'urgent', note: 'gấp' })
    await lan.post(`${path}/lam-tiep`, carried(await lan.get(path)))
    await lan.post(`${path}/gia-han`, {
      ...carried(await lan.get(path)),
      until: '2099-01-05',
      note: 'cần hỏi thêm',
    })
    const later = await lan.get(address)
    expect(later.html).toContain('Xe máy hay ô tô?')
    expect((await at.store.ticket(code))?.state).toBe('in_progress')
  })

  test('whoever signs in again is led to the preview, and may send it', async () => {
    const address = await keptAt(lan, `${path}/xem-truoc`, { viec: 'tra-loi', text: 'Phường không thu.' })
    const official = await at.store.officialByEmail(LAN.email)
    if (official === undefined) throw new Error('no account')
    await at.store.endSessions(official.id, at.desk.clock())
    const turnedAway = await lan.get(address)
    const den = new URLSearchParams(turnedAway.to.split('?')[1]).get('den') ?? ''
    expect(den).toBe(address)
    await lan.signInAgain()

    const shown = await lan.get(den)
    expect(shown.text).toContain('Phường không thu.')
    expect((await lan.post(`${path}/tra-loi`, carried(shown))).to).toBe(`${path}?xong=tra-loi`)
    // Back: there is nothing to look at any more.
    expect(await lan.get(address)).toMatchObject({ status: 303, to: `${path}?xong=tra-loi` })
  })

  test('a step that was sent back keeps its words under an address, until it is done', async () => {
    const text = 'Phường không thu phí này.'
    const address = await keptAt(lan, `${path}/xem-truoc`, { viec: 'tra-loi', text: 'x'.repeat(4001) })
    expect((await lan.get(address)).status).toBe(400)
    const refused = await keptAt(lan, `${path}/tu-choi`, { why: 'không có', note: 'Lời đã viết' })
    expect(refused).toMatch(/\?giu=/)
    for (let times = 0; times < 2; times += 1) expect((await lan.get(refused)).html).toContain('Lời đã viết')

    const late = carried(await preview(text, { viec: 'tra-loi' }))
    await hoa.post(`${path}/ghi-chu`, { note: 'không phải việc của phiếu' })
    await lan.post(`${path}/muc-do`, { ...carried(await lan.get(path)), urgency: 'urgent', note: 'gấp' })
    const collided = await lan.whereTo(`${path}/tra-loi`, { ...late, aware: '1' })
    const changed = 'Trong lúc bạn làm, phiếu đã thay đổi'
    expect((await lan.get(collided)).text).toContain(changed)
    expect((await lan.get(collided)).html).toContain(text)
    const again = carried(await preview(text, { viec: 'tra-loi' }))
    expect((await lan.post(`${path}/tra-loi`, { ...again, aware: '1' })).status).toBe(303)
    // What was sent since is no unsent text.
    expect((await lan.get(collided)).text).not.toContain(changed)
  })

  test('a form that comes twice says that the answer is sent, and sends it once', async () => {
    const shown = await preview('Phường không thu phí này.', { viec: 'tra-loi' })
    const form = carried(shown)
    const sent = await Promise.all([lan.post(`${path}/tra-loi`, form), lan.post(`${path}/tra-loi`, form)])
    const again = await lan.post(`${path}/tra-loi`, form)
    for (const one of [...sent, again]) expect(one).toMatchObject({ status: 303, to: `${path}?xong=tra-loi` })
    // Back, and the preview loaded again.
    const back = await lan.post(`${path}/xem-truoc`, { ...form, text: ' Phường không thu phí này.\n' })
    expect(back).toMatchObject({ status: 303, to: `${path}?xong=tra-loi` })
    const moves = (await at.store.audit(code)).map(({ move }) => move)
    expect(moves.filter((move) => move === 'answer')).toHaveLength(1)

    // Other words, or another's hand, are no repetition.
    const other = await lan.post(`${path}/tra-loi`, { ...form, text: 'Phường có thu.' })
    expect(other.status).not.toBe(303)
    expect((await hoa.post(`${path}/tra-loi`, form)).status).not.toBe(303)
  })

  test('a draft for approval, and a request for details, that come twice are no news to their sender', async () => {
    const asked = await preview('Xe máy hay ô tô?', { viec: 'bo-sung' })
    for (let times = 0; times < 2; times += 1) {
      expect(await lan.post(`${path}/bo-sung`, carried(asked))).toMatchObject({
        status: 303,
        to: `${path}?xong=bo-sung`,
      })
    }
    await lan.post(`${path}/lam-tiep`, carried(await lan.get(path)))
    const shown = await preview('Phường không thu phí này.', { viec: 'tra-loi' })
    for (let times = 0; times < 2; times += 1) {
      expect(await lan.post(`${path}/trinh-duyet`, carried(shown))).toMatchObject({
        status: 303,
        to: `${path}?xong=trinh-duyet`,
      })
    }
  })

  test('that the asker has had their data deleted is said before anything is sent, and afterwards', async () => {
    const shown = await preview('Phường không thu phí này.', { viec: 'tra-loi' })
    expect(shown.text).not.toContain('đã xóa dữ liệu của mình')
    const ticket = await at.store.ticket(code)
    if (ticket === undefined) throw new Error('no ticket')
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    await at.store.moveTickets(await forgetAsker(at.desk, ticket, 'citizen', when), when.now)

    const again = await lan.post(`${path}/tra-loi`, carried(shown))
    expect(again.status).toBe(200)
    expect(again.text).toContain('Người hỏi đã xóa dữ liệu của mình')
    expect((await at.store.ticket(code))?.state).toBe('in_progress')

    const sent = await lan.post(`${path}/tra-loi`, { ...carried(again), aware: '1' })
    expect(sent.status).toBe(303)
    const told = (await lan.get(sent.to)).text
    expect(told).toContain('Người hỏi đã xóa dữ liệu của mình nên không được báo')
    expect(told).not.toContain('Người dân sẽ nhận được')
  })

  test('who has looked at one warning is shown the next before anything goes out', async () => {
    const text = 'Theo Điều 22 Luật số 72/2025/QH15, phường không thu 5.000 đồng.'
    const shown = await preview(text, { viec: 'tra-loi' })
    expect(shown.text).toContain('Con số không thấy')
    const ruling = {
      target: 'luat-72-2025-qh15/dieu-22',
      state: 'ended',
      from: '2026-11-01',
      reason: 'khoản 1 Điều 9 Luật số 20/2026/QH16',
      by: 'shell',
    } as const
    expect(await rule(at.store, ruling, act(ruling.reason))).toMatchObject({ kind: 'decided' })
    await publishUnasked(at.store)
    await at.desk.catchUp()

    const again = await lan.post(`${path}/tra-loi`, { ...carried(shown), aware: '1' })
    expect(again.status).toBe(200)
    expect(again.text).toContain('hết hiệu lực từ ngày 01/11/2026')
    expect((await at.store.ticket(code))?.state).toBe('in_progress')

    expect((await lan.post(`${path}/tra-loi`, { ...carried(again), aware: '1' })).status).toBe(303)
    expect((await at.store.ticket(code))?.state).toBe('answered')
  })
})
