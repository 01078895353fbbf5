import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { yearByItself } from '#src/clocks/year.ts'
import type { ChannelAccount } from '#src/domain/channel.ts'
import { newConversation } from '#src/domain/conversation.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import type { TicketChange } from '#src/domain/tickets.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { takeSimilar } from '#src/questions/pass-on.ts'
import { answerTicket, approveAnswer, proposeAnswer, takeBack } from '#src/tickets/answer.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { takeChat } from '#src/tickets/chat.ts'
import { addWords, reopenTicket, withdrawTicket } from '#src/tickets/citizen-moves.ts'
import { assignTicket, claimTicket, releaseTicket } from '#src/tickets/claim.ts'
import { drawTicketCode } from '#src/tickets/code.ts'
import { extendTicket } from '#src/tickets/extend.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { similarTicket } from '#src/tickets/similar.ts'
import { handBackTicket, transferTicket } from '#src/tickets/transfer.ts'
import { followCalendar, lookAfterTickets } from '#src/tickets/upkeep.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { hired, ticketNow } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const DAY_MS = 86_400_000
const reason = 'Vì vậy'
const text = 'Chào bạn.'
const citations: readonly string[] = []

describe('the ticket engine', () => {
  let at: TestConsole
  let lan: Official
  let hoa: Official
  let chi: Official
  let coordinator: Official
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    const person = (email: string, who: Pick<Official, 'role' | 'department' | 'place'>) =>
      hired(at, { email, ...who })
    lan = await person('lan@example.vn', { role: 'chuyen-vien', ...OURS })
    hoa = await person('hoa@example.vn', { role: 'chuyen-vien', ...OURS })
    chi = await person('chi@example.vn', { role: 'lanh-dao', ...OURS })
    coordinator = await person('mai@example.vn', { role: 'dieu-phoi', department: null, place: null })
  })
  afterEach(() => at.close())

  function opened(asked: { readonly place?: 'hcm' | 'hn' | null } = {}, chat?: string): Promise<Ticket> {
    chats += 1
    const account: ChannelAccount = { network: 'web', chat: chat ?? `c${chats}` }
    return openTicketFor(at.desk, account, { question: 'Khám bảo hiểm ở đâu?', ...OURS, ...asked })
  }

  const now = (ticket: Pick<Ticket, 'code'>) => ticketNow(at.store, ticket)

  async function when() {
    return { now: at.desk.clock(), timing: await at.desk.timing() }
  }

  async function claimed(by = lan, chat?: string): Promise<Ticket> {
    const ticket = await opened({}, chat)
    expect((await claimTicket(at.desk, by, { code: ticket.code })).kind).toBe('moved')
    return now(ticket)
  }

  /** The last of what the desk has ready for this chat. */
  async function told(ticket: Ticket): Promise<string> {
    return (await at.store.transcript(ticket.conversation, 0, 50)).at(-1)?.text ?? ''
  }

  async function moves({ code }: Ticket): Promise<readonly string[]> {
    return (await at.store.audit(code)).map(({ move }) => move)
  }

  async function closeMonday(laterMs = 2000): Promise<void> {
    const year = yearByItself(2026)
    const daysOff = [...year.daysOff, { day: '2026-11-23', name: 'Nghỉ bão' }]
    const value = { ...year, daysOff, note: 'Bão' }
    await at.store.keepRule('calendar/2026', value, { expected: 0, by: 'desk', at: at.desk.clock() })
    at.pass(laterMs)
  }

  test('when the calendar changes, all of a thousand tickets of one date move while the server goes on', async () => {
    const first = await opened()
    const entry = { move: 'open', by: 'citizen', at: first.openedAt, detail: {} } as const
    const says = { parts: [], by: 'desk', answer: false } as const
    const crowd = Array.from({ length: 1050 }, () => ({ ...first, code: drawTicketCode() }))
    await at.store.moveTickets(
      crowd.map((ticket) => ({ seen: 0, ticket, entries: [{ ...entry, ticket: ticket.code }], says })),
      first.openedAt,
    )
    // No calendar has a date for this one: it must not keep the others from theirs.
    const endless = { unit: 'working_days', count: 1_000_000 } as const
    const { answer } = first.clocks
    const code = drawTicketCode()
    const spoilt = { ...first, code, clocks: { ...first.clocks, answer: { ...answer, limit: endless } } }
    await at.store.moveTickets(
      [{ seen: 0, ticket: spoilt, entries: [{ ...entry, ticket: code }], says }],
      first.openedAt,
    )
    await closeMonday()
    // How much of it is done at once, nobody else being let in, and not how often: a quick machine has done before it often
    // looked. Of the work, and not of the time: the disk may be somebody else's for a while.
    const began = worked()
    const turns = [began]
    const ticking = setInterval(() => turns.push(worked()), 0)
    await followCalendar(at.desk)
    clearInterval(ticking)
    turns.push(worked())
    const gaps = turns.slice(1).map((turn, before) => turn - (turns[before] ?? 0))
    expect(Math.max(...gaps)).toBeLessThan((worked() - began) / 5)
    const dates = await Promise.all(
      [first, ...crowd].map(async (ticket) => (await now(ticket)).clocks.answer.dueAt),
    )
    expect(dates.filter((date) => date?.getTime() === answer.dueAt?.getTime())).toEqual([])
  })

  test('a calendar that changed a moment after somebody asked for it is followed all the same', async () => {
    const one = await opened()
    await at.desk.timing()
    await closeMonday(500)
    await followCalendar(at.desk)
    expect((await now(one)).clocks.answer.dueAt).not.toEqual(one.clocks.answer.dueAt)
  })

  test('one ticket that cannot be looked after keeps no other from its reminder', async () => {
    const [bad, good] = [await opened(), await opened()]
    const endless = { unit: 'working_days', count: 1_000_000 } as const
    const clocks = { ...bad.clocks, answer: { ...bad.clocks.answer, limit: endless } }
    const changed = { ...bad, revision: bad.revision + 1, clocks, nextAt: new Date(1) }
    const says = { parts: [], by: 'desk', answer: false } as const
    await at.store.moveTickets([{ seen: bad.revision, ticket: changed, entries: [], says }], at.desk.clock())
    at.pass(3 * DAY_MS)
    expect(await lookAfterTickets(at.desk)).toBe(1)
    expect((await now(good)).reminded).toContain('accept:100')
  })

  test('a new calendar moves dates by each ticket’s own limit, whatever limits its department has by now', async () => {
    const one = await opened()
    const own = { limits: { answer: { unit: 'working_days', count: 20 } }, note: 'Đông việc' }
    await at.store.keepRule('limits/hcm/so-y-te', own, { expected: 0, by: 'desk', at: at.desk.clock() })
    await closeMonday()
    await followCalendar(at.desk)
    expect((await now(one)).clocks.answer.limit.count).toBe(5)
    expect((await now(one)).clocks.answer.dueAt).not.toEqual(one.clocks.answer.dueAt)
    expect((await opened()).clocks.answer.limit.count).toBe(20)
  })

  test('nobody is joined to a ticket that was closed, nor two to each other', async () => {
    const [one, other] = [await opened(), await opened()]
    const both = await Promise.all([
      joinTicket(at.desk, lan, { code: one.code, to: other.code }),
      joinTicket(at.desk, hoa, { code: other.code, to: one.code }),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['moved', 'no_such_other'])

    const [late, target] = [await opened(), await claimed()]
    let isFirst = true
    // Between the look and the plan the answer goes out.
    const store = new Proxy(at.store, {
      get: (of, name: keyof typeof at.store) =>
        name === 'ticket'
          ? async (code: TicketCode) => {
              if (code === late.code && isFirst) {
                isFirst = false
                await answerTicket(at.desk, lan, { code: target.code, text, citations })
              }
              return of.ticket(code)
            }
          : of[name],
    })
    const desk = { ...at.desk, store }
    expect((await joinTicket(desk, hoa, { code: late.code, to: target.code })).kind).toBe('no_such_other')
    expect((await now(late)).state).toBe('waiting')
  })

  test('only tickets of one city are joined', async () => {
    const [here, there] = [await opened(), await opened({ place: 'hn' })]
    const nowhere = await opened({ place: null })
    for (const other of [there, nowhere]) {
      const joined = await joinTicket(at.desk, coordinator, { code: here.code, to: other.code })
      expect(joined.kind).toBe('no_such_other')
    }
  })

  test('whoever answered first neither refuses, joins nor approves when the citizen asks again', async () => {
    const one = await claimed()
    await answerTicket(at.desk, lan, { code: one.code, text, citations })
    await at.store.moveTickets(
      [reopenTicket(at.desk, await now(one), 'Chưa rõ', await when())],
      at.desk.clock(),
    )
    const other = await opened()
    const before = { kind: 'hindered', why: 'answered_before' }
    const { code } = one
    expect(await refuseTicket(at.desk, lan, { code, why: 'no_question', note: '' })).toMatchObject(before)
    expect(await joinTicket(at.desk, lan, { code, to: other.code })).toMatchObject(before)

    const led = await claimed(chi)
    await answerTicket(at.desk, chi, { code: led.code, text, citations })
    await at.store.moveTickets(
      [reopenTicket(at.desk, await now(led), 'Chưa rõ', await when())],
      at.desk.clock(),
    )
    await claimTicket(at.desk, lan, { code: led.code })
    await proposeAnswer(at.desk, lan, { code: led.code, text })
    expect(await approveAnswer(at.desk, chi, { code: led.code, text, citations })).toMatchObject(before)
  })

  test('a clock that begins again, or has another end, is reminded of again', async () => {
    const one = await opened()
    at.pass(4 * DAY_MS)
    await lookAfterTickets(at.desk)
    expect((await now(one)).reminded).toContain('accept:80')
    await transferTicket(at.desk, chi, { code: one.code, to: 'thue', reason })
    expect((await now(one)).reminded.filter((name) => name.startsWith('accept'))).toEqual([])
    const { reminded } = await now(one)
    expect(reminded).toContain('answer:50')
    const to = new Date(at.desk.clock().getTime() + 30 * DAY_MS)
    await extendTicket(at.desk, coordinator, { code: one.code, to, reason })
    expect((await now(one)).reminded).toEqual([])
  })

  test('a request for details that nobody replies to is brought up after ten working days, each time', async () => {
    const one = await claimed()
    await askDetails(at.desk, lan, { code: one.code, text: 'Bạn ở phường nào?' })
    expect((await now(one)).nextAt).not.toBeNull()
    at.pass(8 * DAY_MS)
    await lookAfterTickets(at.desk)
    expect((await now(one)).reminded).not.toContain('details:10')
    at.pass(8 * DAY_MS)
    await lookAfterTickets(at.desk)
    expect((await now(one)).reminded).toContain('details:10')
    expect((await now(one)).state).toBe('awaiting_citizen')
    await at.store.moveTickets(
      await addWords(at.desk, await now(one), 'Bến Thành', await when()),
      at.desk.clock(),
    )
    await askDetails(at.desk, lan, { code: one.code, text: 'Số nhà?' })
    expect((await now(one)).reminded).not.toContain('details:10')
  })

  test('what waits for approval comes back: to its drafter, or to the coordinators', async () => {
    const [one, other] = [await claimed(), await claimed()]
    await proposeAnswer(at.desk, lan, { code: one.code, text })
    await proposeAnswer(at.desk, lan, { code: other.code, text })
    expect(await takeBack(at.desk, hoa, { code: one.code })).toMatchObject({ why: 'not_holder' })
    expect((await takeBack(at.desk, lan, { code: one.code })).kind).toBe('moved')
    expect(await now(one)).toMatchObject({ state: 'in_progress', proposed: { text } })
    expect(await handBackTicket(at.desk, hoa, { code: other.code, reason })).toMatchObject({
      why: 'not_holder',
    })
    expect((await handBackTicket(at.desk, coordinator, { code: other.code, reason })).kind).toBe('moved')
    expect(await now(other)).toMatchObject({ state: 'new', holder: null, department: 'dieu-phoi' })
  })

  test('an answer goes to whoever waits for it now, once, and a second answer not again', async () => {
    const [one, other] = [await claimed(), await opened()]
    await joinTicket(at.desk, hoa, { code: other.code, to: one.code })
    await answerTicket(at.desk, lan, { code: one.code, text, citations })
    expect((await now(one)).followers).toEqual([])
    expect((await now(other)).state).toBe('answered')

    const [refused, follower] = [await claimed(), await opened()]
    await joinTicket(at.desk, hoa, { code: follower.code, to: refused.code })
    await refuseTicket(at.desk, lan, { code: refused.code, why: 'no_question', note: '' })
    expect((await now(refused)).followers).toEqual([])
    expect((await now(follower)).state).toBe('refused')
  })

  test('two officials do not talk in one chat at once', async () => {
    const [one, other] = [await claimed(lan, 'same'), await claimed(hoa, 'same')]
    expect((await takeChat(at.desk, lan, { code: one.code })).kind).toBe('moved')
    expect(await takeChat(at.desk, hoa, { code: other.code })).toMatchObject({ why: 'chat_held' })
  })

  test('of two officials who begin to talk in one chat at the same instant, the slower learns who is there', async () => {
    const [one, other] = [await claimed(lan, 'same'), await claimed(hoa, 'same')]
    const results = await Promise.all([
      takeChat(at.desk, lan, { code: one.code }),
      takeChat(at.desk, hoa, { code: other.code }),
    ])
    const [quick, slow] = results[0].kind === 'moved' ? [lan, results[1]] : [hoa, results[0]]
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['hindered', 'moved'])
    expect(slow).toMatchObject({ why: 'chat_held', by: quick.id })
  })

  test('whoever waits for the same answer is told of its new date, by extension and by calendar', async () => {
    const [one, other] = [await claimed(), await opened()]
    await joinTicket(at.desk, hoa, { code: other.code, to: one.code })
    await closeMonday()
    await followCalendar(at.desk)
    expect(await told(other)).toContain(`phiếu ${other.code} dự kiến được trả lời trước`)
    const to = new Date(at.desk.clock().getTime() + 30 * DAY_MS)
    await extendTicket(at.desk, lan, { code: one.code, to, reason })
    expect(await told(other)).toContain(reason)
    expect(await told(other)).toContain(other.code)
    expect((await moves(other)).filter((move) => move === 'extend_with')).toHaveLength(2)
  })

  test('whoever goes on alone keeps the time they have waited, in nobody’s hands, and is told', async () => {
    const [one, other] = [await opened(), await claimed(hoa)]
    await joinTicket(at.desk, hoa, { code: other.code, to: one.code })
    at.pass(2 * DAY_MS)
    await at.store.moveTickets(await withdrawTicket(at.desk, await now(one), await when()), at.desk.clock())
    const left = await now(other)
    expect(left).toMatchObject({ state: 'waiting', holder: null, joinedTo: null })
    expect(left.clocks.answer.startedAt).toEqual(other.openedAt)
    expect(await told(other)).toContain(`Phiếu ${other.code} của bạn nay được giải quyết riêng`)
  })

  test('a ticket that five hundred wait for takes in no more', async () => {
    const [one, other] = [await opened(), await opened()]
    const followers = Array.from({ length: 500 }, () => drawTicketCode())
    const says = { parts: [], by: 'desk', answer: false } as const
    const full = { ...one, revision: one.revision + 1, followers }
    await at.store.moveTickets([{ seen: one.revision, ticket: full, entries: [], says }], at.desk.clock())
    const joined = await joinTicket(at.desk, lan, { code: other.code, to: one.code })
    expect(joined.kind).toBe('no_such_other')
    expect((await similarTicket(at.desk, one.question, 'hcm'))?.code).toBe(other.code)
  })

  test('of two citizens who take the last place at a ticket at once, the slower gets a ticket of their own', async () => {
    const one = await opened()
    const followers = Array.from({ length: 499 }, () => drawTicketCode())
    const says = { parts: [], by: 'desk', answer: false } as const
    const nearlyFull = { ...one, revision: one.revision + 1, followers }
    await at.store.moveTickets(
      [{ seen: one.revision, ticket: nearlyFull, entries: [], says }],
      at.desk.clock(),
    )
    const asked = { question: one.question, reason, department: one.department, ticket: one.code }
    const agree = async (chat: string) => {
      const account = { network: 'web', chat } as const
      const citizen = { ...newConversation(conversationId('web', chat), account), place: 'hcm' } as const
      await at.store.saveConversation(citizen)
      return (await takeSimilar(at.desk, citizen, asked)).tickets ?? []
    }
    const write = async (changes: readonly TicketChange[]) => at.store.moveTickets(changes, at.desk.clock())
    const both = await Promise.all([agree('hoa'), agree('minh')])
    expect((await Promise.all(both.map(write))).toSorted()).toEqual(['moved', 'moved_on'])

    // The slower one's turn is worked on anew.
    const again = await agree('minh')
    expect(again.map(({ ticket: { state, joinedTo } }) => [state, joinedTo])).toEqual([['waiting', null]])
    expect((await now(one)).followers).toHaveLength(500)
  })

  test('a ticket that cannot be read keeps no other from being looked after, and is named in the log once', async () => {
    const [bad, good] = [await opened(), await opened()]
    const says = { parts: [], by: 'desk', answer: false } as const
    const broken = { ...bad, revision: 2, urgency: 'by noon' as 'urgent' }
    await at.store.moveTickets([{ seen: 1, ticket: broken, entries: [], says }], at.desk.clock())
    at.pass(60 * DAY_MS)
    const lines: unknown[] = []
    const log = { ...at.desk.log, error: (...line: readonly unknown[]) => void lines.push(line) }
    for (let looks = 0; looks < 2; looks += 1) await lookAfterTickets({ ...at.desk, log })

    expect((await now(good)).reminded).toContain('answer:100')
    expect(lines).toEqual([[{ ticket: await at.desk.nameOf(bad.code) }, 'ticket cannot be read']])
    expect(at.store.unreadableTickets()).toEqual([bad.code])
    await closeMonday()
    await followCalendar(at.desk)
    expect(await moves(good)).toContain('move_deadline')
  })

  test('nobody but its holder, a head or a coordinator takes a ticket out of its holder’s hands', async () => {
    const [one, other] = [await claimed(), await opened()]
    const { code } = one
    const held = { kind: 'hindered', why: 'not_holder' }
    expect(await transferTicket(at.desk, hoa, { code, to: 'thue', reason })).toMatchObject(held)
    expect(await handBackTicket(at.desk, hoa, { code, reason })).toMatchObject(held)
    expect(await refuseTicket(at.desk, hoa, { code, why: 'abuse', note: '' })).toMatchObject(held)
    expect(await joinTicket(at.desk, hoa, { code, to: other.code })).toMatchObject(held)
    expect((await handBackTicket(at.desk, coordinator, { code, reason })).kind).toBe('moved')
    // In nobody's hands it is anybody's of the department.
    expect((await transferTicket(at.desk, hoa, { code: other.code, to: 'thue', reason })).kind).toBe('moved')
  })

  test('nothing is given to whoever has left', async () => {
    const one = await claimed()
    await releaseTicket(at.desk, lan, { code: one.code, reason })
    await at.store.setActive(hoa.id, false, { by: 'shell', at: at.desk.clock() })
    expect(await assignTicket(at.desk, chi, { code: one.code, to: hoa })).toEqual({ kind: 'not_for_them' })
    expect((await assignTicket(at.desk, chi, { code: one.code, to: lan })).kind).toBe('moved')
  })
})

/** What this thread has worked so far, ms. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
