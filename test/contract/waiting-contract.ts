import { describe, expect } from 'vitest'
import { act, change, edition, plan, published, textsOf, waiting } from './archive-build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

/** What every store has to do with editions that wait to be published. */
export function waitingContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps what waits to be published`, () => {
    test('a later import takes the place of an earlier one, and of its acceptance', async ({ store }) => {
      expect(await store.keepWaiting(change('a', 'một'))).toBe('waits')
      expect(await store.acceptWaiting('a', edition('a', 'một').digest, act('đã xem'))).toBe('accepted')
      expect((await store.waiting())[0]?.accepted).toEqual(act('đã xem'))
      expect(await store.keepWaiting(change('a', 'hai', 'một'))).toBe('waits')
      const [one, ...others] = await store.waiting()
      expect(one).toEqual(waiting('a', 'hai'))
      expect(others).toEqual([])
      expect(await store.waitingFor('a')).toEqual(one)
      expect(await store.waitingFor('b')).toBeUndefined()
      expect(await store.edition(edition('a', 'một').digest)).toBeUndefined()
    })

    test('what is published waits no more; what was imported meanwhile still does', async ({ store }) => {
      await store.keepWaiting(change('a', 'một'))
      await store.keepWaiting(change('b', 'một'))
      const seen = plan(0, { a: 'một', b: 'một' })
      await store.keepWaiting(change('b', 'hai', 'một'))
      await store.publish({ ...seen, unkept: [edition('b', 'một')] })
      expect((await store.waiting()).map(({ document }) => document)).toEqual(['b'])
    })

    test('a discarded import is gone, one that is in use as well stays in use', async ({ store }) => {
      await published(store, 0, { a: 'một' })
      await store.keepWaiting(change('a', 'một', null, 'một'))
      expect(await store.discardWaiting('a', act())).toBe('discarded')
      expect(await store.discardWaiting('a', act())).toBe('unknown')
      expect(await store.acceptWaiting('a', edition('a', 'một').digest, act())).toBe('unknown')
      expect(await store.waiting()).toEqual([])
      expect(await textsOf(store, 1)).toEqual({ a: 'một' })
    })

    test('of two editions made from the same one, the second is turned away', async ({ store }) => {
      const results = await Promise.all([
        store.keepWaiting(change('a', 'một')),
        store.keepWaiting(change('a', 'hai')),
      ])
      expect(results).toEqual(['waits', 'moved_on'])
      expect(await store.keepWaiting(change('a', 'ba', 'hai'))).toBe('moved_on')
      expect((await store.waitingFor('a'))?.digest).toBe(edition('a', 'một').digest)
      expect(await store.edition(edition('a', 'hai').digest)).toBeUndefined()
      expect(await store.journal(10)).toHaveLength(1)
    })

    test('an edition made from one that is in use no more is turned away', async ({ store }) => {
      await published(store, 0, { a: 'một' })
      await published(store, 1, { a: 'hai' })
      expect(await store.keepWaiting(change('a', 'ba', null, 'một'))).toBe('moved_on')
      expect(await store.keepWaiting(change('a', 'ba', null, null))).toBe('moved_on')
      expect(await store.keepWaiting(change('a', 'ba', null, 'hai'))).toBe('waits')
      await store.putToUse(1, act())
      expect(await store.keepWaiting(change('a', 'bốn', 'ba', 'hai'))).toBe('moved_on')
      expect(await store.keepWaiting(change('a', 'bốn', 'ba', 'một'))).toBe('waits')
    })

    test('whoever looked at one edition does not accept another', async ({ store }) => {
      await store.keepWaiting(change('a', 'một'))
      await store.keepWaiting(change('a', 'hai', 'một'))
      expect(await store.acceptWaiting('a', edition('a', 'một').digest, act())).toBe('moved_on')
      expect((await store.waitingFor('a'))?.accepted).toBeNull()
    })

    test('what was discarded or replaced meanwhile is not published', async ({ store }) => {
      await store.keepWaiting(change('a', 'một'))
      await store.keepWaiting(change('b', 'một'))
      const seen = { ...plan(0, { a: 'một', b: 'một' }), unkept: [] }
      await store.keepWaiting(change('b', 'hai', 'một'))
      expect(await store.publish(seen)).toBe('moved_on')
      await store.discardWaiting('b', act())
      expect(await store.publish(seen)).toBe('moved_on')
      expect(await store.versions()).toEqual([])
      expect(await store.publish({ ...plan(0, { a: 'một' }), unkept: [] })).toBe(1)
    })
  })
}
