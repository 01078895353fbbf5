import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import type { Store } from '../../domain/store.ts'
import { redisOfficials } from './accounts.ts'
import { readAddress } from './address.ts'
import { openClock } from './clock.ts'
import type { SharedClock } from './clock.ts'
import { Connection } from './connection.ts'
import { redisConversations } from './conversations.ts'
import { redisDecisions } from './decisions.ts'
import { redisInbox } from './inbox.ts'
import { redisJournal } from './journal.ts'
import { redisKeys } from './keys.ts'
import type { Keys } from './keys.ts'
import { redisOutbox } from './outbox.ts'
import { redisAttempts, redisSessions } from './sessions.ts'
import { redisTickets } from './tickets.ts'
import { redisTurns } from './turns.ts'
import { LAYOUT, redisUpkeep } from './upkeep.ts'
import { redisVersions } from './versions.ts'
import { redisWaiting } from './waiting.ts'
import { redisWarnings } from './warnings.ts'
import { openWire } from './wire.ts'

/**
 * The store in Redis, which several instances may share.
 *
 * @param address as `REDIS_URL`, see {@link readAddress}
 * @param namespace tells desks apart that share a server
 * @throws {StoreUnavailable} when nobody answers there
 * @throws {DeskFault} `store-newer` when a newer program has written there
 */
export async function openRedisStore(address: string, namespace = 'dan-hoi'): Promise<Store> {
  const where = readAddress(address)
  const db = await Connection.open(() => openWire(where))
  const keys = redisKeys(namespace)
  let clock: SharedClock
  try {
    await refuseNewer(db, keys)
    clock = await openClock(db, keys)
  } catch (fault) {
    await db.close()
    throw fault
  }
  return {
    ...redisInbox(db, keys),
    ...redisTurns(db, keys),
    ...redisConversations(db, keys),
    ...redisOutbox(db, keys),
    ...redisTickets(db, keys),
    ...redisOfficials(db, keys),
    ...redisSessions(db, keys),
    ...redisAttempts(db, keys),
    ...redisVersions(db, keys),
    ...redisWaiting(db, keys),
    ...redisDecisions(db, keys),
    ...redisJournal(db, keys),
    ...redisUpkeep(db, keys),
    warnings: () => redisWarnings(db),
    now: clock.now,
    close: () => {
      clock.stop()
      return db.close()
    },
  }
}

async function refuseNewer(db: Connection, keys: Keys): Promise<void> {
  const found = Number(
    db.read(z.string().nullable(), await db.ask(keys.layout, 'GET', keys.layout)) ?? LAYOUT,
  )
  if (found > LAYOUT) {
    throw new DeskFault(
      'store-newer',
      `Redis holds layout ${found}, this program knows ${LAYOUT}: start the newer program`,
    )
  }
}
