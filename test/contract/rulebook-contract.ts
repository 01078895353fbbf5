import { describe, expect } from 'vitest'
import { at } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

/** What every store has to do with the rules that administrators edit. */
export function rulebookContract(name: string, open: OpenStore): void {
  const test = storeTest(open)
  const year = { daysOff: [{ day: '2027-02-08', name: 'Tết Âm lịch' }], note: 'theo thông báo' }
  const lan = (second: number, expected: number) => ({ expected, by: 'lan', at: at(second) })
  const minh = (second: number, expected: number) => ({ expected, by: 'minh', at: at(second) })

  describe(`${name} keeps the rules people edit`, () => {
    test('a rule that was kept reads as it was written, also after a restart', async ({ store, opened }) => {
      expect(await store.rule('calendar/2027')).toBeUndefined()
      expect(await store.keepRule('calendar/2027', year, lan(1, 0))).toBe('kept')
      const kept = { name: 'calendar/2027', value: year, revision: 1, by: 'lan', at: at(1) }
      expect(await store.rule('calendar/2027')).toEqual(kept)
      expect(await (await opened.reopen()).rule('calendar/2027')).toEqual(kept)
    })

    test('every kind of value comes back the same', async ({ store }) => {
      const values = [null, false, 0, 1.5, '', 'Tết “Đinh Mùi”', [], [1, [2]], {}, { a: [], b: { c: null } }]
      for (const [at_, value] of values.entries()) {
        expect(await store.keepRule(`kind/${at_}`, value, lan(1, 0))).toBe('kept')
        expect((await store.rule(`kind/${at_}`))?.value).toEqual(value)
      }
    })

    test('of two who edit at once one is told that the other was quicker', async ({ store }) => {
      const both = await Promise.all([
        store.keepRule('limits/hn/so-y-te', { answer: 3 }, lan(1, 0)),
        store.keepRule('limits/hn/so-y-te', { answer: 4 }, minh(1, 0)),
      ])
      expect(both.toSorted()).toEqual(['kept', 'moved_on'])
      expect(await store.ruleHistory('limits/hn/so-y-te', 9)).toHaveLength(1)
    })

    test('whoever saw an earlier value, or one that never was, changes nothing', async ({ store }) => {
      expect(await store.keepRule('a', 1, lan(1, 1))).toBe('moved_on')
      expect(await store.rule('a')).toBeUndefined()
      await store.keepRule('a', 1, lan(1, 0))
      await store.keepRule('a', 2, minh(2, 1))
      expect(await store.keepRule('a', 3, lan(3, 1))).toBe('moved_on')
      expect(await store.keepRule('a', 3, lan(3, 0))).toBe('moved_on')
      expect(await store.rule('a')).toMatchObject({ value: 2, revision: 2, by: 'minh' })
    })

    test('the history tells every value, who set it and when, newest first', async ({ store }) => {
      await store.keepRule('a', { n: 1 }, lan(1, 0))
      await store.keepRule('a', { n: 2 }, minh(2, 1))
      await store.keepRule('a', { n: 3 }, lan(3, 2))
      await store.keepRule('a/b', 'of another', lan(4, 0))
      const newest = [
        { name: 'a', value: { n: 3 }, revision: 3, by: 'lan', at: at(3) },
        { name: 'a', value: { n: 2 }, revision: 2, by: 'minh', at: at(2) },
      ]
      expect(await store.ruleHistory('a', 2)).toEqual(newest)
      expect((await store.ruleHistory('a', 9)).map(({ revision }) => revision)).toEqual([3, 2, 1])
      expect(await store.ruleHistory('a', 0)).toEqual([])
      expect(await store.ruleHistory('b', 9)).toEqual([])
    })

    test('rules are found by how their names begin, each with its newest value, in order', async ({
      store,
    }) => {
      for (const rule of ['calendar/2027', 'limits/hn/so-y-te', 'calendar/2026', 'calendars']) {
        await store.keepRule(rule, rule, lan(1, 0))
      }
      await store.keepRule('calendar/2026', 'later', minh(2, 1))
      const found = await store.rules('calendar/')
      expect(found.map(({ name: rule, value, revision }) => [rule, value, revision])).toEqual([
        ['calendar/2026', 'later', 2],
        ['calendar/2027', 'calendar/2027', 1],
      ])
      expect(await store.rules('')).toHaveLength(4)
      expect(await store.rules('telegram/')).toEqual([])
    })

    test('a name that is none is refused', async ({ store }) => {
      for (const wrong of ['', '/a', 'a/', 'a//b', 'Lịch', 'a b', 'a%', 'a:b', 'a\n']) {
        await expect(store.keepRule(wrong, 1, lan(1, 0))).rejects.toThrow(RangeError)
      }
      expect(await store.rules('')).toEqual([])
    })
  })
}
