import { readLibrary, shelfOf } from '#knowledge/library.ts'
import { publish } from '#knowledge/published.ts'
import type { Published } from '#knowledge/published.ts'
import { readSettings } from '../config.ts'
import { openArchiveToLook } from '../store/open-store.ts'
import { Loader } from './load.ts'

/** A version to look things up in by their ids. */
export type AtHand = Pick<Published, 'shelf' | 'version'>

/**
 * What citizens are answered from, for a command in a shell: the version in use where there is a store, else the library
 * that comes with the program, as an older program without an archive would. Nothing is made or changed.
 *
 * @throws {SettingsWrong}
 * @throws {StoreUnavailable} when there is a store and it cannot be read
 * @throws {DeskFault} `store-newer` or `store-older` when it is another program's
 */
export async function shelfAtHand(env: Readonly<Record<string, string | undefined>>): Promise<AtHand> {
  const store = await openArchiveToLook(readSettings(env))
  if (store === undefined) return shipped()
  try {
    const { archive } = store
    const inUse = await archive.versionInUse()
    if (inUse === 0) return shipped()
    return { version: String(inUse), shelf: await new Loader(archive).shelf(await archive.shelved(inUse)) }
  } finally {
    await store.close()
  }
}

/** The same to be searched, for a question. */
export async function knowledgeAtHand(env: Readonly<Record<string, string | undefined>>): Promise<Published> {
  const { shelf, version } = await shelfAtHand(env)
  return publish(shelf, version)
}

/** The library under the number it gets when a store is made, so that a script may go back to what it saw first. */
function shipped(): AtHand {
  return { version: '1', shelf: shelfOf(readLibrary().editions) }
}
