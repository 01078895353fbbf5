import { describe, expect, test } from 'vitest'
import { hashPassword, passwordFault, verifyPassword } from '#src/officials/passwords.ts'

const PASSWORD = 'trời hôm nay nắng đẹp'

async function stored(password: string): Promise<string> {
  const hash = await hashPassword(password)
  if (hash === undefined) throw new Error('busy')
  return hash
}

describe('passwords', () => {
  test('are kept as scrypt with its cost, a salt of their own, and not as they are', async () => {
    const [one, two] = await Promise.all([stored(PASSWORD), stored(PASSWORD)])
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
  })

  test('the right one is right, another is wrong, and so is any for an account without one', async () => {
    const hash = await stored(PASSWORD)
    expect(await verifyPassword(PASSWORD, hash)).toBe('right')
    expect(await verifyPassword(`${PASSWORD} `, hash)).toBe('wrong')
    expect(await verifyPassword(PASSWORD, null)).toBe('wrong')
    expect(await verifyPassword(PASSWORD, 'not a hash of ours')).toBe('wrong')
  })

  test('typed on a keyboard that sends marks apart from letters, it is the same password', async () => {
    expect(await verifyPassword(PASSWORD.normalize('NFD'), await stored(PASSWORD))).toBe('right')
  })

  test('an unknown account takes as long as a known one', async () => {
    const hash = await stored(PASSWORD)
    // On the processor, whichever thread: what else the machine does must not make one of them look slow.
    const timed = async (against: string | null) => {
      const before = process.cpuUsage()
      await verifyPassword('một mật khẩu sai', against)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const known = Math.min(await timed(hash), await timed(hash), await timed(hash))
    const unknown = Math.min(await timed(null), await timed(null), await timed(null))
    // The same derivation runs for both; a shortcut would take well under a millisecond.
    expect(unknown).toBeGreaterThan(known / 2)
  })

  test('while many are checked the server goes on with other work, and the last in a long line is sent away', async () => {
    const start = performance.now()
    let longest = 0
    let last = start
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const verdicts = await Promise.all(Array.from({ length: 24 }, () => verifyPassword(PASSWORD, null)))
    clearInterval(watch)
    const whole = performance.now() - start
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(18)
    expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(6)
    expect(longest).toBeLessThan(whole / 4)
    // The line is empty again.
    expect(await verifyPassword(PASSWORD, null)).toBe('wrong')
  })

  test.for([
    ['mười một k.', 'too_short'],
    ['mười hai kt.', undefined],
    ['𠮷𠮷𠮷𠮷𠮷𠮷', 'too_short'],
    ['a'.repeat(257), 'too_long'],
    ['Lan@Example.vn', 'is_email'],
  ] as const)('“%s” is refused as %s', ([password, why]) => {
    expect(passwordFault(password, 'lan@example.vn')).toBe(why)
  })
})
