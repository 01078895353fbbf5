import { describe, expect } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import type { Store } from '#src/domain/store.ts'
import { BY_SHELL, LAN, MINH, aBegun, aSession, anOfficial, at, enrolled, signedIn } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const HOA = OfficialId.parse('0b8f8f5e-6c07-4c0c-9d0b-5c1f4c3f2a03')
const BY_MINH = { by: MINH, at: at(50) } as const

export function accountAdministrationContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  async function employ(store: Store, wish: Partial<Official>): Promise<Official> {
    const official = anOfficial({ passwordHash: 'hash', ...wish })
    await store.createOfficial(official, { tokenHash: `link ${official.id}`, expiresAt: at(1000) }, BY_SHELL)
    return official
  }
  const administrator = (id: OfficialId, email: string): Partial<Official> => ({
    id,
    email,
    role: 'quan-tri',
    department: null,
    place: null,
  })
  const asFacts = ({ name, role, department, place }: Official) => ({ name, role, department, place })

  describe(`${name} lets administrators look after accounts`, () => {
    test('all accounts are listed by e-mail', async ({ store }) => {
      await employ(store, { id: MINH, email: 'minh@noivu.example.vn', passwordHash: null })
      const lan = await employ(store, {})
      await enrolled(store, aSession('s', LAN, 3))
      const found = await store.accounts()
      expect(found.map(({ official }) => official.id)).toEqual([LAN, MINH])
      expect(found[0]).toEqual({
        official: lan,
        isActive: true,
        secondFactor: { sealedSecret: 'sealed', since: at(3), recoveryCodesLeft: 2 },
        lastSignInAt: at(3),
      })
      expect(found[1]).toMatchObject({ secondFactor: null, lastSignInAt: null })
      expect(await store.account(HOA)).toBeUndefined()
    })

    test('what an account is changes with its entry in the log, who, when and what', async ({
      store,
      opened,
    }) => {
      const lan = await employ(store, {})
      const facts = { ...asFacts(lan), name: 'Lan mới', role: 'lanh-dao', place: null } as const
      expect(await store.changeAccount(LAN, facts, BY_MINH)).toBe('done')
      expect(await store.changeAccount(LAN, facts, BY_MINH)).toBe('unchanged')
      expect(await store.changeAccount(HOA, facts, BY_MINH)).toBe('unknown')

      const kept = await opened.reopen()
      expect(await kept.official(LAN)).toEqual({ ...lan, ...facts })
      expect(await kept.accountLog(10)).toEqual([
        {
          official: LAN,
          move: 'changed',
          by: MINH,
          at: at(50),
          note: 'name: Nguyễn Thị Lan → Lan mới; role: chuyen-vien → lanh-dao; place: hn → –',
        },
        { official: LAN, move: 'created', by: 'shell', at: at(0), note: null },
      ])
    })

    test('a deactivated account ends its sessions, signs in no more and opens no link', async ({ store }) => {
      await employ(store, {})
      await enrolled(store, aSession('s', LAN))
      await store.beginSignIn(aBegun('b', LAN))
      expect(await store.setActive(LAN, false, BY_MINH)).toBe('done')
      expect(await store.setActive(LAN, false, BY_MINH)).toBe('unchanged')
      expect(await store.setActive(HOA, false, BY_MINH)).toBe('unknown')

      expect(await store.account(LAN)).toMatchObject({ isActive: false })
      expect(await store.session('s', at(51))).toBeUndefined()
      expect(await store.sessionsOf(LAN, at(51))).toEqual([])
      const pass = { kind: 'code', step: 500 } as const
      expect(await store.passSecondFactor('b', pass, aSession('s-2', LAN, 52))).toBe('gone')
      expect(await store.beginSignIn(aBegun('b-2', LAN))).toBe('inactive')
      expect(await store.invited(`link ${LAN}`, at(53))).toBeUndefined()
      expect(await store.acceptInvitation(`link ${LAN}`, 'new', at(53))).toBeUndefined()

      expect(await store.setActive(LAN, true, BY_MINH)).toBe('done')
      expect(await store.session('s', at(54))).toBeUndefined()
      await signedIn(store, aSession('s-3', LAN, 55))
      expect(await store.session('s-3', at(56))).toBeDefined()
      expect((await store.accountLog(2)).map(({ move, by }) => [move, by])).toEqual([
        ['reactivated', MINH],
        ['deactivated', MINH],
      ])
    })

    test('the last administrator is neither deactivated nor given another role', async ({ store }) => {
      const minh = await employ(store, administrator(MINH, 'minh@noivu.example.vn'))
      // Without a password Hoa cannot take over yet.
      await employ(store, { ...administrator(HOA, 'hoa@noivu.example.vn'), passwordHash: null })
      const demoted = { ...asFacts(minh), role: 'kiem-toan' } as const
      expect(await store.setActive(MINH, false, BY_MINH)).toBe('last_administrator')
      expect(await store.changeAccount(MINH, demoted, BY_MINH)).toBe('last_administrator')
      expect(await store.changeAccount(MINH, { ...asFacts(minh), name: 'Minh' }, BY_MINH)).toBe('done')

      await store.acceptInvitation(`link ${HOA}`, 'hash', at(60))
      expect(await store.setActive(HOA, false, BY_MINH)).toBe('done')
      expect(await store.setActive(MINH, false, BY_MINH)).toBe('last_administrator')
      await store.setActive(HOA, true, BY_MINH)
      expect(await store.changeAccount(MINH, demoted, BY_MINH)).toBe('done')
      expect(await store.setActive(HOA, false, BY_MINH)).toBe('last_administrator')
    })

    test('two administrators who deactivate each other at once leave one', async ({ store }) => {
      await employ(store, administrator(MINH, 'minh@noivu.example.vn'))
      await employ(store, administrator(HOA, 'hoa@noivu.example.vn'))
      const results = await Promise.all([
        store.setActive(MINH, false, { by: HOA, at: at(1) }),
        store.setActive(HOA, false, { by: MINH, at: at(1) }),
      ])
      expect(results.toSorted()).toEqual(['done', 'last_administrator'])
    })

    test('a second factor that was reset has to be enrolled anew', async ({ store }) => {
      await employ(store, {})
      await enrolled(store, aSession('s', LAN))
      expect(await store.resetSecondFactor(LAN, BY_MINH)).toBe('reset')
      expect(await store.resetSecondFactor(HOA, BY_MINH)).toBe('unknown')
      expect((await store.account(LAN))?.secondFactor).toBeNull()
      expect(await store.session('s', at(51))).toBeUndefined()
      await store.beginSignIn(aBegun('b', LAN))
      const spent = { kind: 'recovery', hash: 'r-1' } as const
      expect(await store.passSecondFactor('b', spent, aSession('s-2', LAN, 52))).toBe('refused')

      await enrolled(store, aSession('s-3', LAN, 53))
      expect(await store.session('s', at(54))).toBeUndefined()
      expect(await store.session('s-3', at(54))).toBeDefined()
    })

    test('ordinary sign-ins stand in the log of their account alone', async ({ store }) => {
      await employ(store, {})
      await enrolled(store, aSession('s', LAN))
      await signedIn(store, aSession('s-2', LAN, 5))
      const codesRefused = { official: LAN, move: 'codes_refused', by: LAN, at: at(9), note: null } as const
      await store.noteOnAccount(codesRefused)
      expect((await store.accountLog(10)).map(({ move }) => move)).toEqual([
        'codes_refused',
        'second_factor_set',
        'created',
      ])
      expect((await store.accountLogOf(LAN, 3)).map(({ move }) => move)).toEqual([
        'codes_refused',
        'signed_in',
        'signed_in',
      ])
      expect(await store.accountLogOf(MINH, 3)).toEqual([])
    })
  })
}
