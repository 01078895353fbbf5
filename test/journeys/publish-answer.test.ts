import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packEdition } from '#knowledge/edition.ts'
import type { Place } from '#knowledge/place.ts'
import { withPublishedAnswer } from '#knowledge/published-answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { publishAnswer } from '#src/publishing/publish-answer.ts'
import { publicAnswerOf } from '#src/publishing/rehearse-answer.ts'
import { outlook } from '#src/publishing/waiting.ts'
import { warmUp } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { atWork, hidden } from '../fixtures/at-work.ts'
import type { AtWork, Page } from '../fixtures/at-work.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { act } from '../fixtures/law-desk.ts'

const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const MAI = { email: 'mai@example.vn', name: 'Mai', role: 'tri-thuc', department: null } as const
const HOA = { email: 'hoa@example.vn', name: 'Hoa', role: 'lanh-dao', department: 'thue' } as const
const DAY_MS = 86_400_000

const QUESTION = 'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần? Gọi tôi 0912 345 678.'
const SAID = 'Theo Điều 3 Nghị quyết số 131/2020/QH14, quầy tư vấn lưu động mở vào sáng thứ Bảy.'
const IN_OTHER_WORDS = 'quay tu van thu tuc luu dong cua phuong mo vao ngay nao trong tuan'
const BASIS = 'nq-131-2020-qh14/dieu-3'

describe('an answer that becomes knowledge', () => {
  let at: TestConsole
  let mai: AtWork
  let lan: AtWork
  let hoa: AtWork
  let code: TicketCode
  let path: string

  beforeAll(async () => {
    at = await openLawConsole()
    warmUp(at.desk.knowledge(), '2026-11-22')
    // In the spring of 2025 the resolution still holds; in June it ends.
    at.pass(Date.parse('2025-05-05T02:00:00Z') - at.desk.clock().getTime())
    lan = await atWork(at, LAN)
    mai = await atWork(at, MAI)
    hoa = await atWork(at, HOA)
    code = await answered(QUESTION, `Chào bạn,\n\n${SAID}\n\nTrân trọng.`)
    path = `/console/phieu/${code}`
  })
  afterAll(() => at.close())

  let chats = 0
  async function answered(question: string, text: string, place: Place | null = 'hcm'): Promise<TicketCode> {
    chats += 1
    const account = { network: 'telegram', chat: `c${chats}` } as const
    const ticket = await openTicketFor(at.desk, account, { question, department: 'so-y-te', place })
    const official = await account_(LAN.email)
    await claimTicket(at.desk, official, { code: ticket.code })
    await answerTicket(at.desk, official, { code: ticket.code, text, citations: [] })
    return ticket.code
  }
  async function account_(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }
  async function ask(question: string, more: { place?: string; asOf?: string } = {}): Promise<Answer> {
    const answer = await fetch(`${at.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question, ...more }),
    })
    return (await answer.json()) as Answer
  }
  const isIt = ({ reason }: Answer) => reason === 'answered_before'

  const written = (page: Page, name: string) => {
    const [, text = ''] = new RegExp(`name="${name}"[^>]*>\\n?([^<]*)</textarea>`).exec(page.html) ?? []
    return text
  }
  const publish = (preview: Page) =>
    mai.post(`${path}/cong-khai`, {
      question: hidden(preview, 'question'),
      answer: hidden(preview, 'answer'),
      basis: hidden(preview, 'basis'),
      seal: hidden(preview, 'seal'),
      seen: hidden(preview, 'seen'),
    })

  let question = ''
  let answer = ''

  test('nobody is answered with it before', async () => {
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hcm' }))).toBe(false)
  })

  test('whoever may publish finds it prefilled, without the greeting and without personal data', async () => {
    const page = await mai.get(path)
    question = written(page, 'question')
    answer = written(page, 'answer')
    expect(question).toContain('[số điện thoại]')
    expect(answer).toBe(SAID)
    expect(page.html).toMatch(new RegExp(`value="${BASIS}"\\s+checked`))
    expect((await lan.get(path)).html).not.toContain('cong-khai/xem-truoc')
  })

  test('others neither preview nor publish', async () => {
    const form = { question: 'Hỏi?', answer: SAID, basis: BASIS }
    for (const who of [lan, hoa]) {
      expect((await who.post(`${path}/cong-khai/xem-truoc`, form)).status).toBe(403)
      expect((await who.post(`${path}/cong-khai`, form)).status).toBe(403)
    }
    const asked = { code, question: 'Hỏi?', answer: SAID, basis: [BASIS] }
    expect(await publishAnswer(at.desk, await account_(HOA.email), asked)).toMatchObject({ why: 'forbidden' })
    expect(await publishAnswer(at.desk, await account_(LAN.email), asked)).toMatchObject({ why: 'forbidden' })
  })

  test('without law it rests on, or without a preview of these very words, nothing is published', async () => {
    const bare = await mai.post(`${path}/cong-khai/xem-truoc`, { question: 'Hỏi?', answer: 'Thứ Bảy.' })
    expect(bare.status).toBe(400)
    expect(bare.text).toContain('Cần ít nhất một căn cứ còn hiệu lực')
    const preview = await mai.post(`${path}/cong-khai/xem-truoc`, { question: 'Hỏi?', answer, basis: BASIS })
    const other = await mai.post(`${path}/cong-khai`, {
      question: 'Hỏi?',
      answer: `${answer} Thêm.`,
      basis: BASIS,
      seal: hidden(preview, 'seal'),
      seen: hidden(preview, 'seen'),
    })
    expect(other.status).toBe(200)
    expect((await at.store.ticket(code))?.state).toBe('answered')
  })

  test('personal data a person writes into it is blotted out and said', async () => {
    const preview = await mai.post(`${path}/cong-khai/xem-truoc`, {
      question: 'Hỏi ai? Số 0987654321',
      answer,
      basis: BASIS,
    })
    expect(preview.text).toContain('dữ liệu giống dữ liệu cá nhân')
    expect(preview.html).not.toContain('0987654321')
  })

  test('edited, previewed as a citizen will read it, and published', async () => {
    question = 'Phường mở quầy tư vấn thủ tục lưu động vào ngày nào trong tuần?'
    const preview = await mai.post(`${path}/cong-khai/xem-truoc`, {
      question,
      answer,
      basis: BASIS,
      seen: hidden(await mai.get(path), 'seen'),
    })
    expect(preview.text).toContain(`Cán bộ đã trả lời công khai câu hỏi “${question}”`)
    expect(preview.text).toContain('Không có câu hỏi mẫu nào bị sai.')
    expect((await mai.get(preview.path)).text).toContain(`“${question}”`)
    expect((await lan.get(preview.path)).status).toBe(303)
    const done = await publish(preview)
    expect(done).toMatchObject({ status: 303, to: `${path}?cong-khai=xong` })
    expect(await at.store.ticket(code)).toMatchObject({
      state: 'published',
      published: { id: expect.stringContaining('hoi-dap/') },
    })
    // Back: there is nothing to look at any more.
    expect(await mai.get(preview.path)).toMatchObject({ status: 303, to: `${path}#cong-khai` })
    const page = await mai.get(path)
    expect(page.text).toContain('Câu trả lời đã được công khai')
    expect(page.html).toContain(`action="${path}/cong-khai/rut"`)
  })

  test('another citizen who asks the same in other words, without accents, gets it with citations', async () => {
    const given = await ask(IN_OTHER_WORDS, { place: 'hcm' })
    expect(given).toMatchObject({ outcome: 'answered', reason: 'answered_before' })
    expect(given.text).toContain('sáng thứ Bảy')
    expect(given.citations.map(({ id }) => id)).toContain(BASIS)
    expect(given.citations.every(({ inForce }) => inForce === 'yes')).toBe(true)
  })

  test('asked for the other city, or for none, it is not given', async () => {
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hn' }))).toBe(false)
    expect(isIt(await ask(IN_OTHER_WORDS))).toBe(false)
  })

  test('it is offered as a draft to whoever has a like question, with its law', async () => {
    const next = await openTicketFor(
      at.desk,
      { network: 'web', chat: 'w9' },
      { question: 'Quầy tư vấn thủ tục lưu động của phường mở ngày nào?', department: 'so-y-te' },
    )
    const page = await lan.get(`/console/phieu/${next.code}`)
    expect(page.text).toContain('Đã công khai')
    expect(page.text).toContain('Điều 3 Nghị quyết số 131/2020/QH14 Còn hiệu lực')
    await lan.post(`/console/phieu/${next.code}/dung-lai`, {
      tu: (await at.store.ticket(code))?.published?.id ?? '',
    })
    expect((await at.store.draft(next.code))?.text).toBe(SAID)
  })

  test('once the law it rests on has ended it is given to nobody', async () => {
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hcm', asOf: '2025-06-20' }))).toBe(false)
    at.pass(60 * DAY_MS)
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hcm' }))).toBe(false)
    at.pass(-60 * DAY_MS)
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hcm' }))).toBe(true)
  })

  test('the version before it can be put to use again, and then it is not given any more', async () => {
    const [latest, before] = (await at.store.versions()).map(({ number }) => number).toSorted((a, b) => b - a)
    expect(await at.store.versionInUse()).toBe(latest)
    await at.store.putToUse(before ?? 1, act('rút lại'))
    await at.desk.catchUp()
    expect(isIt(await ask(IN_OTHER_WORDS, { place: 'hcm' }))).toBe(false)
  })

  async function publishedByMai(ticket: TicketCode, basis: readonly string[], said: string) {
    const words = { code: ticket, question: said, answer: SAID, basis }
    return publishAnswer(at.desk, await account_(MAI.email), words)
  }

  test('an edition that waits for a person does not go out with it, and nothing is left to go out with another', async () => {
    const digest = await waitingAnswer()
    const other = await answered('Quầy lưu động có làm chứng thực không?', SAID)
    const published = await publishedByMai(other, [BASIS], 'Quầy tư vấn lưu động có làm chứng thực không?')

    expect(published.kind).toBe('moved')
    const { shelf } = at.desk.knowledge()
    expect([...shelf.provisions.keys()].filter((id) => id.startsWith('hoi-dap/'))).toEqual([
      (await at.store.ticket(other))?.published?.id,
    ])
    expect((await at.store.waiting()).map((one) => one.digest)).toEqual([digest])
    expect((await outlook(at.store)).ready).toEqual([])
  })

  test('the address of a public answer is the ticket’s own and says nothing of its code', async () => {
    const ticket = await at.store.ticket(code)
    if (ticket === undefined) throw new Error('no ticket')
    const words = { question: QUESTION, answer: SAID, basis: [BASIS] }
    const fresh = { ...ticket, published: null }
    const idOf = (one: Ticket) => publicAnswerOf(at.desk, one, words)?.id
    const other = TicketCode.parse('0000-0000-0000')
    expect(idOf({ ...fresh, code: other })).toBe(idOf(fresh))
    expect(idOf({ ...fresh, openedAt: new Date(ticket.openedAt.getTime() + 1) })).not.toBe(idOf(fresh))
  })

  test('a ticket without a city is published for the city whose law it rests on, and not on the law of both', async () => {
    const nowhere = await answered('Sáng thứ Bảy có quầy tư vấn không?', SAID, null)
    const both = await publishedByMai(
      nowhere,
      [BASIS, 'nq-97-2019-qh14/dieu-1'],
      'Thứ Bảy có quầy nào không?',
    )
    expect(both.kind).toBe('of_both_cities')

    const preview = await mai.post(`/console/phieu/${nowhere}/cong-khai/xem-truoc`, {
      question: 'Quầy tư vấn lưu động có mở sáng thứ Bảy hay không?',
      answer: SAID,
      basis: BASIS,
      seen: '3',
    })
    expect(preview.text).toContain('Đưa cho người hỏi về: Thành phố Hồ Chí Minh.')
    expect((await publishedByMai(nowhere, [BASIS], 'Thứ Bảy có quầy nào không?')).kind).toBe('moved')
    const id = (await at.store.ticket(nowhere))?.published?.id ?? ''
    expect(at.desk.knowledge().shelf.provisions.get(id)?.territory).toBe('hcm')
  })

  /** A public answer that somebody has prepared and nobody has let pass. */
  async function waitingAnswer() {
    const edition = withPublishedAnswer(undefined, {
      id: 'hoi-dap/chua-ai-xem',
      question: 'Chưa ai xem?',
      answer: 'Chưa ai xem.',
      territory: 'vn',
      on: '2025-05-05',
      basis: [BASIS],
    })
    const packed = packEdition(edition)
    const base = (await at.store.editionHeld(await at.store.versionInUse(), 'hoi-dap')) ?? null
    const { digest } = packed
    const waiting = { document: 'hoi-dap', digest, base, file: null, report: null, waitsFor: [] }
    const kept = await at.store.keepWaiting({
      waiting: { ...waiting, accepted: null, act: act() },
      edition: packed,
      over: null,
    })
    expect(kept).toBe('waits')
    return digest
  }
})
