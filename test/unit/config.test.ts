import { describe, expect, test } from 'vitest'
import { readSettings } from '#src/config.ts'

describe('settings', () => {
  test('nothing set gives a desk that serves this machine alone', () => {
    expect(readSettings({})).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      dataDir: './data',
      telegram: undefined,
      zalo: undefined,
      llm: undefined,
      turnWindowMs: 1500,
      citizenPerMinute: 20,
      askPerMinute: 30,
    })
  })

  test('an empty string counts as unset, as compose files write it', () => {
    expect(readSettings({ TELEGRAM_BOT_TOKEN: '', PORT: '' })).toMatchObject({
      telegram: undefined,
      port: 8787,
    })
  })

  test('every fault is reported at once, and no value with it', () => {
    const wrong = {
      PORT: 'abc',
      TELEGRAM_BOT_TOKEN: '1:bi-mat',
      ZALO_BOT_TOKEN: '2:bi-mat',
      ZALO_WEBHOOK_SECRET: 'ngan',
      LLM_BASE_URL: 'http://127.0.0.1:1/v1',
      TURN_WINDOW_MS: '-1',
    }
    let said = ''
    try {
      readSettings(wrong)
    } catch (fault) {
      said = String(fault)
    }
    const names = ['PORT', 'ZALO_WEBHOOK_SECRET', 'TURN_WINDOW_MS', 'TELEGRAM_WEBHOOK_SECRET', 'LLM_MODEL']
    for (const name of names) expect(said).toContain(`${name}:`)
    expect(said).not.toContain('bi-mat')
    expect(said).not.toContain('ngan')
  })

  test.each([
    ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'],
    ['ZALO_BOT_TOKEN', 'ZALO_WEBHOOK_SECRET'],
    ['LLM_BASE_URL', 'LLM_MODEL'],
    ['LLM_REWRITE', 'LLM_BASE_URL'],
    ['LLM_JUDGE', 'LLM_BASE_URL'],
  ])('%s alone is not enough: %s is required with it', (given, needed) => {
    const value = /REWRITE|JUDGE/.test(given) ? 'on' : 'http://127.0.0.1:1'
    expect(() => readSettings({ [given]: value })).toThrow(needed)
  })

  test('a network secret outside the network’s limits is refused', () => {
    const telegram = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: 'có dấu' }
    expect(() => readSettings(telegram)).toThrow('TELEGRAM_WEBHOOK_SECRET')
    expect(() => readSettings({ ZALO_BOT_TOKEN: '1:a', ZALO_WEBHOOK_SECRET: 'x'.repeat(257) })).toThrow(
      'ZALO',
    )
  })

  test.each([' ', '1e3', '0x10', '-1', '1.5', '1 2', '٣'])(
    'a number is written in digits: %j is none, and switches no limit off',
    (value) => {
      for (const name of ['PORT', 'ASK_PER_MINUTE', 'CITIZEN_PER_MINUTE', 'TURN_WINDOW_MS'])
        expect(() => readSettings({ [name]: value })).toThrow(name)
    },
  )

  test('a blank around a number says nothing', () => {
    expect(readSettings({ PORT: ' 9000 ', ASK_PER_MINUTE: '0' })).toMatchObject({
      port: 9000,
      askPerMinute: 0,
    })
  })

  test.each(['https://hoi.example.vn/?a=b', 'https://hoi.example.vn/#x', 'https://hoi.example.vn?'])(
    'an address that paths are appended to ends before any question: %s is refused',
    (url) => {
      for (const name of ['PUBLIC_URL', 'TELEGRAM_API_ROOT', 'ZALO_API_ROOT', 'LLM_BASE_URL'])
        expect(() => readSettings({ [name]: url, LLM_MODEL: 'm' })).toThrow(name)
    },
  )

  test('a mail password that cannot be read is named with all other faults', () => {
    const read = () =>
      readSettings({ SMTP_URL: 'smtp://desk:100%mat@mail.example', SMTP_FROM: 'a@b.vn', PORT: 'x' })
    expect(read).toThrow(/PORT.*SMTP_URL/)
    expect(read).not.toThrow('100%')
    const url = 'smtp://desk:100%25mat@mail.example'
    expect(readSettings({ SMTP_URL: url, SMTP_FROM: 'a@b.vn' }).smtp?.password).toBe('100%mat')
  })

  test.each([' mot-bi-mat-dai', 'mot-bi-mat-dai ', 'mot bi mat\ndai', 'mot-bi\u0000mat'])(
    'a Zalo secret that no header can bring is refused: %j',
    (secret) => {
      expect(() => readSettings({ ZALO_BOT_TOKEN: '1:a', ZALO_WEBHOOK_SECRET: secret })).toThrow('ZALO')
    },
  )

  test.each(['bí mật của tôi', '12345678', 'x'.repeat(256)])(
    'a Zalo secret of 8 to 256 characters is taken: %j',
    (secret) => {
      const { zalo } = readSettings({ ZALO_BOT_TOKEN: '1:a', ZALO_WEBHOOK_SECRET: secret })
      expect(zalo?.webhookSecret).toBe(secret)
    },
  )

  test.each(['redis://127.0.0.1:6379', 'rediss://:mat-khau@redis.example:6380/1', 'redis+cluster://a:1,b:2'])(
    'Redis may be the store: %s',
    (address) => {
      expect(readSettings({ REDIS_URL: address }).redisUrl).toBe(address)
    },
  )

  test('an address of something else than Redis is refused, and not repeated', () => {
    const read = () => readSettings({ REDIS_URL: 'http://:mat-khau@127.0.0.1' })
    expect(read).toThrow('REDIS_URL')
    expect(read).not.toThrow('mat-khau')
  })

  test('a model words answers, and does nothing else unless it is switched on', () => {
    const model = { LLM_BASE_URL: 'http://127.0.0.1:1/v1', LLM_MODEL: 'a-model' }
    const off = { writes: true, rewrites: false, judges: false, tokensPerHour: 2_000_000 }
    expect(readSettings(model).llm).toMatchObject(off)
    expect(readSettings({ ...model, LLM_REWRITE: 'off', LLM_JUDGE: 'false' }).llm).toMatchObject(off)
    expect(readSettings({ LLM_REWRITE: 'off' }).llm).toBeUndefined()
    expect(
      readSettings({ ...model, LLM_REWRITE: 'on', LLM_JUDGE: 'true', LLM_TOKENS_PER_HOUR: '0' }).llm,
    ).toMatchObject({ rewrites: true, judges: true, tokensPerHour: 0 })
  })
})
