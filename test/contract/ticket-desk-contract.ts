import { describe, expect } from 'vitest'
import { LAN, MINH, at, openedTicket } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

export function ticketDeskContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps what lies beside a ticket`, () => {
    test('of two who save a draft at once one is kept, and the other learns of it', async ({
      store,
      opened,
    }) => {
      const { code } = await openedTicket(store)
      const draft = { text: 'Kính gửi', revision: 1, by: LAN, at: at(1) }
      const other = { text: 'Chào bạn', revision: 1, by: MINH, at: at(1) }

      const results = await Promise.all([store.saveDraft(code, draft), store.saveDraft(code, other)])
      expect(results.toSorted()).toEqual(['moved_on', 'saved'])
      const first = results[0] === 'saved' ? draft : other
      expect(await store.draft(code)).toEqual(first)

      const second = { text: '', revision: 2, by: MINH, at: at(2) }
      expect(await store.saveDraft(code, second)).toBe('saved')
      expect(await store.saveDraft(code, { ...draft, revision: 2 })).toBe('moved_on')
      expect(await store.saveDraft(code, { ...draft, revision: 4 })).toBe('moved_on')
      expect(await store.saveDraft(code, draft)).toBe('moved_on')
      expect(await (await opened.reopen()).draft(code)).toEqual(second)
    })

    test('notes are kept in the order they were written, each ticket its own', async ({ store }) => {
      const { code } = await openedTicket(store)
      const other = await openedTicket(store, { chat: 'minh' })
      const notes = [
        { text: 'Đã gọi điện', by: LAN, at: at(1) },
        { text: 'Hỏi lại Sở Tư pháp', by: MINH, at: at(2) },
      ]
      for (const note of notes) await store.addNote(code, note)
      await store.addNote(other.code, { text: 'khác', by: LAN, at: at(3) })

      const kept = await store.notes(code)
      expect(kept).toMatchObject(notes)
      expect(new Set(kept.map(({ id }) => id)).size).toBe(2)
      expect(await store.notes(other.code)).toMatchObject([{ text: 'khác' }])
    })

    test('who has a ticket open is seen while they have, the latest first', async ({ store }) => {
      const { code } = await openedTicket(store)
      await store.attend(code, { official: LAN, writing: false, at: at(10) })
      await store.attend(code, { official: MINH, writing: false, at: at(20) })
      await store.attend(code, { official: LAN, writing: true, at: at(30) })

      expect(await store.attending(code, at(15))).toEqual([
        { official: LAN, writing: true, at: at(30) },
        { official: MINH, writing: false, at: at(20) },
      ])
      expect(await store.attending(code, at(25))).toMatchObject([{ official: LAN }])
      expect(await store.attending(code, at(31))).toEqual([])
      await store.attend(code, { official: LAN, writing: false, at: at(100) })
      expect(await store.attending(code, at(0))).toMatchObject([{ official: LAN, writing: false }])
    })

    test('what an official sent in to look at is theirs alone, and is past after its time', async ({
      store,
      opened,
    }) => {
      const { code } = await openedTicket(store)
      const form = { id: 'a', about: code, official: LAN, words: '{"text":"Kính gửi"}', until: at(100) }
      const asked = { id: 'a', about: code, official: LAN }
      await store.keepForm(form, at(1))
      await store.keepForm({ ...form, id: 'b', words: '{}', until: at(200) }, at(2))
      await store.keepForm({ ...form, words: 'sent twice' }, at(3))

      const again = await opened.reopen()
      expect(await again.keptForm(asked, at(99))).toBe('{"text":"Kính gửi"}')
      expect(await again.keptForm({ ...asked, official: MINH }, at(99))).toBeUndefined()
      expect(await again.keptForm({ ...asked, about: 'lich' }, at(99))).toBeUndefined()
      expect(await again.keptForm({ ...asked, id: 'c' }, at(99))).toBeUndefined()
      expect(await again.keptForm(asked, at(100))).toBeUndefined()

      await again.keepForm({ ...form, id: 'c' }, at(150))
      expect(await again.keptForm({ ...asked, id: 'b' }, at(150))).toBe('{}')
      // Even by a clock that is behind.
      expect(await again.keptForm(asked, at(50))).toBeUndefined()
    })

    test('what was sent in about a ticket goes with its asker', async ({ store }) => {
      const { code } = await openedTicket(store)
      const other = await openedTicket(store, { chat: 'minh' })
      for (const about of [code, other.code]) {
        await store.keepForm({ id: 'a', about, official: LAN, words: about, until: at(100) }, at(1))
      }
      await store.blotTicket(code, (text) => text)
      expect(await store.keptForm({ id: 'a', about: code, official: LAN }, at(2))).toBeUndefined()
      expect(await store.keptForm({ id: 'a', about: other.code, official: LAN }, at(2))).toBe(other.code)
    })
  })
}
