import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SendResult } from '#src/domain/channel.ts'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { retryLetter } from '#src/operating/letters.ts'
import { readSystem } from '#src/operating/state.ts'
import { deliveryPlan } from '#src/outbox.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { addWords } from '#src/tickets/citizen-moves.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { recipientsOf } from '#src/tickets/recipients.ts'
import { noteRequestDelivery } from '#src/tickets/request-delivery.ts'
import { lookAfterTickets } from '#src/tickets/upkeep.ts'
import { employed } from '../fixtures/console-client.ts'
import type { AtWork } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { accountOf, hired, takenNotices, ticketNow } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const DAY_MS = 86_400_000
const CHIP = 'đề nghị chưa tới người dân'
const BLOCKED: SendResult = { kind: 'refused', why: 'telegram_blocked' }
/** In three messages of the test's network. */
const LONG = 'Bạn ở phường nào, và đã đăng ký khám ở đâu? '.repeat(12)

describe('a request for details that does not reach the citizen', () => {
  let at: TestConsole
  let lan: Official
  let mai: Official
  let atWork: AtWork
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    atWork = await employed(at, { email: 'lan@example.vn', role: 'chuyen-vien', ...OURS })
    mai = await hired(at, { email: 'mai@example.vn', role: 'dieu-phoi', department: null, place: null })
    lan = await accountOf(at.store, 'lan@example.vn')
    // Monday, 23 November, 09:00.
    at.pass(DAY_MS)
  })
  afterEach(() => at.close())

  function opened(): Promise<Ticket> {
    chats += 1
    return openTicketFor(
      at.desk,
      { network: 'telegram', chat: `c${chats}` },
      { question: 'Khám bảo hiểm ở đâu?', ...OURS },
    )
  }

  const now = (ticket: Pick<Ticket, 'code'>) => ticketNow(at.store, ticket)

  async function moves({ code }: Ticket): Promise<readonly string[]> {
    return (await at.store.audit(code)).map(({ move }) => move)
  }

  /** Sends what is on its way. */
  async function send(result: (text: string) => SendResult = () => ({ kind: 'sent' })): Promise<void> {
    const channel = { ...at.telegram, send: async (_: unknown, part: { text: string }) => result(part.text) }
    const plan = deliveryPlan(at.desk, channel)
    for (let work = await plan.take(); work !== undefined; work = await plan.take()) await work()
  }

  async function asked(text = 'Bạn ở phường nào?'): Promise<Ticket> {
    const ticket = await opened()
    await claimTicket(at.desk, lan, { code: ticket.code })
    await send()
    // The day of receipt is not counted, and what is waited on it not given back.
    at.pass(DAY_MS)
    expect((await askDetails(at.desk, lan, { code: ticket.code, text })).kind).toBe('moved')
    return ticket
  }

  const noticed = () => takenNotices(at.desk)

  test('shows on the ticket and in its official’s queue, and the official is told', async () => {
    const ticket = await asked()
    expect((await atWork.get('/console?muc=cua-toi')).text).not.toContain(CHIP)
    await noticed()
    await send(() => BLOCKED)
    expect((await atWork.get('/console?muc=cua-toi')).text).toContain(CHIP)
    const page = (await atWork.get(`/console/phieu/${ticket.code}`)).text
    expect(page).toContain(CHIP)
    expect(page).toContain('Đề nghị bổ sung Không gửi được tới người dân: xin báo quản trị hệ thống.')
    expect(page).toContain('Đề nghị bổ sung không gửi được tới người dân; thời hạn không dừng để chờ họ.')
    const [notice, ...more] = await noticed()
    expect(notice).toMatchObject({ kind: 'unreached', ticket: ticket.code, holder: lan.id })
    expect(more).toEqual([])
    const accounts = (await at.store.accounts()).map((account) => ({ ...account, isActive: true }))
    expect(notice && recipientsOf(notice, accounts)).toEqual([lan.id])
  })

  test('is found among the dead letters by its ticket’s code, and no other letter by it', async () => {
    const ticket = await asked()
    await send(() => BLOCKED)
    const unlucky = await opened()
    await claimTicket(at.desk, lan, { code: unlucky.code })
    await send(() => BLOCKED)
    const state = await readSystem(at.desk, mai)
    if (state === 'forbidden') throw new Error('a coordinator operates')
    // What the desk itself had said in the other chat, that it was taken on, and the request.
    expect(state.letters.map((letter) => letter.ticket)).toEqual([null, null, ticket.code])
  })

  test('stops no clock: it runs from when that was known, with what was waited until then given back', async () => {
    const ticket = await asked()
    const { dueAt } = (await now(ticket)).clocks.answer
    expect(dueAt).toBeNull()
    at.pass(3_600_000)
    await send(() => BLOCKED)
    const { state, clocks } = await now(ticket)
    expect(state).toBe('awaiting_citizen')
    expect(clocks.answer.pauses).toMatchObject([{ to: at.desk.clock() }])
    expect(clocks.answer.dueAt?.getTime()).toBeGreaterThan(ticket.clocks.answer.dueAt?.getTime() ?? Infinity)
    await lookAfterTickets(at.desk)
    at.pass(16 * DAY_MS)
    await lookAfterTickets(at.desk)
    const reminders = (await at.store.audit(ticket.code)).filter(({ move }) => move === 'remind')
    expect(reminders.map(({ detail }) => detail.reason)).toContain('answer:100')
    // Nobody is silent who was not asked.
    expect(reminders.map(({ detail }) => detail.reason)).not.toContain('details:10')
  })

  test('is gone on without, and the citizen does not hear of a request they never read', async () => {
    const ticket = await asked()
    await send(() => BLOCKED)
    const lines = (await at.store.transcript(ticket.conversation, 0, 50)).length
    expect((await resumeTicket(at.desk, lan, { code: ticket.code })).kind).toBe('moved')
    expect(await at.store.transcript(ticket.conversation, 0, 50)).toHaveLength(lines)
    expect(await now(ticket)).toMatchObject({ state: 'in_progress' })
    await askDetails(at.desk, lan, { code: ticket.code, text: 'Bạn ở phường nào?' })
    expect((await atWork.get('/console?muc=cua-toi')).text).not.toContain(CHIP)
  })

  test('waits for the citizen again when it was put back and arrives, and their reply goes on from there', async () => {
    const ticket = await asked()
    await send(() => BLOCKED)
    const [letter] = await at.store.deadLetters(10)
    expect(await retryLetter(at.desk, mai, letter?.id ?? 0)).toBe('waiting')
    expect((await atWork.get('/console?muc=cua-toi')).text).toContain(CHIP)
    at.pass(DAY_MS)
    await send()
    const { request, clocks } = await now(ticket)
    expect(request?.dead).toEqual([])
    expect(clocks.answer.dueAt).toBeNull()
    expect((await atWork.get('/console?muc=cua-toi')).text).not.toContain(CHIP)
    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    await at.store.moveTickets(await addWords(at.desk, await now(ticket), 'Bến Thành', when), when.now)
    expect((await now(ticket)).clocks.answer.dueAt).not.toBeNull()
    expect((await moves(ticket)).slice(-4)).toEqual(['ask_details', 'not_reached', 'reached', 'give_details'])
  })

  test('is not reached by half: every message of it has to arrive', async () => {
    const ticket = await asked(LONG)
    let part = 0
    await send(() => ((part += 1) === 1 ? { kind: 'sent' } : BLOCKED))
    const { request } = await now(ticket)
    expect(request?.dead).toHaveLength(2)
    expect((await moves(ticket)).filter((move) => move === 'not_reached')).toHaveLength(1)
    const [last, first] = await at.store.deadLetters(10)
    await retryLetter(at.desk, mai, first?.id ?? 0)
    await send()
    expect((await now(ticket)).request?.dead).toEqual([last?.id])
    expect((await now(ticket)).clocks.answer.dueAt).not.toBeNull()
    await retryLetter(at.desk, mai, last?.id ?? 0)
    await send()
    expect((await now(ticket)).request?.dead).toEqual([])
    expect((await now(ticket)).clocks.answer.dueAt).toBeNull()
  })

  test('is noted once, also when the process ends before the delivery is recorded', async () => {
    const ticket = await asked()
    const delivery = await at.store.takeDelivery('telegram', at.desk.clock(), { leaseMs: 1000 })
    if (delivery === undefined) throw new Error('nothing is on its way')
    await noteRequestDelivery(at.desk, delivery, 'refused')
    expect(await at.store.deadLetters(10)).toEqual([])
    at.pass(2000)
    await send(() => BLOCKED)
    expect(await at.store.deadLetters(10)).toHaveLength(1)
    expect((await moves(ticket)).filter((move) => move === 'not_reached')).toHaveLength(1)
    expect((await now(ticket)).request?.dead).toEqual([delivery.id])
  })

  test('goes out once, also where what became of it cannot be noted', async () => {
    await asked()
    let sends = 0
    const channel = {
      ...at.telegram,
      send: async (): Promise<SendResult> => {
        sends += 1
        return BLOCKED
      },
    }
    const broken = { ...at.desk, timing: () => Promise.reject(new Error('no calendar to be had')) }
    const plan = deliveryPlan(broken, channel)
    for (let looks = 0; looks < 3; looks += 1) {
      const work = await plan.take()
      await work?.()
      at.pass(DAY_MS)
    }
    expect(sends).toBe(1)
    expect(await at.store.deadLetters(10)).toHaveLength(1)
  })

  test('of a ticket from before requests were kept is noted by when it began to wait', async () => {
    const ticket = await now(await asked())
    const before = { ...ticket, request: null, revision: ticket.revision + 1 }
    const says = { parts: [], by: 'desk', answer: false } as const
    await at.store.moveTickets(
      [{ seen: ticket.revision, ticket: before, entries: [], says }],
      at.desk.clock(),
    )
    await send(() => BLOCKED)
    expect(await moves(ticket)).toContain('not_reached')
  })

  test('tells whoever waits for the same answer no more than the date, and other messages change nothing', async () => {
    const ticket = await asked()
    const other = await opened()
    await joinTicket(at.desk, lan, { code: other.code, to: ticket.code })
    at.pass(3_600_000)
    await send((text) => (text.includes('cần bạn cho biết thêm') ? BLOCKED : { kind: 'sent' }))
    const lines = await at.store.transcript(other.conversation, 0, 50)
    expect(lines.at(-1)?.text).toContain(`Phiếu ${other.code} nay dự kiến được trả lời trước`)
    const unlucky = await opened()
    await claimTicket(at.desk, lan, { code: unlucky.code })
    await send(() => BLOCKED)
    expect((await atWork.get(`/console/phieu/${unlucky.code}`)).text).not.toContain(CHIP)
  })

  test('after it was asked for again counts no more', async () => {
    const ticket = await asked()
    await resumeTicket(at.desk, lan, { code: ticket.code })
    at.pass(1000)
    await askDetails(at.desk, lan, { code: ticket.code, text: 'Bạn ở quận nào?' })
    await send((text) => (text.includes('phường nào') ? BLOCKED : { kind: 'sent' }))
    expect((await now(ticket)).request?.dead).toEqual([])
    expect((await now(ticket)).clocks.answer.dueAt).toBeNull()
  })
})
