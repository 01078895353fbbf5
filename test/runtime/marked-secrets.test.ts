import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings, SETTING_NAMES } from '#src/config.ts'
import { codeAt } from '#src/officials/second-factor.ts'
import { openStore } from '#src/store/open-store.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { CookieJar, keyIn } from '../fixtures/cookie-jar.ts'
import { startEchoingPostOffice, startEchoingServer } from '../fixtures/echoing-server.ts'
import { telegramUpdate } from '../fixtures/fake-telegram.ts'
import { zaloUpdate } from '../fixtures/fake-zalo.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'
import { until } from '../fixtures/whole-desk.ts'

const ROOT = join(import.meta.dirname, '../..')
const PASSWORD = 'trời hôm nay nắng đẹp'
/** Answered, and worded by the model if it would. */
const QUESTION = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
/** Passed on. */
const UNKNOWN = 'Ở Hà Nội vé xe buýt tháng cho cháu Trần Văn Mít giá bao nhiêu?'

const mark = (name: string) => `lo-ra-${name.toLowerCase().replaceAll('_', '-')}-7c1e`

/** What each secret setting is marked with. Addresses of others count: some carry a key in their path. */
const SECRETS = {
  REDIS_URL: mark('REDIS_URL'),
  TELEGRAM_BOT_TOKEN: mark('TELEGRAM_BOT_TOKEN'),
  TELEGRAM_WEBHOOK_SECRET: mark('TELEGRAM_WEBHOOK_SECRET'),
  TELEGRAM_API_ROOT: mark('TELEGRAM_API_ROOT'),
  ZALO_BOT_TOKEN: mark('ZALO_BOT_TOKEN'),
  ZALO_WEBHOOK_SECRET: mark('ZALO_WEBHOOK_SECRET'),
  ZALO_API_ROOT: mark('ZALO_API_ROOT'),
  LLM_BASE_URL: mark('LLM_BASE_URL'),
  LLM_API_KEY: mark('LLM_API_KEY'),
  SMTP_URL: mark('SMTP_URL'),
  SESSION_SECRET: mark('SESSION_SECRET'),
  DATA_KEYS: mark('DATA_KEYS').padEnd(32, '.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: mark('OTEL_EXPORTER_OTLP_ENDPOINT'),
} as const

/** Whoever adds a setting says here or above which it is. */
const NO_SECRET: ReadonlySet<string> = new Set([
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATA_DIR',
  'LLM_MODEL',
  'LLM_REWRITE',
  'LLM_JUDGE',
  'LLM_TOKENS_PER_HOUR',
  'SMTP_FROM',
  'TURN_WINDOW_MS',
  'CITIZEN_PER_MINUTE',
  'ASK_PER_MINUTE',
  'LOG_LEVEL',
])

/** As it stands, and as it would stand in an address, in hexadecimal, or in base64 wherever in it it begins. */
function forms(secret: string): readonly string[] {
  const inBase64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
    return bytes
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : 4, -3)
  })
  const inHex = Buffer.from(secret).toString('hex')
  return [secret, encodeURIComponent(secret), inHex, inHex.toUpperCase(), ...inBase64]
}

/** Names of the settings that a text gives away. */
function givenAway(text: string, except: readonly string[] = []): readonly string[] {
  return Object.entries(SECRETS)
    .filter(([name, secret]) => !except.includes(name) && forms(secret).some((form) => text.includes(form)))
    .map(([name]) => name)
}

/** What a command printed on both ways out, and how it ended. */
function run(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
  return new Promise<{ status: number; printed: string }>((resolve) => {
    const env = { ...BARE_ENVIRONMENT, ...environment }
    const child = execFile(
      process.execPath,
      [...words],
      { cwd: ROOT, env, timeout: 100_000 },
      (_, out, err) => resolve({ status: child.exitCode ?? -1, printed: out + err }),
    )
  })
}

test('every setting is known to be a secret or to be none', () => {
  const known = [...Object.keys(SECRETS), ...NO_SECRET]
  expect(known.toSorted()).toEqual(SETTING_NAMES.toSorted())
})

test('the search finds a secret in whatever form it slips out', () => {
  const key = SECRETS.LLM_API_KEY
  for (const text of [
    key,
    `x%3D${encodeURIComponent(key)}`,
    Buffer.from(`\0desk\0${key}`).toString('base64'),
  ]) {
    expect(givenAway(text)).toEqual(['LLM_API_KEY'])
  }
  expect(givenAway(Buffer.from(SECRETS.DATA_KEYS).toString('hex'))).toEqual(['DATA_KEYS'])
})

describe.skipIf(NO_REDIS)('a desk all of whose secrets are marked', () => {
  let redis: RedisServer
  let echo: Awaited<ReturnType<typeof startEchoingServer>>
  let collector: Awaited<ReturnType<typeof startEchoingServer>>
  let office: Awaited<ReturnType<typeof startEchoingPostOffice>>
  let desk: RunningDesk
  let environment: Readonly<Record<string, string>>
  /** Status line, headers and body of everything the desk answered. */
  const answered: string[] = []
  const commands: string[] = []
  const statuses = new Set<number>()
  const jar = new CookieJar()

  async function knock(path: string, init: RequestInit = {}): Promise<{ text: string; location: string }> {
    const headers = { cookie: jar.header(), origin: desk.url, ...(init.headers as Record<string, string>) } // given so below
    const answer = await fetch(desk.url + path, { redirect: 'manual', ...init, headers })
    jar.take(answer)
    const text = await answer.text()
    statuses.add(answer.status)
    answered.push(JSON.stringify([answer.status, [...answer.headers]]), text)
    return { text, location: answer.headers.get('location') ?? '' }
  }
  const form = (fields: Readonly<Record<string, string>>) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const update = (secretHeader: string, secret: string, body: string) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', [secretHeader]: secret },
    body,
  })
  const telegram = (secret: string, body: string) =>
    knock('/webhooks/telegram', update('X-Telegram-Bot-Api-Secret-Token', secret, body))
  const zalo = (secret: string, body: string) =>
    knock('/webhooks/zalo', update('X-Bot-Api-Secret-Token', secret, body))

  beforeAll(async () => {
    redis = await RedisServer.open()
    await redis.command('CONFIG', 'SET', 'requirepass', SECRETS.REDIS_URL)
    echo = await startEchoingServer()
    collector = await startEchoingServer()
    office = await startEchoingPostOffice()
    environment = {
      LOG_LEVEL: 'trace',
      TURN_WINDOW_MS: '0',
      REDIS_URL: `redis://:${SECRETS.REDIS_URL}@127.0.0.1:${redis.port}`,
      TELEGRAM_BOT_TOKEN: `1:${SECRETS.TELEGRAM_BOT_TOKEN}`,
      TELEGRAM_WEBHOOK_SECRET: SECRETS.TELEGRAM_WEBHOOK_SECRET,
      TELEGRAM_API_ROOT: `${echo.root}/${SECRETS.TELEGRAM_API_ROOT}`,
      ZALO_BOT_TOKEN: `2:${SECRETS.ZALO_BOT_TOKEN}`,
      ZALO_WEBHOOK_SECRET: SECRETS.ZALO_WEBHOOK_SECRET,
      ZALO_API_ROOT: `${echo.root}/${SECRETS.ZALO_API_ROOT}`,
      LLM_BASE_URL: `${echo.root}/${SECRETS.LLM_BASE_URL}`,
      LLM_MODEL: 'a-model',
      LLM_REWRITE: 'on',
      LLM_JUDGE: 'on',
      LLM_API_KEY: SECRETS.LLM_API_KEY,
      SMTP_URL: `smtp://desk:${SECRETS.SMTP_URL}@127.0.0.1:${office.port}`,
      SMTP_FROM: 'desk@example.vn',
      SESSION_SECRET: SECRETS.SESSION_SECRET,
      DATA_KEYS: Buffer.from(SECRETS.DATA_KEYS).toString('base64'),
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.root}/${SECRETS.OTEL_EXPORTER_OTLP_ENDPOINT}`,
    }
    desk = await RunningDesk.open(environment)
    await comeIn()
    await ask(true)
    await until(() => office.refused() > 0)
    // The collector hears what was done after a few seconds.
    await until(() => collector.heard.length > 0)
    await seeEverything()
    for (const words of ['info telegram', 'set-webhook zalo']) {
      const settings = { ...environment, PUBLIC_URL: 'https://hoi.example.vn' }
      commands.push((await run(settings, 'bots/cli.ts', ...words.split(' '))).printed)
    }
    await redis.kill()
    await seeEverything()
    await ask(false)
  })
  afterAll(async () => {
    await desk.close()
    await Promise.all([redis.close(), echo.close(), collector.close(), office.close()])
  })

  /** An official who wants mail: wrong password, the right one, wrong code, the right one. */
  async function comeIn(): Promise<void> {
    const official = ['--email', 'lan@example.vn', '--role', 'dieu-phoi', '--json']
    const printed = await desk.command('src/officials/cli.ts', 'create-official', ...official)
    commands.push(printed)
    const [, token = ''] = /loi-moi\/([\w-]{43})/.exec(printed) ?? []
    const chosen = await knock(`/console/loi-moi/${token}`, form({ password: PASSWORD, again: PASSWORD }))
    const key = keyIn((await knock(chosen.location)).text)
    await knock(chosen.location, form({ code: '000000' }))
    await knock(chosen.location, form({ code: codeAt(key, new Date()) }))
    await knock('/console/dang-nhap', form({ email: 'lan@example.vn', password: 'đoán mò mật khẩu' }))
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec((await knock('/console/tai-khoan')).text) ?? []
    expect((await knock('/console/tai-khoan/thong-bao/thu', form({ csrf, nhan: 'co' }))).location).toContain(
      'da-luu',
    )
  }

  /** Every door, with right and wrong keys, with what can be read and what cannot. */
  async function ask(isUp: boolean): Promise<void> {
    for (const [place, texts] of [
      [QUESTION, UNKNOWN, QUESTION],
      ['có', 'có', 'có'],
    ].entries()) {
      for (const [index, text] of texts.entries()) {
        const chat = index + 1
        const id = chat * 10 + place
        const written = { id, chat, content: { text } }
        await telegram(SECRETS.TELEGRAM_WEBHOOK_SECRET, JSON.stringify(telegramUpdate(written)))
        const onZalo = { ...written, id: String(id), chat: String(chat) }
        await zalo(SECRETS.ZALO_WEBHOOK_SECRET, JSON.stringify(zaloUpdate(onZalo)))
      }
      if (isUp) await until(() => desk.printed.split('"msg":"turn"').length > 6 * (place + 1))
    }
    for (const knockAt of [telegram, zalo]) {
      await knockAt('sai-bi-mat', '{}')
      await knockAt(SECRETS.TELEGRAM_WEBHOOK_SECRET, '{"a":')
      await knockAt(SECRETS.ZALO_WEBHOOK_SECRET, '{"a":')
    }
    for (const body of [
      '{"question":',
      '{"question":7}',
      JSON.stringify({ question: QUESTION, place: 'hn' }),
    ]) {
      await knock('/api/ask', { method: 'POST', body })
    }
    await knock('/', form({ cau_hoi: QUESTION }))
    await knock('/', form({ cau_hoi: '' }))
    await knock('/', { ...form({ cau_hoi: QUESTION }), headers: { origin: 'https://example.com' } })
    await knock('/console/dang-nhap', form({ email: 'ai@example.vn', password: 'đoán mò mật khẩu' }))
    await knock('/console/van-ban/nhap', { method: 'POST', body: '{' })
  }

  async function seeEverything(): Promise<void> {
    const console = [
      '',
      '/he-thong',
      '/tai-khoan',
      '/van-ban',
      '/thoi-han',
      '/thong-bao',
      '/so-lieu',
      '/dang-nhap',
    ]
    for (const path of [
      '/',
      '/healthz',
      '/readyz',
      '/metrics',
      '/tra-cuu',
      '/tra-cuu/1234-5678-9012',
      '/khong-co',
      '/tin-moi?sau=9',
      ...console.map((one) => `/console${one}`),
    ]) {
      await knock(path)
    }
  }

  test('was driven through what may make it talk', async () => {
    expect([...statuses]).toEqual(expect.arrayContaining([200, 303, 400, 401, 403, 404, 503]))
    const heard = (name: keyof typeof SECRETS) =>
      echo.heard.filter(({ path }) => path.includes(SECRETS[name])).length
    expect(heard('TELEGRAM_API_ROOT')).toBeGreaterThan(3)
    expect(heard('ZALO_API_ROOT')).toBeGreaterThan(3)
    expect(heard('LLM_BASE_URL')).toBeGreaterThan(3)
    expect(office.refused()).toBeGreaterThan(0)
    for (const line of ['not sent', 'answered without the model', 'store-unavailable']) {
      expect(desk.printed).toContain(line)
    }
  })

  test('prints none of them', () => {
    expect(givenAway(desk.printed)).toEqual([])
    expect(commands.flatMap((printed) => givenAway(printed))).toEqual([])
  })

  test('answers nobody with one of them', () => {
    expect(answered.flatMap((answer) => givenAway(answer))).toEqual([])
  })

  test('tells each of the others its own and nothing else', () => {
    const own = {
      TELEGRAM_API_ROOT: ['TELEGRAM_BOT_TOKEN'],
      ZALO_API_ROOT: ['ZALO_BOT_TOKEN', 'ZALO_WEBHOOK_SECRET'],
      LLM_BASE_URL: ['LLM_API_KEY'],
    }
    for (const { path, headers, body } of echo.heard) {
      const told = Object.entries(own).filter(([root]) => path.includes(mark(root)))
      expect(
        givenAway(
          `${path} ${headers} ${body}`,
          told.flatMap(([root, names]) => [root, ...names]),
        ),
      ).toEqual([])
    }
    for (const { headers, body } of collector.heard) expect(givenAway(`${headers} ${body}`)).toEqual([])
  })

  test('repeats none of them when it cannot start', async () => {
    const wrong: Readonly<Record<string, string>> = {
      ...environment,
      REDIS_URL: `http://:${SECRETS.REDIS_URL}@127.0.0.1`,
      TELEGRAM_WEBHOOK_SECRET: `${SECRETS.TELEGRAM_WEBHOOK_SECRET} và dấu cách`,
      TELEGRAM_API_ROOT: SECRETS.TELEGRAM_API_ROOT,
      ZALO_WEBHOOK_SECRET: SECRETS.ZALO_WEBHOOK_SECRET.repeat(20),
      ZALO_API_ROOT: `ftp://${SECRETS.ZALO_API_ROOT}`,
      LLM_BASE_URL: SECRETS.LLM_BASE_URL,
      LLM_REWRITE: SECRETS.LLM_API_KEY,
      SMTP_URL: `http://desk:${SECRETS.SMTP_URL}@127.0.0.1`,
      DATA_KEYS: SECRETS.DATA_KEYS,
      OTEL_EXPORTER_OTLP_ENDPOINT: SECRETS.OTEL_EXPORTER_OTLP_ENDPOINT,
    }
    const { status, printed } = await run({ ...wrong, PORT: '0' }, 'src/node.ts')
    expect(status).toBe(1)
    expect(printed).toMatch(/^could not start: settings: [^\n]+\n$/)
    expect(givenAway(printed)).toEqual([])

    // A start prints the fault's message and no more; a process for each would take as long as all the rest.
    const away = `127.0.0.1:${redis.port}`
    const half = SECRETS.SESSION_SECRET.slice(0, 15)
    for (const given of [
      { SESSION_SECRET: half },
      { SMTP_URL: `smtp://desk:${SECRETS.SMTP_URL}%zz@127.0.0.1` },
      { REDIS_URL: `redis://:${SECRETS.REDIS_URL}%zz@${away}` },
      { REDIS_URL: `redis://:${SECRETS.REDIS_URL}@[` },
      { REDIS_URL: `redis+cluster://:${SECRETS.REDIS_URL}@${away}` },
      { REDIS_URL: `redis+sentinel://:${SECRETS.REDIS_URL}@${away}/desk` },
      {},
    ]) {
      const start = async () => openStore(readSettings({ ...environment, ...given }))
      const said = String(
        await start().then(
          () => 'started',
          (fault: unknown) => (fault instanceof Error ? fault.message : fault),
        ),
      )
      expect(said).not.toBe('started')
      expect(givenAway(said)).toEqual([])
      expect(said).not.toContain(half)
    }
  })
})
