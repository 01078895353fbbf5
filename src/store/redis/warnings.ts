import { ErrorReply } from 'redis'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { StoreWarning } from '../../domain/store.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'

const Settings = Fields.pipe(
  z.object({
    appendonly: z.enum(['yes', 'no']),
    appendfsync: z.string(),
    'maxmemory-policy': z.string(),
  }),
)

/** How the servers are set up, against `redis.conf` beside this file: what one of them may lose, the store may lose. */
export async function redisWarnings(db: Connection): Promise<readonly StoreWarning[]> {
  try {
    // Patterns: servers before version 7 take one name at a time, and all of them take one pattern.
    const [append, memory] = await Promise.all([
      db.askAll('CONFIG', 'GET', 'append*'),
      db.askAll('CONFIG', 'GET', 'maxmemory*'),
    ])
    const found = append.flatMap((reply, server) => warningsOf([reply, memory[server]].flat()))
    return [...new Set(found)].toSorted()
  } catch (fault) {
    // A server that is away is a fault; one that keeps its settings to itself is told here.
    if (fault instanceof StoreUnavailable && fault.cause instanceof ErrorReply) return ['unknown']
    throw fault
  }
}

function warningsOf(reply: unknown): readonly StoreWarning[] {
  const settings = Settings.safeParse(reply)
  if (!settings.success) return ['unknown']
  const { appendonly, appendfsync, 'maxmemory-policy': policy } = settings.data
  const warnings: StoreWarning[] = []
  if (appendonly === 'no') warnings.push('log_off')
  else if (appendfsync !== 'always') warnings.push('log_late')
  if (policy !== 'noeviction') warnings.push('may_evict')
  return warnings
}
