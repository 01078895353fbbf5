import { describe, expect } from 'vitest'
import type {
  Act,
  Archive,
  Decision,
  PublishPlan,
  WaitingChange,
  WaitingEdition,
} from '#knowledge/archive.ts'
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
      expect(await store.decide([{ decision: decided, seen: 'proposed' }], [])).toBe('decided')
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
      await store.decide([{ decision: { ...decision, act: act() }, seen: null }], [])
      const later = { ...ruling, state: 'in_force' } as const
      const decided = { ...decision, about: { kind: 'ruling', ruling: later }, act: act('xem lại') } as const
      await store.decide([{ decision: decided, seen: 'applied' }], [])
      expect(await store.decisions()).toEqual([
        { ...decision, about: { kind: 'ruling', ruling: later }, act: act('xem lại') },
      ])
    })

    test('a proposal found again has the day of the text that was read last', async ({ store }) => {
      await store.propose([{ ...relation, from: '2026-07-01' }], act())
      await store.propose([{ ...relation, from: '2026-09-01' }], act('nhập lại'))
      expect(await store.decisions()).toMatchObject([
        { about: { relation: { from: '2026-09-01' } }, act: { note: 'nhập lại' } },
      ])
    })

    test('what was proposed goes with the discarded text it was found in, unless it was decided on', async ({
      store,
    }) => {
      const other = { ...relation, target: 'nq-98/dieu-11' }
      const elsewhere = { ...relation, by: 'luat-7/dieu-1' }
      await store.propose([relation, other, elsewhere], act())
      await store.decide([{ decision: applied(relation), seen: 'proposed' }], [])
      await store.keepWaiting(change('luat-72', 'một'))
      await store.discardWaiting('luat-72', act())
      expect((await store.decisions()).map((one) => one.id).toSorted()).toEqual([relationId(elsewhere), id])
    })

    test('what was proposed by law that is published outlives a discarded import of it', async ({
      store,
    }) => {
      await published(store, 0, { 'luat-72': 'một' })
      await store.propose([relation], act())
      await store.keepWaiting(change('luat-72', 'hai', null, 'một'))
      await store.discardWaiting('luat-72', act())
      expect(await store.decisions()).toHaveLength(1)
    })

    test('a decision and what changes by it are written together, or not at all', async ({ store }) => {
      const decided = { decision: applied(relation), seen: null }
      const changes = [change('a', 'một'), change('b', 'một')]
      await store.keepWaiting(change('b', 'hai'))
      expect(await store.decide([decided], changes)).toBe('moved_on')
      expect(await store.decisions()).toEqual([])
      expect(await store.waitingFor('a')).toBeUndefined()
      await store.discardWaiting('b', act())
      expect(await store.decide([{ ...decided, seen: 'proposed' }], changes)).toBe('moved_on')
      expect(await store.waiting()).toEqual([])
      expect(await store.decide([decided], changes)).toBe('decided')
      expect(await store.decisions()).toEqual([decided.decision])
      expect(await store.waiting()).toEqual([waiting('a', 'một'), waiting('b', 'một')])
      expect((await store.journal(2)).map(({ move }) => move)).toEqual(['decide', 'discard'])
      expect(await store.decide([{ ...decided, seen: 'proposed' }], [])).toBe('moved_on')
    })
  })
}

function applied(relation: Relation): Decision {
  return {
    id: relationId(relation),
    about: { kind: 'relation', relation },
    state: 'applied',
    acting: { label: 'Luật số 72/2025/QH15' },
    act: act(),
  }
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

/** @param over text of the edition that waited until now; `base` that of the one in use */
function change(
  document: string,
  text: string,
  over: string | null = null,
  base: string | null = null,
): WaitingChange {
  return {
    waiting: waiting(document, text, base),
    edition: edition(document, text),
    over: over === null ? null : edition(document, over).digest,
  }
}

function waiting(document: string, text: string, base: string | null = null): WaitingEdition {
  return {
    document,
    digest: edition(document, text).digest,
    base: base === null ? null : edition(document, base).digest,
    file: `${document}.txt`,
    report: null,
    waitsFor: ['unplaced'],
    accepted: null,
    act: act(),
  }
}
