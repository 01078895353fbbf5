import { expect } from 'vitest'
import { conversationId, TicketCode } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { OPEN_STATES } from '#src/domain/ticket.ts'
import { LAN, at, moved, takenDelivery } from './build.ts'

const [WAITS, ARRIVED, DEAD] = ['1111-2222-3333', '2222-3333-4444', '3333-4444-5555'].map((code) =>
  TicketCode.parse(code),
) as [TicketCode, TicketCode, TicketCode] // one for each code

/**
 * Looks at what the program before tickets had a workflow has left (test/fixtures/desk-before-workflow.*): one ticket
 * waits, one was answered and arrived, the answer to one was given up after its first part.
 */
export async function expectKeptFromBefore(store: Store): Promise<void> {
  const all = { place: null, department: null, holder: null, due: null }
  const waits = await store.ticket(WAITS)
  expect(waits).toMatchObject({
    code: WAITS,
    revision: 1,
    conversation: conversationId('telegram', 'lan'),
    account: { network: 'telegram', chat: 'lan' },
    question: 'Phường tôi có được thuê thêm công chức không?',
    place: 'hn',
    department: 'so-noi-vu',
    state: 'waiting',
    since: at(1),
    openedAt: at(1),
    holder: null,
    answer: null,
    clocks: { answer: { startedAt: at(1), dueAt: at(1 + 7 * 86_400), metAt: null } },
  })
  expect(await store.ticket(ARRIVED)).toMatchObject({
    place: null,
    state: 'answered',
    since: at(50.123),
    openedAt: at(2.345),
    holder: LAN,
    answer: { text: 'Theo khoản 2 Điều 5.', by: LAN, at: at(50.123), approvedBy: null, citations: [] },
    clocks: { answer: { metAt: at(50.123) } },
    nextAt: null,
  })
  expect(await store.audit(ARRIVED)).toEqual([
    { ticket: ARRIVED, move: 'open', by: 'citizen', at: at(2.345), detail: {} },
    { ticket: ARRIVED, move: 'answer', by: LAN, at: at(50.123), detail: {} },
  ])

  // In their queues, found by their words, and looked at by the desk, which sets the clocks right.
  const page = { offset: 0, limit: 9 }
  expect(await store.queue({ ...all, states: OPEN_STATES }, page)).toEqual([waits])
  const closed = await store.queue({ ...all, states: ['answered'] }, page)
  expect(closed.map(({ code }) => code)).toEqual([DEAD, ARRIVED])
  expect(await store.countTickets({ ...all, states: ['answered'], department: 'so-xay-dung' })).toBe(1)
  expect(await store.searchTickets(['cong', 'chu'], { place: 'hn', department: null }, 9)).toEqual([waits])
  expect(await store.searchTickets(['khoan'], { place: 'hcm', department: null }, 9)).toHaveLength(1)
  expect(await store.ticketsDue(at(0), 9)).toEqual([waits])
  expect(await store.ticketsOf(conversationId('telegram', 'lan'), 9)).toEqual([waits])
  expect(await store.ticketsOpened({ from: at(0), before: at(9), after: null }, 9)).toHaveLength(3)

  // What is on its way stays on it.
  expect(await Promise.all([WAITS, ARRIVED, DEAD].map((code) => store.ticketDelivery(code)))).toEqual([
    'none',
    'sent',
    'dead',
  ])
  expect(await store.deadLetters(9)).toMatchObject([{ ticket: DEAD, why: 'zalo_gone', at: at(61) }])
  const delivery = await takenDelivery(store, 1000, 'zalo')
  expect(delivery.part.text).toBe('phần hai')
  await store.recordDelivery(delivery, { kind: 'sent' }, at(1000))

  if (waits === undefined) throw new Error('it was there before')
  expect(await store.moveTickets([moved(waits, 'claim', { holder: LAN, nextAt: null })], at(1001))).toBe(
    'moved',
  )
  expect(await store.ticketsDue(at(9999), 9)).toEqual([])
  expect(await store.audit(WAITS)).toHaveLength(2)
}
