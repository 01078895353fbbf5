import * as z from 'zod'
import type { CallCounts } from '../../domain/call-counts.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { COUNT_CALL } from './scripts.ts'

const MINUTE_MS = 60_000
/** The clocks of two instances may be a moment apart. */
const KEPT_S = 120

/** Calls counted across instances. */
export function redisCallCounts(db: Connection, keys: Keys): CallCounts {
  return {
    countCall: async (key, now) => {
      const minute = Math.floor(now.getTime() / MINUTE_MS)
      return db.read(z.int(), await db.run(COUNT_CALL, [keys.calls(key, minute)], [KEPT_S]))
    },
  }
}
