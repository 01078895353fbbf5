import { describe, expect } from 'vitest'
import { relationId } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { act, applied, change, published, waiting } from './archive-build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

/** What every store has to do with what people decided about the law, and with what they have not decided yet. */
export function decisionsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

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
      const left = [relationId(elsewhere), id]
      expect((await store.decisions()).map((one) => one.id).toSorted()).toEqual(left)
      expect((await store.decisionsOn('nq-98')).map((one) => one.id).toSorted()).toEqual(left)
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
