import type { Expiring, Forgetting } from '../../domain/forgetting.ts'
import { vietnamDay } from '../../domain/working-calendar.ts'
import { LOOKED, Taken, toldBy } from '../retention-rows.ts'
import { jsonOf } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { NOTE_RETENTION } from './scripts.ts'

/** These end without being asked: a message's words with its turn, the rest by the server's own clock. */
export const BY_ITSELF = [
  'messages',
  'sessions',
  'sign_ins',
  'attempts',
] as const satisfies readonly Expiring[]

const TakenJson = jsonOf(Taken)

/** What retention has come to, a field for each kind. */
export function redisRetention(
  db: Connection,
  keys: Keys,
): Pick<Forgetting, 'noteRetention' | 'retentionTold'> {
  return {
    noteRetention: async (taken, at) => {
      const counts = [...taken, [LOOKED, 0] as const].flat()
      await db.run(NOTE_RETENTION, [keys.retention], [at.getTime(), vietnamDay(at), ...counts])
    },
    retentionTold: async () => {
      const kept = db.read(Fields, await db.ask(keys.retention, 'HGETALL', keys.retention))
      const rows = Object.entries(kept).map(([kind, told]) => ({
        kind,
        ...db.read(TakenJson, told),
      }))
      return toldBy(rows, BY_ITSELF)
    },
  }
}
