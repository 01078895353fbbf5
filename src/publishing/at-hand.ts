import { openLibrary } from '#knowledge/library.ts'
import type { Published } from '#knowledge/published.ts'
import { readSettings } from '../config.ts'
import { openArchiveToLook } from '../store/open-store.ts'
import { Loader } from './load.ts'

/**
 * What citizens are answered from, for a command in a shell: the version in use where there is a store, else the library
 * that comes with the program, as an older program without an archive would. Nothing is made or changed.
 *
 * @throws {SettingsWrong}
 * @throws {StoreUnavailable} when there is a store and it cannot be read
 * @throws {DeskFault} `store-newer` or `store-older` when it is another program's
 */
export async function knowledgeAtHand(env: Readonly<Record<string, string | undefined>>): Promise<Published> {
  const store = await openArchiveToLook(readSettings(env))
  if (store === undefined) return shipped()
  try {
    const inUse = await store.archive.versionInUse()
    return inUse === 0 ? shipped() : await new Loader(store.archive).version(inUse)
  } finally {
    await store.close()
  }
}

/** The library under the number it gets when a store is made, so that a script may go back to what it saw first. */
function shipped(): Published {
  return { ...openLibrary(), version: '1' }
}
