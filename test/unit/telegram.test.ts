import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PICK_ONE } from '#bots/phrases.ts'
import type { TelegramSelf } from '#bots/telegram/addressed.ts'
import { buttons, telegramParts } from '#bots/telegram/format.ts'
import { MENU } from '#bots/telegram/menu.ts'
import { telegramChannel } from '#bots/telegram/send.ts'
import { readTelegramUpdate } from '#bots/telegram/update.ts'
import { telegramContent } from '#bots/telegram/webhook.ts'
import { plainReply } from '#src/domain/reply.ts'
import type { Store } from '#src/domain/store.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import type { Behaviour, FakeNetwork } from '../fixtures/fake-network.ts'
import {
  startFakeTelegram,
  TELEGRAM_BOT_ID,
  TELEGRAM_BOT_NAME,
  telegramPick,
  telegramUpdate,
} from '../fixtures/fake-telegram.ts'
import { until } from '../fixtures/whole-desk.ts'

let network: FakeNetwork | undefined
afterEach(async () => {
  await network?.close()
  network = undefined
})

const bot: TelegramSelf = { id: String(TELEGRAM_BOT_ID), username: () => Promise.resolve(TELEGRAM_BOT_NAME) }
const nameless: TelegramSelf = { ...bot, username: () => Promise.resolve(undefined) }
const places = [
  { label: 'Hà Nội', value: 'Hà Nội' },
  { label: 'TP.HCM', value: 'TP.HCM' },
]

/** What a message says to the desk. */
function said(content: object, where: { group?: boolean; isBot?: boolean } = {}, self = bot) {
  const update = readTelegramUpdate(telegramUpdate({ id: 1, chat: 42, ...where, content: { ...content } }))
  if (update.kind !== 'message') throw new Error(update.kind)
  return telegramContent(update.message, self)
}

describe('what someone writes to the Telegram bot', () => {
  test.each([
    ['a text', { text: 'Xin chào' }, { kind: 'text', text: 'Xin chào' }],
    [
      'a command with the name of the bot',
      { text: '/tracuu@dan_hoi_bot 1234' },
      { kind: 'text', text: '/tracuu 1234' },
    ],
    [
      'a picture',
      { photo: [{ file_id: 'x' }], caption: 'Giấy này là gì?' },
      { kind: 'picture', caption: 'Giấy này là gì?' },
    ],
    ['a picture without words', { photo: [{ file_id: 'x' }] }, { kind: 'picture', caption: '' }],
    ['a voice', { voice: { file_id: 'x' } }, { kind: 'voice' }],
    ['a song', { audio: { file_id: 'x' } }, { kind: 'voice' }],
    ['a sticker', { sticker: { file_id: 'x' } }, { kind: 'sticker' }],
    ['a file', { document: { file_id: 'x' } }, { kind: 'unsupported' }],
    [
      'a question beside a file',
      { document: { file_id: 'x' }, caption: 'Đơn này nộp ở đâu?' },
      { kind: 'text', text: 'Đơn này nộp ở đâu?' },
    ],
    [
      'a reply to an older answer',
      { text: 'còn Hà Nội?', reply_to_message: { from: { id: TELEGRAM_BOT_ID }, text: 'Phường có hai.' } },
      { kind: 'text', text: 'còn Hà Nội?', repliesTo: 'Phường có hai.' },
    ],
    [
      'a reply to what they wrote themselves',
      { text: 'còn Hà Nội?', reply_to_message: { from: { id: 555 }, text: 'Phường có mấy?' } },
      { kind: 'text', text: 'còn Hà Nội?' },
    ],
    ['a place on the map', { location: { latitude: 1, longitude: 1 } }, { kind: 'unsupported' }],
    ['a kind of tomorrow', { hologram: {} }, { kind: 'unsupported' }],
  ])('%s is taken for what it is', async (_, content, expected) => {
    expect(await said(content)).toEqual(expected)
  })

  test('a button says what it stands for', () => {
    const update = readTelegramUpdate(telegramPick({ id: 'q1', chat: 42, value: 'có' }))
    expect(update).toMatchObject({
      kind: 'picked',
      picked: { id: 'q1', data: 'có', message: { chat: { id: 42 } } },
    })
  })

  test('other bots are not answered', async () => {
    expect(await said({ text: 'Xin chào' }, { isBot: true })).toBeUndefined()
  })
})

describe('in a group the bot listens to what is meant for it', () => {
  const group = { group: true }
  const toBot = { reply_to_message: { message_id: 5, from: { id: TELEGRAM_BOT_ID } } }

  test.each([
    ['a mention', { text: '@Dan_Hoi_Bot lệ phí bao nhiêu?' }, { kind: 'text', text: 'lệ phí bao nhiêu?' }],
    ['a bare mention', { text: '@dan_hoi_bot' }, { kind: 'text', text: '' }],
    ['a command', { text: '/trogiup' }, { kind: 'text', text: '/trogiup' }],
    ['a command by name', { text: '/trogiup@dan_hoi_bot' }, { kind: 'text', text: '/trogiup' }],
    ['a reply to the bot', { text: 'còn Hà Nội?', ...toBot }, { kind: 'text', text: 'còn Hà Nội?' }],
    [
      'a picture with a mention',
      { photo: [], caption: 'xem @dan_hoi_bot' },
      { kind: 'picture', caption: 'xem' },
    ],
    ['a voice in reply to the bot', { voice: {}, ...toBot }, { kind: 'voice' }],
    ['talk', { text: 'ăn cơm chưa' }, undefined],
    ['a mention of someone else', { text: '@dan_hoi_bot_khac ơi, @lan' }, undefined],
    ['a command for another bot', { text: '/trogiup@bot_khac' }, undefined],
    ['a command of some other bot', { text: '/thoitiet Hà Nội' }, undefined],
    ['an unknown command by name', { text: '/thoitiet@dan_hoi_bot' }, { kind: 'text', text: '/thoitiet' }],
    ['a command of officials', { text: '/noi 12345678' }, { kind: 'text', text: '/noi 12345678' }],
    ['a command with words', { text: '/tracuu 1234' }, { kind: 'text', text: '/tracuu 1234' }],
    [
      'a reply to someone else',
      { text: 'ừ', reply_to_message: { message_id: 5, from: { id: 7 } } },
      undefined,
    ],
    ['a sticker in reply to the bot', { sticker: {}, ...toBot }, undefined],
    ['someone joining', { new_chat_members: [{ id: 1 }] }, undefined],
  ])('%s', async (_, content, expected) => {
    expect(await said(content, group)).toEqual(expected)
  })

  test('while its name is not known, only commands and replies are', async () => {
    expect(await said({ text: '@dan_hoi_bot lệ phí?' }, group, nameless)).toBeUndefined()
    expect(await said({ text: '/trogiup@dan_hoi_bot' }, group, nameless)).toEqual({
      kind: 'text',
      text: '/trogiup',
    })
    expect(await said({ text: 'ừ', ...toBot }, group, nameless)).toEqual({ kind: 'text', text: 'ừ' })
  })
})

describe('what the desk does not know', () => {
  test.each([
    [
      'an edited message without a chat',
      { update_id: 1, edited_message: { message_id: 1 } },
      'not_understood',
    ],
    ['an edited post of a channel', { update_id: 1, edited_channel_post: {} }, 'other'],
    ['a reaction', { update_id: 1, message_reaction: {} }, 'other'],
    [
      'a notice of tomorrow’s topics',
      telegramUpdate({ id: 1, chat: 1, content: { forum_topic_created: {} } }),
      'other',
    ],
    ['a notice about the chat', telegramUpdate({ id: 1, chat: 1, content: { pinned_message: {} } }), 'other'],
    ['nothing', {}, 'other'],
    ['a word', 'hello', 'not_understood'],
    ['null', null, 'not_understood'],
    ['a message without a chat', { update_id: 1, message: { message_id: 1 } }, 'not_understood'],
    [
      'a chat whose number is not exact',
      { update_id: 1, message: { message_id: 1, chat: { id: 2 ** 53, type: 'private' }, text: 'a' } },
      'not_understood',
    ],
    ['a button without an id', { update_id: 1, callback_query: { data: 'x' } }, 'not_understood'],
  ])('%s is passed over', (_, body, kind) => {
    expect(readTelegramUpdate(body).kind).toBe(kind)
  })

  test('digits stand for the same number, and the sign of a chat’s tells a private one', () => {
    const read = (chat: object) =>
      readTelegramUpdate({
        update_id: '7',
        message: { message_id: '8', from: { id: '42' }, chat, text: 'a' },
      })
    const message = { message_id: 8, from: { id: 42 }, chat: { id: 42, type: 'private' } }
    expect(read({ id: '42' })).toMatchObject({ kind: 'message', updateId: '7', message })
    expect(read({ id: '-42' })).toMatchObject({ message: { chat: { id: -42, type: 'group' } } })
  })

  test('a message without a number is named by its update, and an update without one by what it says', () => {
    const read = (given: object) => {
      const update = readTelegramUpdate({ message: { chat: { id: 42 }, text: 'a' }, ...given })
      return update.kind === 'message' ? [update.updateId, update.message.message_id] : update.kind
    }
    expect(read({ update_id: 7 })).toEqual(['7', 0])
    expect(read({})).toEqual(read({}))
    expect(read({})).not.toEqual(read({ more: 1 }))
  })

  test('no body makes the reading fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const given of [body, { message: body }, { edited_message: body }, { callback_query: body }]) {
          expect(() => readTelegramUpdate(given)).not.toThrow()
        }
      }),
    )
  })
})

describe('on Telegram', () => {
  test('choices are buttons under the last part, one a row', () => {
    const parts = telegramParts(plainReply('dài. '.repeat(1500), places))
    expect(parts.map((part) => part.choices.length)).toEqual([0, 2])
    expect(parts.every((part) => part.text.length <= 4096)).toBe(true)
    expect(buttons(places).inline_keyboard).toEqual([
      [{ text: 'Hà Nội', callback_data: 'Hà Nội' }],
      [{ text: 'TP.HCM', callback_data: 'TP.HCM' }],
    ])
  })

  test('choices too long for a button are listed by number above them', () => {
    const long = { label: 'Hội đồng nhân dân phường quyết định thành lập tổ dân phố', value: 'ý 1#7' }
    const [part] = telegramParts(plainReply('Bạn muốn hỏi gì?', [long, ...places]))
    expect(part?.text).toBe(`Bạn muốn hỏi gì?\n\n1. ${long.label}\n2. Hà Nội\n3. TP.HCM`)
    expect(part?.choices).toEqual([
      { label: `1. ${long.label}`, value: 'ý 1#7' },
      { label: '2. Hà Nội', value: 'Hà Nội' },
      { label: '3. TP.HCM', value: 'TP.HCM' },
    ])
  })

  test('choices without a text get a line above them, and nothing at all sends nothing', () => {
    expect(telegramParts(plainReply(' ', places)).map((part) => part.text)).toEqual([PICK_ONE])
    expect(telegramParts(plainReply(''))).toEqual([])
  })

  test('the menu lists what Telegram takes for commands', () => {
    expect(MENU.length).toBeGreaterThan(5)
    expect(
      MENU.every(
        ({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && description.length <= 256,
      ),
    ).toBe(true)
  })
})

describe('a message to Telegram', () => {
  let opened: TestDesk
  let store: Store
  beforeAll(async () => {
    opened = await openTestDesk()
    store = opened.store
  })
  afterAll(() => opened.close())

  test.each<readonly [Behaviour, object]>([
    ['ok', { kind: 'sent' }],
    [{ slowMs: 50 }, { kind: 'sent' }],
    ['json400', { kind: 'refused', why: 'telegram_bad_request' }],
    ['json401', { kind: 'refused', why: 'telegram_auth' }],
    ['json403', { kind: 'refused', why: 'telegram_blocked' }],
    ['json429', { kind: 'retry', why: 'telegram_throttled' }],
    [{ retryAfter: 1e9 }, { kind: 'retry', why: 'telegram_throttled', afterMs: 86_400_000 }],
    [{ retryAfter: -1 }, { kind: 'retry', why: 'telegram_throttled' }],
    ['take_and_garble', { kind: 'retry', why: 'telegram_unreachable', atMost: 3 }],
    [{ retryAfter: 17 }, { kind: 'retry', why: 'telegram_throttled', afterMs: 17_000 }],
    ['html429', { kind: 'retry', why: 'telegram_unreachable' }],
    ['html500', { kind: 'retry', why: 'telegram_unreachable' }],
    ['close', { kind: 'retry', why: 'telegram_unreachable' }],
    ['take_and_close', { kind: 'retry', why: 'telegram_unreachable' }],
    ['hang', { kind: 'retry', why: 'telegram_unreachable' }],
  ])('that meets %j', async (behaviour, expected) => {
    const server = await startFakeTelegram()
    network = server
    server.script([behaviour])
    const telegram = telegramChannel({ token: server.token, apiRoot: server.root }, store)
    const part = { text: 'Xin chào', choices: places, citations: [] }
    const giveUp = new AbortController()
    const sent = telegram.send({ network: 'telegram', chat: '42' }, part, giveUp.signal)
    if (behaviour === 'hang') {
      await until(() => server.calls.length === 1)
      giveUp.abort()
    }
    expect(await sent).toEqual(expected)
    expect(server.calls[0]?.params).toMatchObject({ chat_id: '42', reply_markup: buttons(places) })
    expect(server.calls[0]?.params).not.toHaveProperty('parse_mode')
  })

  test('to a network that is not there, or with a token it does not know', async () => {
    network = await startFakeTelegram()
    const part = { text: 'a', choices: [], citations: [] }
    const account = { network: 'telegram', chat: '42' } as const
    const { signal } = new AbortController()
    const nobody = telegramChannel({ token: network.token, apiRoot: 'http://127.0.0.1:9' }, store)
    expect(await nobody.send(account, part, signal)).toEqual({ kind: 'retry', why: 'telegram_unreachable' })
    const stranger = telegramChannel({ token: '1:khac', apiRoot: network.root }, store)
    expect(await stranger.send(account, part, signal)).toEqual({ kind: 'refused', why: 'telegram_auth' })
    await expect(nobody.typing(account)).resolves.toBeUndefined()
  })

  test('to a group that has another id goes there, and the next one at once', async () => {
    const server = await startFakeTelegram()
    network = server
    const telegram = telegramChannel({ token: server.token, apiRoot: server.root }, store)
    const part = { text: 'Xin chào', choices: [], citations: [] }
    const { signal } = new AbortController()
    const send = (chat: string) => telegram.send({ network: 'telegram', chat }, part, signal)
    server.moveGroup(-5, -1005)
    expect(await send('-5|71')).toEqual({ kind: 'sent' })
    expect(await send('-5|72')).toEqual({ kind: 'sent' })
    expect(server.calls.map(({ params }) => params['chat_id'])).toEqual(['-5', '-1005', '-1005'])
    await telegram.typing({ network: 'telegram', chat: '-5|71' })
    expect(server.calls.at(-1)).toMatchObject({ method: 'sendChatAction', params: { chat_id: '-1005' } })
    // What is wrong with the message there is wrong.
    server.moveGroup(-6, -1006)
    server.moveGroup(-1006, -2006)
    expect(await send('-6|71')).toEqual({ kind: 'refused', why: 'telegram_bad_request' })
  })

  test('to a topic of a group goes there, and beside it once that is gone', async () => {
    const server = await startFakeTelegram()
    network = server
    const telegram = telegramChannel({ token: server.token, apiRoot: server.root }, store)
    const part = { text: 'Xin chào', choices: [], citations: [] }
    const { signal } = new AbortController()
    const send = () => telegram.send({ network: 'telegram', chat: '-1009#12|71' }, part, signal)
    expect(await send()).toEqual({ kind: 'sent' })
    await telegram.typing({ network: 'telegram', chat: '-1009#12|71' })
    server.removeTopic(12)
    expect(await send()).toEqual({ kind: 'sent' })
    expect(server.calls.map(({ params }) => [params['chat_id'], params['message_thread_id']])).toEqual([
      ['-1009', 12],
      ['-1009', 12],
      ['-1009', 12],
      ['-1009', undefined],
    ])
    server.script(['json400', 'json400'])
    expect(await send()).toEqual({ kind: 'refused', why: 'telegram_bad_request' })
  })
})
