import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClient } from 'redis'
import { describe, expect, onTestFinished, test } from 'vitest'
import { NOBODYS_CHAT } from '#src/domain/forgetting.ts'
import { conversationId } from '#src/domain/ids.ts'
import { maskPersonalData } from '#src/domain/mask.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { MIGRATIONS } from '#src/store/sqlite/migrations/all.ts'
import { MASKED_WORDS } from '#src/store/sqlite/migrations/masked-words.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import {
  aMessage,
  anAnswer,
  answered,
  at,
  exchange,
  LAN,
  moved,
  openedTicket,
  part,
  resultOf,
  rule,
  takenTurn,
} from './build.ts'

/** Words that are looked for in bytes: no other word begins or ends like them. */
const SAID = 'mèobíẩn'
const NAME = 'Quyzweng'
const PHONE = '0912876543'
const LEFT_OVER = [SAID, NAME, NAME.toLowerCase(), PHONE]

const LETTER = `Chào bà Nguyễn Thị ${NAME}, số ${PHONE}: mời bà đến sở.`

/** Takes longer than what Redis notes by itself, 10 ms. */
const SLOWLY = `
  local function now() local t = redis.call('TIME') return t[1] * 1000000 + t[2] end
  local from = now()
  while now() < from + 30000 do end
  return ARGV[1]`

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-nothing-left-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** A citizen whose ticket was answered by name, and who has everything deleted right after they last wrote. */
async function forgotten(
  store: Store,
  afterAnswer: (code: TicketCode) => Promise<void> = async () => {},
): Promise<void> {
  const open = await openedTicket(store, { state: 'in_progress', holder: LAN })
  const given = answered(open, LETTER)
  expect(await store.moveTickets([given], at(50))).toBe('moved')
  await afterAnswer(open.code)
  await exchange(store, aMessage({ text: `Hỏi về ${SAID}`, at: 60 }), {
    parts: [part(`Không rõ ${SAID}`)],
    answers: [{ question: SAID, answer: anAnswer(), worded: null }],
  })
  await store.receive(aMessage({ text: 'đồng ý xóa', at: 100 }), rule())
  const turn = await takenTurn(store, 100)
  const { ticket } = given
  const parted = moved(ticket, 'forget_asker', {
    account: { network: 'telegram', chat: NOBODYS_CHAT },
    conversation: conversationId('telegram', NOBODYS_CHAT),
    answer: ticket.answer && { ...ticket.answer, text: maskPersonalData(ticket.answer.text) },
  })
  const result = {
    parts: [part('biên nhận')],
    tickets: [parted],
    forgets: { code: 'XD-1', tickets: [open.code] },
  }
  expect(await store.finishTurn(turn, resultOf(turn, result), at(100))).toBe('finished')
  for (const order of await store.forgetOrders(10)) {
    while ((await store.forgetWords(order, 500)) === 'more');
    await store.closeForgetOrder(order.code, at(101))
  }
  expect((await store.transcript(turn.conversation.id, 0, 10)).map(({ text }) => text)).toEqual(['biên nhận'])
}

function foundIn(bytes: Buffer): readonly string[] {
  return LEFT_OVER.filter((word) => bytes.includes(word))
}

describe('of what a citizen has had deleted nothing is left', () => {
  test('in the files of SQLite, its log among them, while the desk goes on', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await store.takeOver()
    await forgotten(store)
    const found = async (): Promise<readonly string[]> => {
      const files = (await readdir(folder)).filter((name) => name.startsWith('desk.db'))
      return (await Promise.all(files.map((name) => readFile(join(folder, name))))).flatMap(foundIn)
    }
    await expect.poll(found, { timeout: 15_000, interval: 200 }).toEqual([])
    await store.close()
    expect(await found()).toEqual([])
  })

  test.skipIf(NO_REDIS)('in what Redis holds, dumps and notes of slow commands', async () => {
    // Compressed, words would hide from whoever looks for their bytes.
    const server = await RedisServer.open('--rdbcompression', 'no')
    onTestFinished(() => server.close())
    const store = await openRedisStore(server.url, 'desk')
    const client = createClient({ url: server.url })
    await client.connect()
    await forgotten(store, async (code) => {
      // As an earlier program kept it: an official's words were found by as they were written.
      const number = await client.hGet(`{desk:desk}:ticket:${code}`, 'number')
      await client.sAdd(`{desk:desk}:word:${PHONE}`, number ?? '')
      await client.zAdd('{desk:desk}:words', { score: 0, value: PHONE })
    })
    await client.eval(SLOWLY, { arguments: [SAID] })
    const slow = JSON.stringify(await client.sendCommand(['SLOWLOG', 'GET', '128']))
    expect(foundIn(Buffer.from(slow))).toEqual([])
    const names = await client.keys('*')
    const dumps = await Promise.all(names.map((name) => client.dump(name)))
    client.destroy()
    expect(dumps.length).toBeGreaterThan(5)
    const everything = [...names, ...dumps].map((bytes) => Buffer.from(bytes ?? ''))
    expect(everything.flatMap(foundIn)).toEqual([])
    await store.close()
  })

  test('an index from before keeps no word of a letter that was masked since', async () => {
    const folder = await aFolder()
    const path = join(folder, 'desk.db')
    const store = openSqliteStore(folder)
    await forgotten(store)
    await store.close()
    // As an earlier program left it: the word is marked as gone, and stands there.
    const database = new DatabaseSync(path)
    database.exec(`
      INSERT INTO ticket_words (rowid, words) VALUES (77, '${NAME.toLowerCase()}');
      DELETE FROM ticket_words WHERE rowid = 77;
      DROP TABLE moved_groups;
      DROP TABLE kept_forms;
      ALTER TABLE lanes DROP COLUMN unreturned;
      PRAGMA user_version = ${MIGRATIONS.indexOf(MASKED_WORDS)}`)
    database.close()
    expect(foundIn(await readFile(path))).toEqual([NAME.toLowerCase()])

    const again = openSqliteStore(folder)
    const scope = { place: null, department: null }
    expect(await again.searchTickets(['cong', 'chuc'], scope, 10)).toHaveLength(1)
    await again.close()
    expect(foundIn(await readFile(path))).toEqual([])
  })
})
