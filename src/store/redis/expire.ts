import * as z from 'zod'
import type { Deletion, Expiring, Forgetting } from '../../domain/forgetting.ts'
import { OfficialId } from '../../domain/ids.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import type { BY_ITSELF } from './retention.ts'
import { EXPIRE_LIST, SETTLE_DEAD_NOTICE } from './scripts.ts'
import { jsonOf } from '../rows.ts'

const Until = jsonOf(z.object({ expiresAt: z.number() }))

/** @param deletions all that are noted */
export function redisExpire(
  db: Connection,
  keys: Keys,
  deletions: () => Promise<readonly Deletion[]>,
): Forgetting['expire'] {
  const shorten = async (list: string, before: Date, limit: number): Promise<number> =>
    db.read(z.int(), await db.run(EXPIRE_LIST, [list], [before.getTime(), limit]))

  /** Of a hash, the fields whose value is over. */
  const takeOut = async (hash: string, isOver: (value: string) => boolean, limit: number) => {
    const kept = db.read(Fields, await db.ask(hash, 'HGETALL', hash))
    const over = Object.entries(kept).flatMap(([field, value]) => (isOver(value ?? '') ? [field] : []))
    const gone = over.slice(0, limit)
    if (gone.length > 0) await db.ask(hash, 'HDEL', hash, ...gone)
    return gone.length
  }

  type Own = Exclude<Expiring, (typeof BY_ITSELF)[number]>
  const each: Readonly<Record<Own, (before: Date, limit: number) => Promise<number>>> = {
    answers: async (before, limit) =>
      (await shorten(keys.answers, before, limit)) + (await shorten(keys.unanswered, before, limit)),
    deletions: async (before, limit) => {
      const over = (await deletions()).filter(({ doneAt }) => doneAt !== null && doneAt < before)
      const gone = over.slice(-limit).map(({ code }) => code)
      if (gone.length > 0) await db.ask(keys.deletions, 'HDEL', keys.deletions, ...gone)
      return gone.length
    },
    dead_notices: async (before, limit) => {
      const dead = keys.errandsDead
      const range = [`(${before.getTime()}`, 'BYSCORE', 'LIMIT', 0, limit]
      const ids = db.read(z.array(z.coerce.number()), await db.ask(dead, 'ZRANGE', dead, '-inf', ...range))
      for (const id of ids) {
        await db.run(
          SETTLE_DEAD_NOTICE,
          [keys.errandsDead, keys.errand(id), keys.ofWay],
          [id, 'discard', before.getTime()],
        )
      }
      return ids.length
    },
    letter_journal: (before, limit) => shorten(keys.letterJournal, before, limit),
    account_log: async (before, limit) => {
      const emails = db.read(Fields, await db.ask(keys.emails, 'HGETALL', keys.emails))
      const own = db.read(z.array(OfficialId), Object.values(emails)).map(keys.accountLogOf)
      let gone = 0
      for (const list of [keys.accountLog, ...own]) gone += await shorten(list, before, limit)
      return gone
    },
    invitations: (before, limit) =>
      takeOut(keys.links, (value) => db.read(Until, value).expiresAt < before.getTime(), limit),
    contact_codes: (before, limit) =>
      takeOut(keys.contactCodes, (value) => Number.parseInt(value, 10) < before.getTime(), limit),
  }
  const isOwn = (kind: Expiring): kind is Own => kind in each
  return async (kind, before, limit) => (isOwn(kind) ? each[kind](before, limit) : 0)
}
