import { describe, expect } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { answerTallyContract } from './answer-tally-contract.ts'
import { archiveContract } from './archive-contract.ts'
import { accountAdministrationContract } from './account-administration-contract.ts'
import { accountsContract } from './accounts-contract.ts'
import { routingContract } from './routing-contract.ts'
import { rulebookContract } from './rulebook-contract.ts'
import { aMessage, aTicket, at, exchange, opening, part, rule, takenDelivery, takenTurn } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'
import { deadLettersContract } from './dead-letters-contract.ts'
import { contactsContract } from './contacts-contract.ts'
import { noticesContract } from './notices-contract.ts'
import { forgettingContract } from './forgetting-contract.ts'
import { giveBackContract } from './give-back-contract.ts'
import { inboxContract } from './inbox-contract.ts'
import { laterFieldsContract } from './later-fields-contract.ts'
import { outboxContract } from './outbox-contract.ts'
import { queueContract } from './queue-contract.ts'
import { ticketDeskContract } from './ticket-desk-contract.ts'
import { ticketSearchContract } from './ticket-search-contract.ts'
import { signInsContract } from './sign-ins-contract.ts'
import { ticketsContract } from './tickets-contract.ts'
import { turnsContract } from './turns-contract.ts'

/**
 * What every store has to do, the hard cases first of all.
 *
 * @param open gives a store with nothing in it
 * @param shared whether several instances may serve it at once
 */
export function storeContract(name: string, open: OpenStore, { shared }: { shared: boolean }): void {
  inboxContract(name, open)
  turnsContract(name, open, shared)
  answerTallyContract(name, open)
  outboxContract(name, open)
  deadLettersContract(name, open)
  ticketsContract(name, open)
  queueContract(name, open)
  ticketSearchContract(name, open)
  ticketDeskContract(name, open)
  giveBackContract(name, open)
  accountsContract(name, open)
  rulebookContract(name, open)
  signInsContract(name, open)
  accountAdministrationContract(name, open)
  routingContract(name, open)
  noticesContract(name, open)
  contactsContract(name, open)
  forgettingContract(name, open)
  archiveContract(name, open)
  laterFieldsContract(name, open)
  const test = storeTest(open)

  describe(`${name} is looked after`, () => {
    test('a secret is made once and kept', async ({ store, opened }) => {
      let made = 0
      const make = (): string => {
        made += 1
        return `secret ${made}`
      }
      const first = await Promise.all([store.secret('session', make), store.secret('session', make)])
      expect(first).toEqual(['secret 1', 'secret 1'])
      expect(await store.secret('other', make)).not.toBe('secret 1')
      expect(await (await opened.reopen()).secret('session', make)).toBe('secret 1')
    })

    test('its time is that of this machine, give or take', async ({ store }) => {
      expect(Math.abs(store.now().getTime() - Date.now())).toBeLessThan(1000)
    })

    test('the figures say what waits and for how long', async ({ store }) => {
      const nothing = {
        waitingMessages: 0,
        waitingLanes: 0,
        oldestMessageSeconds: 0,
        waitingDeliveries: 0,
        oldestDeliverySeconds: 0,
        deadDeliveries: 0,
        deadNotices: 0,
        openTickets: 0,
      }
      expect(await store.figures(at(0))).toEqual(nothing)

      const ticket = aTicket()
      await exchange(store, aMessage({ at: 10 }), {
        parts: ['1', '2', '3'].map(part),
        tickets: [opening(ticket)],
      })
      await store.recordDelivery(await takenDelivery(store), { kind: 'refused', why: 'no' }, at(20))
      await store.receive(aMessage({ at: 30 }), rule())
      await store.receive(aMessage({ at: 40, chat: 'minh' }), rule())
      await store.receive(aMessage({ at: 45, chat: 'minh' }), rule())
      await takenTurn(store)

      expect(await store.figures(at(90.9))).toEqual({
        waitingMessages: 3,
        waitingLanes: 2,
        oldestMessageSeconds: 60,
        waitingDeliveries: 2,
        oldestDeliverySeconds: 80,
        deadDeliveries: 1,
        deadNotices: 0,
        openTickets: 1,
      })
    })

    test('there was no backup until one is noted; the next takes its place and is there after a restart', async ({
      store,
      opened,
    }) => {
      expect(await store.lastBackup()).toBeUndefined()
      await store.noteBackup({ at: at(10), bytes: 3_000_000_000 })
      await store.noteBackup({ at: at(86_410), bytes: 20_480 })
      expect(await (await opened.reopen()).lastBackup()).toEqual({ at: at(86_410), bytes: 20_480 })
    })

    test('how much room there is, and what is in it', async ({ store }) => {
      const room = await store.room()
      if (room === undefined) throw new Error('not told')
      expect(room.failed).toEqual([])
      expect(room.wholeBytes).toBeGreaterThan(room.freeBytes)
      expect(room.freeBytes).toBeGreaterThan(0)
      // SQLite has all that is new in its log.
      expect(room.usedBytes + room.logBytes).toBeGreaterThan(100_000)
      expect(room.logBytes).toBeGreaterThan(0)
    })

    test('a store that was closed says that it is not available', async ({ store }) => {
      await store.check()
      await store.close()
      await expect(store.check()).rejects.toThrow(StoreUnavailable)
      await expect(store.receive(aMessage(), rule())).rejects.toThrow(StoreUnavailable)
      await expect(store.takeTurn(at(0), { windowMs: 0, leaseMs: 1 })).rejects.toThrow(StoreUnavailable)
    })
  })
}
