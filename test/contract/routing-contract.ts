import { describe, expect } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import type { RoutingExample } from '#src/domain/routing.ts'
import { at } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const LAN = OfficialId.parse('0b8f0f0e-6d2b-4b1e-9d0e-2f6b6a0f0001')
const MOST = 3

function anExample(id: string, second: number, wish: Partial<RoutingExample> = {}): RoutingExample {
  return {
    id,
    question: `câu hỏi “${id}”`,
    place: 'hn',
    department: 'so-y-te',
    by: LAN,
    at: at(second),
    ...wish,
  }
}

/** What every store has to do with what officials' transfers teach. */
export function routingContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps where officials sent questions`, () => {
    test('examples come back as they were kept, the latest first, also after a restart', async ({
      store,
      opened,
    }) => {
      const nothing = await store.routingExamples(undefined)
      expect(nothing).toMatchObject({ examples: [] })
      const [first, second] = [anExample('a', 1), anExample('b', 2, { place: null, department: 'thue' })]
      await store.keepRoutingExample(first, MOST)
      await store.keepRoutingExample(second, MOST)
      expect(await store.routingExamples(undefined)).toMatchObject({ examples: [second, first] })
      expect(await (await opened.reopen()).routingExamples(undefined)).toMatchObject({
        examples: [second, first],
      })
    })

    test('who has seen them all is told so, until something changes', async ({ store }) => {
      const seen = async (edition?: number): Promise<number | 'same'> => {
        const lessons = await store.routingExamples(edition)
        return lessons === 'same' ? 'same' : lessons.edition
      }
      const empty = await seen()
      expect(await seen(Number(empty))).toBe('same')
      await store.keepRoutingExample(anExample('a', 1), MOST)
      const one = await seen(Number(empty))
      expect(one).toBeGreaterThan(Number(empty))
      expect(await seen(Number(one))).toBe('same')
      await store.removeRoutingExample('b')
      expect(await seen(Number(one))).toBe('same')
      await store.removeRoutingExample('a')
      expect(await seen(Number(one))).toBeGreaterThan(Number(one))
    })

    test('a later correction takes the place of an earlier one, an earlier one never of a later', async ({
      store,
    }) => {
      await store.keepRoutingExample(anExample('a', 2), MOST)
      await store.keepRoutingExample(anExample('a', 3, { department: 'thue' }), MOST)
      await store.keepRoutingExample(anExample('a', 1, { department: 'cong-an' }), MOST)
      const lessons = await store.routingExamples(undefined)
      expect(lessons).toMatchObject({ examples: [{ id: 'a', department: 'thue', at: at(3) }] })
    })

    test('beyond the most there may be the oldest are forgotten', async ({ store }) => {
      for (const [second, id] of ['a', 'b', 'c', 'd', 'e'].entries()) {
        await store.keepRoutingExample(anExample(id, second), MOST)
      }
      const lessons = await store.routingExamples(undefined)
      expect(lessons === 'same' ? [] : lessons.examples.map(({ id }) => id)).toEqual(['e', 'd', 'c'])
    })

    test('what is taken away is gone, once', async ({ store }) => {
      await store.keepRoutingExample(anExample('a', 1), MOST)
      await store.keepRoutingExample(anExample('b', 2), MOST)
      expect(await store.removeRoutingExample('a')).toBe(true)
      expect(await store.removeRoutingExample('a')).toBe(false)
      expect(await store.routingExamples(undefined)).toMatchObject({ examples: [{ id: 'b' }] })
    })

    test('two who teach at once both have taught', async ({ store }) => {
      await Promise.all(['a', 'b'].map((id) => store.keepRoutingExample(anExample(id, 1), MOST)))
      const lessons = await store.routingExamples(undefined)
      expect(lessons === 'same' ? 0 : lessons.examples.length).toBe(2)
    })
  })
}
