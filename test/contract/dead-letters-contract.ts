import { describe, expect } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import type { Network } from '#src/domain/ids.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import {
  LAN,
  LEASE,
  MINH,
  aMessage,
  aTicket,
  at,
  exchange,
  moved,
  opening,
  part,
  takenDelivery,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const AUTH = { kind: 'refused', why: 'telegram_auth' } as const

export function deadLettersContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps dead letters`, () => {
    test('one that is put back is sent once, with its attempts begun anew', async ({ store, opened }) => {
      const letter = await dead(store, ['một'])
      expect(await store.retryDeadLetter(letter, LAN, at(200))).toBe('waiting')
      const kept = await opened.reopen()
      expect(await kept.deadLetters(10)).toEqual([])
      expect(await kept.nextDeliveryDue('telegram')).toEqual(at(200))
      const again = await takenDelivery(kept, 200)
      expect(again).toMatchObject({
        id: letter,
        part: part('một'),
        account: { network: 'telegram', chat: 'lan' },
        attempts: 0,
      })
      await kept.recordDelivery(again, { kind: 'sent' }, at(201))
      expect(await drained(kept, 300)).toEqual([])
      expect(await kept.retryDeadLetter(letter, LAN, at(300))).toBe('gone')
    })

    test('it goes before what was written after it and still waits; what has gone stays gone', async ({
      store,
    }) => {
      const first = await dead(store, ['một'])
      const second = await dead(store, ['hai'])
      await said(store, ['ba'])
      expect(await drained(store, 150)).toEqual(['ba'])
      await said(store, ['bốn', 'năm'])
      expect(await store.retryDeadLetter(second, LAN, at(200))).toBe('waiting')
      expect(await store.retryDeadLetter(first, LAN, at(200))).toBe('waiting')
      await said(store, ['sáu'])
      expect(await drained(store, 200)).toEqual(['một', 'hai', 'bốn', 'năm', 'sáu'])
    })

    test('it goes behind a reply that is on its way, and before those behind that one', async ({ store }) => {
      const first = await dead(store, ['một'])
      const second = await dead(store, ['hai'])
      await said(store, ['ba', 'bốn'])
      const onItsWay = await takenDelivery(store, 200)
      await store.retryDeadLetter(first, LAN, at(200))
      await store.retryDeadLetter(second, LAN, at(200))
      expect(await store.takeDelivery('telegram', at(200), LEASE)).toBeUndefined()
      await store.recordDelivery(onItsWay, { kind: 'sent' }, at(201))
      expect(await drained(store, 201)).toEqual(['một', 'hai', 'bốn'])
    })

    test('it overtakes a later reply that waits to be tried again', async ({ store }) => {
      const letter = await dead(store, ['một'])
      await said(store, ['hai'])
      await store.recordDelivery(await takenDelivery(store), { kind: 'retry', why: 'throttled' }, at(900))
      await store.retryDeadLetter(letter, LAN, at(200))
      expect(await drained(store, 200)).toEqual(['một', 'hai'])
    })

    test('of two operators at once one puts it back, and the journal has one entry', async ({ store }) => {
      const letter = await dead(store, ['một'])
      const results = await Promise.all([
        store.retryDeadLetter(letter, LAN, at(200)),
        store.retryDeadLetter(letter, MINH, at(200)),
        store.discardDeadLetter(letter, MINH, at(200), 'đã gọi điện'),
      ])
      expect(results.filter((result) => result === 'gone')).toHaveLength(2)
      expect(await store.letterJournal(10)).toHaveLength(1)
    })

    test('one that is discarded is not shown, counted or sent again', async ({ store, opened }) => {
      const letter = await dead(store, ['một'])
      const other = await dead(store, ['hai'])
      expect(await store.discardDeadLetter(letter, MINH, at(200), 'Đã gọi điện cho người dân')).toBe(
        'discarded',
      )
      const kept = await opened.reopen()
      expect((await kept.deadLetters(10)).map(({ id }) => id)).toEqual([other])
      expect((await kept.figures(at(200))).deadDeliveries).toBe(1)
      expect((await kept.channelFigures('telegram', at(200))).dead).toBe(1)
      expect(await kept.retryDeadLetter(letter, LAN, at(201))).toBe('gone')
      expect(await kept.discardDeadLetter(letter, LAN, at(201), 'lần nữa')).toBe('gone')
      expect(await kept.takeDelivery('telegram', at(300), LEASE)).toBeUndefined()
    })

    test('the journal tells who did what and why, the latest first, and never to whom', async ({ store }) => {
      const { code } = await answered(store, ['một'])
      const [letter] = await store.deadLetters(1)
      if (letter === undefined) throw new Error('no letter died')
      await store.retryDeadLetter(letter.id, LAN, at(200))
      await store.recordDelivery(await takenDelivery(store, 200), AUTH, at(201))
      await store.discardDeadLetter(letter.id, MINH, at(202), 'Đã gọi điện')
      const about = { letter: letter.id, network: 'telegram', ticket: code }
      expect(await store.letterJournal(10)).toEqual([
        { ...about, move: 'discard', by: MINH, at: at(202), why: 'Đã gọi điện' },
        { ...about, move: 'retry', by: LAN, at: at(200), why: null },
      ])
      expect(await store.letterJournal(1)).toHaveLength(1)
      expect(await store.letterJournal(0)).toEqual([])
    })

    test('a ticket’s delivery follows: given up, waiting, sent', async ({ store }) => {
      const { code } = await answered(store, ['một'])
      expect(await store.ticketDelivery(code)).toBe('dead')
      const [letter] = await store.deadLetters(1)
      await store.retryDeadLetter(letter?.id ?? 0, LAN, at(200))
      expect(await store.ticketDelivery(code)).toBe('waiting')
      expect(await drained(store, 200)).toEqual(['một'])
      expect(await store.ticketDelivery(code)).toBe('sent')
    })

    test('a ticket whose answer was discarded goes on saying that it did not arrive', async ({ store }) => {
      const { code } = await answered(store, ['một'])
      const [letter] = await store.deadLetters(1)
      await store.discardDeadLetter(letter?.id ?? 0, LAN, at(200), 'Người dân đã chặn')
      expect(await store.ticketDelivery(code)).toBe('dead')
    })

    test('letters nobody knows are gone', async ({ store }) => {
      expect(await store.retryDeadLetter(4711, LAN, at(0))).toBe('gone')
      expect(await store.discardDeadLetter(4711, LAN, at(0), 'x')).toBe('gone')
    })

    test('letters of one network are shown by themselves', async ({ store }) => {
      const telegram = await dead(store, ['một'])
      const zalo = await dead(store, ['hai'], 'zalo')
      expect((await store.deadLetters(10, 'telegram')).map(({ id }) => id)).toEqual([telegram])
      expect((await store.deadLetters(10, 'zalo')).map(({ id }) => id)).toEqual([zalo])
      expect((await store.deadLetters(10)).map(({ id }) => id)).toEqual([zalo, telegram])
      expect((await store.deadLetters(1)).map(({ id }) => id)).toEqual([zalo])
    })
  })

  describe(`${name} knows how each network fares`, () => {
    test('nothing is known of a network before the first attempt', async ({ store }) => {
      expect(await store.channelFigures('zalo', at(0))).toEqual({
        waiting: 0,
        oldestSeconds: 0,
        dead: 0,
        sentAt: null,
        failed: null,
      })
    })

    test('what waits, for how long, what went out last and what failed last', async ({ store }) => {
      await said(store, ['một', 'hai', 'ba'])
      await store.recordDelivery(await takenDelivery(store, 100), { kind: 'sent' }, at(100))
      const retry = { kind: 'retry', why: 'telegram_throttled' } as const
      await store.recordDelivery(await takenDelivery(store, 101), retry, at(900), at(101))
      expect(await store.channelFigures('telegram', at(110.9))).toEqual({
        waiting: 2,
        oldestSeconds: 110,
        dead: 0,
        sentAt: at(100),
        failed: { at: at(101), why: 'telegram_throttled' },
      })
      await store.recordDelivery(await takenDelivery(store, 900), AUTH, at(901))
      expect(await store.channelFigures('telegram', at(902))).toMatchObject({
        waiting: 1,
        dead: 1,
        failed: { at: at(901), why: 'telegram_auth' },
      })
      expect((await store.channelFigures('zalo', at(902))).waiting).toBe(0)
    })

    test('a letter that was put back waits from then', async ({ store }) => {
      const letter = await dead(store, ['một'])
      await store.retryDeadLetter(letter, LAN, at(500))
      expect(await store.channelFigures('telegram', at(510))).toMatchObject({ waiting: 1, oldestSeconds: 10 })
      expect((await store.figures(at(510))).oldestDeliverySeconds).toBe(10)
    })
  })
}

async function said(store: Store, texts: readonly string[], network: Network = 'telegram'): Promise<void> {
  await exchange(store, aMessage({ network }), { parts: texts.map(part) })
}

/** The desk has said this and the network would not have it. */
async function dead(store: Store, texts: readonly string[], network: Network = 'telegram'): Promise<number> {
  await said(store, texts, network)
  const delivery = await takenDelivery(store, 100, network)
  await store.recordDelivery(delivery, AUTH, at(100 + delivery.id / 1000))
  return delivery.id
}

/** A ticket whose answer the network would not have. */
async function answered(store: Store, texts: readonly string[]): Promise<Ticket> {
  const ticket = aTicket()
  await exchange(store, aMessage(), { tickets: [opening(ticket)] })
  const says = { parts: texts.map(part), by: 'official', answer: true } as const
  await store.moveTickets([{ ...moved(ticket, 'answer', {}), says }], at(50))
  await store.recordDelivery(await takenDelivery(store, 100), AUTH, at(100))
  return ticket
}

async function drained(store: Store, seconds: number): Promise<readonly string[]> {
  const sent: string[] = []
  for (;;) {
    const now = at(seconds + sent.length / 1000)
    const delivery = await store.takeDelivery('telegram', now, LEASE)
    if (delivery === undefined) return sent
    sent.push(delivery.part.text)
    await store.recordDelivery(delivery, { kind: 'sent' }, now)
  }
}
