import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import type { Seal } from '../../domain/seal.ts'
import type { Store } from '../../domain/store.ts'
import type { KeptStore } from '../kept-words.ts'
import { sealedStore } from '../sealed.ts'
import { redisAccountLog } from './account-log.ts'
import { redisOfficials } from './accounts.ts'
import { redisAnswerTally } from './answer-tally.ts'
import { readAddress } from './address.ts'
import { bringOver } from './bring-over.ts'
import { redisAdministration } from './administration.ts'
import { redisAttempts } from './attempts.ts'
import { redisBackups } from './backups.ts'
import { redisCallCounts } from './call-counts.ts'
import { openClock } from './clock.ts'
import type { SharedClock } from './clock.ts'
import { Connection } from './connection.ts'
import { redisConversations } from './conversations.ts'
import { redisDecisions } from './decisions.ts'
import { redisInbox } from './inbox.ts'
import { redisJournal } from './journal.ts'
import { redisKeys } from './keys.ts'
import type { Keys } from './keys.ts'
import { redisKeptForms } from './kept-forms.ts'
import { redisContacts } from './contacts.ts'
import { redisForgetting } from './forgetting.ts'
import { redisMovedGroups } from './moved-groups.ts'
import { GONE_AFTER_MS, Presence } from './presence.ts'
import { redisNotices } from './notices.ts'
import { redisOutbox } from './outbox.ts'
import { redisRoom } from './room.ts'
import { redisRoutingExamples } from './routing-examples.ts'
import { redisRulebook } from './rulebook.ts'
import { redisSessions } from './sessions.ts'
import { redisSignIns } from './sign-ins.ts'
import { redisTickets } from './tickets.ts'
import { redisTurns } from './turns.ts'
import { LAYOUT, redisUpkeep, shareOut } from './upkeep.ts'
import { redisVersions } from './versions.ts'
import { redisWaiting } from './waiting.ts'
import { redisWarnings } from './warnings.ts'
import { redisWaitingWords } from './waiting-words.ts'
import { redisWords } from './words.ts'
import { openWire } from './wire.ts'

interface OpenRedis {
  /** Nothing is brought over to this program's layout, since the older one may be at work. */
  readonly toLook?: boolean
  /** Seals what citizens write; without one it is kept in clear. */
  readonly seal?: Seal | undefined
  /** After how long without a word another instance counts as dead. */
  readonly goneAfterMs?: number
}

/**
 * The store in Redis, which several instances may share.
 *
 * @param address as `REDIS_URL`, see {@link readAddress}
 * @param namespace tells desks apart that share a server
 * @throws {StoreUnavailable} when nobody answers there
 * @throws {DeskFault} `store-unfinished` when a copy of a desk is being put together there; `store-newer` when a newer program
 *   has written there; to look, `store-older` when an older one has
 */
export async function openRedisStore(
  address: string,
  namespace = 'dan-hoi',
  { toLook = false, goneAfterMs = GONE_AFTER_MS, seal }: OpenRedis = {},
): Promise<Store> {
  const db = await connect(address)
  const keys = redisKeys(namespace)
  let clock: SharedClock
  try {
    await settleLayout(db, keys, toLook)
    clock = await openClock(db, keys)
  } catch (fault) {
    await db.close()
    throw fault
  }
  const presence = new Presence(db, keys, goneAfterMs)
  const kept: KeptStore = {
    kind: 'redis',
    ...redisInbox(db, keys),
    ...redisTurns(db, keys, presence),
    ...redisConversations(db, keys),
    ...redisAnswerTally(db, keys),
    ...redisOutbox(db, keys, presence),
    ...redisTickets(db, keys),
    ...redisKeptForms(db, keys),
    ...redisNotices(db, keys, presence),
    ...redisMovedGroups(db, keys),
    ...redisContacts(db, keys),
    ...redisForgetting(db, keys),
    ...redisOfficials(db, keys),
    ...redisSignIns(db, keys),
    ...redisSessions(db, keys),
    ...redisAdministration(db, keys),
    ...redisAccountLog(db, keys),
    ...redisAttempts(db, keys),
    ...redisCallCounts(db, keys),
    ...redisRulebook(db, keys),
    ...redisRoutingExamples(db, keys),
    ...redisVersions(db, keys),
    ...redisWaiting(db, keys),
    ...redisDecisions(db, keys),
    ...redisJournal(db, keys),
    ...redisUpkeep(db, keys),
    ...redisBackups(db, keys),
    ...redisWords(db, keys),
    ...redisWaitingWords(db, keys),
    warnings: () => redisWarnings(db),
    room: () => redisRoom(db),
    now: clock.now,
    beAtWork: () => presence.begin(),
    close: async () => {
      clock.stop()
      await presence.end()
      await db.close()
    },
  }
  return sealedStore(kept, seal)
}

/** @throws {StoreUnavailable} when nobody answers there */
export function connect(address: string): Promise<Connection> {
  const where = readAddress(address)
  return Connection.open(() => openWire(where))
}

/** @throws {DeskFault} `store-unfinished`, `store-newer`; to look, `store-older` */
export async function settleLayout(db: Connection, keys: Keys, toLook: boolean): Promise<void> {
  if (db.read(z.int(), await db.ask(keys.copying, 'EXISTS', keys.copying)) === 1) {
    throw new DeskFault(
      'store-unfinished',
      'Redis holds a copy of a desk that is not finished: call copy-store or restore again',
    )
  }
  const found = Number(
    db.read(z.string().nullable(), await db.ask(keys.layout, 'GET', keys.layout)) ?? LAYOUT,
  )
  if (found > LAYOUT) {
    throw new DeskFault(
      'store-newer',
      `Redis holds layout ${found}, this program knows ${LAYOUT}: start the newer program`,
    )
  }
  if (found === 1) {
    if (toLook) {
      throw new DeskFault(
        'store-older',
        `Redis holds layout 1, this program needs ${LAYOUT}: start its server first, or use the older program`,
      )
    }
    await bringOver(db, keys)
    await shareOut(db, keys)
  }
  // An older program would take what is sealed for what a citizen wrote.
  if (found === 2 && !toLook) await db.ask(keys.layout, 'SET', keys.layout, LAYOUT)
}
