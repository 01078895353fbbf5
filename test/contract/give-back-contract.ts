import { describe, expect } from 'vitest'
import { openTiming } from '#src/clocks/timing.ts'
import { giveBackAll } from '#src/tickets/give-back.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { BY_SHELL, LAN, MINH, anOfficial, at, openedTicket } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const INVITATION = { tokenHash: 'hash-1', expiresAt: at(86_400) }

export function giveBackContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} finds what officials hold`, () => {
    test('what they may not open any more goes back to its queue, by the desk, and the rest stays theirs', async ({
      store,
    }) => {
      const clock = () => at(1000)
      const opened = await openTestDesk({ store, clock, timing: openTiming(store, clock) })
      const both = { department: 'so-noi-vu', place: 'hn' } as const
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      const minh = anOfficial({ id: MINH, email: 'minh@noivu.example.vn' })
      await store.createOfficial(minh, { ...INVITATION, tokenHash: 'hash-2' }, BY_SHELL)
      const working = await openedTicket(store, { ...both, state: 'in_progress', holder: LAN })
      const asking = await openedTicket(store, { ...both, state: 'awaiting_citizen', holder: LAN })
      const drafted = await openedTicket(store, { ...both, state: 'awaiting_approval', holder: LAN })
      const others = await openedTicket(store, { ...both, state: 'in_progress', holder: MINH })
      const facts = { name: 'Lan', role: 'chuyen-vien', department: 'thue', place: 'hn' } as const
      await store.changeAccount(LAN, facts, BY_SHELL)

      await giveBackAll(opened.desk)

      for (const { code } of [working, asking]) {
        expect(await store.ticket(code)).toMatchObject({ state: 'waiting', holder: null })
        const last = (await store.audit(code)).at(-1)
        expect(last).toMatchObject({ move: 'give_back', by: 'desk', detail: { from: LAN } })
      }
      expect(await store.ticket(drafted.code)).toMatchObject({ state: 'awaiting_approval', holder: LAN })
      expect(await store.ticket(others.code)).toMatchObject({ state: 'in_progress', holder: MINH })
      await opened.close()
    })
  })
}
