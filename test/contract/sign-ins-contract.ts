import { describe, expect } from 'vitest'
import type { Store } from '#src/domain/store.ts'
import { BY_SHELL, LAN, MINH, aBegun, aSession, anOfficial, at, enrolled, signedIn } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const INVITATION = { tokenHash: 'hash-1', expiresAt: at(100) }
const MINUTE_S = 60
const HOUR_S = 3600
const code = (step: number) => ({ kind: 'code', step }) as const
const recovery = (hash: string) => ({ kind: 'recovery', hash }) as const

export function signInsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  async function withLan(store: Store): Promise<void> {
    await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
    await enrolled(store, aSession('s-first', LAN))
  }
  const moves = async (store: Store) => (await store.accountLogOf(LAN, 100)).map(({ move }) => move)

  describe(`${name} lets officials in`, () => {
    test('a sign-in that was begun waits until its time, and opens no session', async ({ store, opened }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      const begun = aBegun('b', LAN, { offeredSecret: 'sealed', expiresAt: at(900) })
      expect(await store.beginSignIn(begun)).toBe('begun')
      const kept = await opened.reopen()
      expect(await kept.begunSignIn('b', at(899))).toEqual(begun)
      expect(await kept.begunSignIn('b', at(900))).toBeUndefined()
      expect(await kept.session('b', at(1))).toBeUndefined()
      expect(await kept.beginSignIn(aBegun('c', MINH))).toBe('inactive')
    })

    test('a phone is enrolled once, whoever else has begun to', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      for (const one of ['b-1', 'b-2']) await store.beginSignIn(aBegun(one, LAN, { offeredSecret: one }))
      const enrolment = { step: 7, recoveryHashes: ['r-1', 'r-2', 'r-3'] }

      const results = await Promise.all([
        store.enrolSecondFactor('b-1', enrolment, aSession('s-1', LAN)),
        store.enrolSecondFactor('b-2', enrolment, aSession('s-2', LAN)),
      ])

      expect(results.toSorted()).toEqual(['enrolled', 'gone'])
      const sealedSecret = results[0] === 'enrolled' ? 'b-1' : 'b-2'
      expect(await store.account(LAN)).toEqual({
        official: anOfficial(),
        isActive: true,
        secondFactor: { sealedSecret, since: at(0), recoveryCodesLeft: 3 },
        lastSignInAt: at(0),
      })
      expect(await store.sessionsOf(LAN, at(1))).toHaveLength(1)
      expect(await moves(store)).toEqual(['signed_in', 'second_factor_set', 'created'])
    })

    test('where a code is asked for nothing is enrolled, and the other way round', async ({ store }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      await store.beginSignIn(aBegun('b', LAN))
      const enrolment = { step: 7, recoveryHashes: [] }
      expect(await store.enrolSecondFactor('b', enrolment, aSession('s', LAN))).toBe('gone')
      expect(await store.passSecondFactor('b', code(8), aSession('s', LAN))).toBe('refused')
      expect(await store.session('s', at(1))).toBeUndefined()
    })

    test('a code is taken once, and none from before it', async ({ store }) => {
      await withLan(store)
      for (const one of ['b-1', 'b-2']) await store.beginSignIn(aBegun(one, LAN))
      // The code that enrolled the phone was step 100.
      expect(await store.passSecondFactor('b-1', code(100), aSession('s-1', LAN))).toBe('refused')

      const results = await Promise.all([
        store.passSecondFactor('b-1', code(101), aSession('s-1', LAN, 5)),
        store.passSecondFactor('b-2', code(101), aSession('s-2', LAN, 5)),
      ])

      expect(results.toSorted()).toEqual(['passed', 'refused'])
      const [left] = results[0] === 'passed' ? ['b-2'] : ['b-1']
      expect(await store.passSecondFactor(left ?? '', code(99), aSession('s-3', LAN))).toBe('refused')
      expect(await store.passSecondFactor(left ?? '', code(102), aSession('s-3', LAN, 6))).toBe('passed')
      expect(await store.passSecondFactor(left ?? '', code(103), aSession('s-4', LAN))).toBe('gone')
      expect((await store.account(LAN))?.lastSignInAt).toEqual(at(6))
    })

    test('a recovery code is taken once, and its use stands in the log', async ({ store }) => {
      await withLan(store)
      for (const one of ['b-1', 'b-2', 'b-3']) await store.beginSignIn(aBegun(one, LAN))
      const results = await Promise.all([
        store.passSecondFactor('b-1', recovery('r-1'), aSession('s-1', LAN)),
        store.passSecondFactor('b-2', recovery('r-1'), aSession('s-2', LAN)),
      ])
      expect(results.toSorted()).toEqual(['passed', 'refused'])
      expect(await store.passSecondFactor('b-3', recovery('r-9'), aSession('s-3', LAN))).toBe('refused')
      expect((await store.account(LAN))?.secondFactor?.recoveryCodesLeft).toBe(1)
      expect((await store.accountLog(1))[0]?.move).toBe('signed_in_by_recovery_code')
    })

    test('a sign-in that is past its time is not finished', async ({ store }) => {
      await withLan(store)
      await store.beginSignIn(aBegun('b', LAN, { expiresAt: at(10) }))
      expect(await store.passSecondFactor('b', code(101), aSession('s', LAN, 10))).toBe('gone')
    })

    test('a session holds until its end, or until nobody has used it for an hour', async ({
      store,
      opened,
    }) => {
      await store.createOfficial(anOfficial(), INVITATION, BY_SHELL)
      const session = aSession('s', LAN)
      await enrolled(store, session)
      const kept = await opened.reopen()
      expect(await kept.session('s', at(HOUR_S - 1))).toEqual({ ...session, lastUsedAt: at(0) })
      // Looking is not using.
      expect(await kept.session('s', at(HOUR_S))).toBeUndefined()
      expect(await kept.useSession('s', at(HOUR_S))).toBeUndefined()

      for (let minute = 59; minute < 12 * 60; minute += 59) {
        expect((await kept.useSession('s', at(minute * MINUTE_S)))?.lastUsedAt).toEqual(at(minute * MINUTE_S))
      }
      expect(await kept.useSession('s', at(12 * HOUR_S - 1))).toBeDefined()
      expect(await kept.useSession('s', at(12 * HOUR_S))).toBeUndefined()
    })

    test('use is noted to the minute', async ({ store }) => {
      await withLan(store)
      await store.useSession('s-first', at(59))
      expect((await store.session('s-first', at(60)))?.lastUsedAt).toEqual(at(0))
      await store.useSession('s-first', at(60))
      expect((await store.session('s-first', at(61)))?.lastUsedAt).toEqual(at(60))
    })

    test('an official’s sessions are listed, ended one by one or all at once, and nobody else’s', async ({
      store,
    }) => {
      await withLan(store)
      await store.createOfficial(
        anOfficial({ id: MINH, email: 'minh@noivu.example.vn' }),
        { tokenHash: 'hash-minh', expiresAt: at(100) },
        BY_SHELL,
      )
      await enrolled(store, aSession('s-minh', MINH))
      await signedIn(store, aSession('s-second', LAN, 10))
      await signedIn(store, aSession('s-third', LAN, 20))
      await store.useSession('s-first', at(90))
      await store.beginSignIn(aBegun('b', LAN))
      const listed = async () => (await store.sessionsOf(LAN, at(100))).map((one) => one.tokenHash)
      expect(await listed()).toEqual(['s-first', 's-third', 's-second'])

      await store.endSession('s-third')
      expect(await listed()).toEqual(['s-first', 's-second'])
      await store.endSessions(LAN, at(101))

      expect(await listed()).toEqual([])
      expect(await store.session('s-first', at(102))).toBeUndefined()
      expect(await store.begunSignIn('b', at(102))).toBeUndefined()
      expect(await store.session('s-minh', at(102))).toBeDefined()
      expect((await moves(store))[0]).toBe('signed_out_everywhere')
      await signedIn(store, aSession('s-fourth', LAN, 110))
      expect(await listed()).toEqual(['s-fourth'])
    })

    test('a new password ends every session but the one that set it, for a code that counts', async ({
      store,
    }) => {
      await withLan(store)
      await signedIn(store, aSession('s-other', LAN, 1))
      const change = { passwordHash: 'new', keep: 's-first' }
      expect(await store.changePassword(LAN, code(3), change, at(2))).toBe('refused')
      expect((await store.official(LAN))?.passwordHash).toBeNull()
      expect(await store.changePassword(LAN, recovery('r-1'), change, at(2))).toBe('changed')
      expect((await store.official(LAN))?.passwordHash).toBe('new')
      expect(await store.session('s-first', at(3))).toBeDefined()
      expect(await store.session('s-other', at(3))).toBeUndefined()
    })

    test('a session that was ended is not brought back by a new password', async ({ store }) => {
      await withLan(store)
      await store.endSessions(LAN, at(1))
      const change = { passwordHash: 'new', keep: 's-first' }
      expect(await store.changePassword(LAN, recovery('r-1'), change, at(2))).toBe('changed')
      expect(await store.session('s-first', at(3))).toBeUndefined()
    })

    test('new recovery codes take the place of the old', async ({ store }) => {
      await withLan(store)
      expect(await store.renewRecoveryCodes(LAN, recovery('no'), ['n-1'], at(1))).toBe('refused')
      expect(await store.renewRecoveryCodes(LAN, recovery('r-1'), ['n-1', 'n-2', 'n-3'], at(1))).toBe(
        'renewed',
      )
      expect((await store.account(LAN))?.secondFactor?.recoveryCodesLeft).toBe(3)
      expect(await store.renewRecoveryCodes(LAN, recovery('r-2'), [], at(1))).toBe('refused')
      expect(await store.renewRecoveryCodes(LAN, recovery('n-1'), ['m-1'], at(1))).toBe('renewed')
    })

    test('another phone takes the place of the first once it is enrolled, not before', async ({ store }) => {
      await withLan(store)
      const begun = aBegun('b', LAN, { offeredSecret: 'another', replaces: true })
      expect(await store.replaceSecondFactor(code(50), begun)).toBe('refused')
      expect(await store.begunSignIn('b', at(1))).toBeUndefined()
      expect(await store.replaceSecondFactor(code(101), begun)).toBe('begun')
      expect((await store.account(LAN))?.secondFactor?.sealedSecret).toBe('sealed')

      const enrolment = { step: 200, recoveryHashes: ['n-1'] }
      expect(await store.enrolSecondFactor('b', enrolment, aSession('s-2', LAN, 5))).toBe('enrolled')

      expect((await store.account(LAN))?.secondFactor).toEqual({
        sealedSecret: 'another',
        since: at(5),
        recoveryCodesLeft: 1,
      })
      expect(await store.session('s-first', at(6))).toBeUndefined()
      expect(await store.session('s-2', at(6))).toBeDefined()
    })
  })
}
