import { describe, expect } from 'vitest'
import { BY_SHELL, LAN, MINH, aSession, anOfficial, at, enrolled } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const INVITATION = { tokenHash: 'hash-1', expiresAt: at(100) }

export function accountsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps accounts`, () => {
    test('an official is found by id and by e-mail', async ({ store }) => {
      const official = anOfficial({ department: null, role: 'dieu-phoi', place: null })
      expect(await store.createOfficial(official, INVITATION, BY_SHELL)).toBe('created')
      expect(await store.official(LAN)).toEqual(official)
      expect(await store.officialByEmail('LAN@noivu.example.vn')).toEqual(official)
      expect(await store.official(MINH)).toBeUndefined()
      expect(await store.officialByEmail('minh@noivu.example.vn')).toBeUndefined()
    })

    test('an official has a name and the city they work for', async ({ store }) => {
      await store.createOfficial(anOfficial({ name: 'Đỗ Thị Lan', place: 'hcm' }), INVITATION, BY_SHELL)
      expect(await store.official(LAN)).toMatchObject({ name: 'Đỗ Thị Lan', place: 'hcm' })
    })

    test('an e-mail address belongs to one account, however it is written', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      const second = anOfficial({ id: MINH, email: 'Lan@NoiVu.example.vn' })
      const link = { tokenHash: 'hash-2', expiresAt: at(100) }
      expect(await store.createOfficial(second, link, BY_SHELL)).toBe('email_taken')
      expect(await store.official(MINH)).toBeUndefined()
      expect(await store.invited('hash-2', at(1))).toBeUndefined()
    })

    test('of two who use a link at once, one sets the password', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
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
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      expect(await store.invited('hash-1', at(100))).toBeUndefined()
      expect(await store.acceptInvitation('hash-1', 'password', at(100))).toBeUndefined()
      expect((await store.official(LAN))?.passwordHash).toBeNull()
      expect(await store.acceptInvitation('unknown', 'password', at(1))).toBeUndefined()
    })

    test('a new link takes the place of the one that was not used', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      await store.createOfficial(
        anOfficial({ id: MINH, email: 'minh@noivu.example.vn' }),
        {
          tokenHash: 'hash-minh',
          expiresAt: at(100),
        },
        BY_SHELL,
      )
      const link = { tokenHash: 'hash-2', expiresAt: at(200) }

      expect(await store.inviteAgain('LAN@noivu.example.vn', link, BY_SHELL)).toEqual(anOfficial())

      expect(await store.invited('hash-1', at(1))).toBeUndefined()
      expect(await store.acceptInvitation('hash-1', 'password', at(1))).toBeUndefined()
      expect(await store.invited('hash-2', at(199))).toEqual(anOfficial())
      expect((await store.invited('hash-minh', at(1)))?.id).toBe(MINH)
    })

    test('nobody is invited again under an address without an account', async ({ store }) => {
      expect(await store.inviteAgain('lan@noivu.example.vn', INVITATION, BY_SHELL)).toBeUndefined()
      expect(await store.invited('hash-1', at(1))).toBeUndefined()
    })

    test('a password set by a new link ends its owner’s sessions and nobody else’s', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      await store.acceptInvitation('hash-1', 'password-a', at(1))
      const minh = anOfficial({ id: MINH, email: 'minh@noivu.example.vn' })
      await store.createOfficial(minh, { tokenHash: 'hash-minh', expiresAt: at(100) }, BY_SHELL)
      await enrolled(store, aSession('s-lan', LAN, 2))
      await enrolled(store, aSession('s-minh', MINH, 2))
      await store.inviteAgain('lan@noivu.example.vn', { tokenHash: 'hash-2', expiresAt: at(100) }, BY_SHELL)
      expect(await store.session('s-lan', at(3))).toBeDefined()

      expect(await store.acceptInvitation('hash-2', 'password-b', at(4))).toBe(LAN)

      expect((await store.official(LAN))?.passwordHash).toBe('password-b')
      expect(await store.session('s-lan', at(5))).toBeUndefined()
      expect(await store.session('s-minh', at(5))).toBeDefined()
    })

    test('attempts are counted for each key within the time asked about', async ({ store }) => {
      const attempt = (key: string, second: number) =>
        store.countAttempt([{ key, most: 2 }], at(second), at(second - 60))
      expect(await attempt('a', 0)).toBeUndefined()
      expect(await attempt('a', 30)).toBeUndefined()
      expect(await attempt('a', 60)).toBe('a')
      expect(await attempt('b', 60)).toBeUndefined()
      expect(await attempt('a', 61)).toBeUndefined()
      expect(await attempt('a', 62)).toBe('a')
      await store.forgetAttempts('a')
      expect(await attempt('a', 63)).toBeUndefined()
      expect(await attempt('b', 64)).toBeUndefined()
      expect(await attempt('b', 65)).toBe('b')
    })

    test('an attempt that is refused counts under none of its keys', async ({ store }) => {
      const attempt = (pair: string) => {
        const limits = [
          { key: pair, most: 1 },
          { key: 'address', most: 2 },
        ]
        return store.countAttempt(limits, at(0), at(-60))
      }
      expect(await attempt('a')).toBeUndefined()
      expect(await attempt('a')).toBe('a')
      expect(await attempt('b')).toBeUndefined()
      expect(await attempt('c')).toBe('address')
      await store.forgetAttempts('address')
      expect(await attempt('c')).toBeUndefined()
    })

    test('one attempt is taken back and the others stay counted', async ({ store }) => {
      const attempt = (second: number) => store.countAttempt([{ key: 'a', most: 3 }], at(second), at(-60))
      for (const second of [0, 1, 1]) await attempt(second)
      await store.takeBackAttempt('a', at(1))
      await store.takeBackAttempt('b', at(0))
      expect(await attempt(2)).toBeUndefined()
      expect(await attempt(3)).toBe('a')
    })

    test('calls are counted for each key within one minute of the clock', async ({ store }) => {
      const calls = (key: string, second: number) => store.countCall(key, at(second))
      const began = Math.ceil(at(0).getTime() / 60_000) * 60 - at(0).getTime() / 1000
      expect(await Promise.all([0, 1, 2].map(() => calls('a', began)))).toEqual([1, 2, 3])
      expect(await calls('b', began + 30)).toBe(1)
      expect(await calls('a', began + 59.9)).toBe(4)
      expect(await calls('a', began + 60)).toBe(1)
    })

    test('of attempts made at once no more than the most are let through', async ({ store }) => {
      const attempt = () => store.countAttempt([{ key: 'a', most: 2 }], at(0), at(-60))
      const reached = await Promise.all([1, 2, 3, 4].map(attempt))
      expect(reached.filter((key) => key === 'a')).toHaveLength(2)
    })
  })
}
