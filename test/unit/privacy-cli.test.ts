import { spawn } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EXPORTS } from '#src/privacy/export.ts'
import { openSeal, sealFor } from '#src/sealing.ts'
import {
  aMessage,
  anAnswer,
  anOfficial,
  BY_SHELL,
  exchange,
  at as after,
  LAN,
  MINH,
  part,
} from '../contract/build.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { openTestDesk, openTicketFor } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

const KEY = Buffer.alloc(32, 9)
let at: TestDesk

beforeEach(async () => {
  at = await openTestDesk({ seal: openSeal([KEY]) }, new Date())
  await at.store.createOfficial(anOfficial(), { tokenHash: 'h', expiresAt: after(10) }, BY_SHELL)
})
afterEach(() => at.close())

async function admin(...call: readonly string[]) {
  const child = spawn(process.execPath, ['src/officials/cli.ts', ...call], {
    env: { ...BARE_ENVIRONMENT, DATA_DIR: at.folder, DATA_KEYS: KEY.toString('base64') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, status] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { status, out: out.join(''), err: err.join('') }
}

test('everything kept of one chat is written out, nothing of another, and who asked is noted', async () => {
  const question = 'Lệ phí là bao nhiêu?'
  await exchange(at.store, aMessage({ network: 'zalo', chat: 'lan', text: question }), {
    parts: [part('đáp')],
    answers: [{ question, answer: anAnswer(), worded: null }],
  })
  await exchange(at.store, aMessage({ network: 'zalo', chat: 'minh', text: 'của Minh' }), {})
  const written = 'Số của tôi là 0912345678'
  const asked = { question: 'Số của tôi là [số điện thoại]', written, department: 'so-y-te' } as const
  const { code } = await openTicketFor(at.desk, { network: 'zalo', chat: 'lan' }, asked)
  await at.store.addNote(code, { text: 'ghi chú nội bộ', by: LAN, at: after(1) })

  const { status, out } = await admin(
    'export-conversation',
    '--network',
    'zalo',
    '--chat',
    'lan',
    '--by',
    'lan@noivu.example.vn',
  )
  expect(status).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    conversation: { id: 'zalo:lan' },
    answers: [{ question }],
    tickets: [{ code, original: written, history: [{ move: 'open', by: 'citizen' }, { by: 'desk' }] }],
  })
  expect(out).toContain('đáp')
  expect(out).not.toContain('của Minh')
  expect(out).not.toContain('ghi chú nội bộ')
  const [noted] = await at.store.ruleHistory(EXPORTS, 10)
  expect(noted?.by).toBe(LAN)
  expect(JSON.stringify(noted)).not.toContain('zalo:lan')
})

test('deletions are listed by receipt, and whose they were is not', async () => {
  const forgets = { code: 'XD-7K3M-Q9TD', tickets: [] }
  await exchange(at.store, aMessage({ network: 'zalo', chat: 'lan' }), { forgets })
  await at.store.closeForgetOrder('XD-7K3M-Q9TD', after(5))
  const { out } = await admin('deletions')
  expect(out).toMatch(/^XD-7K3M-Q9TD  zalo {6}\S.* xóa xong/)
  expect(out).not.toContain('lan')
})

test('a call without a name, by a stranger, or about nobody writes nothing out', async () => {
  expect(await admin('export-conversation', '--network', 'zalo', '--chat', 'lan')).toMatchObject({
    status: 2,
    out: '',
  })
  expect(
    await admin('export-conversation', '--network', 'fax', '--chat', 'x', '--by', 'lan@noivu.example.vn'),
  ).toMatchObject({
    status: 2,
  })
  expect(
    await admin('export-conversation', '--network', 'zalo', '--chat', 'lan', '--by', 'ai@do.vn'),
  ).toMatchObject({
    status: 1,
    out: '',
  })
  expect(
    await admin('export-conversation', '--network', 'zalo', '--chat', 'ai', '--by', 'lan@noivu.example.vn'),
  ).toMatchObject({
    status: 1,
    out: '',
  })
})

test('with Redis and without a key nothing is sealed', () => {
  expect(sealFor({ dataKeys: undefined, redisUrl: 'redis://x', dataDir: at.folder })).toBeUndefined()
})

test('an administrator sets other days; nobody else, and none below what the desk needs', async () => {
  expect((await admin('retention')).out).toMatch(/^conversations +180 ngày$/m)
  expect(await admin('retention', '--by', 'lan@noivu.example.vn', 'answers=90')).toMatchObject({ status: 1 })
  const chief = anOfficial({ id: MINH, email: 'minh@example.vn', role: 'quan-tri', department: null })
  await at.store.createOfficial(chief, { tokenHash: 'm', expiresAt: after(10) }, BY_SHELL)
  for (const wrong of ['messages=1', 'chats=90']) {
    expect(await admin('retention', '--by', 'minh@example.vn', wrong)).toMatchObject({ status: 2 })
  }
  const { out, status } = await admin('retention', '--by', 'minh@example.vn', 'answers=90')
  expect(status).toBe(0)
  expect(out).toMatch(/^answers +90 ngày$/m)
  expect((await at.store.rule('privacy/retention'))?.by).toBe(MINH)
})
