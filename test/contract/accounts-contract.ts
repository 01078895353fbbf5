import { describe, expect } from 'vitest'
import { LAN, MINH, anOfficial, at } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const INVITATION = { tokenHash: 'hash-1', expiresAt: at(100) }

export function accountsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps accounts`, () => {
    test('an official is found by id and by e-mail', async ({ store }) => {
      const official = anOfficial({ department: null, role: 'dieu-phoi' })
      expect(await store.createOfficial(official, INVITATION)).toBe('created')
      expect(await store.official(LAN)).toEqual(official)
      expect(await store.officialByEmail('LAN@noivu.example.vn')).toEqual(official)
      expect(await store.official(MINH)).toBeUndefined()
      expect(await store.officialByEmail('minh@noivu.example.vn')).toBeUndefined()
    })

    test('an e-mail address belongs to one account, however it is written', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION)
      const second = anOfficial({ id: MINH, email: 'Lan@NoiVu.example.vn' })
      const link = { tokenHash: 'hash-2', expiresAt: at(100) }
      expect(await store.createOfficial(second, link)).toBe('email_taken')
      expect(await store.official(MINH)).toBeUndefined()
      expect(await store.invited('hash-2', at(1))).toBeUndefined()
    })

    test('of two who use a link at once, one sets the password', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION)
      expect(await store.invited('hash-1', at(1))).toEqual(anOfficial())

      const used = await Promise.all([
        store.acceptInvitation('hash-1', 'password-a', at(2)),
        store.acceptInvitation('hash-1', 'password-b', at(2)),
      ])

      expect(used.filter((id) => id !== undefined)).toEqual([LAN])
      const set = used[0] === undefined ? 'password-b' : 'password-a'
      expect((await store.official(LAN))?.passwordHash).toBe(set)
      expect(await store.invited('hash-1', at(3))).toBeUndefined()
    })

    test('a link that is past opens nothing', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION)
      expect(await store.invited('hash-1', at(100))).toBeUndefined()
      expect(await store.acceptInvitation('hash-1', 'password', at(100))).toBeUndefined()
      expect((await store.official(LAN))?.passwordHash).toBeNull()
      expect(await store.acceptInvitation('unknown', 'password', at(1))).toBeUndefined()
    })

    test('a session holds until it ends or is ended', async ({ store, opened }) => {
      await store.createOfficial(anOfficial(), INVITATION)
      const session = {
        tokenHash: 's-1',
        official: LAN,
        csrfToken: 'c-1',
        startedAt: at(0),
        expiresAt: at(100),
      }
      await store.startSession(session)
      await store.startSession({ ...session, tokenHash: 's-2', expiresAt: at(200) })

      const kept = await opened.reopen()
      expect(await kept.session('s-1', at(99.9))).toEqual(session)
      expect(await kept.session('s-1', at(100))).toBeUndefined()
      await kept.endSession('s-2')
      expect(await kept.session('s-2', at(1))).toBeUndefined()
    })

    test('attempts are counted for each key within the time asked about', async ({ store }) => {
      const attempt = (key: string, second: number) => store.countAttempt(key, at(second), at(second - 60))
      expect(await attempt('a', 0)).toBe(1)
      expect(await attempt('a', 30)).toBe(2)
      expect(await attempt('b', 30)).toBe(1)
      expect(await attempt('a', 61)).toBe(2)
      await store.forgetAttempts('a')
      expect(await attempt('a', 62)).toBe(1)
      expect(await attempt('b', 62)).toBe(2)
    })

    test('attempts made at once are all counted', async ({ store }) => {
      const counts = await Promise.all([1, 2, 3, 4].map(() => store.countAttempt('a', at(0), at(-60))))
      expect(counts.toSorted()).toEqual([1, 2, 3, 4])
    })
  })
}
