import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Seal } from '#src/domain/seal.ts'
import type { Store } from '#src/domain/store.ts'
import { declareLost } from '#src/privacy/lost-keys.ts'
import { sealAnew } from '#src/privacy/seal-anew.ts'
import { openSeal } from '#src/sealing.ts'
import { REPLY_LOST, WORDS_SHUT } from '#src/store/phrases.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import {
  aMessage,
  at,
  exchange,
  LAN,
  moved,
  part,
  rule,
  takenDelivery,
  takenTurn,
  TOGETHER,
  words,
} from './build.ts'
import { ABOUT, aFolder, chat, closedAfterwards, fill, MARK, NEW, PHONE, seen } from './sealed-build.ts'

const OLD = Buffer.alloc(32, 1)
const OLDER = Buffer.alloc(32, 3)

/** Opens the same store as often as one likes, with whatever keys. */
type Reopen = (...keys: readonly Buffer[]) => Promise<Store>

function sealOf(keys: readonly Buffer[]): Seal | undefined {
  return keys.length === 0 ? undefined : openSeal(keys)
}

async function sqlite(): Promise<Reopen> {
  const folder = await aFolder()
  return async (...keys) => closedAfterwards(openSqliteStore(folder, sealOf(keys)))
}

/** The upkeep of a desk with these keys, until it has nothing left to do. @returns what it logged */
async function upkeep(store: Store, ...keys: readonly Buffer[]): Promise<readonly unknown[]> {
  const told: unknown[] = []
  const log = {
    debug() {},
    info: (counts: object, line: string) => void told.push([line, counts]),
    warn() {},
    error() {},
  }
  const seal = openSeal(keys)
  const there = await openTestDesk({ seal, log }, at(3600))
  const desk = { ...there.desk, store }
  for (let look = 0; look < 6; look += 1) await sealAnew(desk)
  await there.close()
  return told
}

const TICKETS = 'originals are sealed with the first key'
const WORDS = 'words are sealed with the first key'

function sealedWords(name: string, begin: () => Promise<Reopen>): void {
  describe(`${name} keeps words sealed`, () => {
    test('what was written before there was a key is read as it was, then sealed, once', async () => {
      const open = await begin()
      const bare = await open()
      const codes = await fill(bare)
      const was = await seen(bare, codes)
      expect(JSON.stringify(was).split(MARK).length).toBeGreaterThan(12)
      expect(await bare.warnings()).toContain('not_sealed')

      const store = await open(NEW)
      expect(await seen(store, codes)).toEqual(was)
      const told = await upkeep(store, NEW)
      expect(told).toEqual([
        [TICKETS, { changed: 2, unreadable: 0 }],
        [WORDS, { changed: expect.any(Number), unreadable: 0 }],
      ])
      expect(await seen(store, codes)).toMatchObject({ ...was, said: was.said })
      expect(await upkeep(store, NEW)).toEqual([])
      expect(await store.warnings()).not.toContain('not_sealed')

      // Whoever has the store and no key.
      const stolen = await open()
      const shown = JSON.stringify(await seen(stolen, codes))
      expect(shown).not.toContain(MARK)
      expect(shown).not.toContain(PHONE)
      expect(shown).toContain(WORDS_SHUT)
      expect((await takenTurn(store, 200, TOGETHER)).messages.map(({ content }) => content)).toEqual([
        { kind: 'choice', value: 'một' },
        { kind: 'picture', caption: `Ảnh ${MARK}`, ...ABOUT },
      ])
    })

    test('a new key in front: the upkeep seals everything anew and says so, and the old key can go', async () => {
      const open = await begin()
      const first = await open(OLD)
      const codes = await fill(first)
      const was = await seen(first, codes)
      expect(was.said).toEqual([
        [`Trình: gọi bà ${PHONE}`, undefined],
        [undefined, `Mời bà đến, ${PHONE}`],
      ])

      const both = await open(NEW, OLD)
      expect(await upkeep(both, NEW, OLD)).toEqual([
        [TICKETS, { changed: 2, unreadable: 0 }],
        [WORDS, { changed: expect.any(Number), unreadable: 0 }],
      ])
      const later = await open(NEW)
      expect(await seen(later, codes)).toEqual(await seen(both, codes))
      expect((await seen(later, codes)).transcript).toEqual(was.transcript)
      expect((await takenTurn(later, 200, TOGETHER)).messages).toHaveLength(2)
      expect((await takenDelivery(later, 300)).part.text).toContain(PHONE)
      expect(await later.warnings()).not.toContain('key_missing')
    })

    test('a form kept from before the old key went is past, and nobody is warned of it', async () => {
      const open = await begin()
      const form = { id: 'a', about: 'lich', official: LAN }
      const words = JSON.stringify({ note: MARK })
      await (await open(OLD)).keepForm({ ...form, words, until: at(100) }, at(1))
      expect(await (await open(NEW, OLD)).keptForm(form, at(2))).toBe(words)

      const store = await open(NEW)
      expect(await store.keptForm(form, at(2))).toBeUndefined()
      expect(await store.warnings()).not.toContain('key_missing')
    })

    test('an old key that was dropped too early is missed, and what it sealed is counted', async () => {
      const open = await begin()
      const codes = await fill(await open(OLD))
      const early = await open(NEW)
      const told = await upkeep(early, NEW)
      expect(told).toEqual([
        [TICKETS, { changed: 0, unreadable: 2 }],
        [WORDS, { changed: 0, unreadable: expect.any(Number) }],
      ])
      expect(await early.warnings()).toContain('key_missing')
      const { transcript, latest, of, unanswered, said } = await seen(early, codes)
      expect(new Set(transcript.map(({ text }) => text))).toEqual(new Set([WORDS_SHUT]))
      expect([latest, unanswered]).toEqual([[], []])
      expect(of[0]).toMatchObject({
        question: WORDS_SHUT,
        answer: { text: WORDS_SHUT, outcome: 'no_answer' },
      })
      // Masked, as the history of a ticket shows what a citizen added.
      expect(said[1]?.[1]).toBe('Mời bà đến, [số điện thoại]')

      // An official moves the ticket meanwhile: what does not open is not thrown away.
      const ticket = await early.ticket(codes[1])
      if (ticket === undefined) throw new Error('gone')
      await early.moveTickets([moved(ticket, 'rate', { feedback: 'helpful' }, { by: 'citizen' })], at(80))
      const again = await open(NEW, OLD)
      expect((await again.ticket(codes[1]))?.answer?.text).toBe(`Mời bà đến, ${PHONE}`)
    })

    test('a message that waits for a key is a fault each time, and is answered when the key is back', async () => {
      const open = await begin()
      await (await open(OLD)).receive(aMessage({ text: `Hỏi ${MARK}` }), rule())
      const other = await open(NEW)
      await expect(other.takeTurn(at(10), TOGETHER)).rejects.toMatchObject({ code: 'key-missing' })
      // Others pass meanwhile.
      await other.receive(aMessage({ chat: 'minh', text: 'câu của Minh', at: 10 }), rule())
      expect(words(await takenTurn(other, 10))).toEqual(['câu của Minh'])
      expect(await other.takeTurn(at(10), TOGETHER)).toBeUndefined()
      await expect(other.takeTurn(at(100), TOGETHER)).rejects.toMatchObject({ code: 'key-missing' })
      expect(await other.warnings()).toContain('key_missing')
      const keyless = await open()
      await expect(keyless.takeTurn(at(500), TOGETHER)).rejects.toMatchObject({ code: 'key-missing' })
      expect(words(await takenTurn(await open(NEW, OLD), 1000))).toEqual([`Hỏi ${MARK}`])
    })

    test('a reply that waits for a key is tried for hours, then waits for a person who puts it back', async () => {
      const open = await begin()
      await exchange(await open(OLD), aMessage(), { parts: [part(`Đáp ${MARK}`), part('hai')] })
      const other = await open(NEW)
      let seconds = 10
      for (let attempt = 0; attempt < 30; attempt += 1, seconds += 700) {
        await expect(other.takeDelivery('telegram', at(seconds), { leaseMs: 1000 })).rejects.toMatchObject({
          code: 'key-missing',
        })
      }
      const [letter] = await other.deadLetters(10)
      expect(letter).toMatchObject({ why: 'key_missing' })
      expect((await other.channelFigures('telegram', at(seconds))).failed).toMatchObject({
        why: 'key_missing',
      })
      const again = await open(NEW, OLD)
      await again.retryDeadLetter(letter?.id ?? 0, LAN, at(seconds))
      expect((await takenDelivery(again, seconds + 1000)).part.text).toBe(`Đáp ${MARK}`)
    })

    test('what waits for a key that is lost for good is let go of, and nothing that waits for another', async () => {
      const open = await begin()
      const first = await open(OLD)
      await exchange(first, aMessage(), { parts: [part(`Đáp ${MARK}`), part('hai')] })
      for (const [chat, text] of [
        ['lan', 'một'],
        ['lan', 'hai'],
        ['minh', 'ba'],
      ] as const) {
        await first.receive(aMessage({ chat, text: `Hỏi ${text}`, at: 20 }), rule())
      }
      const older = await open(OLDER)
      await older.receive(aMessage({ chat: 'chi', text: 'còn tìm được', at: 21 }), rule())
      const store = await open(NEW)
      await store.receive(aMessage({ chat: 'lan', text: 'Hỏi lại', at: 22 }), rule())

      const [lost, other] = [OLD, OLDER].map((key) => openSeal([key]).name)
      expect((await store.shutWaiting()).toSorted((a, b) => b.messages - a.messages)).toEqual([
        { key: lost, messages: 3, chats: 2, replies: 2 },
        { key: other, messages: 1, chats: 1, replies: 0 },
      ])
      const by = { by: LAN, at: at(30) }
      expect(await declareLost(store, 'ffffffff', by)).toEqual({ kind: 'nothing_waits' })
      expect(await declareLost(store, lost ?? '', by)).toMatchObject({ waited: { messages: 3 } })

      const contents = async (seconds: number) =>
        (await takenTurn(store, seconds, TOGETHER)).messages.map(({ content }) => content)
      expect(await contents(100)).toEqual([
        { kind: 'lost' },
        { kind: 'lost' },
        { kind: 'text', text: 'Hỏi lại' },
      ])
      expect(await contents(100)).toEqual([{ kind: 'lost' }])
      await expect(store.takeTurn(at(100), TOGETHER)).rejects.toMatchObject({ code: 'key-missing' })
      expect((await takenDelivery(store, 100)).part).toEqual({ text: REPLY_LOST, choices: [], citations: [] })
      expect(await store.warnings()).toContain('key_missing')
      expect(words(await takenTurn(await open(NEW, OLDER), 2000))).toEqual(['còn tìm được'])

      // The key was found after all: what is still there opens.
      expect(words(await takenTurn(await open(NEW, OLD), 3000, TOGETHER))).toContain('Hỏi một')
    })

    test('that a reply is lost is said once, of however many messages it was', async () => {
      const open = await begin()
      const first = await open(OLD)
      const parts = [part('một'), part('hai'), part('ba')]
      await exchange(first, aMessage(), { parts })
      await exchange(first, aMessage({ at: 1 }), { parts: [part('bốn'), part('năm')] })
      // Its first message has gone out, so that only the rest of it is lost.
      await first.recordDelivery(await takenDelivery(first), { kind: 'sent' }, at(100))
      await exchange(await open(NEW), aMessage({ at: 2 }), { parts: [part('sáu'), part('bảy')] })
      const store = await open(NEW)
      await declareLost(store, openSeal([OLD]).name, { by: LAN, at: at(100) })

      const said: string[] = []
      for (let line = 0; line < 6; line += 1) {
        const delivery = await takenDelivery(store, 200)
        if (!delivery.goesWithNext) said.push(delivery.part.text)
        await store.recordDelivery(delivery, { kind: 'sent' }, at(200))
      }
      expect(said).toEqual([REPLY_LOST, REPLY_LOST, 'sáu', 'bảy'])
      expect(await store.nextDeliveryDue('telegram')).toBeUndefined()
    })

    test('nobody is warned any more of a key that is said to be lost', async () => {
      const open = await begin()
      await (await open(OLD)).receive(aMessage(), rule())
      const store = await open(NEW)
      await expect(store.takeTurn(at(10), TOGETHER)).rejects.toMatchObject({ code: 'key-missing' })
      expect(await store.warnings()).toContain('key_missing')
      await declareLost(store, openSeal([OLD]).name, { by: LAN, at: at(11) })
      expect(await store.warnings()).not.toContain('key_missing')
    })

    test('a memory whose key is missing is forgotten, and the chat goes on', async () => {
      const open = await begin()
      await fill(await open(OLD))
      const other = await open(NEW)
      expect(await other.conversation(chat)).toMatchObject({
        place: 'hn',
        greeted: true,
        pending: null,
        earlier: [],
        offered: [],
      })
    })
  })
}

sealedWords('SQLite', sqlite)

describe.skipIf(NO_REDIS)('Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())
  sealedWords('Redis', async () => {
    const namespace = randomUUID()
    return async (...keys) =>
      closedAfterwards(await openRedisStore(server.url, namespace, { seal: sealOf(keys) }))
  })
})
