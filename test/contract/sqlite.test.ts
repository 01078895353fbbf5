import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Seal } from '#src/domain/seal.ts'
import { openSeal } from '#src/sealing.ts'
import { newDesk } from '../fixtures/new-desk.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import {
  ALONE,
  LEASE,
  TOGETHER,
  aMessage,
  anAnswer,
  at,
  exchange,
  part,
  resultOf,
  rule,
  takenTurn,
  words,
} from './build.ts'
import { expectKeptFromBefore } from './kept-from-before.ts'
import { storeContract } from './store-contract.ts'

const KEY = Buffer.alloc(32, 7)

async function opened(seal?: Seal) {
  const folder = await newDesk()
  let store = openSqliteStore(folder, seal)
  const first = store
  return {
    store: first,
    reopen: async () => {
      await store.close()
      store = openSqliteStore(folder, seal)
      return store
    },
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

storeContract('SQLite', () => opened(), { shared: false })
storeContract('SQLite with a key', () => opened(openSeal([KEY])), { shared: false })

describe('SQLite keeps its file', () => {
  test('folder and file are readable by their owner alone', async () => {
    const folder = join(await aFolder(), 'data', 'desk')
    await openSqliteStore(folder).close()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'desk.db'))).mode & 0o777).toBe(0o600)
  })

  test('a file written by a newer program is refused and left alone', async () => {
    const folder = await aFolder()
    await openSqliteStore(folder).close()
    const database = new DatabaseSync(join(folder, 'desk.db'))
    database.exec('PRAGMA user_version = 999')

    expect(() => openSqliteStore(folder)).toThrow(/version 999/)
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 })
    database.close()
  })

  test('what was kept before tickets had a workflow is all there', async () => {
    const folder = await aFolder()
    const before = new DatabaseSync(join(folder, 'desk.db'))
    before.exec(await readFile(new URL('../fixtures/desk-before-workflow.sql', import.meta.url), 'utf8'))
    before.close()

    const store = openSqliteStore(folder, openSeal([KEY]))
    await expectKeptFromBefore(store)
    expect(await store.warnings()).toEqual([])
    await store.close()
  })

  test('a folder that cannot be made says that the store is not available', async () => {
    expect(() => openSqliteStore('/dev/null/desk')).toThrow(StoreUnavailable)
  })

  test('a file that is no database says that the store is not available', async () => {
    const folder = await aFolder()
    await writeFile(join(folder, 'desk.db'), 'đây không phải là cơ sở dữ liệu '.repeat(50))
    expect(() => openSqliteStore(folder)).toThrow(StoreUnavailable)
  })

  test('a question that was answered is kept with its answer and the knowledge it rested on', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    const answer = anAnswer()
    await exchange(store, aMessage({ at: 3 }), {
      answers: [{ question: 'Ai bổ nhiệm?', answer, worded: { model: 'm', promptVersion: '1' } }],
    })
    await store.close()

    const database = new DatabaseSync(join(folder, 'desk.db'))
    const [row, ...more] = database.prepare('SELECT * FROM answers').all()
    database.close()
    expect(more).toEqual([])
    expect(row).toMatchObject({
      question: 'Ai bổ nhiệm?',
      answer: JSON.stringify(answer),
      knowledge_version: 'v1',
      worded: '{"model":"m","promptVersion":"1"}',
      at: at(3).getTime(),
    })
  })

  test('attempts that are refused leave nothing in it', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    for (let second = 0; second < 20; second += 1) {
      const limits = [
        { key: `pair ${second}`, most: 1 },
        { key: 'address', most: 3 },
      ]
      await store.countAttempt(limits, at(second), at(-60))
    }
    await store.close()

    const database = new DatabaseSync(join(folder, 'desk.db'))
    expect(database.prepare('SELECT count(*) AS rows FROM attempts').get()).toEqual({ rows: 6 })
    database.close()
  })

  test('what one chat’s row no longer says holds up nobody', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await exchange(store, aMessage({ chat: 'lan' }), { parts: [part('đáp')] })
    await store.receive(aMessage({ chat: 'lan', at: 1 }), rule())
    await store.receive(aMessage({ chat: 'minh', at: 2 }), rule())
    const database = new DatabaseSync(join(folder, 'desk.db'))
    database.exec(`
      UPDATE conversations SET memory = '{"pending": {"kind": "gone"}, "place": "hn"}' WHERE chat = 'lan';
      UPDATE messages SET content = 'not json' WHERE conversation = 'telegram:lan';
      UPDATE transcript SET choices = '{}' WHERE conversation = 'telegram:lan'`)
    database.close()

    const broken = await takenTurn(store)
    expect(broken.conversation).toMatchObject({ pending: null, place: 'hn', offered: [] })
    expect(broken.messages[0]?.content).toEqual({ kind: 'unsupported' })
    expect((await takenTurn(store)).conversation.account.chat).toBe('minh')
    expect(await store.takeDelivery('telegram', at(9), LEASE)).toMatchObject({ part: part('đáp') })
    await store.close()
  })

  test('a chat remembered before readings were offered goes on where it was', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await exchange(store, aMessage({ chat: 'lan' }), { parts: [] })
    const pending = { kind: 'consent', question: 'hai', reason: 'not_in_knowledge', department: 'so-y-te' }
    const memory = { place: 'hn', greeted: true, pending, offered: [], earlier: ['hai'], lastQuestion: null }
    const database = new DatabaseSync(join(folder, 'desk.db'))
    database.prepare('UPDATE conversations SET memory = ?').run(JSON.stringify(memory))
    database.close()
    const remembered = await store.conversation(conversationId('telegram', 'lan'))
    expect(remembered).toMatchObject({ ...memory, readingsOffered: 0 })
    await store.close()
  })

  test('a row that does not read at all is told each time and lets everybody else pass', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await exchange(store, aMessage({ chat: 'lan' }), { parts: [part('cho Lan')] })
    await exchange(store, aMessage({ chat: 'minh' }), { parts: [part('cho Minh')] })
    await store.receive(aMessage({ chat: 'lan', at: 1 }), rule())
    await store.receive(aMessage({ chat: 'minh', at: 2 }), rule())
    const database = new DatabaseSync(join(folder, 'desk.db'), { enableForeignKeyConstraints: false })
    database.exec(`
      UPDATE conversations SET network = 'fax' WHERE chat = 'lan';
      DELETE FROM transcript WHERE text = 'cho Lan'`)

    await expect(takenTurn(store)).rejects.toThrow(StoreUnavailable)
    const turn = await takenTurn(store)
    expect(turn.conversation.account.chat).toBe('minh')
    await store.finishTurn(turn, resultOf(turn), at(9))
    await expect(store.takeDelivery('telegram', at(9), LEASE)).rejects.toThrow(StoreUnavailable)
    expect(await store.takeDelivery('telegram', at(9), LEASE)).toMatchObject({ part: part('cho Minh') })

    // Once mended it is served: nothing was given up, and nobody takes it for what a process died of.
    for (const seconds of [1000, 2000])
      await expect(takenTurn(store, seconds)).rejects.toThrow(StoreUnavailable)
    database.exec(`UPDATE conversations SET network = 'telegram' WHERE chat = 'lan'`)
    database.close()
    const mended = await takenTurn(store, 600_000)
    expect(mended.conversation.account.chat).toBe('lan')
    expect(mended.unreturned).toBe(0)
    await store.close()
  })
})

describe('SQLite takes in at once what comes at once', () => {
  const from = (chat: string) => aMessage({ chat, number: 1 })

  test('one message that cannot be kept takes none of the others with it', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    const database = new DatabaseSync(join(folder, 'desk.db'))
    database.exec(`
      CREATE TRIGGER never BEFORE INSERT ON messages WHEN new.conversation = 'telegram:minh'
      BEGIN SELECT raise(FAIL, 'not this one'); END`)
    database.close()

    const came = [from('lan'), from('minh'), from('hoa')].map((message) => store.receive(message, rule()))
    const results = await Promise.allSettled(came)

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(came[1]).rejects.toThrow(StoreUnavailable)
    expect(await store.figures(at(9))).toMatchObject({ waitingMessages: 2 })
    await store.close()
  })

  test('the same message twice at once is stored once', async () => {
    const store = openSqliteStore(await aFolder())
    const results = await Promise.all([from('lan'), from('lan')].map((one) => store.receive(one, rule())))
    expect(results).toEqual(['stored', 'repeated'])
    await store.close()
  })

  test('what came just before the store was closed is kept', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    const received = store.receive(from('lan'), rule())
    await store.close()
    expect(await received).toBe('stored')

    const again = openSqliteStore(folder)
    expect(await again.figures(at(9))).toMatchObject({ waitingMessages: 1 })
    await again.close()
  })

  test('while a desk serves, what it has taken in reaches the file although no commit copies it there', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await store.takeOver()
    await store.receive(from('lan'), rule())

    const withoutLog = join(await aFolder(), 'desk.db')
    const messages = async (): Promise<unknown> => {
      await copyFile(join(folder, 'desk.db'), withoutLog)
      const database = new DatabaseSync(withoutLog)
      try {
        return database.prepare('SELECT count(*) AS messages FROM messages').get()?.['messages']
      } catch {
        return 'no table yet'
      } finally {
        database.close()
      }
    }
    await expect.poll(messages, { timeout: 10_000, interval: 100 }).toBe(1)
    await store.close()
  })

  test('while another process holds the file, all hear of it and nothing is kept', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    // Messages come to a server, which does not wait as long as a command.
    await store.takeOver()
    const other = new DatabaseSync(join(folder, 'desk.db'))
    other.exec('BEGIN IMMEDIATE')
    const came = [from('lan'), from('minh'), from('hoa')].map((message) => store.receive(message, rule()))
    const results = await Promise.allSettled(came)
    other.exec('ROLLBACK')
    other.close()

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await store.figures(at(9))).toMatchObject({ waitingMessages: 0 })
    await store.close()
  })
})

describe('SQLite beside other processes', () => {
  test('a message is there after the process that took it in was killed', async () => {
    const folder = await aFolder()
    const receiver = receiving(folder, 'lan', 3)
    const lines: string[] = []
    for await (const line of receiver.lines) {
      lines.push(line)
      if (lines.length === 3) receiver.process.kill('SIGKILL')
    }

    const store = openSqliteStore(folder)
    const turn = await takenTurn(store, 1, TOGETHER)
    expect(turn.messages.map((message) => `stored ${message.key}`)).toEqual(lines)
    await store.close()
  })

  test('a second process takes in messages while the first works', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    const count = 100
    const receivers = [receiving(folder, 'lan', count), receiving(folder, 'minh', count)]
    const told: string[] = []
    for (const { lines } of receivers) lines.on('line', (line) => told.push(line))

    const done: Record<string, string[]> = { lan: [], minh: [], tuan: [] }
    for (let number = 1; told.length < 2 * count || (await store.nextTurnDue()) !== undefined; number += 1) {
      if (number <= count) await store.receive(aMessage({ chat: 'tuan', number, text: `${number}` }), rule())
      const turn = await store.takeTurn(at(1), ALONE)
      if (turn !== undefined) {
        await store.finishTurn(turn, resultOf(turn, { parts: [part('đáp')] }), at(1))
        done[turn.conversation.account.chat]?.push(...words(turn))
      }
      await new Promise(setImmediate)
    }

    const all = Array.from({ length: count }, (_, index) => `${index + 1}`)
    expect(done).toEqual({ lan: all, minh: all, tuan: all })
    expect(await store.transcript(conversationId('telegram', 'lan'), 0, 2 * count + 1)).toHaveLength(
      2 * count,
    )
    await store.close()
  })

  test('a server that cannot write in time says so and writes nothing', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    await store.takeOver()
    const other = new DatabaseSync(join(folder, 'desk.db'))
    other.exec('BEGIN IMMEDIATE')
    const message = aMessage()

    await expect(store.receive(message, rule())).rejects.toThrow('database is locked')

    other.exec('COMMIT')
    other.close()
    expect(await store.receive(message, rule())).toBe('stored')
    await store.close()
  })

  test('a command beside a server that writes waits longer than the server would', async () => {
    const folder = await aFolder()
    const store = openSqliteStore(folder)
    const writer = writingFor(3000, join(folder, 'desk.db'))
    await once(createInterface({ input: writer }), 'line')

    await store.noteBackup({ at: at(0), bytes: 1 })

    expect(await store.lastBackup()).toEqual({ at: at(0), bytes: 1 })
    await store.close()
  })
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-store-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** Another process that holds the lock, and says when it has it. @returns what it prints */
function writingFor(ms: number, path: string): Readable {
  const script = `
    const database = new (require('node:sqlite').DatabaseSync)(process.argv[1])
    database.exec('BEGIN IMMEDIATE')
    console.log('writing')
    setTimeout(() => database.exec('COMMIT'), Number(process.argv[2]))`
  const child = spawn(process.execPath, ['-e', script, path, `${ms}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child.stdout
}

function receiving(folder: string, chat: string, count: number) {
  const script = fileURLToPath(new URL('receiver.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [script, folder, chat, `${count}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  if (child.stdout === null) throw new Error('no pipe to the receiver')
  return { process: child, lines: createInterface({ input: child.stdout }) }
}
