import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Official } from '#src/domain/official.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { answerTicket, proposeAnswer } from '#src/tickets/answer.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { takeChat, writeInChat } from '#src/tickets/chat.ts'
import { withdrawTicket } from '#src/tickets/citizen-moves.ts'
import { assignTicket, claimTicket, releaseTicket } from '#src/tickets/claim.ts'
import { setUrgency } from '#src/tickets/urgency.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { lookUpTicket } from '#src/tickets/look-up.ts'
import { recipientsOf } from '#src/tickets/recipients.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { handBackTicket, transferTicket } from '#src/tickets/transfer.ts'
import { lookAfterTickets } from '#src/tickets/upkeep.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { hired, takenNotices, ticketNow } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const reason = 'Vì vậy'
const text = 'Chào bạn.'

describe('nobody is left untold', () => {
  let at: TestConsole
  let lan: Official
  let hoa: Official
  let chi: Official
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    const person = (email: string, who: Pick<Official, 'role' | 'department' | 'place'>) =>
      hired(at, { email, ...who })
    lan = await person('lan@example.vn', { role: 'chuyen-vien', ...OURS })
    hoa = await person('hoa@example.vn', { role: 'chuyen-vien', ...OURS })
    chi = await person('chi@example.vn', { role: 'lanh-dao', ...OURS })
    await person('mai@example.vn', { role: 'dieu-phoi', department: null, place: null })
  })
  afterEach(() => at.close())

  function opened(): Promise<Ticket> {
    chats += 1
    return openTicketFor(
      at.desk,
      { network: 'web', chat: `c${chats}` },
      { question: 'Khám bảo hiểm ở đâu?', ...OURS },
    )
  }

  async function claimed(): Promise<Ticket> {
    const ticket = await opened()
    await claimTicket(at.desk, lan, ticket)
    return ticket
  }

  async function told({ conversation }: Ticket): Promise<readonly string[]> {
    return (await at.store.transcript(conversation, 0, 50)).map((line) => line.text)
  }

  const now = (ticket: Pick<Ticket, 'code'>) => ticketNow(at.store, ticket)

  const noticed = () => takenNotices(at.desk)

  test('a citizen whose ticket is given to an official hears that it is taken on, once', async () => {
    const ticket = await opened()
    await assignTicket(at.desk, chi, { code: ticket.code, to: lan })
    expect((await told(ticket)).at(-1)).toMatch(/Sở Y tế.* đã tiếp nhận phiếu .*Dự kiến trả lời trước/)
    const lines = (await told(ticket)).length
    await assignTicket(at.desk, chi, { code: ticket.code, to: hoa })
    expect(await told(ticket)).toHaveLength(lines)
  })

  const ENDINGS: Readonly<Record<string, (code: Ticket['code']) => Promise<{ readonly kind: string }>>> = {
    'is given to a colleague': (code) => assignTicket(at.desk, chi, { code, to: hoa }),
    'goes back to the queue': (code) => releaseTicket(at.desk, lan, { code, reason }),
    'waits for approval': (code) => proposeAnswer(at.desk, lan, { code, text }),
    'goes to another department': (code) => transferTicket(at.desk, lan, { code, to: 'thue', reason }),
    'goes back to the coordinators': (code) => handBackTicket(at.desk, lan, { code, reason }),
    'is joined to another': async (code) => joinTicket(at.desk, lan, { code, to: (await opened()).code }),
    'is refused': (code) => refuseTicket(at.desk, lan, { code, why: 'no_question', note: '' }),
    'is answered': (code) => answerTicket(at.desk, lan, { code, text, citations: [] }),
  }
  test.each(Object.entries(ENDINGS))(
    'a citizen talking with an official hears that the talk is over when the ticket %s',
    async (_, end) => {
      const ticket = await claimed()
      await takeChat(at.desk, lan, ticket)
      expect((await end(ticket.code)).kind).toBe('moved')
      expect((await now(ticket)).holdsChat).toBe(false)
      const said = await told(ticket)
      expect(said.filter((line) => line.startsWith('Cuộc trao đổi với cán bộ đã kết thúc.'))).toHaveLength(1)
    },
  )

  test('an answer that ends a talk is still the last thing said, to be called helpful', async () => {
    const ticket = await claimed()
    await takeChat(at.desk, lan, ticket)
    await answerTicket(at.desk, lan, { code: ticket.code, text, citations: [] })
    const last = (await at.store.transcript(ticket.conversation, 0, 50)).at(-1)
    expect(last?.text).toContain(text)
    expect(last?.choices).toHaveLength(2)
  })

  test('a talk that its official has left ends by itself after a day of work, and the citizen hears so', async () => {
    const ticket = await claimed()
    // Monday morning.
    at.pass(DAY_MS)
    await takeChat(at.desk, lan, { code: ticket.code })
    at.pass(7 * HOUR_MS)
    await writeInChat(at.desk, lan, { code: ticket.code, text: 'Bạn chờ chút.' })
    at.pass(12 * HOUR_MS)
    await lookAfterTickets(at.desk)
    expect((await now(ticket)).holdsChat).toBe(true)
    at.pass(13 * HOUR_MS)
    await lookAfterTickets(at.desk)
    expect(await now(ticket)).toMatchObject({ holdsChat: false, state: 'in_progress', holder: lan.id })
    expect((await told(ticket)).at(-1)).toMatch(/^Cuộc trao đổi với cán bộ đã kết thúc\./)
    const left = (await at.store.audit(ticket.code)).filter(({ move }) => move === 'leave_chat')
    expect(left).toMatchObject([{ by: 'desk' }])
  })

  test('a reminder goes to who works on the ticket, then to the head as well, then to the coordinators', async () => {
    const ticket = await claimed()
    const accounts = (await at.store.accounts()).map((account) => ({ ...account, isActive: true }))
    const told = (percent: number) => {
      const reminder = { of: 'answer', percent } as const
      const about = { ...ticket, kind: 'reminder', ticket: ticket.code, holder: lan.id } as const
      return new Set(
        recipientsOf({ ...about, by: 'desk', due: null, at: at.desk.clock(), reminder }, accounts),
      )
    }
    const mai = accounts.find(({ official }) => official.role === 'dieu-phoi')
    expect(told(50)).toEqual(new Set([lan.id]))
    expect(told(80)).toEqual(new Set([lan.id, chi.id]))
    expect(told(100)).toEqual(new Set([lan.id, chi.id, mai?.official.id]))
    expect(told(150)).toEqual(new Set([mai?.official.id]))
  })

  test('another urgency is another date: the citizen, and whoever waits with them, are told', async () => {
    const [one, other] = [await claimed(), await opened()]
    await joinTicket(at.desk, hoa, { code: other.code, to: one.code })
    await setUrgency(at.desk, lan, { code: one.code, urgency: 'complex', reason })
    for (const ticket of [one, other]) {
      const last = (await told(ticket)).at(-1)
      expect(last).toContain(`nay dự kiến trả lời phiếu ${ticket.code} trước`)
      expect(last).toContain('việc phức tạp')
      // Between officials.
      expect(last).not.toContain(reason)
    }
  })

  test('a ticket that is overdue does not cease to be by another urgency; to call it urgent is never too late', async () => {
    const ticket = await claimed()
    at.pass(14 * DAY_MS)
    const lines = (await told(ticket)).length
    const { code } = ticket
    expect(await setUrgency(at.desk, lan, { code, urgency: 'complex', reason })).toEqual({ kind: 'too_late' })
    expect(await now(ticket)).toMatchObject({ urgency: 'normal' })
    expect((await setUrgency(at.desk, lan, { code, urgency: 'urgent', reason })).kind).toBe('moved')
    // No date that is over already is promised to anybody.
    expect(await told(ticket)).toHaveLength(lines)
  })

  test('a citizen whose reply is no longer waited for hears so, and by when an answer is expected', async () => {
    const ticket = await claimed()
    await askDetails(at.desk, lan, { code: ticket.code, text: 'Bạn ở phường nào?' })
    at.pass(3 * DAY_MS)
    await resumeTicket(at.desk, lan, ticket)
    expect((await told(ticket)).at(-1)).toMatch(/không chờ phần bổ sung nữa\. Dự kiến trả lời trước/)
  })

  test('an official hears of a citizen who does not reply for ten working days, and of one who withdraws', async () => {
    const [silent, gone] = [await claimed(), await claimed()]
    await askDetails(at.desk, lan, { code: silent.code, text: 'Bạn ở phường nào?' })
    await noticed()
    at.pass(16 * DAY_MS)
    await lookAfterTickets(at.desk)
    const about = (await noticed()).filter(({ ticket }) => ticket === silent.code)
    expect(about).toMatchObject([{ kind: 'silent', holder: lan.id }])
    await lookAfterTickets(at.desk)
    expect((await noticed()).filter(({ ticket }) => ticket === silent.code)).toEqual([])

    const when = { now: at.desk.clock(), timing: await at.desk.timing() }
    const withdrawn = await withdrawTicket(at.desk, await now(gone), when)
    expect(withdrawn[0]?.notices).toMatchObject([{ kind: 'withdrawn', holder: lan.id, by: 'citizen' }])
    const [notice] = withdrawn[0]?.notices ?? []
    // Who works on it, and nobody else.
    const accounts = (await at.store.accounts()).map((account) => ({ ...account, isActive: true }))
    expect(notice && recipientsOf(notice, accounts)).toEqual([lan.id])
  })

  test('who waits with another is told the department that will answer, wherever that ticket goes', async () => {
    const [one, other] = [await claimed(), await opened()]
    await joinTicket(at.desk, hoa, { code: other.code, to: one.code })
    await transferTicket(at.desk, lan, { code: one.code, to: 'thue', reason })
    expect(await lookUpTicket(at.desk, other.code)).toMatchObject({ kind: 'waiting', department: 'thue' })
  })
})
