import { describe, expect } from 'vitest'
import { conversationId, TicketCode } from '#src/domain/ids.ts'
import type { Network } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import type { NewTicket } from '#src/domain/ticket.ts'
import { LAN, MINH, aMessage, aTicket, at, exchange, part, takenDelivery } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const LAN_SAYS = { text: 'Được, theo khoản 2.', by: LAN, at: at(50) }
const MINH_SAYS = { text: 'Không.', by: MINH, at: at(50) }

export function ticketsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps tickets`, () => {
    test('a ticket is opened with the citizen as its first entry in the audit', async ({ store }) => {
      const ticket = await opened(store, {}, { at: 5 })
      expect(await store.ticket(ticket.code)).toEqual({
        ...ticket,
        conversation: conversationId('telegram', 'lan'),
        account: { network: 'telegram', chat: 'lan' },
        state: 'new',
        openedAt: at(5),
        answer: null,
      })
      expect(await store.audit(ticket.code)).toEqual([
        { ticket: ticket.code, move: 'opened', by: 'citizen', at: at(5) },
      ])
      expect(await store.ticketDelivery(ticket.code)).toBe('none')
    })

    test('a queue shows its department’s tickets, the oldest first', async ({ store }) => {
      const later = await opened(store, {}, { at: 20 })
      const first = await opened(store, {}, { at: 10 })
      const health = await opened(store, { department: 'so-y-te', place: null }, { at: 15 })
      const queue = async (department: 'so-noi-vu' | null, limit = 10) =>
        (await store.queue({ state: 'new', department }, limit)).map((ticket) => ticket.code)

      expect(await queue('so-noi-vu')).toEqual([first.code, later.code])
      expect(await queue(null)).toEqual([first.code, health.code, later.code])
      expect(await queue(null, 2)).toEqual([first.code, health.code])
      expect(await store.countTickets('so-noi-vu')).toEqual({ new: 2, answered: 0 })
      expect(await store.countTickets(null)).toEqual({ new: 3, answered: 0 })
    })

    test('answered tickets are listed with the latest answer first', async ({ store }) => {
      const early = await opened(store, {}, { at: 1 })
      const late = await opened(store, {}, { at: 2 })
      await store.answerTicket(late.code, { ...LAN_SAYS, at: at(10) }, [])
      await store.answerTicket(early.code, { ...LAN_SAYS, at: at(20) }, [])

      const answered = await store.queue({ state: 'answered', department: null }, 10)
      expect(answered.map((ticket) => ticket.code)).toEqual([early.code, late.code])
      expect(await store.queue({ state: 'new', department: null }, 10)).toEqual([])
      expect(await store.countTickets(null)).toEqual({ new: 0, answered: 2 })
    })

    test('an answer, its state, its audit and the reply are written together', async ({
      store,
      opened: all,
    }) => {
      const { code } = await opened(store)
      expect(await store.answerTicket(code, LAN_SAYS, [part('Trả lời'), part('phần hai')])).toBe('answered')

      const kept = await all.reopen()
      expect(await kept.ticket(code)).toMatchObject({ state: 'answered', answer: LAN_SAYS })
      expect((await kept.audit(code)).at(-1)).toEqual({ ticket: code, move: 'answered', by: LAN, at: at(50) })
      const lines = await kept.transcript(conversationId('telegram', 'lan'), 0, 10)
      expect(lines.slice(1).map(({ by, text }) => [by, text])).toEqual([
        ['official', 'Trả lời'],
        ['official', 'phần hai'],
      ])
    })

    test('when two officials answer at once, one answer stands and the citizen reads one', async ({
      store,
    }) => {
      const { code } = await opened(store)
      const results = await Promise.all([
        store.answerTicket(code, LAN_SAYS, [part(LAN_SAYS.text)]),
        store.answerTicket(code, MINH_SAYS, [part(MINH_SAYS.text)]),
      ])

      expect(results.toSorted()).toEqual(['already_answered', 'answered'])
      const standing = results[0] === 'answered' ? LAN_SAYS : MINH_SAYS
      expect((await store.ticket(code))?.answer).toEqual(standing)
      expect((await takenDelivery(store)).part.text).toBe(standing.text)
      expect(await store.transcript(conversationId('telegram', 'lan'), 0, 10)).toHaveLength(2)
      expect(await store.audit(code)).toHaveLength(2)
    })

    test('an answer to a ticket that does not exist changes nothing', async ({ store }) => {
      const code = TicketCode.parse('9999-9999-9999')
      expect(await store.answerTicket(code, LAN_SAYS, [part('ai đó')])).toBe('unknown')
      expect(await store.ticket(code)).toBeUndefined()
      expect(await store.audit(code)).toEqual([])
      expect((await store.figures(at(0))).waitingDeliveries).toBe(0)
    })

    test('how an answer fares follows its parts on their way', async ({ store }) => {
      const { code } = await opened(store, {}, { parts: ['Đã chuyển câu hỏi.'] })
      await store.answerTicket(code, LAN_SAYS, [part('một'), part('hai')])
      for (const left of ['waiting', 'waiting', 'sent']) {
        await store.recordDelivery(await takenDelivery(store), { kind: 'sent' }, at(60))
        expect(await store.ticketDelivery(code)).toBe(left)
      }
    })

    test('an answer that could not be delivered is a dead letter with the ticket’s code', async ({
      store,
    }) => {
      const { code } = await opened(store)
      await store.answerTicket(code, LAN_SAYS, [part('một'), part('hai')])
      await store.recordDelivery(
        await takenDelivery(store),
        { kind: 'refused', why: 'telegram_blocked' },
        at(60),
      )
      expect(await store.ticketDelivery(code)).toBe('dead')
      expect((await store.deadLetters(10)).map((letter) => letter.ticket)).toEqual([code])

      await store.recordDelivery(await takenDelivery(store), { kind: 'sent' }, at(61))
      expect(await store.ticketDelivery(code)).toBe('dead')
    })

    test('an answer on the web has arrived at once', async ({ store }) => {
      const { code } = await opened(store, {}, { network: 'web' })
      await store.answerTicket(code, LAN_SAYS, [part('một')])
      expect(await store.ticketDelivery(code)).toBe('sent')
      const lines = await store.transcript(conversationId('web', 'lan'), 0, 10)
      expect(lines.at(-1)).toMatchObject({ by: 'official', text: 'một' })
    })
  })
}

async function opened(
  store: Store,
  wish: Partial<NewTicket> = {},
  { at, network, parts = [] }: { at?: number; network?: Network; parts?: readonly string[] } = {},
): Promise<NewTicket> {
  const ticket = aTicket(wish)
  const message = aMessage({ ...(at !== undefined && { at }), ...(network !== undefined && { network }) })
  await exchange(store, message, { tickets: [ticket], parts: parts.map(part) })
  return ticket
}
