import { copyFile, mkdir, mkdtemp, readdir, readlink, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { StoreGone } from '#src/domain/errors.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { aMessage, anOfficial, aSession, at, BY_SHELL, enrolled, LAN, rule } from '../contract/build.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

const BOT = {
  TELEGRAM_BOT_TOKEN: '1:a',
  TELEGRAM_WEBHOOK_SECRET: 'cua-telegram',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
}
const FILES = ['desk.db', 'desk.db-wal', 'desk.db-shm']

async function running(): Promise<RunningDesk> {
  const desk = await RunningDesk.open(BOT)
  onTestFinished(() => desk.close())
  return desk
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'desk-gone-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

test('a desk whose file was moved takes nothing in and says so; put back, it goes on', async () => {
  const desk = await running()
  expect(await tell(desk, 1)).toBe(200)
  const aside = join(desk.folder, 'truoc')
  await mkdir(aside)
  for (const file of FILES) await rename(join(desk.folder, file), join(aside, file))

  expect(await tell(desk, 2)).toBe(503)
  const ready = await fetch(`${desk.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', store: 'gone' }])
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200)
  expect(desk.printed).toContain('desk.db is not the file any more')
  // What is shown of the store is looked at every ten seconds.
  const figures = async () => (await fetch(`${desk.url}/metrics`)).text()
  await vi.waitFor(
    async () => expect(await figures()).toContain('desk_store_warning{warning="file_gone"} 1'),
    { timeout: 20_000, interval: 500 },
  )
  expect(desk.printed).toContain('"warning":"file_gone"')

  for (const file of FILES) await rename(join(aside, file), join(desk.folder, file))
  expect(await tell(desk, 2)).toBe(200)
  expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  await desk.kill()
  expect(messagesIn(desk.folder)).toBe(2)
}, 60_000)

test.each(FILES)(
  'without %s nothing more is taken in',
  async (file) => {
    const desk = await running()
    expect(await tell(desk, 1)).toBe(200)
    await rm(join(desk.folder, file))
    expect(await tell(desk, 2)).toBe(503)
  },
  60_000,
)

test.skipIf(process.platform !== 'linux')(
  'what a deleted file held is had from the process that still has it open',
  async () => {
    const desk = await running()
    for (const id of [1, 2, 3]) expect(await tell(desk, id)).toBe(200)
    for (const file of FILES) await rm(join(desk.folder, file))
    expect(await tell(desk, 4)).toBe(503)

    const open = `/proc/${desk.pid}/fd`
    const saved = await folder()
    for (const file of ['desk.db', 'desk.db-wal']) {
      const number = await opened(open, `${join(desk.folder, file)} (deleted)`)
      await copyFile(join(open, number), join(saved, file))
    }
    expect(messagesIn(saved)).toBe(3)
  },
  60_000,
)

test('whoever is signed in still reads the pages that say so', async () => {
  const where = await folder()
  const store = openSqliteStore(where)
  onTestFinished(() => store.close())
  await store.createOfficial(anOfficial(), { tokenHash: 'link', expiresAt: at(100) }, BY_SHELL)
  await enrolled(store, aSession('hash', LAN))
  await rename(join(where, 'desk.db'), join(where, 'truoc.db'))

  await expect(store.receive(aMessage(), rule())).rejects.toBeInstanceOf(StoreGone)
  await expect(store.check()).rejects.toBeInstanceOf(StoreGone)
  expect(await store.warnings()).toContain('file_gone')
  expect(await store.useSession('hash', at(120))).toMatchObject({ official: LAN })
})

async function opened(folderOfOpen: string, file: string): Promise<string> {
  for (const number of await readdir(folderOfOpen)) {
    if ((await readlink(join(folderOfOpen, number))) === file) return number
  }
  throw new Error(`${file} is not open`)
}

function messagesIn(where: string): unknown {
  const db = new DatabaseSync(join(where, 'desk.db'))
  try {
    return db.prepare('SELECT count(*) AS n FROM messages').get()?.['n']
  } finally {
    db.close()
  }
}

/** @returns the status */
async function tell({ url }: RunningDesk, id: number): Promise<number> {
  const chat = { id: 7, type: 'private' }
  const message = {
    message_id: id,
    date: 1,
    chat,
    from: { id: 7, is_bot: false, first_name: 'L' },
    text: '?',
  }
  const { status } = await fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers: {
      'x-telegram-bot-api-secret-token': BOT.TELEGRAM_WEBHOOK_SECRET,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ update_id: id, message }),
  })
  return status
}
