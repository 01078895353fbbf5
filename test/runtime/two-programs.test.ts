import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { VERSION } from '#src/store/sqlite/schema.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

const ROOT = join(import.meta.dirname, '../..')
const BOT = {
  TELEGRAM_BOT_TOKEN: '1:a',
  TELEGRAM_WEBHOOK_SECRET: 'cua-telegram',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
}

/** As another program's migrations leave it: the number is all that tells them apart. */
class File {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'desk.db')
  }

  version(): unknown {
    return this.#with((db) => db.prepare('PRAGMA user_version').get()?.['user_version'])
  }

  bringTo(version: number): void {
    this.#with((db) => db.exec(`PRAGMA user_version = ${version}`))
  }

  messages(): unknown {
    return this.#with((db) => db.prepare('SELECT count(*) AS n FROM messages').get()?.['n'])
  }

  #with<T>(use: (db: DatabaseSync) => T): T {
    const db = new DatabaseSync(this.#path, { timeout: 2000 })
    try {
      return use(db)
    } finally {
      db.close()
    }
  }
}

test('a newer program’s command leaves the file alone while an older server is at work on it', async () => {
  const desk = await RunningDesk.open()
  onTestFinished(() => desk.close())
  const file = new File(desk.folder)
  file.bringTo(VERSION - 1)

  const commands = [
    ['src/admin.ts', 'create-official', '--email', 'lan@noivu.example.vn', '--role', 'quan-tri'],
    ['src/admin.ts', 'deletions'],
    ['src/admin.ts', 'retention'],
    ['src/publishing/cli/main.ts', 'versions'],
    ['src/publishing/cli/main.ts', 'publish'],
  ]
  for (const command of commands) {
    const { status, err } = await run(desk.folder, ...command)
    expect({ command, status, err }).toMatchObject({
      status: 1,
      err: expect.stringContaining('khởi động lại máy chủ'),
    })
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  const backup = await run(desk.folder, 'src/admin.ts', 'backup', '--to', join(desk.folder, 'sao-luu.gz'))
  expect(backup).toMatchObject({ status: 1, err: expect.stringContaining('bản phần mềm cũ hơn') })
  expect(file.version()).toBe(VERSION - 1)

  // What the last migration makes is there already: an older file is brought further in the contract of SQLite.
  await desk.kill()
  file.bringTo(VERSION)
  expect(await run(desk.folder, 'src/admin.ts', 'deletions')).toMatchObject({ status: 0, err: '' })
  expect(file.version()).toBe(VERSION)
}, 120_000)

test.each([VERSION + 1, VERSION - 1])(
  'a server whose file another program has brought to another version takes nothing more in',
  async (version) => {
    const desk = await RunningDesk.open(BOT)
    onTestFinished(() => desk.close())
    const file = new File(desk.folder)
    expect(await tell(desk, 1)).toBe(200)

    file.bringTo(version)
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(503)
    expect(await tell(desk, 2)).toBe(503)
    expect(file.messages()).toBe(1)
    expect(desk.printed).toContain(`was brought to version ${version}`)
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200)
  },
  60_000,
)

/** @returns the status */
async function tell({ url }: RunningDesk, id: number): Promise<number> {
  const update = {
    update_id: id,
    message: {
      message_id: id,
      date: 1,
      chat: { id: 7, type: 'private' },
      from: { id: 7, is_bot: false, first_name: 'L' },
      text: 'Ai bổ nhiệm chủ tịch phường?',
    },
  }
  const headers = {
    'x-telegram-bot-api-secret-token': BOT.TELEGRAM_WEBHOOK_SECRET,
    'content-type': 'application/json',
  }
  const { status } = await fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers,
    body: JSON.stringify(update),
  })
  return status
}

async function run(folder: string, ...command: readonly string[]) {
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...BARE_ENVIRONMENT, DATA_DIR: folder },
  })
  const [out, err] = await Promise.all(
    [child.stdout, child.stderr].map(async (stream) => (await stream.setEncoding('utf8').toArray()).join('')),
  )
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  return { status: child.exitCode, out, err: err ?? '' }
}
