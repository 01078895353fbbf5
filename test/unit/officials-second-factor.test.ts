import { describe, expect, test } from 'vitest'
import { changeInWords } from '#src/console/change-in-words.ts'
import { drawRecoveryCodes, recoveryHash } from '#src/officials/recovery-codes.ts'
import { seal, unseal } from '#src/officials/seal.ts'
import { codeAt, drawSecret, keyAddress, stepOf } from '#src/officials/second-factor.ts'
import { LAN, MINH, at } from '../contract/build.ts'

/** The secret of RFC 6238, appendix B, in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes of a phone', () => {
  test.for([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const)('at %i seconds the code is that of RFC 6238', ([seconds, code]) => {
    expect(codeAt(RFC_SECRET, new Date(seconds * 1000))).toBe(code)
  })

  test('a code counts for its half minute, the one before and the one after', () => {
    const secret = drawSecret()
    const step = Math.floor(at(0).getTime() / 30_000)
    const code = codeAt(secret, at(0))
    expect([-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, code, at(seconds)))).toEqual([
      undefined,
      step,
      step,
      step,
      undefined,
    ])
    expect(stepOf(drawSecret(), '', at(0))).toBeUndefined()
  })

  test('an app is told whose the key is and by whom', () => {
    const address = new URL(keyAddress(RFC_SECRET, 'lan@example.vn'))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toContain('lan@example.vn')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret: RFC_SECRET,
      digits: '6',
      period: '30',
    })
  })
})

describe('a sealed secret', () => {
  test('opens for its own account and with its own key alone', () => {
    const secret = drawSecret()
    const sealed = seal(secret, LAN, 'session secret')
    expect(sealed).not.toContain(secret)
    expect(unseal(sealed, LAN, 'session secret')).toBe(secret)
    expect(unseal(sealed, MINH, 'session secret')).toBeUndefined()
    expect(unseal(sealed, LAN, 'another secret')).toBeUndefined()
    expect(unseal('', LAN, 'session secret')).toBeUndefined()
  })
})

describe('recovery codes', () => {
  test('are ten, all different, and easy to read', () => {
    const codes = drawRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('are the same however they are typed, and another account’s are others', () => {
    const kept = recoveryHash('7K2M-9XQ4-P10H', LAN)
    for (const typed of ['7k2m 9xq4 p10h', '7K2M9XQ4PIOH', ' 7k2m-9xq4-plOh ']) {
      expect(recoveryHash(typed, LAN)).toBe(kept)
    }
    expect(recoveryHash('7K2M-9XQ4-P10H', MINH)).not.toBe(kept)
  })
})

test('what was changed of an account is said in words', () => {
  expect(
    changeInWords('name: Lan → Hoa; role: chuyen-vien → lanh-dao; department: – → so-y-te; place: hn → –'),
  ).toBe(
    'tên: Lan → Hoa; vai trò: Chuyên viên → Lãnh đạo đơn vị; đơn vị: – → Sở Y tế; địa bàn: thành phố Hà Nội → –',
  )
})
