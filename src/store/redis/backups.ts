import * as z from 'zod'
import type { Store } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { MomentText } from './shapes.ts'

const Note = z.object({ at: MomentText, bytes: z.coerce.number() })

/** That the store was backed up. */
export function redisBackups(db: Connection, { lastBackup }: Keys): Pick<Store, 'noteBackup' | 'lastBackup'> {
  return {
    noteBackup: async ({ at, bytes }) => {
      await db.ask(lastBackup, 'HSET', lastBackup, 'at', at.getTime(), 'bytes', bytes)
    },
    lastBackup: () => db.row(lastBackup, Note),
  }
}
