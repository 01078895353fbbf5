import { copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { knowledgeAtHand } from '#src/publishing/at-hand.ts'
import { shelveShipped } from '#src/publishing/shipped.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { shipped } from '../fixtures/library.ts'

const NOW = new Date('2026-11-22T02:00:00Z')

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dan-hoi-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** What stands in the file itself, whoever looks. */
function within<T>(folder: string, look: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(folder, 'desk.db'))
  try {
    return look(database)
  } finally {
    database.close()
  }
}
const versionOf = (folder: string): unknown =>
  within(folder, (database) => database.prepare('PRAGMA user_version').get()?.['user_version'])

test('a store that an older program serves is looked past, and stays as that program needs it', async () => {
  const folder = await aFolder()
  // As it was before there was an archive.
  within(folder, (database) => {
    database.exec('CREATE TABLE conversations (id TEXT PRIMARY KEY) STRICT; PRAGMA user_version = 1')
  })
  const { version, shelf } = await knowledgeAtHand({ DATA_DIR: folder })
  expect(version).toBe('1')
  expect(shelf.documents.size).toBeGreaterThan(0)
  expect(versionOf(folder)).toBe(1)
  expect(within(folder, (database) => database.prepare('SELECT name FROM sqlite_schema').all())).toEqual(
    expect.not.arrayContaining([{ name: 'editions' }]),
  )
})

test('a store that was only begun is not finished by somebody who looks', async () => {
  const folder = await aFolder()
  await writeFile(join(folder, 'desk.db'), '')
  expect((await knowledgeAtHand({ DATA_DIR: folder })).version).toBe('1')
  expect((await stat(join(folder, 'desk.db'))).size).toBe(0)
  expect(await readdir(folder)).toEqual(['desk.db'])
})

test('the version in use is read beside the server that writes, and after it stopped or was killed', async () => {
  const folder = await aFolder()
  const store = openSqliteStore(folder)
  await shelveShipped(store, shipped, NOW)
  const inUse = await store.versionInUse()
  expect(Number((await knowledgeAtHand({ DATA_DIR: folder })).version)).toBe(inUse)
  // What a kill leaves: what was written last stands beside the file still.
  const killed = await aFolder()
  for (const file of ['desk.db', 'desk.db-wal']) await copyFile(join(folder, file), join(killed, file))
  expect((await stat(join(killed, 'desk.db-wal'))).size).toBeGreaterThan(0)
  expect(Number((await knowledgeAtHand({ DATA_DIR: killed })).version)).toBe(inUse)
  await store.close()
  expect(Number((await knowledgeAtHand({ DATA_DIR: folder })).version)).toBe(inUse)
})

test('a store of a newer program, or a file that is none, says so', async () => {
  const folder = await aFolder()
  await openSqliteStore(folder).close()
  within(folder, (database) => database.exec('PRAGMA user_version = 999'))
  await expect(knowledgeAtHand({ DATA_DIR: folder })).rejects.toThrow(/version 999/)
  const other = await aFolder()
  await writeFile(join(other, 'desk.db'), 'đây không phải là cơ sở dữ liệu '.repeat(50))
  await expect(knowledgeAtHand({ DATA_DIR: other })).rejects.toThrow(StoreUnavailable)
})
