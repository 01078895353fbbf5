import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { DeskFault } from '../../domain/errors.ts'
import { withoutSecret } from '../redis/address.ts'
import { ServerTime } from '../redis/clock.ts'
import { Fields } from '../redis/connection.ts'
import type { Connection } from '../redis/connection.ts'
import { redisKeys } from '../redis/keys.ts'
import type { Keys } from '../redis/keys.ts'
import { connect, settleLayout } from '../redis/open.ts'
import { GONE_AFTER_MS } from '../redis/presence.ts'
import { COMPLETE_COPY, HOLD_COPY } from '../redis/scripts.ts'
import { LAYOUT } from '../redis/upkeep.ts'
import type { Source, Target } from './ends.ts'
import { isBrought, KINDS, SQLITE_ONLY } from './records.ts'
import type { Kept, Kind } from './records.ts'
import { preparePut } from './redis-in.ts'
import * as desk from './redis-out-desk.ts'
import * as law from './redis-out-law.ts'
import * as people from './redis-out-people.ts'
import * as ticket from './redis-out-tickets.ts'
import { RedisReader } from './redis-reader.ts'
import type { RedisReading, Rows } from './redis-reader.ts'
import { recordOf } from './unreadable.ts'

/** After so long without a word whoever makes a copy counts as gone, and another call may go on with it. */
const SILENT_MS = 10_000
const WORD_EVERY_MS = 2000
const LOOK_EVERY_MS = 200

/**
 * The desk on a server, to be read from end to end.
 *
 * @param alone refuses a desk that an instance is at work on, as far as it says so: Workers do not
 * @throws {StoreUnavailable} when nobody answers there
 * @throws {DeskFault} `store-missing`, `store-unfinished`, `store-taken`, `store-older` or `store-newer`
 */
export async function redisSource(
  address: string,
  { alone }: { readonly alone: boolean },
): Promise<Source & { readonly db: Connection }> {
  const db = await connect(address)
  const keys = redisKeys('dan-hoi')
  try {
    await settleLayout(db, keys, true)
    if (alone && (await isServed(db, keys))) {
      throw new DeskFault(
        'store-taken',
        `${withoutSecret(address)}: an instance was at work there in the last ${GONE_AFTER_MS / 1000} s`,
      )
    }
    if (await isEmpty(new RedisReader(db, keys))) {
      throw new DeskFault('store-missing', `${withoutSecret(address)}: no desk`)
    }
  } catch (fault) {
    await db.close()
    throw fault
  }
  return {
    db,
    origin: withoutSecret(address),
    lacks: SQLITE_ONLY,
    records: (without) => recordsOf(new RedisReader(db, keys), without),
    close: () => db.close(),
  }
}

/**
 * An empty place on a server, to be filled. Until it is complete no instance opens it.
 *
 * @throws {DeskFault} `target-taken` when a desk is there, or a copy of something else; `target-busy` when another call is
 *   at work on it
 */
export async function redisTarget(address: string, from: string): Promise<Target> {
  const db = await connect(address)
  const keys = redisKeys('dan-hoi')
  const { copying } = keys
  const reader = new RedisReader(db, keys)
  const me = randomUUID()
  let noted: Readonly<Record<string, string | undefined>>
  let write: Awaited<ReturnType<typeof preparePut>>
  try {
    noted = db.read(Fields, await db.ask(copying, 'HGETALL', copying))
    if (noted['from'] === undefined && !(await isEmpty(reader))) {
      throw new DeskFault('target-taken', `${withoutSecret(address)}: a desk is there already`)
    }
    if (noted['from'] !== undefined && noted['from'] !== from) {
      throw new DeskFault(
        'target-taken',
        `${withoutSecret(address)}: an unfinished copy of ${noted['from']} is there`,
      )
    }
    await db.ask(copying, 'HSET', copying, 'from', from)
    await takeInHand(db, copying, me)
    write = await preparePut(db, keys)
  } catch (fault) {
    await db.close()
    throw fault
  }
  // A server that is away for a moment is told by what is written to it.
  const word = setInterval(() => void hold(db, copying, me).catch(() => {}), WORD_EVERY_MS)
  return {
    origin: withoutSecret(address),
    lacks: SQLITE_ONLY,
    done: new Set(KINDS.filter((kind) => noted[kind] === 'done')),
    records: (without) => recordsOf(reader, without),
    begin: async () => {},
    // Asked each time as well: what is read from a file leaves no time for anything else.
    put: async (records) => {
      if (!(await hold(db, copying, me))) throw atIt()
      await write(records)
    },
    end: async (kind) => {
      await db.ask(copying, 'HSET', copying, kind, 'done')
    },
    complete: async () => {
      const completed = await db.run(COMPLETE_COPY, [copying, keys.layout], [me, LAYOUT])
      if (completed !== 1) throw atIt()
    },
    discard: async () => {
      if (!(await hold(db, copying, me))) throw atIt()
      await empty(db, reader)
    },
    close: async () => {
      clearInterval(word)
      // Whoever calls again need not wait; of a server that is away they wait.
      const isMine = await hold(db, copying, me).catch(() => false)
      if (isMine) await db.ask(copying, 'HDEL', copying, 'by', 'heard').catch(() => {})
      await db.close()
    },
  }
}

/** Waits for one that was killed to be counted as gone. @throws {DeskFault} `target-busy` */
async function takeInHand(db: Connection, copying: string, me: string): Promise<void> {
  const patience = performance.now() + SILENT_MS + WORD_EVERY_MS
  while (!(await hold(db, copying, me))) {
    if (performance.now() > patience) throw atIt()
    await wait(LOOK_EVERY_MS)
  }
}

/** @returns whether it is ours to go on with */
async function hold(db: Connection, copying: string, me: string): Promise<boolean> {
  return (await db.run(HOLD_COPY, [copying], [me, SILENT_MS])) === 1
}

function atIt(): DeskFault {
  return new DeskFault('target-busy', 'another call is at work on this copy')
}

async function isServed(db: Connection, { instances }: Keys): Promise<boolean> {
  const now = db.read(ServerTime, await db.ask(instances, 'TIME'))
  const since = `(${Math.floor(now - GONE_AFTER_MS)}`
  return db.read(z.int(), await db.ask(instances, 'ZCOUNT', instances, since, '+inf')) > 0
}

async function isEmpty(reader: RedisReader): Promise<boolean> {
  for (const prefix of reader.keys.all) {
    for await (const page of reader.keysBehind(prefix)) if (page.length > 0) return false
  }
  return true
}

/** The note that a copy is being made goes last: whoever is broken off here begins anew. */
async function empty(db: Connection, reader: RedisReader): Promise<void> {
  const { all, copying } = reader.keys
  await db.ask(copying, 'HDEL', copying, ...KINDS)
  for (const prefix of all) {
    for await (const page of reader.keysBehind(prefix)) {
      await Promise.all(page.filter((key) => key !== copying).map((key) => db.ask(key, 'UNLINK', key)))
    }
  }
  await db.ask(copying, 'DEL', copying)
}

const READ: Readonly<Record<Kind, (from: RedisReading) => Rows>> = {
  secret: desk.secrets,
  official: people.officials,
  invitation: people.invitations,
  usedInvitation: nothing,
  recoveryCode: people.recoveryCodes,
  session: people.sessions,
  begunSignIn: people.begunSignIns,
  accountEntry: people.accountEntries,
  attempt: people.attempts,
  rule: people.rules,
  example: people.examples,
  edition: law.editions,
  version: law.versions,
  shelved: law.shelved,
  inUse: law.inUse,
  held: law.held,
  decision: law.decisions,
  lawEntry: law.lawEntries,
  conversation: desk.conversations,
  message: desk.messages,
  pastMessage: nothing,
  seen: desk.seen,
  lane: desk.lanes,
  line: desk.lines,
  tally: desk.tallies,
  answer: desk.answers,
  ticket: ticket.tickets,
  audit: ticket.audits,
  draft: ticket.drafts,
  note: ticket.notes,
  delivery: desk.deliveries,
  deadLetter: desk.deadLetters,
  pastDelivery: nothing,
  fare: desk.fares,
  letterEntry: desk.letterEntries,
  deletion: desk.deletions,
  retention: desk.retention,
  channel: desk.channels,
  lastBackup: desk.lastBackup,
  errand: desk.errands,
  listed: people.listed,
  contactCode: people.contactCodes,
  group: people.groups,
  movedGroup: people.movedGroups,
  telegramLink: people.telegramLinks,
  mailWanted: people.mailWanted,
  counter: desk.counters,
}

async function* nothing(): Rows {}

export async function* recordsOf(
  reader: RedisReading,
  without: ReadonlySet<Kind> = new Set(),
): AsyncGenerator<Kept> {
  const now = Date.now()
  for (const kind of KINDS) {
    if (without.has(kind)) continue
    for await (const row of READ[kind](reader)) {
      const kept = recordOf(kind, row)
      if (isBrought(kept, now)) yield kept
    }
  }
}
