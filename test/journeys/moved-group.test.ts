import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { LAN } from '../fixtures/lan.ts'
import { openTickets } from '../fixtures/chat.ts'
import { TELEGRAM_BOT_NAME, telegramUpdate } from '../fixtures/fake-telegram.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const [GROUP, SUPERGROUP] = [-5, -1005]
const [AN, BINH] = [71, 72]

describe('a group that becomes a supergroup, on the embedded store', () => {
  goesOn(() => openWholeDesk())
})

describe.skipIf(NO_REDIS)('a group that becomes a supergroup, on Redis', () => {
  let redis: RedisServer
  beforeEach(async () => {
    redis = await RedisServer.open()
  })
  afterEach(() => redis.close())
  goesOn(() => openWholeDesk({ openStore: () => openRedisStore(redis.url) }))
})

function goesOn(open: () => Promise<WholeDesk>): void {
  let at: WholeDesk
  let updates: number
  beforeEach(async () => {
    updates = 0
    at = await open()
  })
  afterEach(() => at.close())

  const bring = async (chat: number, from: number, content: object) => {
    updates += 1
    const update = telegramUpdate({ id: updates, chat, from, group: true, content: { ...content } })
    expect(await at.bring('telegram', update)).toBe(200)
  }
  const write = (chat: number, from: number, text: string) =>
    bring(chat, from, { text: `@${TELEGRAM_BOT_NAME} ${text}` })
  const reads = async (chat: number, count: number) => (await at.read('telegram', chat, count)).at(count - 1)
  const openOne = async () => {
    await write(GROUP, AN, 'Ở Hà Nội ai cấp giấy cho thuyền rồng trên sông?')
    await reads(GROUP, 1)
    await write(GROUP, AN, 'gặp cán bộ')
    await reads(GROUP, 2)
    await write(GROUP, AN, 'có')
    expect(await reads(GROUP, 3)).toMatch(/Mã phiếu của bạn: \d{4}-/)
    const [ticket] = await openTickets(at.desk)
    if (ticket === undefined) throw new Error('no ticket')
    return ticket.code
  }
  const answer = async (code: Awaited<ReturnType<typeof openOne>>) => {
    await claimTicket(at.desk, LAN, { code })
    await answerTicket(at.desk, LAN, { code, text: 'Do Sở Xây dựng cấp.', citations: [] })
  }
  const told = (chat: number) =>
    at.networks.telegram.sends.filter((send) => send.chat === String(chat)).map(({ text }) => text)

  test.each([
    [
      'its old one, then its new one',
      [
        [GROUP, { migrate_to_chat_id: SUPERGROUP }],
        [SUPERGROUP, { migrate_from_chat_id: GROUP }],
      ],
    ],
    [
      'its new one, then its old one, twice',
      [
        [SUPERGROUP, { migrate_from_chat_id: GROUP }],
        [GROUP, { migrate_to_chat_id: SUPERGROUP }],
        [GROUP, { migrate_to_chat_id: SUPERGROUP }],
      ],
    ],
  ] as const)(
    'told by %s: its members get their answers and go on where they were',
    async (_, notices) => {
      const code = await openOne()
      at.networks.telegram.moveGroup(GROUP, SUPERGROUP)
      for (const [chat, notice] of notices) await bring(chat, AN, notice)
      await write(SUPERGROUP, AN, 'phiếu của tôi')
      expect(await reads(SUPERGROUP, 1)).toContain(code)
      // Nobody else in the group has taken their place.
      await write(SUPERGROUP, BINH, 'phiếu của tôi')
      expect(await reads(SUPERGROUP, 2)).toContain('Bạn chưa gửi phiếu hỏi nào ở đây')
      await answer(code)
      await until(() => told(SUPERGROUP).some((text) => text.includes('Do Sở Xây dựng cấp.')))
      expect(await at.store.conversation(conversationId('telegram', `${SUPERGROUP}|${AN}`))).toBeUndefined()
    },
    60_000,
  )

  test('not told at all: the refusal of an answer tells it, and who wrote there meanwhile goes on there', async () => {
    const code = await openOne()
    at.networks.telegram.moveGroup(GROUP, SUPERGROUP)
    await write(SUPERGROUP, BINH, 'phiếu của tôi')
    await reads(SUPERGROUP, 1)
    await answer(code)
    await until(() => told(SUPERGROUP).some((text) => text.includes('Do Sở Xây dựng cấp.')))
    const before = told(SUPERGROUP).length
    await write(SUPERGROUP, AN, 'phiếu của tôi')
    expect(await reads(SUPERGROUP, before + 1)).toContain(code)
    await write(SUPERGROUP, BINH, 'phiếu của tôi')
    await reads(SUPERGROUP, before + 2)
    expect(await at.store.conversation(conversationId('telegram', `${GROUP}|${BINH}`))).toBeUndefined()
    expect((await at.store.deadLetters(9)).length).toBe(0)
  }, 60_000)
}
