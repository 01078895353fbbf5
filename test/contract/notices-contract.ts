import { describe, expect } from 'vitest'
import type { OfficialNotice } from '#src/domain/notices.ts'
import type { Store } from '#src/domain/store.ts'
import { aMessage, aTicket, at, exchange, LAN, LEASE, MINH, moved, opening } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

function aNotice(wish: Partial<OfficialNotice> = {}): OfficialNotice {
  const { code, place, department } = aTicket()
  return {
    kind: 'new',
    ticket: code,
    place,
    department,
    holder: null,
    by: 'citizen',
    due: at(3600),
    reminder: null,
    at: at(0),
    ...wish,
  }
}

/** Has a ticket opened with a notice of it. */
async function told(store: Store, wish: Partial<OfficialNotice> = {}): Promise<OfficialNotice> {
  const ticket = aTicket()
  const notice = aNotice({ ticket: ticket.code, ...wish })
  await exchange(store, aMessage(), { tickets: [{ ...opening(ticket), notices: [notice] }] })
  return notice
}

async function takenErrand(store: Store, seconds = 60, way: 'desk' | 'telegram' | 'email' = 'desk') {
  const errand = await store.takeErrand(way, at(seconds), LEASE)
  if (errand === undefined) throw new Error('nothing is due')
  return errand
}

/** Notices to officials: written with the move, done at least once, given up where a person sees it. */
export function noticesContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps notices to officials`, () => {
    test('a notice is there with the turn that opened the ticket, as it was written, also after the end of the process', async ({
      store,
      opened,
    }) => {
      expect(await store.nextErrandDue('desk')).toBeUndefined()
      const notice = await told(store, { reminder: { of: 'answer', percent: 80 }, holder: LAN, by: LAN })
      const after = await opened.reopen()
      const errand = await takenErrand(after)
      expect(errand).toMatchObject({ way: 'desk', to: '', attempts: 0, notice })
    })

    test('a move that was refused leaves no notice', async ({ store }) => {
      const ticket = aTicket()
      await exchange(store, aMessage(), { tickets: [opening(ticket)] })
      const claim = moved(ticket, 'claim', { holder: LAN })
      const notice = aNotice({ ticket: ticket.code })
      expect(await store.moveTickets([{ ...claim, seen: 7, notices: [notice] }], at(50))).toBe('moved_on')
      expect(await store.nextErrandDue('desk')).toBeUndefined()
      expect(await store.moveTickets([{ ...claim, notices: [notice, notice] }], at(50))).toBe('moved')
      expect([await takenErrand(store), await takenErrand(store)]).toHaveLength(2)
      expect(await store.takeErrand('desk', at(60), LEASE)).toBeUndefined()
    })

    test('of two who take at once one gets it, and the other once the lease has ended', async ({ store }) => {
      await told(store)
      const taken = await Promise.all([
        store.takeErrand('desk', at(60), LEASE),
        store.takeErrand('desk', at(60), LEASE),
      ])
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
      const first = taken.find((one) => one !== undefined)
      if (first === undefined) throw new Error('nobody got it')
      expect(await store.nextErrandDue('desk')).toEqual(at(120))
      expect(await store.takeErrand('desk', at(119), LEASE)).toBeUndefined()

      const again = await takenErrand(store, 121)
      expect(again).toMatchObject({ id: first.id, attempts: 1 })
      expect(await store.spreadNotice(first, { lists: [LAN], sends: [] }, at(122))).toBe('lease_lost')
      expect(await store.noticesFor(LAN, 10)).toEqual([])
      expect(await store.spreadNotice(again, { lists: [LAN], sends: [] }, at(122))).toBe('spread')
      expect(await store.unreadNotices(LAN)).toBe(1)
      expect(await store.nextErrandDue('desk')).toBeUndefined()
    })

    test('spreading puts it into lists and makes one errand of each send', async ({ store }) => {
      const notice = await told(store)
      const reach = {
        lists: [LAN, MINH],
        sends: [
          { way: 'telegram', to: '-1001' },
          { way: 'email', to: LAN },
          { way: 'email', to: MINH },
        ],
      } as const
      expect(await store.spreadNotice(await takenErrand(store), reach, at(61))).toBe('spread')
      expect(await store.noticesFor(MINH, 10)).toMatchObject([{ notice, isUnread: true }])
      expect(await takenErrand(store, 62, 'telegram')).toMatchObject({ to: '-1001', notice, attempts: 0 })
      const mails = [await takenErrand(store, 62, 'email'), await takenErrand(store, 62, 'email')]
      expect(mails.map(({ to }) => to)).toEqual([LAN, MINH])
      expect(new Set(mails.map(({ id }) => id)).size).toBe(2)
    })

    test('what was not sent is due again later; what was sent is gone', async ({ store }) => {
      await told(store)
      const sends = [{ way: 'telegram', to: '-1001' }] as const
      await store.spreadNotice(await takenErrand(store), { lists: [], sends }, at(60))
      const first = await takenErrand(store, 60, 'telegram')
      await store.recordErrand(first, { kind: 'retry', why: 'away' }, at(90))
      expect(await store.takeErrand('telegram', at(89), LEASE)).toBeUndefined()
      const second = await takenErrand(store, 90, 'telegram')
      expect(second).toMatchObject({ id: first.id, attempts: 1 })
      // Too late: another has it.
      await store.recordErrand(first, { kind: 'sent' }, at(91))
      expect(await store.nextErrandDue('telegram')).toEqual(at(150))
      await store.recordErrand(second, { kind: 'sent' }, at(91))
      expect(await store.nextErrandDue('telegram')).toBeUndefined()
    })

    test('what was given up is shown with its reason, tried again, or taken off the list', async ({
      store,
    }) => {
      const notice = await told(store)
      const sends = [
        { way: 'telegram', to: '-1001' },
        { way: 'email', to: LAN },
      ] as const
      await store.spreadNotice(await takenErrand(store), { lists: [], sends }, at(60))
      const card = await takenErrand(store, 60, 'telegram')
      await store.recordErrand(card, { kind: 'refused', why: 'telegram_blocked' }, at(70))
      const mail = await takenErrand(store, 60, 'email')
      await store.recordErrand(mail, { kind: 'refused', why: 'smtp_550' }, at(80))
      expect((await store.figures(at(90))).deadNotices).toBe(2)
      expect(await store.deadNotices(10)).toEqual([
        { id: mail.id, way: 'email', notice, why: 'smtp_550', at: at(80) },
        { id: card.id, way: 'telegram', notice, why: 'telegram_blocked', at: at(70) },
      ])
      expect(await store.deadNotices(1)).toHaveLength(1)

      expect(await store.settleDeadNotice(card.id, 'retry', at(100))).toBe('settled')
      expect(await store.settleDeadNotice(card.id, 'discard', at(100))).toBe('gone')
      expect(await takenErrand(store, 100, 'telegram')).toMatchObject({ id: card.id, attempts: 0 })
      expect(await store.settleDeadNotice(mail.id, 'discard', at(100))).toBe('settled')
      expect(await store.deadNotices(10)).toEqual([])
      expect(await store.nextErrandDue('email')).toBeUndefined()
    })

    test('an official reads the notices of one ticket, or all of them; others keep theirs', async ({
      store,
    }) => {
      const first = await told(store)
      const second = await told(store)
      for (const seconds of [60, 61]) {
        const reach = { lists: [LAN, MINH], sends: [] }
        await store.spreadNotice(await takenErrand(store, seconds), reach, at(seconds))
      }
      await store.readNotices(LAN, first.ticket)
      expect(
        (await store.noticesFor(LAN, 10)).map(({ notice, isUnread }) => [notice.ticket, isUnread]),
      ).toEqual([
        [second.ticket, true],
        [first.ticket, false],
      ])
      expect([await store.unreadNotices(LAN), await store.unreadNotices(MINH)]).toEqual([1, 2])
      await store.readNotices(LAN)
      expect([await store.unreadNotices(LAN), await store.unreadNotices(MINH)]).toEqual([0, 2])
    })

    test('a list holds the latest two hundred, and counts no more as unread', async ({ store }) => {
      const ticket = aTicket()
      const notices = Array.from({ length: 205 }, () => aNotice({ ticket: ticket.code }))
      await exchange(store, aMessage(), { tickets: [{ ...opening(ticket), notices }] })
      for (const _ of notices) {
        await store.spreadNotice(await takenErrand(store), { lists: [LAN], sends: [] }, at(60))
      }
      expect(await store.noticesFor(LAN, 1000)).toHaveLength(200)
      expect(await store.unreadNotices(LAN)).toBe(200)
    })
  })
}
