import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { conversationId } from '#src/domain/ids.ts'
import { openSeal } from '#src/sealing.ts'
import { copyStore } from '#src/store/moving/copy.ts'
import { openSource, openTarget } from '#src/store/moving/place.ts'
import type { Place } from '#src/store/moving/place.ts'
import { WORDS_SHUT } from '#src/store/phrases.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { aMessage, anAnswer, exchange, part, rule, takenTurn, TOGETHER } from './build.ts'
import { aFolder, chat, closedAfterwards, fill, MARK, NEW, seen } from './sealed-build.ts'

/** As `copy-store` does it, which knows of no key. */
async function copied(from: Place, to: Place): Promise<void> {
  const source = await openSource(from)
  const target = await openTarget(to, source.origin)
  const compared = await copyStore(source, target)
  expect(compared.filter(({ is }) => is === 'different')).toEqual([])
  await target.close()
  await source.close()
}

test.skipIf(NO_REDIS)(
  'a copy brings sealed words along without a key, and the key opens them there',
  async () => {
    const server = await RedisServer.open()
    onTestFinished(() => server.close())
    const [folder, back] = await Promise.all([aFolder(), aFolder()])
    const store = openSqliteStore(folder, openSeal([NEW]))
    const codes = await fill(store)
    const was = await seen(store, codes)
    await store.close()
    const redis = { kind: 'redis', address: server.url } as const
    await copied({ kind: 'sqlite', folder }, redis)
    const there = closedAfterwards(await openRedisStore(server.url, undefined, { seal: openSeal([NEW]) }))
    const { notes, ...rest } = was
    expect(await seen(there, codes)).toMatchObject(rest)
    expect((await there.notes(codes[0])).map(({ text }) => text)).toEqual(notes.map(({ text }) => text))
    expect((await takenTurn(there, 200, TOGETHER)).messages).toHaveLength(2)
    await there.close()

    await copied(redis, { kind: 'sqlite', folder: back })
    const again = closedAfterwards(openSqliteStore(back, openSeal([NEW])))
    expect(await seen(again, codes)).toMatchObject(rest)
    const keyless = closedAfterwards(openSqliteStore(back))
    expect(JSON.stringify(await seen(keyless, codes))).not.toContain(MARK)
  },
)

describe('in the file of SQLite', () => {
  async function aSealedFile() {
    const folder = await aFolder()
    const store = closedAfterwards(openSqliteStore(folder, openSeal([NEW])))
    const database = new DatabaseSync(join(folder, 'desk.db'))
    onTestFinished(() => database.close())
    return { store, database }
  }

  test('a line that was put into another chat does not open there', async () => {
    const { store, database } = await aSealedFile()
    await store.receive(aMessage({ text: 'của Lan' }), rule())
    await store.receive(aMessage({ chat: 'minh', text: 'của Minh' }), rule())
    database.exec(`UPDATE transcript SET text = (SELECT text FROM transcript WHERE conversation = 'telegram:lan')
      WHERE conversation = 'telegram:minh'`)
    const lines = await store.transcript(conversationId('telegram', 'minh'), 0, 9)
    expect(lines.map(({ text }) => text)).toEqual([WORDS_SHUT])
    expect((await store.transcript(chat, 0, 9)).map(({ text }) => text)).toEqual(['của Lan'])
  })

  test('where the key of a message is lost for good its citizen is told by hand that it cannot be seen', async () => {
    const { store, database } = await aSealedFile()
    await store.receive(aMessage({ text: 'của Lan' }), rule())
    // As docs/operations.md has it.
    database.exec(`UPDATE messages SET content = '{"kind":"unsupported"}' WHERE state = 'waiting'`)
    expect((await takenTurn(store)).messages.map(({ content }) => content)).toEqual([{ kind: 'unsupported' }])
  })

  test('the same words are sealed once for all places in which one move writes them', async () => {
    const { store, database } = await aSealedFile()
    const text = 'Ai bổ nhiệm?'
    const { parts, answers } = {
      parts: [part(anAnswer().text)],
      answers: [{ question: text, answer: anAnswer(), worded: null }],
    }
    await exchange(store, aMessage({ text }), { parts, answers })
    const column = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => String(Object.values(row)[0]))
    const [heard, said] = column('SELECT text FROM transcript ORDER BY id')
    expect(column(`SELECT json_extract(content, '$.text') FROM messages`)).toEqual([heard])
    expect(column('SELECT question FROM answers')).toEqual([heard])
    expect(column(`SELECT json_extract(answer, '$.text') FROM answers`)).toEqual([said])
    expect(new Set([heard, said]).size).toBe(2)
  })
})
