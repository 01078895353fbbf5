import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { telegramChannel } from '#bots/telegram/send.ts'
import { telegramWebhook } from '#bots/telegram/webhook.ts'
import { zaloChannel } from '#bots/zalo/send.ts'
import { zaloWebhook } from '#bots/zalo/webhook.ts'
import { StoreUnavailable } from '#src/domain/errors.ts'
import type { IncomingMessage } from '#src/domain/message.ts'
import { openTestDesk, type TestDesk } from '../fixtures/desk.ts'
import type { FakeNetwork } from '../fixtures/fake-network.ts'
import {
  startFakeTelegram,
  TELEGRAM_BOT_ID,
  TELEGRAM_BOT_NAME,
  telegramPick,
  telegramUpdate,
} from '../fixtures/fake-telegram.ts'
import { startFakeZalo, wrapped, ZALO_BOT_NAME, zaloUpdate } from '../fixtures/fake-zalo.ts'
import { serve as serveAt } from '../fixtures/serve.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const SECRET = 'mot-bi-mat-du-dai'
const MIB = 1024 * 1024

const NETWORKS = [
  {
    network: 'zalo',
    path: '/webhooks/zalo',
    header: 'X-Bot-Api-Secret-Token',
    write: (id: number, chat: number, text: string): object =>
      zaloUpdate({ id: `m${id}`, chat: String(chat), content: { text } }),
  },
  {
    network: 'telegram',
    path: '/webhooks/telegram',
    header: 'X-Telegram-Bot-Api-Secret-Token',
    write: (id: number, chat: number, text: string): object =>
      telegramUpdate({ id, chat, content: { text } }),
  },
] as const

let opened: TestDesk
let zalo: FakeNetwork
let telegram: FakeNetwork
let root: string
let woken: number
let logged: string
let stop: () => Promise<void>

beforeEach(async () => {
  woken = 0
  logged = ''
  const note = (fields: object, message: string) => {
    logged += `${JSON.stringify(fields)} ${message}\n`
  }
  zalo = await startFakeZalo()
  telegram = await startFakeTelegram()
  opened = await openTestDesk({
    log: { debug: note, info: note, warn: note, error: note },
    wake: {
      turns: () => {
        woken += 1
      },
      deliveries: () => {},
    },
  })
  const app = new Hono()
  app.onError((fault, c) => c.text(fault.name, fault instanceof StoreUnavailable ? 503 : 500))
  const settings = { webhookSecret: SECRET }
  app.route('/', zaloWebhook(opened.desk, { ...settings, token: zalo.token, apiRoot: zalo.root }))
  app.route('/', telegramWebhook(opened.desk, { ...settings, token: telegram.token, apiRoot: telegram.root }))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  // A server that listens on TCP has an address and a port.
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = async () => {
    server.close()
    await Promise.all([zalo.close(), telegram.close()])
    await opened.close().catch(() => {}) // one test has closed the store itself
  }
})

afterEach(() => stop())

/** @param secret an empty one is left out */
async function post(path: string, header: string, body: unknown, secret = SECRET): Promise<number> {
  const isBody = typeof body === 'string' || body instanceof ReadableStream
  const init = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      ...(secret !== '' && { [header]: secret }),
    },
    body: isBody ? body : JSON.stringify(body),
    duplex: 'half', // wanted for streams, and not yet declared
  }
  const response = await fetch(root + path, init)
  await response.text()
  return response.status
}

/** Everything that waits to be answered, in the order in which it would be. */
async function stored(): Promise<readonly IncomingMessage[]> {
  const messages: IncomingMessage[] = []
  for (;;) {
    const turn = await opened.store.takeTurn(opened.desk.clock(), { windowMs: 0, leaseMs: 60_000 })
    if (turn === undefined) return messages
    messages.push(...turn.messages)
    const { conversation } = turn
    await opened.store.finishTurn(
      turn,
      { conversation, parts: [], answers: [], tickets: [] },
      opened.desk.clock(),
    )
  }
}

const texts = (messages: readonly IncomingMessage[]) =>
  messages.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))

test('a Zalo secret with accents lets Zalo in, and nobody with another', async () => {
  const secret = 'bí mật của phường'
  const settings = { webhookSecret: secret, token: zalo.token, apiRoot: zalo.root }
  const served = await serveAt(zaloWebhook(opened.desk, settings))
  const knock = async (header: string): Promise<number> => {
    const headers = { 'X-Bot-Api-Secret-Token': header }
    return (await fetch(`${served.url}/webhooks/zalo`, { method: 'POST', headers })).status
  }
  // On the wire a header is bytes; `fetch` takes each as a character.
  const onTheWire = (text: string) => Buffer.from(text).toString('latin1')
  expect(await knock(onTheWire(secret))).toBe(200)
  expect(await knock(onTheWire('bí mật của quận'))).toBe(401)
  expect(await knock(onTheWire('bi mat cua phuong'))).toBe(401)
  await served.close()
})

describe.each(NETWORKS)('the webhook for $network', ({ path, header, write }) => {
  test('says 200 once a message is stored, and wakes the desk', async () => {
    expect(await post(path, header, write(1, 42, 'Thủ tục đăng ký khai sinh?'))).toBe(200)
    expect(woken).toBe(1)
    expect(texts(await stored())).toEqual(['Thủ tục đăng ký khai sinh?'])
  })

  test.each([
    ['a wrong secret', 'mot-bi-mat-khac'],
    ['a secret of another length', 'x'],
    ['no secret', ''],
  ])('refuses %s and stores nothing, whatever the body', async (_, secret) => {
    for (const body of [write(1, 42, 'a'), 'not json', 'x'.repeat(2 * MIB), ' ']) {
      expect(await post(path, header, body, secret)).toBe(401)
    }
    expect(await stored()).toEqual([])
  })

  test('refuses a body over 1 MiB, whether its length is said or found out', async () => {
    expect(await post(path, header, `"${'x'.repeat(MIB)}"`)).toBe(413)
    const piece = new TextEncoder().encode('x'.repeat(64 * 1024))
    let pieces = 17
    const unmeasured = new ReadableStream({
      pull(controller) {
        pieces -= 1
        if (pieces < 0) controller.close()
        else controller.enqueue(piece)
      },
    })
    expect(await post(path, header, unmeasured)).toBe(413)
    expect(await post(path, header, `"${'x'.repeat(MIB - 2)}"`)).toBe(200)
  })

  test.each(['{', 'hello', '{"event_name":', '\u0000', '['.repeat(200_000)])(
    'refuses malformed JSON',
    async (body) => {
      expect(await post(path, header, body)).toBe(400)
    },
  )

  test.each([
    '{}',
    '[]',
    'null',
    '"x"',
    '17',
    '{"update_id":1}',
    '{"event_name":"x"}',
    '{"__proto__":{"message":1}}',
  ])('takes %s for an update it has no use for', async (body) => {
    expect(await post(path, header, body)).toBe(200)
    expect(await stored()).toEqual([])
  })

  test('takes the same delivery once, and the same message number in two chats twice', async () => {
    for (const chat of [42, 43, 42])
      expect(await post(path, header, write(7, chat, `chat ${chat}`))).toBe(200)
    expect(texts(await stored()).toSorted()).toEqual(['chat 42', 'chat 43'])
  })

  test('keeps which of two lines was sent first, whichever arrives first', async () => {
    const [first, second] = [write(1, 42, 'a'), write(2, 42, 'b')].map((update, at) =>
      // Telegram counts messages, Zalo tells the moment.
      JSON.stringify(update).replace('1790000000123', String(1790000000123 + at)),
    )
    expect(await post(path, header, second)).toBe(200)
    expect(await post(path, header, first)).toBe(200)
    const order = (await stored()).map(({ content }) => (content.kind === 'text' ? content.order : undefined))
    expect(order).toHaveLength(2)
    expect(order[0]).toBeGreaterThan(order[1] ?? Number.NaN)
  })

  test('takes whatever a person may type', async () => {
    const long = 'a'.repeat(100_000)
    const typed = [
      'hoa\u0300',
      '\uD83D lẻ',
      'a\u200Bb\u202Ec',
      '\u0000',
      long,
      '😀'.repeat(5000),
      '<b>&"\'; --',
    ]
    for (const [id, text] of typed.entries())
      expect(await post(path, header, write(id + 1, 42, text))).toBe(200)
    const kept = texts(await stored())
    expect(kept).toEqual(['hòa', '\uFFFD lẻ', 'abc', '', 'a'.repeat(8000), '😀'.repeat(4000), '<b>&"\'; --'])
  })

  test('says 503 when the message could not be stored, so that the network comes again', async () => {
    await opened.store.close()
    expect(await post(path, header, write(1, 42, 'a'))).toBe(503)
    expect(woken).toBe(0)
  })

  test('writes no text, chat, token or secret into the log', async () => {
    await post(path, header, write(1, 424242, 'chuyện riêng'))
    await post(path, header, {
      update_id: 1,
      event_name: 'message.text.received',
      message: { text: 'chuyện riêng' },
    })
    await post(path, header, 'chuyện riêng')
    expect(logged).toContain('not understood')
    for (const secret of ['424242', 'riêng', SECRET, zalo.token, telegram.token])
      expect(logged).not.toContain(secret)
  })
})

describe('the webhook for zalo', () => {
  const { path, header } = NETWORKS[0]
  const group = (id: string, text: string) => zaloUpdate({ id, chat: 'g1', group: true, content: { text } })

  test.each(['', ' ', '\r\n'])('lets the trial call with an empty body pass', async (body) => {
    expect(await post(path, header, body)).toBe(200)
    expect(await stored()).toEqual([])
  })

  test('reads ids that come as numbers, however long, and keeps two people apart whose ids round to the same', async () => {
    const from = (id: string): string =>
      `{"event_name":"message.text.received","message":{"message_id": 17,"from":{"id":${id}},"chat":{"id":${id},"chat_type":"PRIVATE"},"text":"của ${id}"}}`
    const ids = ['42', '12345678901234567890', '12345678901234567891']
    for (const id of ids) expect(await post(path, header, from(id))).toBe(200)
    expect(await post(path, header, from('42').replaceAll(/(?<=:)42(?=[,}])/g, '"42"'))).toBe(200)
    const taken = await stored()
    expect(taken.map(({ account }) => account.chat).toSorted()).toEqual(ids.toSorted())
    expect(texts(taken).toSorted()).toEqual(ids.map((id) => `của ${id}`).toSorted())
  })

  test('tells the operator how an update is made that it cannot read, and none of its values', async () => {
    const event = 'message.text.received'
    const body = { event_name: event, message: { message_id: 'm1', sender: { uid: 'u77' }, text: 'chuyện' } }
    expect(await post(path, header, body)).toBe(200)
    expect(logged).toContain('"sender":{"uid":"string"}')
    for (const value of [event, 'm1', 'u77', 'chuyện']) expect(logged).not.toContain(value)
  })

  test('takes a message that comes bare and then wrapped once', async () => {
    const update = zaloUpdate({ id: 'm1', chat: 'c1', content: { text: 'Xin chào' } })
    expect(await post(path, header, wrapped(update))).toBe(200)
    expect(await post(path, header, update)).toBe(200)
    expect(texts(await stored())).toEqual(['Xin chào'])
  })

  test('hears its name in a group, having asked for it once', async () => {
    expect(await post(path, header, group('1', `@${ZALO_BOT_NAME} lệ phí bao nhiêu?`))).toBe(200)
    expect(await post(path, header, group('2', '1'))).toBe(200)
    expect(await post(path, header, group('3', `còn Hà Nội thì sao @${ZALO_BOT_NAME}`))).toBe(200)
    expect(texts(await stored())).toEqual(['lệ phí bao nhiêu?', '1', 'còn Hà Nội thì sao'])
    expect(zalo.calls.map((call) => call.method)).toEqual(['getMe'])
  })
})

describe('in a group', () => {
  test('each member has a talk of their own with the desk, and is answered in the group', async () => {
    const [toZalo, toTelegram] = NETWORKS
    const member = (id: number, from: number, text: string): object =>
      telegramUpdate({ id, chat: -5, from, group: true, content: { text } })
    await post(toTelegram.path, toTelegram.header, member(1, 71, '/gapcanbo'))
    await post(toTelegram.path, toTelegram.header, member(2, 72, '/trogiup'))
    const press = telegramPick({ id: 'q1', chat: -5, from: 72, group: true, value: 'có' })
    await post(toTelegram.path, toTelegram.header, press)
    const inZalo = zaloUpdate({ id: '1', chat: 'g1', group: true, content: { text: '@Bot Xin chào' } })
    await post(toZalo.path, toZalo.header, inZalo)

    const taken = await stored()
    expect(taken.map(({ account }) => account.chat).toSorted()).toEqual([
      '-5|71',
      '-5|72',
      '-5|72',
      'g1|0f1e2d3c4b5a69788796',
    ])
    expect(new Set(taken.map(({ conversation }) => conversation))).toHaveLength(3)

    const part = { text: 'Chào bạn.', choices: [], citations: [] }
    const signal = AbortSignal.timeout(5000)
    const channels = [
      telegramChannel({ token: telegram.token, apiRoot: telegram.root }, opened.store),
      zaloChannel({ token: zalo.token, apiRoot: zalo.root }),
    ]
    for (const { account } of taken) {
      const channel = channels.find(({ network }) => network === account.network)
      expect(await channel?.send(account, part, signal)).toEqual({ kind: 'sent' })
    }
    expect(telegram.sends.map(({ chat }) => chat)).toEqual(['-5', '-5', '-5'])
    expect(zalo.sends.map(({ chat }) => chat)).toEqual(['g1'])
  })
})

describe('the webhook for telegram', () => {
  const { path, header } = NETWORKS[1]

  test('takes a pressed button for its choice, and ends its waiting', async () => {
    expect(await post(path, header, telegramPick({ id: 'q1', chat: 42, value: 'có' }))).toBe(200)
    expect(await post(path, header, telegramPick({ id: 'q1', chat: 42, value: 'có' }))).toBe(200)
    expect(await stored()).toMatchObject([
      { account: { network: 'telegram', chat: '42' }, content: { kind: 'choice', value: 'có' } },
    ])
    await expect
      .poll(() => telegram.calls.map((call) => call.method))
      .toEqual(Array(2).fill('answerCallbackQuery'))
    expect(telegram.calls[0]?.params).toEqual({ callback_query_id: 'q1' })
  })

  test('does not wait for a network that hangs or is broken', async () => {
    telegram.script(['hang', 'html500'], 'answerCallbackQuery')
    const took = stopwatch()
    expect(await post(path, header, telegramPick({ id: 'q1', chat: 42, value: 'có' }))).toBe(200)
    expect(await post(path, header, telegramPick({ id: 'q2', chat: 42, value: 'có' }))).toBe(200)
    expect(took()).toBeLessThan(900)
    expect(await stored()).toHaveLength(2)
  })

  test('waits a moment for its name at most, and for a private message not at all', async () => {
    telegram.script(['hang'], 'getMe')
    const mention = (id: number) =>
      telegramUpdate({ id, chat: -5, group: true, content: { text: `@${TELEGRAM_BOT_NAME} lệ phí?` } })
    const took = stopwatch()
    expect(await post(path, header, telegramUpdate({ id: 1, chat: 42, content: { text: 'Xin chào' } }))).toBe(
      200,
    )
    expect(took()).toBeLessThan(900)
    expect(await post(path, header, mention(2))).toBe(200)
    expect(took()).toBeLessThan(3000)
    expect(texts(await stored())).toEqual(['Xin chào'])
  })

  test('takes an edited message for a correction, once, and what has no words for nothing', async () => {
    const edited = (edit: number, content: object) =>
      telegramUpdate({ id: 1, chat: 42, content: { ...content }, edit })
    expect(await post(path, header, edited(1, { text: 'b' }))).toBe(200)
    expect(await post(path, header, edited(1, { text: 'b' }))).toBe(200)
    expect(await post(path, header, edited(2, { location: { latitude: 1, longitude: 1 } }))).toBe(200)
    expect(await post(path, header, edited(3, { photo: [{}] }))).toBe(200)
    expect(await post(path, header, edited(4, { photo: [{}], caption: 'c' }))).toBe(200)
    expect((await stored()).map(({ content }) => content)).toEqual([
      { kind: 'text', text: 'b', corrects: `telegram:${TELEGRAM_BOT_ID}:message:42:1` },
      { kind: 'picture', caption: 'c', corrects: `telegram:${TELEGRAM_BOT_ID}:message:42:1` },
    ])
  })

  test('knows topics of a group apart, and takes a reply outside them for none', async () => {
    const asked = (id: number, content: object) =>
      telegramUpdate({
        id,
        chat: -5,
        group: true,
        content: { text: `@${TELEGRAM_BOT_NAME} lệ phí?`, ...content },
      })
    expect(await post(path, header, asked(1, { is_topic_message: true, message_thread_id: 12 }))).toBe(200)
    expect(await post(path, header, asked(2, { is_topic_message: true, message_thread_id: 13 }))).toBe(200)
    expect(await post(path, header, asked(3, { message_thread_id: 1 }))).toBe(200)
    expect((await stored()).map(({ account }) => account.chat).toSorted()).toEqual([
      '-5#12|555',
      '-5#13|555',
      '-5|555',
    ])
  })

  test('an empty body is malformed', async () => {
    expect(await post(path, header, '')).toBe(400)
  })
})
