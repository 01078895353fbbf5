import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { Seal } from '#src/domain/seal.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { openSeal } from '#src/sealing.ts'
import { writeBackup } from '#src/store/moving/backup.ts'
import { openAtOneMoment } from '#src/store/moving/place.ts'
import type { Place } from '#src/store/moving/place.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { LAN } from '../fixtures/lan.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

/** As whole-desk has it. */
const SEAL = openSeal([Buffer.alloc(32, 7)])

const NAME = 'Quyzweng'
const PHONE = '0912876543'
/** Neither a name nor a number: only where no question is passed on is it kept by sealing alone. */
const WORD = 'mèobíẩn'
const MARKS = [NAME, NAME.toLowerCase(), PHONE, WORD]

const WHO = `Tôi tên là Nguyễn Thị ${NAME}, số ${PHONE}.`

/** One question is answered, one is passed on and answered by an official, who calls the citizen by name. */
async function journey({ write, read, desk, store }: WholeDesk): Promise<void> {
  await write('telegram', 1, `${WHO} Chủ tịch phường ở Hà Nội do ai bổ nhiệm, ${WORD}?`)
  await read('telegram', 1, 1)
  await write('zalo', 2, `${WHO} Ở Hà Nội vé xe buýt tháng cho cháu giá bao nhiêu?`)
  await read('zalo', 2, 1)
  await write('zalo', 2, 'có')
  await until(async () => (await tickets(store)).length === 1)
  const [ticket] = await tickets(store)
  if (ticket === undefined) throw new Error('no ticket')
  const { code } = ticket
  await claimTicket(desk, LAN, { code })
  await store.addNote(code, { text: `Đã gọi ${PHONE}`, by: LAN.id, at: desk.clock() })
  await store.saveDraft(code, { text: `Chào bà ${NAME}`, revision: 1, by: LAN.id, at: desk.clock() })
  const asked = `Chào bà Nguyễn Thị ${NAME}, số ${PHONE} có đúng không?`
  expect(await askDetails(desk, LAN, { code, text: asked })).toMatchObject({ kind: 'moved' })
  await write('zalo', 2, 'đúng')
  await until(async () => (await tickets(store))[0]?.state === 'in_progress')
  expect(JSON.stringify(await store.audit(code))).toContain(asked)
  const text = `Chào bà Nguyễn Thị ${NAME}, số ${PHONE}: giá vé là 200.000 đồng.`
  expect(await answerTicket(desk, LAN, { code, text, citations: [] })).toMatchObject({ kind: 'moved' })
  await until(async () => (await read('zalo', 2, 1)).some((one) => one.includes(text)))

  // Whoever replies to an older message quotes it.
  const content = { kind: 'text', text: 'Còn ở quận?', repliesTo: `Chào ${NAME}` } as const
  const [about, chat] = [MessageKey.parse('telegram:1:message:1:99'), '1']
  const conversation = conversationId('telegram', chat)
  const account = { network: 'telegram', chat } as const
  await receiveMessage(desk, { key: about, conversation, account, content, receivedAt: desk.clock() })

  const lines = await store.transcript(conversationId('zalo', '2'), 0, 50)
  expect(JSON.stringify(lines)).toContain(WHO)
  expect((await store.ticket(code))?.answer?.text).toBe(text)
  expect((await store.latestAnswers(9)).some(({ question }) => question.includes(WORD))).toBe(true)
}

function tickets(store: WholeDesk['store']) {
  return store.ticketsOpened({ from: new Date(0), before: new Date(Date.now() + 1000), after: null }, 9)
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-in-clear-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** Marks that stand in some file, with the file's name. */
async function marksIn(folder: string, names: (name: string) => boolean): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = files
    .filter((file) => file.isFile() && names(file.name))
    .map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name))
      expect(bytes.length).toBeGreaterThan(0)
      return MARKS.filter((mark) => bytes.includes(mark)).map((mark) => `${name}: ${mark}`)
    })
  expect(found.length).toBeGreaterThan(0)
  return (await Promise.all(found)).flat()
}

async function marksInBackup(place: Place): Promise<readonly string[]> {
  const file = join(await aFolder(), 'backup')
  await writeBackup(() => openAtOneMoment(place, `${file}.mirror`), file)
  const bytes = gunzipSync(await readFile(file))
  expect(bytes.includes('"transcript"') || bytes.includes('["line",')).toBe(true)
  return MARKS.filter((mark) => bytes.includes(mark)).map((mark) => `backup: ${mark}`)
}

async function inSqlite(seal: Seal | undefined) {
  const folder = await aFolder()
  const desk = await openWholeDesk({ openStore: async () => openSqliteStore(folder, seal) })
  await journey(desk)
  const isDesk = (name: string) => name === 'desk.db' || name === 'desk.db-wal'
  const atWork = await marksIn(folder, isDesk)
  const backup = await marksInBackup({ kind: 'sqlite', folder })
  await desk.close()
  return [...atWork, ...backup, ...(await marksIn(folder, isDesk))]
}

async function inRedis(seal: Seal | undefined) {
  // Compressed, words would hide from whoever looks for their bytes.
  const server = await RedisServer.open('--rdbcompression', 'no')
  onTestFinished(() => server.close())
  const desk = await openWholeDesk({ openStore: () => openRedisStore(server.url, undefined, { seal }) })
  await journey(desk)
  await server.command('SAVE')
  const [, folder = ''] = (await server.command('CONFIG', 'GET', 'dir')) as string[]
  const atWork = await marksIn(folder, (name) => /aof|rdb/.test(name))
  const backup = await marksInBackup({ kind: 'redis', address: server.url })
  await desk.close()
  return [...atWork, ...backup]
}

describe('of what citizens wrote, and officials wrote to them, nothing stands in clear', () => {
  test('in the files of SQLite and a backup of it', async () => {
    expect(await inSqlite(SEAL)).toEqual([])
  })

  test.skipIf(NO_REDIS)('in the files of Redis and a backup of it', async () => {
    expect(await inRedis(SEAL)).toEqual([])
  })

  test.skipIf(NO_REDIS)('and without a key it would be found', async () => {
    for (const found of [await inSqlite(undefined), await inRedis(undefined)]) {
      for (const mark of [NAME, PHONE, WORD]) {
        expect(found.filter((one) => one.endsWith(mark)).length).toBeGreaterThan(1)
      }
    }
  })
})
