import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewOfficial } from '#src/officials/invite.ts'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { answerTicket, approveAnswer, proposeAnswer, sendBack } from '#src/tickets/answer.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { takeChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { changeDuties, openOrClose } from '#src/tickets/give-back.ts'
import { handBackTicket } from '#src/tickets/transfer.ts'
import { upkeepPlan } from '#src/upkeep.ts'
import { employed } from '../fixtures/console-client.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { hired, ticketNow } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const text = 'Chào bạn.'
const citations: readonly string[] = []

describe('when an official leaves', () => {
  let at: TestConsole
  let lan: Official
  let hoa: Official
  let chi: Official
  let mai: Official
  let admin: Official
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    lan = await account({ email: 'lan@example.vn', role: 'chuyen-vien', ...OURS })
    hoa = await account({ email: 'hoa@example.vn', role: 'chuyen-vien', ...OURS })
    chi = await account({ email: 'chi@example.vn', role: 'lanh-dao', ...OURS })
    mai = await account({ email: 'mai@example.vn', role: 'dieu-phoi', department: null, place: null })
    admin = await account({ email: 'quan-tri@example.vn', role: 'quan-tri', department: null, place: null })
  })
  afterEach(() => at.close())

  const account = (who: NewOfficial) => hired(at, who)

  const now = (ticket: Pick<Ticket, 'code'>) => ticketNow(at.store, ticket)

  async function held(by = lan): Promise<Ticket> {
    chats += 1
    const account_ = { network: 'web', chat: `c${chats}` } as const
    const ticket = await openTicketFor(at.desk, account_, { question: 'Khám ở đâu?', ...OURS })
    await claimTicket(at.desk, by, { code: ticket.code })
    return now(ticket)
  }

  async function proposed(by = lan): Promise<Ticket> {
    const ticket = await held(by)
    await proposeAnswer(at.desk, by, { code: ticket.code, text })
    return now(ticket)
  }

  const close = ({ id }: Official) => openOrClose(at.desk, admin, { id, isActive: false })

  test('what they held goes back to the queue, noted and told, and somebody else takes it', async () => {
    const [working, asking, drafted, talking, others] = [
      await held(),
      await held(),
      await proposed(),
      await held(),
      await held(hoa),
    ]
    await askDetails(at.desk, lan, { code: asking.code, text: 'Bạn ở phường nào?' })
    await takeChat(at.desk, lan, { code: talking.code })

    expect(await close(lan)).toEqual({ kind: 'done' })

    for (const one of [working, asking, talking]) {
      expect(await now(one)).toMatchObject({ state: 'waiting', holder: null, holdsChat: false })
      expect((await at.store.audit(one.code)).at(-1)).toMatchObject({
        move: 'give_back',
        by: 'desk',
        detail: { from: lan.id },
      })
    }
    expect((await now(asking)).clocks.answer.dueAt).not.toBeNull()
    expect((await at.store.transcript(talking.conversation, 0, 1))[0]?.text).toContain('đã kết thúc')
    // The draft is written: whoever approves it does not need them.
    expect(await now(drafted)).toMatchObject({ state: 'awaiting_approval', holder: lan.id })
    expect(await now(others)).toEqual(others)
    const kinds: string[] = []
    for (;;) {
      const errand = await at.store.takeErrand('desk', at.desk.clock(), { leaseMs: 60_000 })
      if (errand === undefined) break
      if (errand.notice.ticket === working.code) kinds.push(errand.notice.kind)
    }
    expect(kinds).toEqual(['new', 'new'])
    expect((await claimTicket(at.desk, hoa, { code: working.code })).kind).toBe('moved')
  })

  test('whoever moves to another department leaves their tickets to the one they come from', async () => {
    const ticket = await held()
    const facts = { name: 'Lan', role: 'chuyen-vien', place: 'hcm' } as const
    await changeDuties(at.desk, admin, { id: lan.id, facts: { ...facts, department: 'so-y-te' } })
    expect((await now(ticket)).holder).toBe(lan.id)
    await changeDuties(at.desk, admin, { id: lan.id, facts: { ...facts, department: 'thue' } })
    expect(await now(ticket)).toMatchObject({ state: 'waiting', holder: null })
  })

  const MOVED_ON = [
    { who: 'one whose account was closed', change: undefined },
    { who: 'one in another department', change: { role: 'chuyen-vien', place: 'hcm', department: 'thue' } },
    { who: 'one in another city', change: { role: 'chuyen-vien', place: 'hn', department: 'so-y-te' } },
    { who: 'one who only reads now', change: { role: 'kiem-toan', place: null, department: null } },
  ] as const

  test.for(MOVED_ON)(
    'what $who was left with when the process ended goes back at its next start',
    async ({ change }) => {
      const [ticket, others] = [await held(), await held(hoa)]
      const deed = { by: admin.id, at: at.desk.clock() }
      if (change === undefined) await at.store.setActive(lan.id, false, deed)
      else await at.store.changeAccount(lan.id, { name: 'Lan', ...change }, deed)
      await upkeepPlan(at.desk).take()
      expect(await now(ticket)).toMatchObject({ state: 'waiting', holder: null })
      expect((await at.store.audit(ticket.code)).at(-1)).toMatchObject({
        move: 'give_back',
        by: 'desk',
        detail: { from: lan.id },
      })
      expect(await now(others)).toEqual(others)
    },
  )

  test('whoever took a ticket on at the moment of the change does not keep it either', async () => {
    const plan = upkeepPlan(at.desk)
    await plan.take()
    const facts = { name: 'Lan', role: 'chuyen-vien', place: 'hcm', department: 'thue' } as const
    await changeDuties(at.desk, admin, { id: lan.id, facts })
    // As the request that was under way knows her.
    const ticket = await held(lan)
    at.pass(10 * 60_000)
    await plan.take()
    expect(await now(ticket)).toMatchObject({ state: 'waiting', holder: null })
  })

  test('while somebody leads the department its drafts are theirs alone to approve', async () => {
    const { code } = await proposed()
    const asked = { code, text, citations }
    expect(await approveAnswer(at.desk, mai, asked)).toMatchObject({ why: 'forbidden' })
    expect(await sendBack(at.desk, mai, { code, reason: 'Thiếu' })).toMatchObject({ why: 'forbidden' })
    expect((await approveAnswer(at.desk, chi, asked)).kind).toBe('moved')
  })

  test('where no head is left a coordinator finds the draft, and approves it, sends it back or hands it on', async () => {
    const browser = await employed(at, {
      email: 'minh@example.vn',
      role: 'dieu-phoi',
      department: null,
      place: null,
    })
    const [approved, corrected, handed] = [await proposed(), await proposed(), await proposed()]
    const path = `/console/phieu/${approved.code}`
    expect((await browser.get(path)).text).not.toContain('Xem trước và phê duyệt')
    await close(chi)
    await close(lan)

    expect((await browser.get('/console?muc=cho-duyet')).text).toContain(approved.code)
    const { text: page } = await browser.get(path)
    expect(page).toContain('Xem trước và phê duyệt')
    expect(page).toContain('Trả lại để sửa')
    expect((await approveAnswer(at.desk, mai, { code: approved.code, text, citations })).kind).toBe('moved')
    expect((await now(approved)).answer).toMatchObject({ by: lan.id, approvedBy: mai.id })
    // Its writer is gone: it is in the hands of who wants it corrected.
    await sendBack(at.desk, mai, { code: corrected.code, reason: 'Thiếu căn cứ' })
    expect(await now(corrected)).toMatchObject({ state: 'in_progress', holder: mai.id })
    expect((await answerTicket(at.desk, mai, { code: corrected.code, text, citations })).kind).toBe('moved')
    await handBackTicket(at.desk, mai, { code: handed.code, reason: 'Không còn lãnh đạo' })
    expect(await now(handed)).toMatchObject({ state: 'new', department: 'dieu-phoi' })
  })

  test('the only head’s own draft is for a coordinator', async () => {
    const { code } = await proposed(chi)
    expect(await approveAnswer(at.desk, chi, { code, text, citations })).toMatchObject({ why: 'own_draft' })
    expect((await approveAnswer(at.desk, mai, { code, text, citations })).kind).toBe('moved')
  })
})
