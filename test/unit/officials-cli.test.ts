import { spawn } from 'node:child_process'
import * as z from 'zod'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tokenHash } from '#src/officials/token.ts'
import { OfficialId } from '#src/domain/ids.ts'
import { aSession, enrolled } from '../contract/build.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

const OfficialMade = z.object({ id: OfficialId })

describe('npm run admin', () => {
  let at: TestDesk

  beforeEach(async () => {
    // The store stays open here, as it does in a server that is running meanwhile.
    at = await openTestDesk({}, new Date())
  })
  afterEach(() => at.close())

  async function admin(call: string, env: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['src/officials/cli.ts', ...call.split(' ')], {
      env: { ...BARE_ENVIRONMENT, DATA_DIR: at.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err, status] = await Promise.all([
      child.stdout.setEncoding('utf8').toArray(),
      child.stderr.setEncoding('utf8').toArray(),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ])
    return { status, out: out.join(''), err: err.join('') }
  }

  test('makes an account and prints a link that opens it', async () => {
    const { status, out } = await admin(
      'create-official --email Lan@Example.vn --role chuyen-vien --department so-y-te',
    )
    expect(status).toBe(0)
    const [, token = ''] = /^http:\/\/127\.0\.0\.1:8787\/console\/loi-moi\/([\w-]{43})$/m.exec(out) ?? []
    const official = await at.store.invited(tokenHash(token), new Date())
    expect(official).toMatchObject({ email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' })
  })

  test('with --json prints one object and nothing else, with the public address in the link', async () => {
    const { out } = await admin('create-official --email minh@example.vn --role dieu-phoi --json', {
      PUBLIC_URL: 'https://hoidap.example.vn',
    })
    const made: unknown = JSON.parse(out)
    expect(made).toMatchObject({
      email: 'minh@example.vn',
      name: 'minh',
      role: 'dieu-phoi',
      department: null,
      place: null,
    })
    expect(made).toHaveProperty(
      'link',
      expect.stringMatching(/^https:\/\/hoidap\.example\.vn\/console\/loi-moi\//),
    )
  })

  test('keeps the name and the city that are given', async () => {
    const { out } = await admin(
      'create-official --email hoa@example.vn --role chuyen-vien --department thue --place hn --name Hoa --json',
    )
    expect(JSON.parse(out)).toMatchObject({ name: 'Hoa', place: 'hn' })
    expect(await at.store.officialByEmail('hoa@example.vn')).toMatchObject({ name: 'Hoa', place: 'hn' })
  })

  test('an address that has an account already is status 1, in one line of words', async () => {
    const call = 'create-official --email lan@example.vn --role quan-tri'
    await admin(call)
    expect(await admin(call)).toEqual({
      status: 1,
      out: '',
      err: 'Địa chỉ thư điện tử này đã có tài khoản.\n',
    })
  })

  test('prints a new link for an account, and the one before opens nothing any more', async () => {
    await admin('create-official --email lan@example.vn --role dieu-phoi --json')
    const first = await admin('invite --email Lan@Example.vn --json')
    const { status, out } = await admin('invite --email lan@example.vn')

    const tokens = [first.out, out].map((said) => /\/console\/loi-moi\/([\w-]{43})/.exec(said)?.[1] ?? '')
    const opens = tokens.map((token) => at.store.invited(tokenHash(token), new Date()))
    expect(status).toBe(0)
    expect(await Promise.all(opens)).toEqual([
      undefined,
      expect.objectContaining({ email: 'lan@example.vn', role: 'dieu-phoi' }),
    ])
    expect(JSON.parse(first.out)).toMatchObject({
      email: 'lan@example.vn',
      role: 'dieu-phoi',
      department: null,
    })
  })

  test('takes the second factor of an account away, so that its owner enrols anew', async () => {
    const { id } = OfficialMade.parse(
      JSON.parse((await admin('create-official --email lan@example.vn --role quan-tri --json')).out),
    )
    const now = new Date()
    await enrolled(at.store, {
      ...aSession('s', id),
      startedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    })
    const { status, out } = await admin('reset-second-factor --email lan@example.vn')
    expect(status).toBe(0)
    expect(out).toContain('lan@example.vn')
    expect((await at.store.account(id))?.secondFactor).toBeNull()
    expect((await at.store.accountLog(1))[0]).toMatchObject({ move: 'second_factor_reset', by: 'shell' })
    expect((await admin('reset-second-factor --email la@example.vn')).status).toBe(1)
  })

  test('a new link for an address without an account is status 1, in one line of words', async () => {
    expect(await admin('invite --email la@example.vn')).toEqual({
      status: 1,
      out: '',
      err: 'Không có tài khoản nào mang địa chỉ thư điện tử này.\n',
    })
  })

  test.for([
    ['', 'Thiếu lệnh'],
    ['delete-official', 'Không có lệnh'],
    ['create-official --role quan-tri', 'Thiếu --email'],
    ['create-official --email lan --role quan-tri', 'Thiếu --email'],
    ['create-official --email lan@example.vn', 'Thiếu --role'],
    ['create-official --email lan@example.vn --role vua', 'Thiếu --role'],
    ['create-official --email lan@example.vn --role quan-tri --place hue', 'Không có địa bàn'],
    ['invite --email lan@example.vn --place hn', 'Tham số không đúng'],
    ['create-official --email lan@example.vn --role lanh-dao', 'cần --department'],
    ['create-official --email lan@example.vn --role lanh-dao --department so-phep-thuat', 'Không có đơn vị'],
    ['invite', 'Thiếu --email'],
    ['invite --email lan@example.vn --role quan-tri', 'Tham số không đúng'],
    ['create-official --nothing', 'Tham số không đúng'],
  ] as const)('“%s” is a wrong call: status 2 and how to call it', async ([call, words]) => {
    const { status, out, err } = await admin(call)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(words)
    expect(err).toContain('Cách dùng:')
  })
})
