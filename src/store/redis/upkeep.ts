import * as z from 'zod'
import { SENT_TO } from '../../domain/outbox.ts'
import type { Store } from '../../domain/store.ts'
import { OPEN_STATES } from '../../domain/ticket.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { SHARE_OUT_BY_NETWORK } from './scripts.ts'
import { FirstDue } from './shapes.ts'
import { redisQueue } from './ticket-queue.ts'

/** How this program lays its keys out; one that changes it counts up and moves what is there. */
export const LAYOUT = 3

const ALL_OPEN = { states: OPEN_STATES, place: null, department: null, holder: null, due: null }

/** What the operator and the process itself ask of the store. */
export function redisUpkeep(
  db: Connection,
  keys: Keys,
): Pick<Store, 'check' | 'secret' | 'figures' | 'takeOver'> {
  const readSecret = async (name: string): Promise<string | null> =>
    db.read(z.string().nullable(), await db.ask(keys.secrets, 'HGET', keys.secrets, name))
  const { countTickets } = redisQueue(db, keys)
  const eachNetwork = (look: (network: (typeof SENT_TO)[number]) => Promise<number>) =>
    Promise.all(SENT_TO.map(look))

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
      const [
        waitingMessages,
        waitingLanes,
        oldestMessageSeconds,
        waitingDeliveries,
        oldestDeliverySeconds,
        dead,
        open,
        deadNotices,
      ] = await Promise.all([
        count(db, keys.allWaiting),
        count(db, keys.lanesDue),
        oldest(db, keys.allWaiting, now),
        eachNetwork((network) => count(db, keys.sending(network))),
        eachNetwork((network) => oldest(db, keys.sending(network), now)),
        eachNetwork((network) => count(db, keys.dead(network))),
        countTickets(ALL_OPEN),
        count(db, keys.errandsDead),
      ])
      return {
        waitingMessages,
        waitingLanes,
        oldestMessageSeconds,
        waitingDeliveries: total(waitingDeliveries),
        oldestDeliverySeconds: Math.max(...oldestDeliverySeconds),
        deadDeliveries: total(dead),
        openTickets: open,
        deadNotices,
      }
    },
    // Several instances may share a server; what a dead one held comes back when it is not heard of any more.
    takeOver: async () => {
      await shareOut(db, keys)
    },
  }
}

/** Gives each network its own sets of what is to be sent, where one served all of them, and notes the layout. */
export async function shareOut(db: Connection, keys: Keys): Promise<void> {
  await db.run(
    SHARE_OUT_BY_NETWORK,
    [
      keys.layout,
      keys.ofAllNetworks.sending,
      keys.ofAllNetworks.dead,
      keys.deadLetters,
      keys.heads,
      keys.ofConversation.behind,
      keys.ofNetwork.sending,
      keys.ofNetwork.dead,
    ],
    [LAYOUT],
  )
}

/** How many are in a sorted set. */
export async function count(db: Connection, key: string): Promise<number> {
  return db.read(z.int(), await db.ask(key, 'ZCARD', key))
}

/** Whole seconds since the first of a set sorted by time; 0 when it is empty. */
export async function oldest(db: Connection, key: string, now: Date): Promise<number> {
  const first = db.read(FirstDue, await db.ask(key, 'ZRANGE', key, 0, 0, 'WITHSCORES'))
  return first === undefined ? 0 : Math.max(0, Math.floor((now.getTime() - first.getTime()) / 1000))
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0)
}
