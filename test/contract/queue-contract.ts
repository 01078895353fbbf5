import { describe, expect } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import type { QueueFilter } from '#src/domain/tickets.ts'
import { OPEN_STATES } from '#src/domain/ticket.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { LAN, MINH, aTicket, at, moved, openedTicket } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const ALL: QueueFilter = { states: OPEN_STATES, place: null, department: null, holder: null, due: null }

export function queueContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} queues tickets`, () => {
    test('a department sees its own, the soonest due first, over all states it asks for', async ({
      store,
    }) => {
      const late = await openedTicket(store, { due: 300 })
      const soon = await openedTicket(store, { due: 100, state: 'in_progress', holder: LAN })
      const between = await openedTicket(store, { due: 200, state: 'waiting' })
      const health = await openedTicket(store, { due: 150, department: 'so-y-te' })
      await openedTicket(store, { due: 1, state: 'withdrawn' })

      expect(await codes(store, { department: 'so-noi-vu' })).toEqual([soon, between, late].map(code))
      expect(await codes(store, {})).toEqual([soon, health, between, late].map(code))
      expect(await codes(store, { states: ['new'] })).toEqual([health, late].map(code))
      expect(await codes(store, { states: [] })).toEqual([])
    })

    test('what belongs to no city is seen by both, and by each only once', async ({ store }) => {
      const hanoi = await openedTicket(store, { due: 1, place: 'hn' })
      const both = await openedTicket(store, { due: 2, place: null })
      const saigon = await openedTicket(store, { due: 3, place: 'hcm' })

      expect(await codes(store, { place: 'hn' })).toEqual([hanoi, both].map(code))
      expect(await codes(store, { place: 'hcm', department: 'so-noi-vu' })).toEqual([both, saigon].map(code))
      expect(await codes(store, {})).toEqual([hanoi, both, saigon].map(code))
    })

    test('an official sees what they hold, in a department where one is asked for', async ({ store }) => {
      const mine = await openedTicket(store, { state: 'in_progress', holder: LAN })
      const health = await openedTicket(store, {
        due: 4000,
        state: 'awaiting_citizen',
        holder: LAN,
        department: 'so-y-te',
      })
      await openedTicket(store, { state: 'in_progress', holder: MINH })
      const done = await openedTicket(store, { state: 'answered', holder: LAN })

      expect(await codes(store, { holder: LAN })).toEqual([mine, health].map(code))
      expect(await codes(store, { holder: LAN, department: 'so-y-te' })).toEqual([health.code])
      expect(await codes(store, { holder: LAN, place: 'hcm' })).toEqual([])
      expect(await codes(store, { holder: LAN, states: ['answered', 'refused'] })).toEqual([done.code])
    })

    test('what is due in a stretch is found, its end left out; what stands still is due never and comes last', async ({
      store,
    }) => {
      const still = await openedTicket(store, { due: null, state: 'awaiting_citizen' })
      const first = await openedTicket(store, { due: 100 })
      const second = await openedTicket(store, { due: 200 })
      const due = (from: number | null, before: number | null) =>
        codes(store, {
          due: { from: from === null ? null : at(from), before: before === null ? null : at(before) },
        })

      expect(await codes(store, {})).toEqual([first, second, still].map(code))
      expect(await due(100, 200)).toEqual([first.code])
      expect(await due(101, null)).toEqual([second.code])
      expect(await due(null, 101)).toEqual([first.code])
      expect(await due(null, null)).toEqual([first, second].map(code))
    })

    test('until somebody takes it, a ticket stands where its time to be taken puts it', async ({ store }) => {
      const { clocks, ...rest } = aTicket({ due: 900 })
      const ticket = await openedTicket(store, {
        ...rest,
        clocks: { ...clocks, accept: { ...clocks.accept, dueAt: at(100) } },
      })
      const other = await openedTicket(store, { due: 500 })
      expect(await codes(store, {})).toEqual([ticket, other].map(code))

      await store.moveTickets([moved(ticket, 'claim', { holder: LAN })], at(50))
      expect(await codes(store, {})).toEqual([other, ticket].map(code))
    })

    test('closed ones are listed with the latest first', async ({ store }) => {
      const early = await openedTicket(store, { state: 'in_progress' })
      const late = await openedTicket(store, { state: 'in_progress' })
      await store.moveTickets([moved(late, 'answer', {}, { at: 60 })], at(60))
      await store.moveTickets([moved(early, 'refuse', {}, { at: 70 })], at(70))

      expect(await codes(store, { states: ['answered', 'refused', 'published'] })).toEqual(
        [early, late].map(code),
      )
      expect(await codes(store, { states: ['answered'] })).toEqual([late.code])
      expect(await codes(store, {})).toEqual([])
    })

    test('pages follow one another without a gap, also where many are due at the same moment', async ({
      store,
    }) => {
      const states = ['new', 'waiting', 'in_progress'] as const
      for (let count = 0; count < 23; count += 1) {
        const place = count % 4 === 0 ? null : 'hn'
        await openedTicket(store, {
          due: 100 + Math.floor(count / 9),
          state: states[count % 3] ?? 'new',
          place,
        })
      }
      const whole = await codes(store, {})
      expect(new Set(whole).size).toBe(23)

      const pages: string[] = []
      for (let offset = 0; offset < 25; offset += 5) {
        const page = await store.queue(ALL, { offset, limit: 5 })
        pages.push(...page.map(code))
      }
      expect(pages).toEqual(whole)
      expect(await store.queue(ALL, { offset: 23, limit: 5 })).toEqual([])
      expect(await store.queue(ALL, { offset: 0, limit: 0 })).toEqual([])
    })

    test('counts agree with the queue, and a ticket that moves leaves every queue it stood in', async ({
      store,
    }) => {
      const ticket = await openedTicket(store, { state: 'in_progress', holder: LAN, place: null, due: 10 })
      await openedTicket(store, { department: 'so-y-te', due: null })
      const views: readonly Partial<QueueFilter>[] = [
        {},
        { department: 'so-noi-vu' },
        { department: 'so-y-te' },
        { place: 'hn' },
        { place: 'hcm' },
        { holder: LAN },
        { holder: MINH },
        { holder: LAN, department: 'so-noi-vu' },
        { states: ['in_progress'] },
        { due: { from: null, before: at(20) } },
        { states: ['answered'] },
      ]
      const counted = async () => Promise.all(views.map((view) => store.countTickets({ ...ALL, ...view })))
      const listed = async () => Promise.all(views.map(async (view) => (await codes(store, view)).length))

      expect(await counted()).toEqual([2, 1, 1, 2, 1, 1, 0, 1, 1, 1, 0])
      expect(await listed()).toEqual(await counted())

      const transfer = moved(ticket, 'transfer', {
        department: 'so-y-te',
        holder: MINH,
        state: 'in_progress',
        place: 'hcm',
      })
      await store.moveTickets([transfer], at(50))
      expect(await counted()).toEqual([2, 0, 2, 1, 1, 0, 1, 0, 1, 1, 0])
      expect(await listed()).toEqual(await counted())

      await store.moveTickets([moved(transfer.ticket, 'answer', {})], at(60))
      expect(await counted()).toEqual([1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1])
      expect(await listed()).toEqual(await counted())
    })

    test('the figures count what somebody still has to do something about', async ({ store }) => {
      const states = ['new', 'waiting', 'in_progress', 'awaiting_citizen', 'awaiting_approval'] as const
      for (const state of [...states, 'joined', 'answered', 'published', 'refused', 'withdrawn'] as const) {
        await openedTicket(store, { state, place: state === 'new' ? null : 'hcm' })
      }
      expect((await store.figures(at(0))).openTickets).toBe(5)
    })
  })
}

function code(ticket: Ticket): string {
  return ticket.code
}

async function codes(store: Store, filter: Partial<QueueFilter>): Promise<readonly string[]> {
  return (await store.queue({ ...ALL, ...filter }, { offset: 0, limit: 100 })).map(code)
}
