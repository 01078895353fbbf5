import { ErrorReply } from 'redis'
import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import type { StoreRoom } from '../../domain/safekeeping.ts'
import type { Connection } from './connection.ts'

const count = z.coerce.number()
const status = z.string().default('ok')

/** `INFO`, of which every server and every managed offer tells another part. */
const Info = z
  .string()
  .transform((text) => Object.fromEntries(text.split('\r\n').map((line) => line.split(':', 2))))
  .pipe(
    z.object({
      used_memory: count,
      maxmemory: count.default(0),
      total_system_memory: count.default(0),
      // What waits to be written to the log or to replicas: a server that is full does not count it.
      mem_not_counted_for_evict: count.default(0),
      aof_current_size: count.default(0),
      aof_last_write_status: status,
      aof_last_bgrewrite_status: status,
    }),
  )

/** @returns of several servers the one that is full first; `undefined` when none of them tells (`+info`) */
export async function redisRoom(db: Connection): Promise<StoreRoom | undefined> {
  try {
    const rooms = (await db.askAll('INFO')).flatMap((reply) => roomOf(reply) ?? [])
    const [fullest] = rooms.toSorted((one, other) => shareFree(one) - shareFree(other))
    // What one of them could not write is lost wherever there is room.
    return fullest && { ...fullest, failed: [...new Set(rooms.flatMap(({ failed }) => failed))] }
  } catch (fault) {
    if (fault instanceof StoreUnavailable && fault.cause instanceof ErrorReply) return undefined
    throw fault
  }
}

function roomOf(reply: unknown): StoreRoom | undefined {
  const parsed = Info.safeParse(reply)
  if (!parsed.success) return undefined
  const info = parsed.data
  const limits = [
    { bound: 'maxmemory', wholeBytes: info.maxmemory },
    { bound: 'machine', wholeBytes: info.total_system_memory },
  ] as const
  // 0 is none; a limit above what the machine has is none either.
  const [limit] = limits
    .filter(({ wholeBytes }) => wholeBytes > 0)
    .toSorted((one, other) => one.wholeBytes - other.wholeBytes)
  if (limit === undefined) return undefined
  const usedBytes = info.used_memory - info.mem_not_counted_for_evict
  return {
    ...limit,
    freeBytes: Math.max(0, limit.wholeBytes - usedBytes),
    usedBytes,
    logBytes: info.aof_current_size,
    failed: [
      ...(info.aof_last_write_status === 'ok' ? [] : ['log_write' as const]),
      ...(info.aof_last_bgrewrite_status === 'ok' ? [] : ['log_rewrite' as const]),
    ],
  }
}

function shareFree({ freeBytes, wholeBytes }: StoreRoom): number {
  return freeBytes / wholeBytes
}
