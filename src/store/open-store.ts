import type { Store } from '../domain/store.ts'
import { openSqliteStore } from './sqlite/open.ts'

interface Where {
  readonly redisUrl: string | undefined
  readonly dataDir: string
}

/**
 * The store as the settings have it: Redis where it is set, else the embedded one.
 *
 * @throws {StoreUnavailable} when it cannot be reached or opened
 * @throws {DeskFault} `store-newer` when a newer program has written it
 */
export async function openStore({ redisUrl, dataDir }: Where): Promise<Store> {
  if (redisUrl === undefined) return openSqliteStore(dataDir)
  // Loaded where it is used: reading the client takes longer than many a command needs for all it does.
  const { openRedisStore } = await import('./redis/open.ts')
  return openRedisStore(redisUrl)
}
