import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation, inviteAgain, inviteOfficial } from '#src/officials/invite.ts'
import { tokenHash } from '#src/officials/token.ts'
import { enrolled } from '../contract/build.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const PASSWORD = 'trời hôm nay nắng đẹp'
const HOUR_MS = 3_600_000

describe('an invitation', () => {
  let at: TestDesk

  beforeEach(async () => {
    at = await openTestDesk()
  })
  afterEach(() => at.close())

  async function invite() {
    const result = await inviteOfficial(at.store, LAN, at.desk.clock())
    if (result.kind !== 'invited') throw new Error(result.kind)
    return result
  }
  const accept = (token: string, password = PASSWORD) =>
    acceptInvitation(at.store, { token, password }, at.desk.clock())

  test('sets the password its owner chose, once', async () => {
    const { token } = await invite()
    expect(await accept(token)).toMatchObject({ kind: 'accepted' })
    expect((await at.store.officialByEmail(LAN.email))?.passwordHash).toMatch(/^\$scrypt\$/)
    expect(await accept(token, 'một mật khẩu khác hẳn')).toEqual({ kind: 'link_dead' })
  })

  test('used twice at the same moment counts once', async () => {
    const { token } = await invite()
    const results = await Promise.all([accept(token), accept(token, 'một mật khẩu khác hẳn')])
    expect(results.map((result) => result.kind).toSorted()).toEqual(['accepted', 'link_dead'])
  })

  test('is past after 72 hours and not before', async () => {
    const { token } = await invite()
    at.pass(72 * HOUR_MS - 1)
    expect(await at.store.invited(tokenHash(token), at.desk.clock())).toBeDefined()
    at.pass(1)
    expect(await accept(token)).toEqual({ kind: 'link_dead' })
  })

  test('survives a password that is refused', async () => {
    const { token } = await invite()
    expect(await accept(token, 'ngắn')).toEqual({ kind: 'password_refused', why: 'too_short' })
    expect(await accept(token)).toMatchObject({ kind: 'accepted' })
  })

  test('cannot be opened with what the store keeps', async () => {
    const { token } = await invite()
    expect(await accept(tokenHash(token))).toEqual({ kind: 'link_dead' })
  })

  test('given again sets a new password and ends where its owner was signed in', async () => {
    const { token, official } = await invite()
    await accept(token)
    const before = (await at.store.official(official.id))?.passwordHash
    const now = at.desk.clock()
    await enrolled(at.store, {
      tokenHash: 's',
      official: official.id,
      csrfToken: 'c',
      startedAt: now,
      expiresAt: new Date(now.getTime() + HOUR_MS),
    })
    expect(await at.store.session('s', now)).toBeDefined()
    const again = await inviteAgain(at.store, LAN.email, now)
    if (again.kind !== 'invited') throw new Error(again.kind)

    expect(await accept(again.token, 'một mật khẩu khác hẳn')).toMatchObject({ kind: 'accepted' })

    expect((await at.store.official(official.id))?.passwordHash).not.toBe(before)
    expect(await at.store.session('s', now)).toBeUndefined()
  })

  test('is not given twice for one address', async () => {
    await invite()
    expect(await inviteOfficial(at.store, LAN, at.desk.clock())).toEqual({ kind: 'email_taken' })
  })
})
