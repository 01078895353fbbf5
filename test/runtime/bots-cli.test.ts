import { execFile } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import type { FakeNetwork } from '../fixtures/fake-network.ts'
import { startFakeTelegram } from '../fixtures/fake-telegram.ts'
import { startFakeZalo } from '../fixtures/fake-zalo.ts'

const SECRET = 'mot-bi-mat-du-dai'

let zalo: FakeNetwork
let telegram: FakeNetwork

beforeEach(async () => {
  zalo = await startFakeZalo({ ok: false, outcome: 'webhook.http.403', status_code: 403 })
  telegram = await startFakeTelegram()
})

afterEach(() => Promise.all([zalo.close(), telegram.close()]))

interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** Runs `npm run -s bots -- …` as an operator has it set up, but for the settings given. */
function bots(args: string, settings: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const env = {
    ...BARE_ENVIRONMENT,
    PUBLIC_URL: 'https://hoidap.example.test',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_API_ROOT: telegram.root,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_WEBHOOK_SECRET: SECRET,
    ZALO_API_ROOT: zalo.root,
    ...settings,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, ['bots/cli.ts', ...args.split(' ')], { env }, (error, out, err) => {
      for (const secret of [SECRET, zalo.token, telegram.token]) expect(out + err).not.toContain(secret)
      resolve({ exit: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

describe('an operator', () => {
  test('registers the Telegram bot with its secret, its updates and its menu', async () => {
    const { exit, out } = await bots('set-webhook telegram')
    expect(exit).toBe(0)
    expect(out).toContain('Đã đăng ký webhook: https://hoidap.example.test/webhooks/telegram')
    expect(telegram.calls).toMatchObject([
      {
        method: 'setWebhook',
        params: {
          url: 'https://hoidap.example.test/webhooks/telegram',
          secret_token: SECRET,
          allowed_updates: ['message', 'edited_message', 'callback_query'],
        },
      },
      { method: 'setMyCommands' },
    ])
  })

  test('registers the Zalo bot, and learns in words that its trial call failed', async () => {
    const { exit, out } = await bots('set-webhook zalo')
    expect(exit).toBe(0)
    expect(out).toContain('Đã đăng ký webhook: https://hoidap.example.test/webhooks/zalo')
    expect(out).toContain('máy chủ từ chối (403)')
    expect(zalo.calls[0]?.params).toEqual({
      url: 'https://hoidap.example.test/webhooks/zalo',
      secret_token: SECRET,
    })
  })

  test('sees what is registered, for reading and for scripts', async () => {
    expect((await bots('info telegram')).out).toMatch(/@dan_hoi_bot[\s\S]*chưa đăng ký[\s\S]*503/)
    expect((await bots('info zalo')).out).toMatch(/Bot Pháp luật[\s\S]*chưa đăng ký/)
    const { out } = await bots('info zalo --json')
    expect(JSON.parse(out)).toMatchObject({
      command: 'info',
      network: 'zalo',
      bot: { account_type: 'BASIC' },
    })
  })

  test('is told when Telegram brings less than the desk reads, and not when it brings all', async () => {
    const register = (kinds: readonly string[]) =>
      fetch(`${telegram.root}/bot${telegram.token}/setWebhook`, {
        method: 'POST',
        body: JSON.stringify({ url: 'https://hoidap.example.test', allowed_updates: kinds }),
      })
    await register(['message', 'callback_query'])
    expect((await bots('info telegram')).out).toContain('Hãy gọi lại: npm run -s bots -- set-webhook')
    await bots('set-webhook telegram')
    expect((await bots('info telegram')).out).not.toContain('Hãy gọi lại')
  })

  test('takes a webhook away without throwing waiting messages away', async () => {
    expect(await bots('delete-webhook zalo')).toMatchObject({ exit: 0, err: '' })
    expect(await bots('delete-webhook telegram --json')).toMatchObject({ exit: 0, err: '' })
    expect(telegram.calls).toEqual([{ method: 'deleteWebhook', params: { drop_pending_updates: false } }])
  })

  test.each([
    ['info zalo', { ZALO_BOT_TOKEN: '1:khac' }, 'ZALO_BOT_TOKEN'],
    ['info telegram', { TELEGRAM_BOT_TOKEN: '1:khac' }, 'TELEGRAM_BOT_TOKEN'],
    ['info zalo', { ZALO_BOT_TOKEN: '' }, 'chưa được bật'],
    ['info telegram', { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }, 'Không kết nối được'],
    ['info zalo', { ZALO_API_ROOT: 'http://127.0.0.1:9' }, 'Không kết nối được'],
    ['set-webhook zalo', { PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['set-webhook zalo', { PUBLIC_URL: 'http://hoidap.example.test' }, 'https'],
    ['set-webhook zalo', { ZALO_WEBHOOK_SECRET: 'ngan' }, 'ZALO_WEBHOOK_SECRET'],
  ])('who asks for %s with %o is told in one line what failed', async (args, settings, words) => {
    const { exit, out, err } = await bots(args, settings)
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(words)
  })

  test.each([
    '',
    'set-webhook',
    'set-webhook viber',
    'setwebhook zalo',
    'info zalo telegram',
    'info zalo --verbose',
  ])('who calls it wrongly (%s) is shown the usage', async (args) => {
    const { exit, out, err } = await bots(args)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain('Cách dùng')
  })
})
