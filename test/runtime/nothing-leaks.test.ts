import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { startFakeZalo, ZALO_TOKEN, zaloUpdate } from '../fixtures/fake-zalo.ts'

const ROOT = join(import.meta.dirname, '../..')
const SECRET = 'bi-mat-khong-ai-duoc-thay'
const CHAT = '0f1e2d3c4b5a69788796'
const PATIENCE = { timeout: 60_000 }
const QUESTION = 'Tôi là Nguyễn Văn Bí Mật, căn cước 001099012345, hỏi chủ tịch phường do ai bầu?'

test('whatever the desk prints has no secret, no chat id and no word of a citizen', async () => {
  const zalo = await startFakeZalo()
  zalo.script(['html500', 'json401'], 'sendMessage')
  const folder = await mkdtemp(join(tmpdir(), 'dan-hoi-'))
  const desk = spawn(process.execPath, ['src/node.ts'], {
    cwd: ROOT,
    env: {
      ...BARE_ENVIRONMENT,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'trace',
      TURN_WINDOW_MS: '0',
      SESSION_SECRET: `${SECRET}-session`,
      ZALO_BOT_TOKEN: ZALO_TOKEN,
      ZALO_WEBHOOK_SECRET: SECRET,
      ZALO_API_ROOT: zalo.root,
    },
  })
  let printed = ''
  desk.stdout.on('data', (chunk) => (printed += chunk))
  desk.stderr.on('data', (chunk) => (printed += chunk))
  try {
    await expect.poll(() => printed, PATIENCE).toContain('"ready"')
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? []
    const tell = (id: string, secret: string) =>
      fetch(`${address}/webhooks/zalo`, {
        method: 'POST',
        headers: { 'x-bot-api-secret-token': secret, 'content-type': 'application/json' },
        body: JSON.stringify(zaloUpdate({ id, chat: CHAT, content: { text: QUESTION } })),
      })
    expect((await tell('1', SECRET)).status).toBe(200)
    expect((await tell('2', 'sai')).status).toBe(401)
    await expect.poll(() => printed, PATIENCE).toContain('not sent')
  } finally {
    const gone = once(desk, 'exit')
    desk.kill('SIGKILL')
    await gone
    await zalo.close()
    await rm(folder, { recursive: true, force: true })
  }
  for (const private_ of [
    SECRET,
    ZALO_TOKEN,
    ZALO_TOKEN.split(':')[1],
    CHAT,
    'Bí Mật',
    '001099012345',
    'chủ tịch phường',
  ]) {
    expect(printed).not.toContain(private_)
  }
})

test('a fault that nobody has caught ends the desk with a line that quotes nothing of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dan-hoi-'))
  const quoting = `process.on('SIGUSR2', () => Promise.reject(new Error(${JSON.stringify(QUESTION)})))`
  const desk = spawn(process.execPath, ['src/node.ts'], {
    cwd: ROOT,
    env: {
      ...BARE_ENVIRONMENT,
      PORT: '0',
      DATA_DIR: folder,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(quoting)}`,
    },
  })
  let printed = ''
  desk.stdout.on('data', (chunk) => (printed += chunk))
  desk.stderr.on('data', (chunk) => (printed += chunk))
  const gone = once(desk, 'exit')
  try {
    await expect.poll(() => printed, PATIENCE).toContain('"ready"')
    desk.kill('SIGUSR2')
    expect(await gone).toEqual([1, null])
  } finally {
    desk.kill('SIGKILL')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  expect(printed).toMatch(/"level":50,.*"type":"Error".*ended by a fault/)
  expect(printed).not.toContain('Bí Mật')
})
