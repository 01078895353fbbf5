import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '#src/domain/desk.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { carryOutOrders } from '#src/privacy/carry-out.ts'
import { keepRetention } from '#src/privacy/keep-retention.ts'
import { KEPT, RETENTION_RULE } from '#src/privacy/retention.ts'
import { askDesk } from '#src/questions/ask.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { upkeepPlan } from '#src/upkeep.ts'
import { aMessage, anAnswer, answered, at, exchange, LAN, openedTicket, part } from '../contract/build.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { library } from '../fixtures/library.ts'

const DAY_MS = 86_400_000
const chat = conversationId('telegram', 'lan')

/** Rounds until nothing is left to do; each deletes a part. */
async function keepAll(desk: Parameters<typeof keepRetention>[0]): Promise<void> {
  for (let rounds = 0; rounds < 200; rounds += 1) if ((await keepRetention(desk)) === 'done') return
  throw new Error('retention comes to no end')
}

/** What a citizen has asked and was answered, at noon. */
async function asked(store: Store): Promise<void> {
  const question = 'Tôi ở ngõ 5, hỏi lệ phí'
  await exchange(store, aMessage({ text: question }), {
    parts: [part('đáp')],
    answers: [{ question, answer: anAnswer(), worded: null }],
  })
  await greeted(store)
}

/** As the desk notes it of whoever it has spoken with. */
async function greeted(store: Store): Promise<void> {
  const conversation = await store.conversation(chat)
  if (conversation !== undefined) await store.saveConversation({ ...conversation, greeted: true })
}

function retention(name: string, openStore: (() => Promise<Store>) | undefined): void {
  async function open(given: Partial<Desk> = {}) {
    const desk = await openTestDesk(given, at(0))
    const store = openStore === undefined ? desk.store : await openStore()
    const close = async (): Promise<void> => {
      if (store !== desk.store) await store.close()
      await desk.close()
    }
    return { ...desk, desk: { ...desk.desk, store }, store, close }
  }

  describe(`what ${name} keeps of people runs out`, () => {
    test('a chat goes after its time without a word, its chat id too', async () => {
      const { desk, store, pass, close } = await open()
      await asked(store)
      pass((KEPT.conversations.days - 1) * DAY_MS)
      await keepAll(desk)
      expect(await store.transcript(chat, 0, 10)).toHaveLength(2)
      expect(await store.conversation(chat)).toBeDefined()
      pass(2 * DAY_MS)
      await keepAll(desk)
      expect(await store.transcript(chat, 0, 10)).toEqual([])
      expect(await store.conversation(chat)).toBeUndefined()
      expect(await store.latestAnswers(10)).toEqual([])
      const day = Math.floor((at(0).getTime() + 7 * 3_600_000) / DAY_MS)
      expect(await store.answersByDay({ from: day, before: day + 1 })).toHaveLength(1)
      await close()
    })

    test('after a deletion the receipt and the chat id go within weeks', async () => {
      const { desk, store, pass, close } = await open()
      await exchange(store, aMessage(), {
        parts: [part('biên nhận')],
        forgets: { code: 'XD-1', tickets: [] },
      })
      await carryOutOrders(desk)
      pass((KEPT.receipts.days - 1) * DAY_MS)
      await keepAll(desk)
      expect(await store.transcript(chat, 0, 10)).toHaveLength(1)
      pass(2 * DAY_MS)
      await keepAll(desk)
      expect(await store.conversation(chat)).toBeUndefined()
      expect(await store.deletions(10)).toHaveLength(1)
      await close()
    })

    test('what a program asked lately is there for its next question, and gone within days', async () => {
      const { desk, store, pass, close } = await open({ knowledge: () => library })
      const id = conversationId('api', 'may-hoi')
      await askDesk(desk, {
        question: 'Phường ở TP.HCM có Hội đồng nhân dân không?',
        conversation: 'may-hoi',
      })
      pass(3_600_000)
      await keepAll(desk)
      expect(await store.conversation(id)).toMatchObject({
        earlier: ['Phường ở TP.HCM có Hội đồng nhân dân không?'],
      })
      pass(KEPT.program_memory.days * DAY_MS)
      await keepAll(desk)
      expect(await store.conversation(id)).toBeUndefined()
      const { taken } = await store.retentionTold()
      expect(Object.keys(taken)).toEqual(['program_memory'])
      await close()
    })

    test('a chat with an open ticket waits for it; a closed one parts from it', async () => {
      const { desk, store, pass, close } = await open()
      const ticket = await openedTicket(store, { state: 'in_progress', holder: LAN })
      await greeted(store)
      pass((KEPT.conversations.days + 1) * DAY_MS)
      await keepAll(desk)
      expect(await store.conversation(chat)).toBeDefined()

      await store.moveTickets([answered(ticket, 'trả lời')], desk.clock())
      await keepAll(desk)
      expect(await store.transcript(chat, 0, 10)).toHaveLength(2)
      pass((KEPT.conversations.days + 1) * DAY_MS)
      await keepAll(desk)
      expect(await store.conversation(chat)).toBeUndefined()
      expect(await store.ticket(ticket.code)).toMatchObject({ state: 'answered', account: { chat: '' } })
      expect((await store.audit(ticket.code)).at(-1)).toMatchObject({ move: 'forget_asker', by: 'desk' })
      await close()
    })

    test('an administrator’s rule sets other days, never fewer than the desk needs', async () => {
      const { desk, store, pass, close } = await open()
      const change = { expected: 0, by: 'shell', at: at(0) }
      await store.keepRule(RETENTION_RULE, { answers: 1, conversations: 400 }, change)
      await asked(store)
      pass((KEPT.answers.least - 1) * DAY_MS)
      await keepAll(desk)
      expect(await store.latestAnswers(10)).toHaveLength(1)
      pass(2 * DAY_MS)
      await keepAll(desk)
      expect(await store.latestAnswers(10)).toEqual([])
      pass(300 * DAY_MS)
      await keepAll(desk)
      expect(await store.transcript(chat, 0, 10)).toHaveLength(2)
      await close()
    })

    test('the upkeep looks after it, an hour after it had nothing left to do', async () => {
      const { desk, store, pass, close } = await open()
      const { take } = upkeepPlan(desk)
      await asked(store)
      for (let looks = 0; looks < 5; looks += 1) {
        await take()
        pass(5000)
      }
      pass((KEPT.answers.days + 1) * DAY_MS)
      await take()
      expect(await store.latestAnswers(10)).toEqual([])
      await close()
    })
  })
}

retention('SQLite', undefined)

describe.skipIf(NO_REDIS)('on Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())
  retention('Redis', () => openRedisStore(server.url, randomUUID()))
})
