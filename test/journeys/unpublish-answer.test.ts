import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '#src/domain/answer.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { rule } from '#src/publishing/decide.ts'
import { publishAnswer } from '#src/publishing/publish-answer.ts'
import { answerQuestion, warmUp } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { reopenTicket } from '#src/tickets/citizen-moves.ts'
import { atWork, hidden } from '../fixtures/at-work.ts'
import type { AtWork } from '../fixtures/at-work.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { act, publishUnasked } from '../fixtures/law-desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MINH = { email: 'minh@example.vn', name: 'Minh', role: 'chuyen-vien', department: 'so-y-te' } as const
const MAI = { email: 'mai@example.vn', name: 'Mai', role: 'tri-thuc', department: null } as const

const SAID = 'Theo Điều 22 Luật số 72/2025/QH15, quầy tư vấn lưu động mở vào sáng thứ Bảy.'
const BASIS = ['luat-72-2025-qh15/dieu-22']
/** Each of a matter of its own, so that no answer is given for another's question. */
const MATTERS = [
  'tư vấn thủ tục lưu động',
  'đọc sách thiếu nhi',
  'đổi pin cũ lấy cây xanh',
  'mượn dù che nắng',
]

describe('a public answer that was wrong', () => {
  let at: TestConsole
  let lan: AtWork
  let mai: AtWork
  let question: string
  let code: TicketCode
  let path: string
  let chats = 0

  beforeAll(async () => {
    at = await openLawConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    lan = await atWork(at, LAN)
    mai = await atWork(at, MAI)
    await atWork(at, MINH)
  })
  afterAll(() => at.close())
  beforeEach(async () => {
    question = `Phường mở quầy ${MATTERS[chats % MATTERS.length] ?? ''} vào ngày nào trong tuần?`
    chats += 1
    const account = { network: 'telegram', chat: `c${chats}` } as const
    code = (await openTicketFor(at.desk, account, { question, department: 'so-y-te' })).code
    path = `/console/phieu/${code}`
    await answer(LAN.email, SAID)
    const words = { code, question, answer: SAID, basis: BASIS }
    const made = await publishAnswer(at.desk, await account_(MAI.email), words)
    if (made.kind !== 'moved' || !isIt(asked())) throw new Error(`not public: ${made.kind}`)
  })

  async function account_(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }
  async function answer(email: string, text: string): Promise<void> {
    const official = await account_(email)
    await claimTicket(at.desk, official, { code })
    expect(await answerTicket(at.desk, official, { code, text, citations: [] })).toMatchObject({
      kind: 'moved',
    })
  }
  async function ticket() {
    const found = await at.store.ticket(code)
    if (found === undefined) throw new Error('the ticket is gone')
    return found
  }
  const asked = (): Answer =>
    answerQuestion(at.desk.knowledge(), { question, earlier: [], place: 'hcm', today: '2026-11-22' })
  const isIt = ({ reason }: Answer) => reason === 'answered_before'

  async function takeBack(who: AtWork, note = 'Trả lời nhầm ngày.') {
    const { revision } = await ticket()
    return who.post(`${path}/cong-khai/rut`, { seen: String(revision), note })
  }
  /** As the page offers it, with the words of its form. */
  async function publishAgain() {
    const page = await mai.get(path)
    const written = (name: string) =>
      new RegExp(`<textarea[^>]*name="${name}"[^>]*>\\n?([^<]*)<`).exec(page.html)?.[1] ?? ''
    const form = { question: written('question'), answer: written('answer'), basis: BASIS }
    const preview = await mai.post(`${path}/cong-khai/xem-truoc`, { ...form, seen: hidden(page, 'seen') })
    return mai.post(`${path}/cong-khai`, {
      ...form,
      seal: hidden(preview, 'seal'),
      seen: hidden(preview, 'seen'),
    })
  }

  test('is taken back with its reason, and the law published since stays; right again it is published anew', async () => {
    const ruling = {
      target: 'nq-98-2023-qh15',
      state: 'in_force',
      from: '2026-10-01',
      reason: 'khoản 2 Điều 60 Luật Phát triển đô thị',
      by: 'shell',
    } as const
    expect(await rule(at.store, ruling, act(ruling.reason))).toMatchObject({ kind: 'decided' })
    await publishUnasked(at.store)
    await at.desk.catchUp()

    expect((await mai.get(path)).text).toContain('Rút câu trả lời công khai')
    expect(await takeBack(mai)).toMatchObject({ status: 303, to: `${path}?cong-khai=da-rut` })
    expect(isIt(asked())).toBe(false)
    const law = at.desk.knowledge().shelf.documents.get('nq-98-2023-qh15')
    expect(JSON.stringify(law?.validity)).toContain('Luật Phát triển đô thị')
    expect(await ticket()).toMatchObject({ state: 'answered', published: null })
    const page = await mai.get(path)
    expect(page.text).toContain('Mai rút câu trả lời công khai.')
    expect(page.text).toContain('Trả lời nhầm ngày.')

    expect((await publishAgain()).status).toBe(303)
    expect(isIt(asked())).toBe(true)
  })

  test('is taken back by whoever may publish, with a reason, and once', async () => {
    expect((await lan.get(path)).text).not.toContain('Rút câu trả lời công khai')
    expect((await takeBack(lan)).status).toBe(403)
    expect((await takeBack(mai, ' ')).status).toBe(400)
    expect(isIt(asked())).toBe(true)
    expect((await takeBack(mai)).status).toBe(303)
    expect((await takeBack(mai)).status).toBe(409)
  })

  test('gives way to the answer that was given in its place after the citizen was not content', async () => {
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    const reopened = reopenTicket(at.desk, await ticket(), 'Sai ngày.', when)
    expect(await at.store.moveTickets([reopened], when.now)).toBe('moved')
    await answer(MINH.email, SAID.replace('sáng thứ Bảy', 'chiều Chủ nhật'))
    expect(asked().text).toContain('sáng thứ Bảy')

    expect((await publishAgain()).status).toBe(303)
    expect(asked().text).toContain('chiều Chủ nhật')
    expect(asked().text).not.toContain('sáng thứ Bảy')
  })

  test('and that went with a whole version is said to be public no more, and can be again', async () => {
    const [latest = 0] = (await at.store.versions()).map(({ number }) => number).toSorted((a, b) => b - a)
    await at.store.putToUse(latest - 1, act('quay lại'))
    await at.desk.catchUp()
    expect(isIt(asked())).toBe(false)
    expect((await mai.get(path)).text).toContain('không còn câu trả lời này')

    expect((await publishAgain()).status).toBe(303)
    expect(isIt(asked())).toBe(true)
    expect((await mai.get(path)).text).not.toContain('không còn câu trả lời này')
  })
})
