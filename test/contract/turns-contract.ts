import { describe, expect } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import {
  ALONE,
  LAN,
  LEASE,
  TOGETHER,
  aMessage,
  aTicket,
  anAnswer,
  at,
  moved,
  openedTicket,
  opening,
  part,
  resultOf,
  rule,
  takenDelivery,
  takenTurn,
  words,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const LAN_CHAT = conversationId('telegram', 'lan')

export function turnsContract(name: string, open: OpenStore, shared: boolean): void {
  const test = storeTest(open)

  describe(`${name} hands out turns`, () => {
    test('of two who ask at once for one lane, one gets it', async ({ store }) => {
      await store.receive(aMessage(), rule())
      await store.receive(aMessage(), rule())
      const turns = await Promise.all([store.takeTurn(at(1), ALONE), store.takeTurn(at(1), ALONE)])
      expect(turns.filter((turn) => turn !== undefined)).toHaveLength(1)
    })

    test('different people are served side by side, the longest due first', async ({ store }) => {
      await store.receive(aMessage({ chat: 'minh', at: 2 }), rule())
      await store.receive(aMessage({ chat: 'lan', at: 1 }), rule())
      await store.receive(aMessage({ chat: 'lan', at: 3 }), rule())

      const turns = [await takenTurn(store, 10), await takenTurn(store, 10)]
      expect(turns.map((turn) => turn.conversation.account.chat)).toEqual(['lan', 'minh'])
      expect(await store.takeTurn(at(10), ALONE)).toBeUndefined()
    })

    test('everything a turn led to is written and is still there after a restart', async ({
      store,
      opened,
    }) => {
      await store.receive(aMessage({ text: 'một câu hỏi' }), rule())
      const turn = await takenTurn(store)
      const conversation = {
        ...turn.conversation,
        greeted: true,
        place: 'hn',
        earlier: ['một câu hỏi'],
      } as const
      const ticket = aTicket({ openedAt: at(5) })
      const reply = {
        text: 'hai',
        choices: [{ label: 'Hà Nội', value: 'hn' }],
        citations: [
          {
            id: 'nq-97-2019-qh14/dieu-4/khoan-1',
            label: 'khoản 1 Điều 4 Nghị quyết số 97/2019/QH14',
            quote: 'lời',
            quoteKind: 'summary',
            inForce: 'no',
            from: '2021-07-01',
            to: '2025-07-01',
            note: 'hết hiệu lực',
            url: 'https://example.vn',
          },
        ],
      } as const
      const answers = [{ question: 'một câu hỏi', answer: anAnswer(), worded: null }]
      expect(
        await store.finishTurn(
          turn,
          {
            conversation,
            parts: [part('một'), reply],
            answers,
            tickets: [opening(ticket, { says: ['ba'] })],
          },
          at(5),
        ),
      ).toBe('finished')

      const kept = await opened.reopen()
      expect(await kept.conversation(LAN_CHAT)).toEqual(conversation)
      const lines = await kept.transcript(LAN_CHAT, 0, 10)
      expect(lines.map(({ by, text }) => [by, text])).toEqual([
        ['citizen', 'một câu hỏi'],
        ['desk', 'một'],
        ['desk', 'hai'],
        ['desk', 'ba'],
      ])
      expect(lines[2]).toEqual({ id: lines[2]?.id, by: 'desk', ...reply, at: at(5) })
      expect(await kept.ticket(ticket.code)).toEqual(ticket)
      expect((await takenDelivery(kept)).part).toEqual(part('một'))
      expect(await kept.takeTurn(at(1000), ALONE)).toBeUndefined()
    })

    test('a turn that moves what somebody has moved meanwhile writes nothing, and is worked on anew at once', async ({
      store,
    }) => {
      const ticket = await openedTicket(store)
      await store.receive(aMessage({ at: 2, text: 'Tôi rút câu hỏi' }), rule())
      const turn = await takenTurn(store, 5)
      await store.moveTickets([moved(ticket, 'claim', { holder: LAN })], at(6))

      const conversation = { ...turn.conversation, greeted: true }
      const other = aTicket()
      const withdraw = moved(ticket, 'withdraw', {}, { by: 'citizen', says: ['Đã rút.'] })
      const result = resultOf(turn, {
        conversation,
        parts: [part('lời đáp')],
        answers: [{ question: 'hỏi', answer: anAnswer(), worded: null }],
        tickets: [opening(other), withdraw],
      })
      expect(await store.finishTurn(turn, result, at(7))).toBe('moved_on')

      expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(2)
      expect((await store.conversation(LAN_CHAT))?.greeted).toBe(false)
      expect(await store.latestAnswers(1)).toEqual([])
      expect(await store.ticket(other.code)).toBeUndefined()
      expect(await store.ticket(ticket.code)).toMatchObject({ state: 'in_progress', revision: 2 })
      expect(await store.audit(ticket.code)).toHaveLength(2)

      expect(await store.nextTurnDue()).toEqual(at(7))
      const again = await takenTurn(store, 7)
      expect(words(again)).toEqual(['Tôi rút câu hỏi'])
      expect(again.attempts).toBe(1)
      expect(await store.finishTurn(turn, result, at(8))).toBe('lease_lost')
      const now = await store.ticket(ticket.code)
      if (now === undefined) throw new Error('it was there before')
      const anew = resultOf(again, { tickets: [moved(now, 'withdraw', {}, { by: 'citizen' })] })
      expect(await store.finishTurn(again, anew, at(8))).toBe('finished')
      expect(await store.ticket(ticket.code)).toMatchObject({ state: 'withdrawn', revision: 3 })
      expect(await store.nextTurnDue()).toBeUndefined()
    })

    test('a turn’s moves reach tickets of other people’s chats', async ({ store }) => {
      const minhs = await openedTicket(store, { chat: 'minh', network: 'zalo' })
      await store.receive(aMessage(), rule())
      const turn = await takenTurn(store)
      const mine = aTicket({ state: 'joined', joinedTo: minhs.code })
      const follow = moved(
        minhs,
        'follow',
        { followers: [mine.code] },
        { by: 'citizen', says: ['Có thêm một người hỏi.'] },
      )
      expect(await store.finishTurn(turn, resultOf(turn, { tickets: [opening(mine), follow] }), at(1))).toBe(
        'finished',
      )

      expect(await store.ticket(minhs.code)).toEqual(follow.ticket)
      expect((await takenDelivery(store, 100, 'zalo')).part.text).toBe('Có thêm một người hỏi.')
    })

    test('a turn knows whose official holds the conversation, and is worked on anew when that changes', async ({
      store,
    }) => {
      const ticket = await openedTicket(store, { state: 'in_progress', holder: LAN })
      const message = (seconds: number) => store.receive(aMessage({ at: seconds }), rule())
      await message(1)
      const free = await takenTurn(store, 2)
      expect(free.heldFor).toBeNull()
      const taken = moved(ticket, 'take_chat', { holdsChat: true })
      await store.moveTickets([taken], at(3))

      const reply = { parts: [part('đáp')] }
      expect(await store.finishTurn(free, resultOf(free, reply), at(4))).toBe('moved_on')
      const held = await takenTurn(store, 4)
      expect(held.heldFor).toBe(ticket.code)
      // Other moves of the ticket that holds it change nothing for the turn.
      const written = moved(taken.ticket, 'write', {}, { says: ['Chào bạn'] })
      await store.moveTickets([written], at(5))
      expect(await store.finishTurn(held, resultOf(held), at(6))).toBe('finished')

      await message(7)
      const next = await takenTurn(store, 8)
      await store.moveTickets([moved(written.ticket, 'leave_chat', { holdsChat: false })], at(9))
      expect(await store.finishTurn(next, resultOf(next, reply), at(10))).toBe('moved_on')
      expect((await takenTurn(store, 10)).heldFor).toBeNull()
      expect((await store.transcript(LAN_CHAT, 0, 10)).map(({ text }) => text)).not.toContain('đáp')
    })

    test('a message that comes during a turn is the next turn', async ({ store }) => {
      await store.receive(aMessage({ at: 0, text: 'một' }), rule({ windowMs: 1500 }))
      const first = await takenTurn(store, 10, TOGETHER)
      await store.receive(aMessage({ at: 11, text: 'hai' }), rule({ windowMs: 1500 }))
      await store.receive(aMessage({ at: 12, text: 'ba' }), rule({ windowMs: 1500 }))
      expect(await store.takeTurn(at(20), TOGETHER)).toBeUndefined()
      await store.finishTurn(first, resultOf(first), at(12.1))

      expect(await store.nextTurnDue()).toEqual(at(13.5))
      const second = await takenTurn(store, 13.5, TOGETHER)
      expect(words(second)).toEqual(['hai', 'ba'])
      expect(second.attempts).toBe(0)
    })

    test('a turn given back comes again at its time with what came meanwhile', async ({ store }) => {
      await store.receive(aMessage({ at: 0, text: 'một' }), rule({ windowMs: 1500 }))
      await store.postponeTurn(await takenTurn(store, 10, TOGETHER), at(30))
      await store.receive(aMessage({ at: 11, text: 'hai' }), rule({ windowMs: 1500 }))

      expect(await store.nextTurnDue()).toEqual(at(30))
      expect(await store.takeTurn(at(29), TOGETHER)).toBeUndefined()
      const again = await takenTurn(store, 30, TOGETHER)
      expect(words(again)).toEqual(['một', 'hai'])
      expect(again.attempts).toBe(1)
    })

    test('when a lease ends another takes the turn, and the first finds that it changes nothing', async ({
      store,
    }) => {
      await store.receive(aMessage({ text: 'một' }), rule())
      const slow = await takenTurn(store, 10, TOGETHER)
      expect(await store.nextTurnDue()).toEqual(at(70))
      expect(await store.takeTurn(at(69.9), TOGETHER)).toBeUndefined()
      await store.receive(aMessage({ text: 'hai' }), rule())
      const other = await takenTurn(store, 70, TOGETHER)
      expect(words(other)).toEqual(['một', 'hai'])
      expect(other.attempts).toBe(1)

      const conversation = { ...slow.conversation, greeted: true }
      const ticket = aTicket()
      const late = resultOf(slow, { conversation, parts: [part('muộn')], tickets: [opening(ticket)] })
      expect(await store.finishTurn(slow, late, at(71))).toBe('lease_lost')
      await store.postponeTurn(slow, at(72))

      expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(2)
      expect((await store.conversation(LAN_CHAT))?.greeted).toBe(false)
      expect(await store.ticket(ticket.code)).toBeUndefined()
      expect(await store.takeTurn(at(73), TOGETHER)).toBeUndefined()
      expect(await store.finishTurn(other, resultOf(other), at(74))).toBe('finished')
      expect(await store.finishTurn(slow, late, at(75))).toBe('lease_lost')
      expect(await store.nextTurnDue()).toBeUndefined()
    })

    test('a turn says how often it was taken and did not come back; what was given back does not count', async ({
      store,
    }) => {
      await store.receive(aMessage({ text: 'một' }), rule())
      const first = await takenTurn(store, 10)
      expect(first.unreturned).toBe(0)
      await store.postponeTurn(first, at(20))

      await takenTurn(store, 20)
      const third = await takenTurn(store, 80)
      expect(third).toMatchObject({ attempts: 2, unreturned: 1 })
      await store.postponeTurn(third, at(90))
      const fourth = await takenTurn(store, 90)
      expect(fourth.unreturned).toBe(1)

      await store.receive(aMessage({ at: 91, text: 'hai' }), rule())
      await store.finishTurn(fourth, resultOf(fourth), at(92))
      expect(await takenTurn(store, 100)).toMatchObject({ attempts: 0, unreturned: 0 })
    })

    test('a turn that has to be worked on anew because a ticket was moved has come back', async ({
      store,
    }) => {
      const ticket = await openedTicket(store)
      await store.receive(aMessage({ at: 2 }), rule())
      const turn = await takenTurn(store, 5)
      await store.moveTickets([moved(ticket, 'claim', { holder: LAN })], at(6))
      const withdraw = moved(ticket, 'withdraw', {}, { by: 'citizen' })
      expect(await store.finishTurn(turn, resultOf(turn, { tickets: [withdraw] }), at(7))).toBe('moved_on')
      expect((await takenTurn(store, 7)).unreturned).toBe(0)
    })

    test('a finished turn cannot be finished again by its next holder’s lane', async ({ store }) => {
      await store.receive(aMessage({ text: 'một' }), rule())
      const first = await takenTurn(store)
      await store.finishTurn(first, resultOf(first), at(1))
      await store.receive(aMessage({ text: 'hai' }), rule())

      expect(await store.finishTurn(first, resultOf(first, { parts: [part('lại')] }), at(2))).toBe(
        'lease_lost',
      )
      expect(words(await takenTurn(store))).toEqual(['hai'])
    })

    test('a lease that ended still counts while nobody else has taken the lane', async ({ store }) => {
      await store.receive(aMessage(), rule())
      const slow = await takenTurn(store, 10)
      expect(await store.finishTurn(slow, resultOf(slow), at(1000))).toBe('finished')
      expect(await store.takeTurn(at(2000), ALONE)).toBeUndefined()
    })

    test('the order of messages is the order they came in, also when the clock jumps back', async ({
      store,
    }) => {
      await store.receive(aMessage({ at: 3600, text: 'một' }), rule({ windowMs: 1500 }))
      await store.receive(aMessage({ at: 0, text: 'hai' }), rule({ windowMs: 1500 }))
      await store.receive(aMessage({ at: 1, text: 'ba' }), rule({ windowMs: 1500 }))

      expect(words(await takenTurn(store, 3700, TOGETHER))).toEqual(['một', 'hai', 'ba'])
      const lines = await store.transcript(LAN_CHAT, 0, 10)
      expect(lines.map(({ text }) => text)).toEqual(['một', 'hai', 'ba'])
    })

    test('whoever writes on after the clock was set back is answered, and not when it is as late again', async ({
      store,
    }) => {
      await store.receive(aMessage({ at: 3600, text: 'một' }), rule({ windowMs: 1500 }))
      await store.receive(aMessage({ at: 3600, text: 'hai' }), rule({ windowMs: 1500 }))
      expect(await store.takeTurn(at(10), TOGETHER)).toBeUndefined()
      await store.receive(aMessage({ at: 10, text: 'ba' }), rule({ windowMs: 1500 }))

      expect(words(await takenTurn(store, 16, TOGETHER))).toEqual(['một', 'hai', 'ba'])
    })

    test('what came during a turn is due soon, also when the clock was set back meanwhile', async ({
      store,
    }) => {
      await store.receive(aMessage({ at: 3600, text: 'một' }), rule({ windowMs: 1500 }))
      const turn = await takenTurn(store, 3610, TOGETHER)
      await store.receive(aMessage({ at: 3611, text: 'hai' }), rule({ windowMs: 1500 }))
      await store.finishTurn(turn, resultOf(turn), at(17))
      expect(await store.nextTurnDue()).toEqual(at(23))
    })

    test('when a clock jumps forward the turn is taken over, written once, and what comes next is in order', async ({
      store,
    }) => {
      await store.receive(aMessage({ at: 0, text: 'một' }), rule())
      const held = await takenTurn(store, 1)
      const ahead = await takenTurn(store, 600)
      await store.receive(aMessage({ at: 2, text: 'hai' }), rule())

      expect(await store.finishTurn(held, resultOf(held, { parts: [part('đáp')] }), at(3))).toBe('lease_lost')
      expect(await store.finishTurn(ahead, resultOf(ahead, { parts: [part('đáp')] }), at(601))).toBe(
        'finished',
      )
      expect(words(await takenTurn(store, 3))).toEqual(['hai'])
      expect((await store.transcript(LAN_CHAT, 0, 10)).map(({ text }) => text)).toEqual(['một', 'hai', 'đáp'])
    })

    if (shared) {
      test('an instance that starts leaves another its turn until the lease ends', async ({
        store,
        opened,
      }) => {
        await store.receive(aMessage({ text: 'một' }), rule())
        const held = await takenTurn(store, 10)

        const next = await opened.reopen()
        await next.takeOver()

        expect(await next.takeTurn(at(69), ALONE)).toBeUndefined()
        expect(await next.finishTurn(held, resultOf(held, { parts: [part('đáp')] }), at(69))).toBe('finished')
        const delivery = await takenDelivery(next, 70)
        await next.takeOver()
        expect(await next.takeDelivery('telegram', at(71), LEASE)).toBeUndefined()
        expect(await takenDelivery(next, 131)).toMatchObject({ id: delivery.id, attempts: 1 })
      })
    } else {
      test('a process that starts anew frees what a dead one held', async ({ store, opened }) => {
        await store.receive(aMessage({ text: 'một' }), rule())
        const before = await takenTurn(store, 10)
        await store.finishTurn(before, resultOf(before, { parts: [part('đáp')] }), at(10))
        await store.receive(aMessage({ text: 'hai' }), rule())
        await takenTurn(store, 10)
        const inFlight = await takenDelivery(store, 10)

        const next = await opened.reopen()
        expect(await next.takeTurn(at(11), ALONE)).toBeUndefined()
        await next.takeOver()

        const turn = await takenTurn(next, 11)
        expect(words(turn)).toEqual(['hai'])
        expect(turn.attempts).toBe(1)
        const delivery = await takenDelivery(next, 11)
        expect(delivery).toMatchObject({ id: inFlight.id, attempts: 1 })
      })

      test('a turn that four processes in a row have not given back rests for a while, however often one starts', async ({
        store,
      }) => {
        await store.receive(aMessage({ text: 'một' }), rule())
        for (const unreturned of [0, 1, 2, 3]) {
          expect((await takenTurn(store, 10 + unreturned)).unreturned).toBe(unreturned)
          await store.takeOver()
        }
        await store.receive(aMessage({ chat: 'minh', text: 'hai' }), rule())

        expect(words(await takenTurn(store, 20))).toEqual(['hai'])
        await store.takeOver()
        await store.receive(aMessage({ text: 'alo' }), rule())
        expect(words(await takenTurn(store, 32))).toEqual(['hai'])
        expect(await store.takeTurn(at(32), ALONE)).toBeUndefined()
        expect(await takenTurn(store, 33)).toMatchObject({ unreturned: 4 })
      })
    }
  })
}
