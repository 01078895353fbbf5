import type { Archive } from '#knowledge/archive.ts'
import type { Seal } from '../domain/seal.ts'
import type { Store } from '../domain/store.ts'
import { openSqliteArchiveToLook, openSqliteStore } from './sqlite/open.ts'

interface Where {
  readonly redisUrl: string | undefined
  readonly dataDir: string
}

/**
 * The store as the settings have it: Redis where it is set, else the embedded one.
 *
 * @param seal for whoever reads or writes words of citizens
 * @throws {StoreUnavailable} when it cannot be reached or opened
 * @throws {DeskFault} `store-newer` when a newer program has written it; `store-served-older` when an older one is at work on it
 */
export async function openStore({ redisUrl, dataDir }: Where, seal?: Seal): Promise<Store> {
  if (redisUrl === undefined) return openSqliteStore(dataDir, seal)
  // Loaded where it is used: reading the client takes longer than many a command needs for all it does.
  const { openRedisStore } = await import('./redis/open.ts')
  return openRedisStore(redisUrl, undefined, { seal })
}

interface ArchiveToLook {
  readonly archive: Archive
  readonly close: () => void | Promise<void>
}

/**
 * The archive of the same store, to look at only: nothing is made or changed.
 *
 * @returns `undefined` where there is no embedded store, or one that has no archive yet
 * @throws {StoreUnavailable} when it cannot be reached or read
 * @throws {DeskFault} `store-newer` or `store-older` when another program has written it
 */
export async function openArchiveToLook(where: Where): Promise<ArchiveToLook | undefined> {
  if (where.redisUrl === undefined) return openSqliteArchiveToLook(where.dataDir)
  const { openRedisStore } = await import('./redis/open.ts')
  const store = await openRedisStore(where.redisUrl, undefined, { toLook: true })
  return { archive: store, close: () => store.close() }
}
