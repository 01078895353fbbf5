import * as z from 'zod'
import type { Store } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { FirstDue } from './shapes.ts'

/** How this program lays its keys out; one that changes it counts up and moves what is there. */
export const LAYOUT = 1

/** What the operator and the process itself ask of the store. */
export function redisUpkeep(
  db: Connection,
  keys: Keys,
): Pick<Store, 'check' | 'secret' | 'figures' | 'takeOver'> {
  const readSecret = async (name: string): Promise<string | null> =>
    db.read(z.string().nullable(), await db.ask(keys.secrets, 'HGET', keys.secrets, name))
  const count = async (key: string): Promise<number> => db.read(z.int(), await db.ask(key, 'ZCARD', key))
  const oldest = async (key: string, now: Date): Promise<number> => {
    const first = db.read(FirstDue, await db.ask(key, 'ZRANGE', key, 0, 0, 'WITHSCORES'))
    return first === undefined ? 0 : Math.max(0, Math.floor((now.getTime() - first.getTime()) / 1000))
  }

  return {
    check: async () => {
      await db.ask(keys.pulse, 'INCR', keys.pulse)
    },
    secret: async (name, make) => {
      const kept = await readSecret(name)
      if (kept !== null) return kept
      // Of two who make one at once the first to write it wins, and both read it.
      await db.ask(keys.secrets, 'HSETNX', keys.secrets, name, make())
      return db.read(z.string(), await readSecret(name))
    },
    figures: async (now) => {
      const [waitingMessages, oldestMessageSeconds, waitingDeliveries, oldestDeliverySeconds, dead, open] =
        await Promise.all([
          count(keys.allWaiting),
          oldest(keys.allWaiting, now),
          count(keys.sending),
          oldest(keys.sending, now),
          count(keys.dead),
          count(keys.queue('new', null)),
        ])
      return {
        waitingMessages,
        oldestMessageSeconds,
        waitingDeliveries,
        oldestDeliverySeconds,
        deadDeliveries: dead,
        openTickets: open,
      }
    },
    // Several instances may share a server, and one that starts cannot tell a dead one's lease from a slow one's: what
    // a dead one held comes back when its lease ends.
    takeOver: async () => {
      await db.ask(keys.layout, 'SETNX', keys.layout, LAYOUT)
    },
  }
}
