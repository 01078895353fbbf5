import { describe, expect } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import {
  LAN,
  MINH,
  aTicket,
  answered,
  at,
  moved,
  openedTicket,
  opening,
  part,
  takenDelivery,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const LAN_CHAT = conversationId('telegram', 'lan')

export function ticketsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps tickets`, () => {
    test('a ticket is opened with the citizen as its first entry in the audit', async ({ store, opened }) => {
      const ticket = await openedTicket(store, { openedAt: at(5), found: ['nq-98/dieu-4'], nextAt: at(90) })

      const kept = await opened.reopen()
      expect(await kept.ticket(ticket.code)).toEqual(ticket)
      expect(await kept.audit(ticket.code)).toEqual([
        { ticket: ticket.code, move: 'open', by: 'citizen', at: at(5), detail: {} },
      ])
      expect(await kept.ticketDelivery(ticket.code)).toBe('none')
      expect(await kept.draft(ticket.code)).toBeUndefined()
    })

    test('what a ticket knows of a request that did not arrive, and of its urgency, is kept', async ({
      opened,
      store,
    }) => {
      const asked = aTicket()
      const hastened = { at: at(40), limit: { unit: 'working_hours', count: 4 } } as const
      const clocks = { ...asked.clocks, answer: { ...asked.clocks.answer, hastened } }
      const ticket = await openedTicket(store, { ...asked, clocks, request: { at: at(30), dead: [7, 8] } })
      expect(await (await opened.reopen()).ticket(ticket.code)).toEqual(ticket)
    })

    test('a delivery says who wrote it and when', async ({ store }) => {
      const ticket = await openedTicket(store, { openedAt: at(5) })
      await store.moveTickets([moved(ticket, 'claim', {}, { says: ['Đã tiếp nhận.'] })], at(50))
      expect(await takenDelivery(store)).toMatchObject({ by: 'official', at: at(50) })
    })

    test('a code nobody has is nobody’s ticket', async ({ store }) => {
      const { code } = aTicket()
      expect(await store.ticket(code)).toBeUndefined()
      expect(await store.audit(code)).toEqual([])
      expect(await store.notes(code)).toEqual([])
      expect(await store.ticketDelivery(code)).toBe('none')
    })

    test('of two officials who claim at once one holds it, and nothing of the other is written', async ({
      store,
    }) => {
      const ticket = await openedTicket(store)
      const claims = [LAN, MINH].map((holder) =>
        moved(ticket, 'claim', { holder }, { by: holder, says: [`${holder} đã tiếp nhận.`] }),
      )

      const results = await Promise.all(claims.map((claim) => store.moveTickets([claim], at(50))))

      expect(results.toSorted()).toEqual(['moved', 'moved_on'])
      const winner = results[0] === 'moved' ? LAN : MINH
      expect(await store.ticket(ticket.code)).toMatchObject({
        holder: winner,
        state: 'in_progress',
        revision: 2,
      })
      expect((await store.audit(ticket.code)).map(({ by }) => by)).toEqual(['citizen', winner])
      const lines = await store.transcript(LAN_CHAT, 0, 10)
      expect(lines.slice(1).map(({ by, text }) => [by, text])).toEqual([
        ['official', `${winner} đã tiếp nhận.`],
      ])
      expect((await store.figures(at(50))).waitingDeliveries).toBe(1)
    })

    test('of two officials who take one citizen’s chat at once one holds it, however many tickets it has', async ({
      store,
    }) => {
      const tickets = []
      for (const holder of [LAN, MINH])
        tickets.push(await openedTicket(store, { state: 'in_progress', holder }))
      const takes = tickets.map((ticket) =>
        moved(
          ticket,
          'take_chat',
          { holdsChat: true },
          { by: ticket.holder ?? LAN, says: ['Tôi nghe đây.'] },
        ),
      )

      const results = await Promise.all(takes.map((take) => store.moveTickets([take], at(50))))

      expect(results.toSorted()).toEqual(['moved', 'moved_on'])
      const kept = await store.ticketsOf(LAN_CHAT, 10)
      expect(kept.filter(({ holdsChat }) => holdsChat)).toHaveLength(1)
      expect((await store.transcript(LAN_CHAT, 0, 10)).filter(({ by }) => by === 'official')).toHaveLength(1)
      // Whoever holds it goes on as before, and once they have left it is there to be taken.
      const [held, free] = results[0] === 'moved' ? [0, 1] : [1, 0]
      const holding = takes[held]?.ticket ?? aTicket()
      const wrote = moved(holding, 'write', {}, { by: LAN, says: ['Bạn ở phường nào?'] })
      expect(await store.moveTickets([wrote], at(51))).toBe('moved')
      const left = moved(wrote.ticket, 'leave_chat', { holdsChat: false })
      expect(await store.moveTickets([left], at(52))).toBe('moved')
      expect(await store.moveTickets([takes[free] ?? left], at(53))).toBe('moved')
    })

    test('a code that is taken is not opened again', async ({ store }) => {
      const { code } = await openedTicket(store)
      const other = aTicket({ code, chat: 'minh', question: 'Khác' })
      expect(await store.moveTickets([opening(other)], at(1))).toBe('moved_on')
      expect((await store.ticket(code))?.conversation).toBe(LAN_CHAT)
    })

    test('of several tickets in one move all are written or none', async ({ store }) => {
      const first = await openedTicket(store, { state: 'in_progress', holder: LAN })
      const second = await openedTicket(store, { chat: 'minh', state: 'joined', joinedTo: first.code })
      const elsewhere = moved(second, 'part', { joinedTo: null }, { by: 'desk' })
      await store.moveTickets([elsewhere], at(40))

      const both = [answered(first, 'Được.'), answered(second, 'Được.')]
      expect(await store.moveTickets(both, at(50))).toBe('moved_on')

      expect(await store.ticket(first.code)).toEqual(first)
      expect(await store.audit(first.code)).toHaveLength(1)
      expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(1)
      expect(await store.ticketDelivery(first.code)).toBe('none')

      const again = [answered(first, 'Được.'), answered({ ...elsewhere.ticket, state: 'joined' }, 'Được.')]
      expect(await store.moveTickets(again, at(60))).toBe('moved')
      expect((await store.ticket(second.code))?.state).toBe('answered')
    })

    test('one answer goes to three askers, each told how theirs fares', async ({ store }) => {
      const lan = await openedTicket(store, { state: 'in_progress', holder: LAN })
      const minh = await openedTicket(store, { chat: 'minh', network: 'zalo', state: 'joined' })
      const hoa = await openedTicket(store, { chat: 'hoa', network: 'web', state: 'joined' })

      const answers = [lan, minh, hoa].map((ticket) => answered(ticket, 'Được, theo khoản 2.'))
      expect(await store.moveTickets(answers, at(50))).toBe('moved')

      const fares = () => Promise.all([lan, minh, hoa].map(({ code }) => store.ticketDelivery(code)))
      expect(await fares()).toEqual(['waiting', 'waiting', 'sent'])
      await store.recordDelivery(
        await takenDelivery(store, 100, 'zalo'),
        { kind: 'refused', why: 'gone' },
        at(60),
      )
      expect(await fares()).toEqual(['waiting', 'dead', 'sent'])
      const delivery = await takenDelivery(store)
      expect(delivery.part).toEqual(part('Được, theo khoản 2.'))
      await store.recordDelivery(delivery, { kind: 'sent' }, at(61))
      expect(await fares()).toEqual(['sent', 'dead', 'sent'])
      expect((await store.deadLetters(10)).map(({ ticket }) => ticket)).toEqual([minh.code])
      const [, line] = await store.transcript(hoa.conversation, 0, 10)
      expect(line).toMatchObject({ by: 'official', text: 'Được, theo khoản 2.', at: at(50) })
    })

    test('an answer of several parts has arrived when its last part has', async ({ store }) => {
      const ticket = await openedTicket(store, { state: 'in_progress' })
      const answer = answered(ticket, 'một')
      const parts = ['một', 'hai'].map(part)
      await store.moveTickets([{ ...answer, says: { ...answer.says, parts } }], at(50))
      for (const left of ['waiting', 'sent']) {
        await store.recordDelivery(await takenDelivery(store), { kind: 'sent' }, at(60))
        expect(await store.ticketDelivery(ticket.code)).toBe(left)
      }
    })

    test('what is said of a ticket without being its answer does not count as one', async ({ store }) => {
      const ticket = await openedTicket(store)
      await store.moveTickets([moved(ticket, 'claim', {}, { says: ['Đã tiếp nhận.'] })], at(50))
      expect(await store.ticketDelivery(ticket.code)).toBe('none')
    })

    test('the audit keeps every entry of a move, in order and with what it was about', async ({ store }) => {
      const ticket = await openedTicket(store)
      const detail = { from: 'so-noi-vu', to: 'so-y-te', reason: 'Không thuộc thẩm quyền', note: 'gấp' }
      const transfer = moved(ticket, 'transfer', { department: 'so-y-te', hops: 1 }, { by: MINH, detail })
      const reminded = {
        ...transfer.entries[0],
        move: 'remind',
        by: 'desk',
        detail: { reason: '50' },
      } as const
      const entries = [...transfer.entries, { ...reminded, ticket: ticket.code, at: at(51) }]
      await store.moveTickets([{ ...transfer, entries }], at(51))

      expect((await store.audit(ticket.code)).slice(1)).toEqual(entries)
    })

    test('a chat’s tickets are listed with the newest first', async ({ store }) => {
      const first = await openedTicket(store, { openedAt: at(1) })
      const third = await openedTicket(store, { openedAt: at(3) })
      const second = await openedTicket(store, { openedAt: at(2) })
      await openedTicket(store, { chat: 'minh' })

      const of = async (limit: number) => (await store.ticketsOf(LAN_CHAT, limit)).map(({ code }) => code)
      expect(await of(10)).toEqual([third.code, second.code, first.code])
      expect(await of(1)).toEqual([third.code])
      expect(await store.ticketsOf(conversationId('zalo', 'lan'), 10)).toEqual([])
    })

    test('the desk finds what it has to look at by now, the longest due first, until it was moved', async ({
      store,
    }) => {
      const later = await openedTicket(store, { nextAt: at(20) })
      const first = await openedTicket(store, { nextAt: at(10) })
      await openedTicket(store, { nextAt: at(31) })
      await openedTicket(store, { nextAt: null })
      const due = async (seconds: number, limit = 10) =>
        (await store.ticketsDue(at(seconds), limit)).map(({ code }) => code)

      expect(await due(9)).toEqual([])
      expect(await due(30)).toEqual([first.code, later.code])
      expect(await due(30, 1)).toEqual([first.code])
      await store.moveTickets(
        [moved(first, 'remind', { nextAt: at(40), reminded: ['answer:50'] }, { by: 'desk' })],
        at(30),
      )
      await store.moveTickets([moved(later, 'withdraw', { nextAt: null }, { by: 'citizen' })], at(30))
      expect(await due(30)).toEqual([])
      expect(await due(40, 2)).toHaveLength(2)
    })

    test('tickets are read in the order they were opened, page by page, also several of one moment', async ({
      store,
    }) => {
      const all = []
      for (const seconds of [1, 2, 2, 2, 3, 4]) all.push(await openedTicket(store, { openedAt: at(seconds) }))
      const stretch = { from: at(2), before: at(4) }

      const read: string[] = []
      let after = null
      for (;;) {
        const page = await store.ticketsOpened({ ...stretch, after }, 2)
        read.push(...page.map(({ code }) => code))
        if (page.length < 2) break
        after = page.at(-1)?.code ?? null
      }

      expect(read).toHaveLength(4)
      expect(read.toSorted()).toEqual(
        all
          .slice(1, 5)
          .map(({ code }) => code)
          .toSorted(),
      )
      expect(read.at(-1)).toBe(all[4]?.code)
      expect(await store.ticketsOpened({ from: at(5), before: at(9), after: null }, 2)).toEqual([])
    })

    test('a ticket that cannot be read is passed over by every list, and known by its code', async ({
      store,
    }) => {
      const bad = {
        urgency: 'by noon' as 'urgent',
        nextAt: at(1),
        openedAt: at(1),
        state: 'waiting',
      } as const
      const unread = []
      for (let n = 0; n < 3; n += 1) unread.push((await openedTicket(store, bad)).code)
      const good = await openedTicket(store, { nextAt: at(2), openedAt: at(2), state: 'waiting' })
      const codes = (tickets: readonly Ticket[]) => tickets.map(({ code }) => code)
      const everywhere = { place: null, department: null, holder: null, due: null }
      const page = { offset: 0, limit: 10 }

      expect(store.unreadableTickets()).toEqual([])
      // A page of two has room for the one that can be read, though three that cannot stand before it.
      expect(codes(await store.ticketsDue(at(9), 2))).toEqual([good.code])
      const opened = await store.ticketsOpened({ from: at(0), before: at(9), after: null }, 2)
      expect(codes(opened)).toEqual([good.code])
      expect(codes(await store.queue({ ...everywhere, states: ['waiting'] }, page))).toEqual([good.code])
      expect(codes(await store.ticketsOf(LAN_CHAT, 10))).toEqual([good.code])
      expect(codes(await store.searchTickets(['phuong'], everywhere, 10))).toEqual([good.code])
      expect(codes(await store.ticketsLike(['phuong'], everywhere, 10))).toEqual([good.code])
      expect(store.unreadableTickets().toSorted()).toEqual(unread.toSorted())
      await expect(store.ticket(unread[0] ?? good.code)).rejects.toThrow('cannot be read')
    })
  })
}
