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
  })
}
