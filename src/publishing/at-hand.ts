import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '#knowledge/library.ts'
import type { Published } from '#knowledge/published.ts'
import { readSettings } from '../config.ts'
import { openStore } from '../store/open-store.ts'
import { Loader } from './load.ts'

/**
 * What citizens are answered from, for a command in a shell: the version in use where there is a store, else the library
 * that comes with the program. Nothing is made or changed.
 *
 * @throws {SettingsWrong}
 * @throws {StoreUnavailable} when there is a store and it cannot be read
 */
export async function knowledgeAtHand(env: Readonly<Record<string, string | undefined>>): Promise<Published> {
  const settings = readSettings(env)
  const { redisUrl, dataDir } = settings
  if (redisUrl === undefined && !existsSync(join(dataDir, 'desk.db'))) return openLibrary()
  const store = await openStore(settings)
  try {
    const inUse = await store.versionInUse()
    return inUse === 0 ? openLibrary() : await new Loader(store).version(inUse)
  } finally {
    await store.close()
  }
}
