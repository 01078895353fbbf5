import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '#knowledge/library.ts'
import type { Published } from '#knowledge/published.ts'
import { readSettings } from '../config.ts'
import { openSqliteStore } from '../store/sqlite/open.ts'
import { Loader } from './load.ts'

/**
 * What citizens are answered from, for a command in a shell: the version in use where there is a store, else the library
 * that comes with the program. Nothing is made or changed.
 *
 * @throws {SettingsWrong}
 * @throws {StoreUnavailable} when there is a store and it cannot be read
 */
export async function knowledgeAtHand(env: Readonly<Record<string, string | undefined>>): Promise<Published> {
  const { dataDir } = readSettings(env)
  if (!existsSync(join(dataDir, 'desk.db'))) return shipped()
  const store = openSqliteStore(dataDir)
  try {
    const inUse = await store.versionInUse()
    return inUse === 0 ? shipped() : await new Loader(store).version(inUse)
  } finally {
    await store.close()
  }
}

/** The library under the number it gets when a store is made, so that a script may go back to what it saw first. */
function shipped(): Published {
  return { ...openLibrary(), version: '1' }
}
