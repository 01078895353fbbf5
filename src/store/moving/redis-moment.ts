import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import { watchChanges } from '../redis/changes.ts'
import type { Connection } from '../redis/connection.ts'
import { redisKeys } from '../redis/keys.ts'
import type { Source } from './ends.ts'
import { RedisFetch } from './redis-fetch.ts'
import { RedisMirror } from './redis-mirror.ts'
import { beginningWith } from './redis-reader.ts'
import { recordsOf, redisSource } from './redis.ts'

const KEYS_AT_ONCE = 500
/** How long the server lets writing wait at most, ms: by itself, whatever becomes of us. */
const STILL_MS = 1000
/** A round as short as this leaves so little behind that the next one may find nothing, ms. */
const SHORT_ROUND_MS = 100
const SHORT_ROUNDS = 5
const ROUNDS = 20
const TIMES_STILL = 10

/**
 * What nobody reads who takes a desk along: it is worked out anew, or worth nothing a minute later. More than half of
 * all keys, and those that are written most.
 */
export const NOT_READ: ReadonlySet<string> = new Set(
  `attending calls contact-offers copying dead decisions-on errands-dead examples-by-time forms
   found-in held-digests instances layout published pulse quiet-cursor recent telegram-of tickets tickets-next tickets-of
   tickets-opened unanswered word words`.split(/\s+/),
)

/**
 * The desk on a server as it is at one moment, whoever writes meanwhile. Redis has no look that stays as it was, and a
 * desk read while it is written to would have an answer without the ticket it belongs to. So the server tells what is
 * written while all of it is read into a mirror, and what was written is read again, and again, each time a little less:
 * when nothing was written since the last reading began, the mirror is what the server was at its end. On a server where
 * that never happens by itself writing waits for the last round or two (`CLIENT PAUSE … WRITE`), a second at most.
 * Whether it did wait proves nothing: only that nothing was written does.
 *
 * @param file where the mirror may stand; nothing is left there, even of a process that is killed
 * @throws {StoreUnavailable} when the server does not let us (`+client|tracking`, `+client|pause`, `+client|unpause`)
 * @throws {DeskFault} `store-busy` when more is written than can be read
 */
export async function redisAtOneMoment(address: string, file: string): Promise<Source> {
  const { db, origin, lacks } = await redisSource(address, { alone: false })
  try {
    const mirror = new RedisMirror(redisKeys('dan-hoi'), file)
    try {
      await takeIn(db, mirror)
    } catch (fault) {
      mirror.close()
      throw fault
    }
    return {
      origin,
      lacks,
      records: (without) => recordsOf(mirror, without),
      close: async () => mirror.close(),
    }
  } finally {
    await db.close()
  }
}

async function takeIn(db: Connection, mirror: RedisMirror): Promise<void> {
  const changes = await watchChanges(db, mirror.keys.all, isRead)
  const server = new RedisFetch(db, mirror)
  // Whether there was nothing to be read again.
  const catchUp = async (): Promise<boolean> => {
    const changed = await changes.since()
    for (let at = 0; at < changed.length; at += KEYS_AT_ONCE) {
      await server.fetch(changed.slice(at, at + KEYS_AT_ONCE))
    }
    return changed.length === 0
  }
  try {
    for (const prefix of mirror.keys.all) {
      for await (const names of named(db, prefix)) mirror.together(() => mirror.note(names))
    }
    for (const names of mirror.noted()) await server.fetch(names)
    for (let times = 0; times < TIMES_STILL; times += 1) {
      if ((await catchUpMeanwhile(catchUp)) || (await catchUpWhileStill(db, catchUp))) return
      // Whoever waited goes first.
      await wait(STILL_MS)
    }
    throw new DeskFault('store-busy', 'more was written all the time than could be read')
  } finally {
    changes.close()
  }
}

/** Nobody waits; ends when what is left is as little as it will be. */
async function catchUpMeanwhile(catchUp: () => Promise<boolean>): Promise<boolean> {
  let short = 0
  for (let round = 0; round < ROUNDS && short < SHORT_ROUNDS; round += 1) {
    const begun = performance.now()
    if (await catchUp()) return true
    if (performance.now() - begun < SHORT_ROUND_MS) short += 1
  }
  return false
}

async function catchUpWhileStill(db: Connection, catchUp: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + STILL_MS
  await db.askAll('CLIENT', 'PAUSE', String(STILL_MS), 'WRITE')
  try {
    while (performance.now() < until) if (await catchUp()) return true
    return false
  } finally {
    await db.askAll('CLIENT', 'UNPAUSE')
  }
}

const Scanned = z.tuple([z.string(), z.array(z.string())])

/** Names that are read, some of them twice. */
async function* named(db: Connection, prefix: string): AsyncGenerator<readonly string[]> {
  let cursor = '0'
  do {
    const command = ['SCAN', cursor, 'MATCH', beginningWith(prefix), 'COUNT', KEYS_AT_ONCE] as const
    const [next, names] = db.read(Scanned, await db.ask(prefix, ...command))
    cursor = next
    yield names.filter(isRead)
  } while (cursor !== '0')
}

/** @param key `{tag}:<family>` and perhaps more behind another colon */
function isRead(key: string): boolean {
  const [family = ''] = key.slice(key.indexOf('}:') + 2).split(':', 1)
  return !NOT_READ.has(family)
}
