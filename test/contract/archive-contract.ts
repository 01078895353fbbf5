import { describe, expect } from 'vitest'
import { act, edition, plan, published, textsOf } from './archive-build.ts'
import { at } from './build.ts'
import { decisionsContract } from './decisions-contract.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'
import { waitingContract } from './waiting-contract.ts'

/** What every store has to do with the law it keeps. */
export function archiveContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps the law in its versions`, () => {
    test('before the first publication no version is in use', async ({ store }) => {
      expect(await store.versionInUse()).toBe(0)
      expect(await store.versions()).toEqual([])
      expect(await store.shelved(1)).toEqual(new Map())
      expect(await store.putToUse(1, act())).toBe('unknown')
    })

    test('a version holds what the one before held, with the new editions in their places', async ({
      store,
    }) => {
      await published(store, 0, { a: 'một', b: 'một' })
      await published(store, 1, { b: 'hai', c: 'một' })
      expect(await textsOf(store, 1)).toEqual({ a: 'một', b: 'một' })
      expect(await textsOf(store, 2)).toEqual({ a: 'một', b: 'hai', c: 'một' })
      expect(await store.editionHeld(2, 'b')).toBe(edition('b', 'hai').digest)
      expect(await store.editionHeld(1, 'c')).toBeUndefined()
      expect(await store.versionInUse()).toBe(2)
      expect((await store.versions()).map(({ number }) => number)).toEqual([2, 1])
      expect(await store.shelved(3)).toEqual(new Map())
      expect(await store.editionHeld(3, 'b')).toBeUndefined()
    })

    test('of two who publish from the same version, one is told that it has moved on', async ({ store }) => {
      await published(store, 0, { a: 'một' })
      const results = await Promise.all([
        store.publish(plan(1, { a: 'hai' })),
        store.publish(plan(1, { a: 'ba' })),
      ])
      expect(results).toEqual([2, 'moved_on'])
      expect(await textsOf(store, 2)).toEqual({ a: 'hai' })
      expect(await store.edition(edition('a', 'ba').digest)).toBeUndefined()
    })

    test('an earlier version is put to use again, and what is published then rests on it', async ({
      store,
    }) => {
      await published(store, 0, { a: 'một', b: 'một' })
      await published(store, 1, { a: 'hai', c: 'mới' })
      expect(await store.putToUse(1, act('sai'))).toBe('in_use')
      expect(await store.putToUse(1, act())).toBe('already')
      expect(await store.versionInUse()).toBe(1)
      await published(store, 1, { b: 'hai' })
      expect(await textsOf(store, 1)).toEqual({ a: 'một', b: 'một' })
      expect(await textsOf(store, 2)).toEqual({ a: 'hai', b: 'một', c: 'mới' })
      expect(await textsOf(store, 3)).toEqual({ a: 'một', b: 'hai' })
      await published(store, 3, { a: 'hai' })
      expect(await textsOf(store, 3)).toEqual({ a: 'một', b: 'hai' })
      expect(await textsOf(store, 4)).toEqual({ a: 'hai', b: 'hai' })
    })

    test('what was published is there after the store was closed, with who, when and why', async ({
      store,
      opened,
    }) => {
      await store.publish({
        ...plan(0, { a: 'một' }),
        overruled: 'câu hỏi mẫu đã cũ',
        act: act('theo NQ 260'),
      })
      const again = await opened.reopen()
      expect(await textsOf(again, 1)).toEqual({ a: 'một' })
      expect(await again.versions()).toEqual([
        {
          number: 1,
          origin: 'published',
          library: 'l1',
          at: at(0),
          by: 'shell',
          note: 'theo NQ 260',
          overruled: 'câu hỏi mẫu đã cũ',
        },
      ])
      expect(await again.journal(10)).toEqual([
        { move: 'publish', document: null, version: 1, ...act('theo NQ 260') },
      ])
    })
  })

  waitingContract(name, open)
  decisionsContract(name, open)
}
