import { describe, expect } from 'vitest'
import type { Network } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { LEASE, aMessage, at, exchange, part, takenDelivery } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

export function outboxContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} delivers replies`, () => {
    test('a reply of several parts goes out one after the other', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai', 'ba'])

      const first = await takenDelivery(store)
      expect(first).toMatchObject({
        part: part('một'),
        account: { network: 'telegram', chat: 'lan' },
        by: 'desk',
        attempts: 0,
      })
      expect(await store.takeDelivery('telegram', at(100), LEASE)).toBeUndefined()
      await store.recordDelivery(first, { kind: 'sent' }, at(100))

      expect(await drained(store)).toEqual(['lan hai', 'lan ba'])
      expect(await store.nextDeliveryDue('telegram')).toBeUndefined()
    })

    test('says of each that is settled whether a later one of its chat may go now', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai', 'ba'])
      const first = await takenDelivery(store)
      expect(await store.recordDelivery(first, { kind: 'retry', why: 'throttled' }, at(101))).toBe(false)
      expect(await store.recordDelivery(first, { kind: 'sent' }, at(101))).toBe(false)
      const again = await takenDelivery(store, 101)
      expect(await store.recordDelivery(again, { kind: 'sent' }, at(101))).toBe(true)
      const second = await takenDelivery(store, 101)
      expect(await store.recordDelivery(second, { kind: 'refused', why: 'telegram_bad' }, at(101))).toBe(true)
      expect(await store.recordDelivery(await takenDelivery(store, 101), { kind: 'sent' }, at(101))).toBe(
        false,
      )
    })

    test('later replies to a chat wait behind earlier ones', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai'])
      await said(store, 'lan', ['ba'])
      expect(await drained(store)).toEqual(['lan một', 'lan hai', 'lan ba'])
      await said(store, 'lan', ['bốn'])
      expect(await drained(store)).toEqual(['lan bốn'])
    })

    test('a reply to be tried again holds up its own chat and nobody else', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai'])
      await said(store, 'minh', ['ba', 'bốn'])
      const first = await takenDelivery(store, 100)
      await store.recordDelivery(first, { kind: 'retry', why: 'throttled' }, at(200))

      expect(await drained(store, 199)).toEqual(['minh ba', 'minh bốn'])
      expect(await store.nextDeliveryDue('telegram')).toEqual(at(200))
      const again = await takenDelivery(store, 200)
      expect(again).toMatchObject({ id: first.id, part: part('một'), attempts: 1 })
      await store.recordDelivery(again, { kind: 'sent' }, at(200))
      expect(await drained(store, 200)).toEqual(['lan hai'])
    })

    test('a reply that was refused is put aside and lets the later ones pass', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai', 'ba'])
      await store.recordDelivery(
        await takenDelivery(store),
        { kind: 'refused', why: 'telegram_blocked' },
        at(101),
      )
      const second = await takenDelivery(store, 101)
      await store.recordDelivery(second, { kind: 'refused', why: 'telegram_bad' }, at(102))

      expect(await drained(store, 102)).toEqual(['lan ba'])
      const account = { network: 'telegram', chat: 'lan' }
      expect(await store.deadLetters(10)).toEqual([
        { id: second.id, account, why: 'telegram_bad', ticket: null, at: at(102) },
        { id: expect.any(Number), account, why: 'telegram_blocked', ticket: null, at: at(101) },
      ])
      expect(await store.deadLetters(1)).toHaveLength(1)
    })

    test('two senders at once never get the same reply', async ({ store }) => {
      await said(store, 'lan', ['một', 'hai'])
      await said(store, 'minh', ['ba'])
      const taken = await Promise.all([1, 2, 3].map(() => store.takeDelivery('telegram', at(100), LEASE)))
      expect(taken.flatMap((delivery) => delivery?.part.text ?? []).toSorted()).toEqual(['ba', 'một'])
    })

    test('when a lease ends another sends it, and what the first reports changes nothing', async ({
      store,
    }) => {
      await said(store, 'lan', ['một', 'hai'])
      const slow = await takenDelivery(store, 100)
      expect(await store.nextDeliveryDue('telegram')).toEqual(at(160))
      const other = await takenDelivery(store, 160)
      expect(other).toMatchObject({ id: slow.id, attempts: 1 })

      await store.recordDelivery(slow, { kind: 'refused', why: 'late' }, at(161))
      await store.recordDelivery(slow, { kind: 'retry', why: 'late' }, at(161))
      expect(await store.takeDelivery('telegram', at(162), LEASE)).toBeUndefined()
      await store.recordDelivery(other, { kind: 'sent' }, at(163))
      await store.recordDelivery(slow, { kind: 'sent' }, at(164))

      expect(await drained(store, 164)).toEqual(['lan hai'])
      expect(await store.deadLetters(10)).toEqual([])
    })

    test('a long reply takes turns with replies to other people', async ({ store }) => {
      await said(store, 'lan', ['1', '2', '3'], { at: 0 })
      await said(store, 'minh', ['1', '2'], { at: 1 })
      expect(await drained(store)).toEqual(['lan 1', 'minh 1', 'lan 2', 'minh 2', 'lan 3'])
    })

    test('each network is served by itself', async ({ store }) => {
      await said(store, 'lan', ['một'])
      await said(store, 'lan', ['hai'], { network: 'zalo' })
      expect((await takenDelivery(store, 100, 'zalo')).part.text).toBe('hai')
      expect(await store.takeDelivery('zalo', at(100), LEASE)).toBeUndefined()
      expect((await takenDelivery(store, 100, 'telegram')).part.text).toBe('một')
    })

    test('on the web and the api nothing is left to be sent', async ({ store }) => {
      for (const network of ['web', 'api'] as const) {
        await said(store, 'lan', ['một', 'hai'], { network })
        expect(await store.takeDelivery(network, at(100), LEASE)).toBeUndefined()
        expect(await store.nextDeliveryDue(network)).toBeUndefined()
      }
      expect((await store.figures(at(100))).waitingDeliveries).toBe(0)
    })

    test('a reply keeps its buttons on the way', async ({ store }) => {
      const reply = { text: 'Ở đâu?', choices: [{ label: 'Hà Nội', value: 'hn' }], citations: [] }
      await exchange(store, aMessage(), { parts: [reply] })
      expect((await takenDelivery(store)).part).toEqual(reply)
    })
  })
}

async function said(
  store: Store,
  chat: string,
  texts: readonly string[],
  wish: { network?: Network; at?: number } = {},
): Promise<void> {
  await exchange(store, aMessage({ chat, ...wish }), { parts: texts.map(part) })
}

/** Sends everything that is due, one at a time, and says to whom went what. */
async function drained(store: Store, seconds = 100): Promise<readonly string[]> {
  const sent: string[] = []
  for (;;) {
    const delivery = await store.takeDelivery('telegram', at(seconds + sent.length / 1000), LEASE)
    if (delivery === undefined) return sent
    sent.push(`${delivery.account.chat} ${delivery.part.text}`)
    await store.recordDelivery(delivery, { kind: 'sent' }, at(seconds + sent.length / 1000))
  }
}
