import { describe, expect } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import type { Answer } from '#src/domain/answer.ts'
import type { Store } from '#src/domain/store.ts'
import { dayNamed } from '#src/domain/working-calendar.ts'
import {
  LAN,
  aMessage,
  anAnswer,
  at,
  exchange,
  moved,
  openedTicket,
  resultOf,
  rule,
  takenTurn,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const SUNDAY = dayNamed('2026-11-22')
/** 23:59:59 on Sunday in Vietnam, whatever day it is elsewhere. */
const LATE = new Date('2026-11-22T16:59:59Z')
const MIDNIGHT = new Date('2026-11-22T17:00:00Z')

export function answerTallyContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} adds answers up`, () => {
    test('answers count on the day they were given in Vietnam, by outcome, city and department', async ({
      store,
      opened,
    }) => {
      const say = (when: Date, wish: Partial<Answer>) => answerOn(store, when, [{ ...anAnswer(), ...wish }])
      await say(LATE, {})
      await say(LATE, {})
      await say(LATE, { outcome: 'no_answer' })
      await say(LATE, {
        place: null,
        outcome: 'no_answer',
        escalation: { offered: true, department: 'thue' },
      })
      await say(MIDNIGHT, {})

      const kept = await opened.reopen()
      const sunday = await kept.answersByDay({ from: SUNDAY, before: SUNDAY + 1 })
      expect(sunday.toSorted((one, other) => other.count - one.count || order(one, other))).toEqual([
        { day: SUNDAY, place: 'hn', department: 'so-noi-vu', outcome: 'answered', count: 2 },
        { day: SUNDAY, place: 'hn', department: 'so-noi-vu', outcome: 'no_answer', count: 1 },
        { day: SUNDAY, place: null, department: 'thue', outcome: 'no_answer', count: 1 },
      ])
      const both = await kept.answersByDay({ from: SUNDAY - 7, before: SUNDAY + 7 })
      expect(both.filter(({ day }) => day === SUNDAY + 1)).toEqual([
        { day: SUNDAY + 1, place: 'hn', department: 'so-noi-vu', outcome: 'answered', count: 1 },
      ])
      expect(both).toHaveLength(4)
      expect(await kept.answersByDay({ from: SUNDAY + 2, before: SUNDAY + 9 })).toEqual([])
    })

    test('several answers of one turn all count', async ({ store }) => {
      await answerOn(store, MIDNIGHT, [anAnswer(), anAnswer()])
      expect(await store.answersByDay({ from: SUNDAY, before: SUNDAY + 2 })).toMatchObject([{ count: 2 }])
    })

    test('questions for which nothing was found are read newest first, within a stretch', async ({
      store,
    }) => {
      const ask = async (seconds: number, outcome: Answer['outcome'], chat = 'lan') => {
        const answers = [{ question: `câu ${seconds}`, answer: { ...anAnswer(), outcome }, worded: null }]
        await exchange(store, aMessage({ chat, at: seconds }), { answers })
      }
      for (const seconds of [1, 2, 3, 4]) await ask(seconds, 'no_answer')
      await ask(5, 'answered')
      await ask(6, 'no_answer', 'minh')

      const all = { from: at(0), before: at(99) }
      expect((await store.unanswered(all, 9)).map(({ question }) => question)).toEqual(
        [6, 4, 3, 2, 1].map((seconds) => `câu ${seconds}`),
      )
      expect(await store.unanswered({ from: at(2), before: at(4) }, 9)).toEqual(
        [3, 2].map((seconds) => ({
          conversation: conversationId('telegram', 'lan'),
          question: `câu ${seconds}`,
          place: 'hn',
          department: 'so-noi-vu',
          at: at(seconds),
        })),
      )
      expect(await store.unanswered(all, 2)).toHaveLength(2)
    })
  })

  describe(`${name} tells whether tickets have moved`, () => {
    test('the figures of a stretch change with every new ticket and every move in it, and no other', async ({
      store,
    }) => {
      const week = { from: at(0), before: at(100) }
      expect(await store.ticketsMoved(week)).toEqual({ tickets: 0, revisions: 0 })
      const ticket = await openedTicket(store, { openedAt: at(0) })
      const later = await openedTicket(store, { chat: 'minh', openedAt: at(100) })
      expect(await store.ticketsMoved(week)).toEqual({ tickets: 1, revisions: 1 })
      await store.moveTickets([moved(ticket, 'claim', { holder: LAN })], at(200))
      expect(await store.ticketsMoved(week)).toEqual({ tickets: 1, revisions: 2 })
      await store.moveTickets([moved(later, 'claim', { holder: LAN })], at(300))
      expect(await store.ticketsMoved(week)).toEqual({ tickets: 1, revisions: 2 })
    })
  })
}

async function answerOn(store: Store, when: Date, given: readonly Answer[]): Promise<void> {
  await store.receive(aMessage(), rule())
  const turn = await takenTurn(store)
  const answers = given.map((answer) => ({ question: 'câu hỏi', answer, worded: null }))
  await store.finishTurn(turn, resultOf(turn, { answers }), when)
}

function order(one: { readonly department: string }, other: { readonly department: string }): number {
  return one.department < other.department ? -1 : 1
}
