import { describe, expect } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import {
  ALONE,
  LEASE,
  TOGETHER,
  aMessage,
  at,
  part,
  resultOf,
  rule,
  takenDelivery,
  takenTurn,
  words,
} from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const LAN_CHAT = conversationId('telegram', 'lan')

export function inboxContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} takes in messages`, () => {
    test('what a citizen wrote comes out as it came in', async ({ store }) => {
      const message = aMessage({ at: 7, text: 'Tôi ở phường Ô Chợ Dừa\n“hỏi” một việc 👋' })
      expect(await store.receive(message, rule())).toBe('stored')

      const turn = await takenTurn(store)

      expect(turn.messages).toEqual([message])
      expect(turn.conversation).toMatchObject({ id: LAN_CHAT, account: message.account, greeted: false })
      expect(turn.attempts).toBe(0)
    })

    test('every kind of message comes out as it came in', async ({ store }) => {
      const contents = [
        { kind: 'choice', value: 'ha-noi' },
        { kind: 'picture', caption: 'Giấy này là gì?' },
        { kind: 'voice' },
        { kind: 'sticker' },
        { kind: 'unsupported' },
      ] as const
      for (const content of contents) await store.receive(aMessage({ content }), rule())

      const turn = await takenTurn(store, 100, TOGETHER)

      expect(turn.messages.map((message) => message.content)).toEqual(contents)
    })

    test('a delivery that is repeated is taken in once, even after it was answered', async ({ store }) => {
      const message = aMessage()
      await store.receive(message, rule())
      expect(await store.receive(message, rule())).toBe('repeated')
      const turn = await takenTurn(store)
      expect(await store.receive(message, rule())).toBe('repeated')
      await store.finishTurn(turn, resultOf(turn), at(1))

      expect(await store.receive(message, rule())).toBe('repeated')
      expect(await store.takeTurn(at(100), ALONE)).toBeUndefined()
      expect(await store.transcript(LAN_CHAT, 0, 10)).toHaveLength(1)
    })

    test('the same delivery arriving twice at once is taken in once', async ({ store }) => {
      const message = aMessage()
      const results = await Promise.all([store.receive(message, rule()), store.receive(message, rule())])
      expect(results.toSorted()).toEqual(['repeated', 'stored'])
    })

    test('the same message id in two chats is two messages', async ({ store }) => {
      expect(await store.receive(aMessage({ chat: 'lan', number: 5 }), rule())).toBe('stored')
      expect(await store.receive(aMessage({ chat: 'minh', number: 5 }), rule())).toBe('stored')
      expect(await store.receive(aMessage({ network: 'zalo', chat: 'lan', number: 5 }), rule())).toBe(
        'stored',
      )

      const turns = [await takenTurn(store), await takenTurn(store), await takenTurn(store)]
      expect(new Set(turns.map((turn) => turn.conversation.id)).size).toBe(3)
    })

    test('short lines are one turn, due a window after the last of them', async ({ store }) => {
      await store.receive(aMessage({ at: 0, text: 'chào' }), rule({ windowMs: 1500 }))
      await store.receive(aMessage({ at: 1, text: 'cho hỏi' }), rule({ windowMs: 1500 }))

      expect(await store.takeTurn(at(2.499), TOGETHER)).toBeUndefined()
      expect(await store.nextTurnDue()).toEqual(at(2.5))
      expect(words(await store.takeTurn(at(2.5), TOGETHER))).toEqual(['chào', 'cho hỏi'])
    })

    test('someone who never stops typing is answered after four windows', async ({ store }) => {
      for (let second = 0; second <= 5; second += 1) {
        await store.receive(aMessage({ at: second, text: `${second}` }), rule({ windowMs: 1500 }))
      }
      expect(await store.nextTurnDue()).toEqual(at(6))
      expect(words(await store.takeTurn(at(6), TOGETHER))).toEqual(['0', '1', '2', '3', '4', '5'])
    })

    test('without a window each message is a turn, in the order they came', async ({ store }) => {
      for (const text of ['một', 'hai', 'ba']) await store.receive(aMessage({ text }), rule())

      const said: (readonly string[])[] = []
      for (let n = 0; n < 3; n += 1) {
        const turn = await takenTurn(store)
        said.push(words(turn))
        await store.finishTurn(turn, resultOf(turn), at(1))
      }

      expect(said).toEqual([['một'], ['hai'], ['ba']])
      expect(await store.nextTurnDue()).toBeUndefined()
    })

    test('what a citizen writes stands in the transcript at once', async ({ store }) => {
      const conversation = {
        ...(await firstContact(store)),
        offered: [{ label: 'Thành phố Hà Nội', value: 'ha-noi' }],
      }
      await store.saveConversation(conversation)
      await store.receive(aMessage({ content: { kind: 'choice', value: 'ha-noi' } }), rule())
      await store.receive(aMessage({ content: { kind: 'choice', value: 'khac' } }), rule())
      await store.receive(aMessage({ content: { kind: 'picture', caption: 'giấy này' } }), rule())
      await store.receive(aMessage({ content: { kind: 'sticker' } }), rule())

      const lines = await store.transcript(LAN_CHAT, 0, 10)

      expect(lines.map((line) => line.text)).toEqual(['xin chào', 'Thành phố Hà Nội', 'khac', 'giấy này', ''])
      expect(lines.every((line) => line.by === 'citizen')).toBe(true)
      expect(lines[0]?.at).toEqual(at(0))
    })

    test('a transcript is read on from a line, its latest lines first to stay', async ({ store }) => {
      for (const text of ['một', 'hai', 'ba', 'bốn']) await store.receive(aMessage({ text }), rule())
      await store.receive(aMessage({ chat: 'minh', text: 'khác' }), rule())

      const latest = await store.transcript(LAN_CHAT, 0, 3)
      expect(latest.map((line) => line.text)).toEqual(['hai', 'ba', 'bốn'])
      const later = await store.transcript(LAN_CHAT, latest[1]?.id ?? 0, 3)
      expect(later.map((line) => line.text)).toEqual(['bốn'])
      const earlier = await store.transcript(LAN_CHAT, 0, 2, latest[1]?.id)
      expect(earlier.map((line) => line.text)).toEqual(['một', 'hai'])
    })

    test('memory of a chat is kept', async ({ store, opened }) => {
      const conversation = {
        ...(await firstContact(store)),
        place: 'hcm',
        greeted: true,
        pending: {
          kind: 'consent',
          question: 'q',
          reason: 'r',
          department: 'so-y-te',
          readings: [{ label: 'l', question: 'đ', asOf: '2022-05-10', place: 'hn' }],
        },
        offered: [{ label: 'Đồng ý', value: 'dong-y' }],
        earlier: ['một', 'hai'],
        lastQuestion: { text: 'hai', department: 'so-y-te' },
        readingsOffered: 1,
      } as const
      await store.saveConversation(conversation)

      const reopened = await opened.reopen()
      expect(await reopened.conversation(LAN_CHAT)).toEqual(conversation)
      expect(await reopened.conversation(conversationId('web', 'nobody'))).toBeUndefined()
    })
  })

  describe(`${name} limits a flood`, () => {
    const two = rule({ perMinute: 2 })

    test('messages over the limit are kept but make no work', async ({ store }) => {
      for (const second of [0, 1]) expect(await store.receive(aMessage({ at: second }), two)).toBe('stored')
      const third = aMessage({ at: 2, text: 'ba' })
      expect(await store.receive(third, two)).toBe('over_limit')
      expect(await store.receive(third, two)).toBe('repeated')

      expect((await takenTurn(store, 100, TOGETHER)).messages).toHaveLength(2)
      expect((await store.transcript(LAN_CHAT, 0, 10)).map((line) => line.text)).toContain('ba')
    })

    test('the limit looks back a minute and holds for each chat by itself', async ({ store }) => {
      for (const second of [0, 30]) await store.receive(aMessage({ at: second }), two)
      expect(await store.receive(aMessage({ at: 59.9 }), two)).toBe('over_limit')
      expect(await store.receive(aMessage({ at: 59.9, chat: 'minh' }), two)).toBe('stored')
      expect(await store.receive(aMessage({ at: 60 }), two)).toBe('stored')
      expect(await store.receive(aMessage({ at: 61 }), two)).toBe('over_limit')
    })

    test('the citizen is told once a minute', async ({ store }) => {
      const told = async (): Promise<number> =>
        (await store.transcript(LAN_CHAT, 0, 100)).filter((line) => line.by === 'desk').length
      const one = rule({ perMinute: 1 })
      await store.receive(aMessage({ at: 0 }), one)
      expect(await told()).toBe(0)
      for (const second of [1, 2, 59]) await store.receive(aMessage({ at: second }), one)
      expect(await told()).toBe(1)
      await store.receive(aMessage({ at: 60 }), one)
      await store.receive(aMessage({ at: 60.9 }), one)
      expect(await told()).toBe(1)
      await store.receive(aMessage({ at: 61 }), one)
      expect(await told()).toBe(2)

      expect((await store.takeDelivery('telegram', at(100), LEASE))?.part).toEqual(part('Bạn gửi hơi nhanh.'))
    })

    test('where people read the transcript itself, every message over the limit has its notice', async ({
      store,
    }) => {
      const one = rule({ perMinute: 1 })
      for (const second of [0, 1, 2, 3]) {
        await store.receive(aMessage({ network: 'web', at: second, text: `${second}` }), one)
      }
      const lines = await store.transcript(conversationId('web', 'lan'), 0, 10)
      const notice = 'Bạn gửi hơi nhanh.'
      expect(lines.map((line) => line.text)).toEqual(['0', '1', notice, '2', notice, '3', notice])
    })

    test('remembering the chat does not bring the notice again', async ({ store }) => {
      const one = rule({ perMinute: 1 })
      await store.receive(aMessage({ at: 0 }), one)
      await store.receive(aMessage({ at: 1 }), one)
      const turn = await takenTurn(store)
      await store.finishTurn(turn, resultOf(turn), at(2))
      await store.receive(aMessage({ at: 3 }), one)

      const lines = await store.transcript(LAN_CHAT, 0, 10)
      expect(lines.filter((line) => line.by === 'desk')).toHaveLength(1)
    })

    test('a notice beside the answer is said once in its time, and the message still makes work', async ({
      store,
      opened,
    }) => {
      const notice = (unlessAfter: number) =>
        rule({ notice: { parts: [part('Đã lưu.'), part('Xin chờ.')], unlessAfter: at(unlessAfter) } })
      const first = aMessage({ at: 10, text: 'một' })
      expect(await store.receive(first, notice(0))).toBe('stored')
      expect(await store.receive(first, notice(10))).toBe('repeated')
      await store.receive(aMessage({ at: 20, text: 'hai' }), notice(0))
      await store.receive(aMessage({ at: 30, text: 'ba' }), notice(10))
      await store.receive(aMessage({ at: 31, text: 'bốn', chat: 'minh' }), notice(30))

      const kept = await opened.reopen()
      const said = async (chat: string) =>
        (await kept.transcript(conversationId('telegram', chat), 0, 20)).map(({ text }) => text)
      expect(await said('lan')).toEqual(['một', 'Đã lưu.', 'Xin chờ.', 'hai', 'ba', 'Đã lưu.', 'Xin chờ.'])
      expect(await said('minh')).toEqual(['bốn', 'Đã lưu.', 'Xin chờ.'])
      expect((await takenDelivery(kept)).part).toEqual(part('Đã lưu.'))
      expect(words(await takenTurn(kept, 100, TOGETHER))).toEqual(['một', 'hai', 'ba'])
    })
  })
}

async function firstContact(store: Parameters<typeof takenTurn>[0]) {
  await store.receive(aMessage({ text: 'xin chào' }), rule())
  return (await takenTurn(store)).conversation
}
