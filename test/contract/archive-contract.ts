import { describe, expect } from 'vitest'
import type { Act, Archive, PublishPlan, WaitingEdition } from '#knowledge/archive.ts'
import { packEdition, unpackEdition } from '#knowledge/edition.ts'
import type { PackedEdition } from '#knowledge/edition.ts'
import { relationId } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { at } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

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

  describe(`${name} keeps what waits to be published`, () => {
    test('a later import takes the place of an earlier one, and of its acceptance', async ({ store }) => {
      await store.keepWaiting(waiting('a', 'một'), edition('a', 'một'))
      expect(await store.acceptWaiting('a', act('đã xem'))).toBe('accepted')
      expect((await store.waiting())[0]?.accepted).toEqual(act('đã xem'))
      await store.keepWaiting(waiting('a', 'hai'), edition('a', 'hai'))
      const [one, ...others] = await store.waiting()
      expect(one).toEqual(waiting('a', 'hai'))
      expect(others).toEqual([])
      expect(await store.waitingFor('a')).toEqual(one)
      expect(await store.waitingFor('b')).toBeUndefined()
      expect(await store.edition(edition('a', 'một').digest)).toBeUndefined()
    })

    test('what is published waits no more; what was imported meanwhile still does', async ({ store }) => {
      await store.keepWaiting(waiting('a', 'một'), edition('a', 'một'))
      await store.keepWaiting(waiting('b', 'một'), edition('b', 'một'))
      const seen = plan(0, { a: 'một', b: 'một' })
      await store.keepWaiting(waiting('b', 'hai'), edition('b', 'hai'))
      await store.publish({ ...seen, unkept: [edition('b', 'một')] })
      expect((await store.waiting()).map(({ document }) => document)).toEqual(['b'])
    })

    test('a discarded import is gone, one that is in use as well stays in use', async ({ store }) => {
      await published(store, 0, { a: 'một' })
      await store.keepWaiting(waiting('a', 'một'), edition('a', 'một'))
      expect(await store.discardWaiting('a', act())).toBe('discarded')
      expect(await store.discardWaiting('a', act())).toBe('unknown')
      expect(await store.acceptWaiting('a', act())).toBe('unknown')
      expect(await store.waiting()).toEqual([])
      expect(await textsOf(store, 1)).toEqual({ a: 'một' })
    })
  })

  describe(`${name} keeps what people decided about the law`, () => {
    const relation: Relation = {
      kind: 'repeals',
      by: 'luat-72/dieu-52',
      target: 'nq-98/dieu-10',
      words: 'bãi bỏ',
    }
    const id = relationId(relation)

    test('a proposal that was dismissed is not proposed again', async ({ store }) => {
      await store.propose([relation], act())
      expect(await store.decisions()).toEqual([
        { id, about: { kind: 'relation', relation }, state: 'proposed', acting: null, act: act() },
      ])
      const decided = {
        id,
        about: { kind: 'relation', relation },
        state: 'dismissed',
        acting: null,
        act: act('nhầm'),
      } as const
      await store.decide(decided, act('nhầm'))
      await store.propose([relation], act())
      expect(await store.decisions()).toEqual([decided])
      expect(await store.decisionsOn('nq-98')).toEqual([decided])
      expect(await store.decisionsOn('nq-9')).toEqual([])
      expect((await store.journal(1))[0]).toEqual({
        move: 'decide',
        document: 'nq-98',
        version: null,
        ...act('nhầm'),
      })
    })

    test('a later ruling on the same law takes the place of the earlier one', async ({ store }) => {
      const ruling = {
        target: 'nq-98',
        state: 'ended',
        from: '2026-10-01',
        reason: 'Điều 60',
        by: 'shell',
      } as const
      const decision = {
        id: 'ruling:nq-98',
        about: { kind: 'ruling', ruling },
        state: 'applied',
        acting: null,
      } as const
      await store.decide({ ...decision, act: act() }, act())
      const later = { ...ruling, state: 'in_force' } as const
      await store.decide(
        { ...decision, about: { kind: 'ruling', ruling: later }, act: act('xem lại') },
        act('xem lại'),
      )
      expect(await store.decisions()).toEqual([
        { ...decision, about: { kind: 'ruling', ruling: later }, act: act('xem lại') },
      ])
    })
  })
}

function act(note: string | null = null): Act {
  return { by: 'shell', at: at(0), note }
}

/** A document of one article. */
function edition(document: string, text: string): PackedEdition {
  const validity = { from: '2020-01-01' }
  return packEdition({
    document: {
      id: document,
      number: '1/2020/QH14',
      kind: 'Nghị quyết',
      name: document,
      issuer: 'Quốc hội',
      territory: 'vn',
      validity,
      url: 'https://example.vn/',
      articles: 1,
      aliases: [],
      complete: true,
    },
    provisions: [
      {
        id: `${document}/dieu-1`,
        document,
        children: [],
        level: 'article',
        text,
        words: [],
        territory: 'vn',
        validity,
        today: [],
      },
    ],
    parts: [],
  })
}

function plan(base: number, texts: Readonly<Record<string, string>>): PublishPlan {
  const editions = Object.entries(texts).map(
    ([document, text]) => [document, edition(document, text)] as const,
  )
  return {
    base,
    editions: new Map(editions.map(([document, { digest }]) => [document, digest])),
    unkept: editions.map(([, packed]) => packed),
    origin: 'published',
    library: 'l1',
    overruled: null,
    act: act(),
  }
}

async function published(
  archive: Archive,
  base: number,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  expect(await archive.publish(plan(base, texts))).toEqual(expect.any(Number))
}

async function textsOf(archive: Archive, version: number): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = {}
  for (const [document, digest] of await archive.shelved(version)) {
    const packed = await archive.edition(digest)
    texts[document] = packed && unpackEdition(packed).provisions[0]?.text
  }
  return texts
}

function waiting(document: string, text: string): WaitingEdition {
  return {
    document,
    digest: edition(document, text).digest,
    base: null,
    file: `${document}.txt`,
    report: null,
    waitsFor: ['unplaced'],
    accepted: null,
    act: act(),
  }
}
