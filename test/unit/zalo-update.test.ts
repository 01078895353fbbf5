import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutMention } from '#bots/zalo/mention.ts'
import { readZaloUpdate, type ZaloUpdate } from '#bots/zalo/update.ts'
import { zaloContent } from '#bots/zalo/webhook.ts'
import { wrapped, ZALO_BOT_NAME, zaloUpdate } from '../fixtures/fake-zalo.ts'

const known = () => Promise.resolve(ZALO_BOT_NAME)
const unknown = () => Promise.resolve(undefined)

function understood(body: unknown): ZaloUpdate {
  const update = readZaloUpdate(body)
  if (typeof update === 'string') throw new Error(update)
  return update
}

/** What a body says to the desk. */
function said(body: object, name: () => Promise<string | undefined> = known) {
  return zaloContent(understood(body), name)
}

const chat = { id: 'm1', chat: 'c1' }
const group = { id: 'm1', chat: 'g1', group: true }

describe('what someone writes to the Zalo bot', () => {
  const cases: readonly (readonly [string, object, object | undefined])[] = [
    [
      'a text',
      zaloUpdate({ ...chat, content: { text: 'Thủ tục đăng ký khai sinh?' } }),
      { kind: 'text', text: 'Thủ tục đăng ký khai sinh?' },
    ],
    [
      'a picture with a caption',
      zaloUpdate({
        ...chat,
        event: 'message.image.received',
        content: { photo_url: 'https://photo.example.test/x.jpg', caption: 'Giấy này là gì?' },
      }),
      { kind: 'picture', caption: 'Giấy này là gì?' },
    ],
    [
      'a picture as the documentation shows it',
      zaloUpdate({
        ...chat,
        event: 'message.image.received',
        content: { photo: 'https://photo.example.test/x.jpg' },
      }),
      { kind: 'picture', caption: '' },
    ],
    [
      'a voice',
      zaloUpdate({
        ...chat,
        event: 'message.voice.received',
        content: { voice_url: 'https://voice.example.test/x.aac' },
      }),
      { kind: 'voice' },
    ],
    [
      'a sticker',
      zaloUpdate({ ...chat, event: 'message.sticker.received', content: { sticker: '0000sticker0000' } }),
      { kind: 'sticker' },
    ],
    [
      'a message withheld',
      zaloUpdate({ ...chat, event: 'message.unsupported.received' }),
      { kind: 'unsupported' },
    ],
    [
      'a question to the bot in a group',
      zaloUpdate({ ...group, content: { text: '@Bot Pháp luật lệ phí cấp CCCD là bao nhiêu?' } }),
      { kind: 'text', text: 'lệ phí cấp CCCD là bao nhiêu?' },
    ],
    [
      'a picture for the bot in a group',
      zaloUpdate({
        ...group,
        event: 'message.image.received',
        content: {
          photo_url: 'https://photo.example.test/x.jpg',
          caption: 'xem giúp @Bot Pháp luật giấy này',
        },
      }),
      { kind: 'picture', caption: 'xem giúp giấy này' },
    ],
    [
      'a reply to the bot in a group, which need not mention it',
      zaloUpdate({ ...group, content: { text: '1' } }),
      { kind: 'text', text: '1' },
    ],
    ['a sticker in a group', zaloUpdate({ ...group, event: 'message.sticker.received' }), undefined],
    [
      'a message withheld in a group',
      zaloUpdate({ ...group, event: 'message.unsupported.received' }),
      undefined,
    ],
    ['another bot', zaloUpdate({ ...chat, isBot: true, content: { text: 'Xin chào' } }), undefined],
  ]

  test.each(cases)('%s, bare or wrapped, is taken for what it is', async (_, body, content) => {
    expect(await said(body)).toEqual(content)
    expect(await said(wrapped(body))).toEqual(content)
  })

  test('may lack everything but the three ids', async () => {
    const message = { message_id: 'm', from: { id: 'c' }, chat: { id: 'c' } }
    expect(await said({ event_name: 'message.text.received', message })).toEqual({ kind: 'text', text: '' })
  })

  test('is settled and cut to 8,000 characters', async () => {
    const text = `hoa\u0300\u200B ${'ệ'.normalize('NFD').repeat(100_000)}`
    const content = await said(zaloUpdate({ ...chat, content: { text } }))
    if (content?.kind !== 'text') throw new Error('not a text')
    expect(content.text).toHaveLength(8000)
    expect(content.text.startsWith('hòa ệệệ')).toBe(true)
  })
})

describe('what the desk does not know', () => {
  test.each([
    ['an event of tomorrow', { event_name: 'message.hologram.received', message: { message_id: 'm' } }],
    ['an event of an Official Account', { event_name: 'user.follow' }],
    ['nothing', {}],
    ['a list', []],
    ['a word', 'hello'],
    ['null', null],
    ['a wrapped nothing', { ok: true, result: {} }],
    ['an error of the API', { ok: false, error_code: 408 }],
  ])('%s is passed over', (_, body) => {
    expect(readZaloUpdate(body)).toBe('unknown_event')
  })

  test.each([
    ['no message', undefined],
    ['nobody in it', { message_id: 'm', text: 'Xin chào' }],
    ['empty ids', { message_id: 'm', from: { id: '' }, chat: { id: '' } }],
    ['endless ids', { message_id: 'm', from: { id: 'f'.repeat(1000) }, chat: { id: 'c'.repeat(1000) } }],
    // Rounded when it was read: it may be anybody's.
    ['an id that is not exact', { message_id: 'm', from: { id: 2 ** 53 }, chat: { id: 1.5 } }],
  ])('a known event with %s is noticed as not understood', (_, message) => {
    expect(readZaloUpdate({ event_name: 'message.text.received', message })).toBe('not_understood')
  })

  test.each([
    ['in a list', [zaloUpdate(chat)]],
    ['wrapped in a list', { ok: true, result: [zaloUpdate(chat)] }],
    ['without the name of an event', { message: { message_id: 'm' } }],
  ])('an update %s is noticed as not understood', (_, body) => {
    expect(readZaloUpdate(body)).toBe('not_understood')
  })

  test('no body makes the reading fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(() => readZaloUpdate(body)).not.toThrow()
        expect(() => readZaloUpdate({ event_name: 'message.text.received', message: body })).not.toThrow()
      }),
    )
  })
})

describe('a mention in a group', () => {
  test('is found in any case and Unicode form, and with signs in the name', () => {
    expect(withoutMention('chào @bot pháp LUẬT nhé'.normalize('NFD'), ZALO_BOT_NAME)).toBe('chào nhé')
    expect(withoutMention('@Bot (thử) có không?', 'Bot (thử)')).toBe('có không?')
  })

  test('is seen by its beginning while the name is not known', async () => {
    const body = zaloUpdate({ ...group, content: { text: '@Bot lệ phí bao nhiêu?' } })
    expect(await said(body, unknown)).toEqual({ kind: 'text', text: 'lệ phí bao nhiêu?' })
    expect(withoutMention('gửi nguyenvana@example.test nhé', undefined)).toBeUndefined()
  })

  test('the name is asked for only where somebody is mentioned', async () => {
    const never = () => Promise.reject(new Error('asked'))
    expect(await said(zaloUpdate({ ...chat, content: { text: '@Bot' } }), never)).toBeDefined()
    expect(await said(zaloUpdate({ ...group, content: { text: '1' } }), never)).toBeDefined()
  })
})

test.each([
  ['GROUP', 'u', true],
  ['group', 'g', true],
  ['PRIVATE', 'u', false],
  ['of tomorrow', 'g', false],
  ['of tomorrow', 'u', true],
  [undefined, 'g', false],
  [undefined, 'u', true],
])('in the chat “g” of the kind %s with “%s” there are several people: %s', (type, from, isInGroup) => {
  const message = { message_id: 'm', from: { id: from }, chat: { id: 'g', chat_type: type }, text: 'a' }
  expect(understood({ event_name: 'message.text.received', message })).toMatchObject({ isInGroup })
})

describe('an update of another shape is read where it can mean one thing only', () => {
  const event = 'message.text.received'
  const read = (message: object) => understood({ event_name: event, message })
  const bare = { from: { id: 'c1' }, chat: { id: 'c1' }, text: 'Xin chào' }

  test('a number stands for the same id, and a text may be one', () => {
    expect(read({ message_id: 17, from: { id: 5 }, chat: { id: 5, chat_type: 'PRIVATE' }, text: 2 })).toEqual(
      {
        event,
        messageId: '17',
        sentAt: undefined,
        chat: '5',
        from: '5',
        isFromBot: false,
        isInGroup: false,
        words: '2',
      },
    )
  })

  test('one without a chat, or without a sender, is of the private chat of the other', () => {
    expect(read({ ...bare, chat: undefined })).toMatchObject({ chat: 'c1', from: 'c1', isInGroup: false })
    expect(read({ ...bare, from: null })).toMatchObject({ chat: 'c1', from: undefined, isInGroup: false })
  })

  test('a moment told in seconds does not tell two lines of one thought apart', () => {
    expect(read({ ...bare, date: 1790000000123 })).toMatchObject({ sentAt: 1790000000123 })
    expect(read({ ...bare, date: 1790000000 })).toMatchObject({ sentAt: undefined })
  })

  test('one without an id is called by what it says: the same when it comes again, another for another', () => {
    const { messageId } = read({ ...bare, date: 1 })
    expect(read({ ...bare, date: 1 }).messageId).toBe(messageId)
    expect(read({ ...bare, date: 2 }).messageId).not.toBe(messageId)
  })
})
