import * as z from 'zod'
import { MOST_LISTED } from '../../domain/notices.ts'
import type { DeadNotice, ListedNotice, Notices } from '../../domain/notices.ts'
import { NoticeJson, Way } from '../notice-rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import type { Presence } from './presence.ts'
import { READ_NOTICES, RECORD_ERRAND, SETTLE_DEAD_NOTICE, SPREAD_NOTICE, TAKE_ERRAND } from './scripts.ts'
import { FirstDue, MomentText } from './shapes.ts'

const Taken = z.union([z.null(), z.tuple([z.int(), z.string(), NoticeJson, z.int()])])
const Dead = z.object({ way: Way, notice: NoticeJson, why: z.string(), dead_at: MomentText })

/** A line of a list: the notice's number there, a blank, the notice. */
const Listed = z.string().transform((line) => {
  const blank = line.indexOf(' ')
  return { id: Number(line.slice(0, blank)), notice: NoticeJson.parse(line.slice(blank + 1)) }
})

/** Notices to officials on their way and in their lists. */
export function redisNotices(db: Connection, keys: Keys, presence: Presence): Notices {
  return {
    takeErrand: async (way, now, { leaseMs }) => {
      const lease = await presence.lease()
      const moved = await db.run(
        TAKE_ERRAND,
        [keys.errandsDue(way), keys.ofErrand],
        [now.getTime(), now.getTime() + leaseMs, lease],
      )
      // What does not read rests with its lease and lets others pass.
      const taken = db.read(Taken, moved)
      if (taken === null) return undefined
      const [id, to, notice, attempts] = taken
      return { id, way, to, notice, attempts, lease }
    },
    spreadNotice: async ({ id, lease, notice }, { lists, sends }, now) =>
      db.read(
        z.enum(['spread', 'lease_lost']),
        await db.run(
          SPREAD_NOTICE,
          [
            keys.errandsDue('desk'),
            keys.errand(id),
            keys.lastErrand,
            keys.errandsDue('telegram'),
            keys.errandsDue('email'),
            keys.ofErrand,
            ...lists.flatMap((official) => [keys.officialNotices(official), keys.unreadNotices(official)]),
          ],
          [
            id,
            lease,
            now.getTime(),
            MOST_LISTED,
            notice.ticket,
            lists.length,
            ...sends.flatMap(({ way, to }) => [way, to]),
          ],
        ),
      ),
    recordErrand: async ({ id, way, lease }, result, at) => {
      const why = result.kind === 'sent' ? '' : result.why
      await db.insist(
        RECORD_ERRAND,
        [keys.errandsDue(way), keys.errand(id), keys.errandsDead],
        [id, lease, result.kind, at.getTime(), why],
      )
    },
    nextErrandDue: async (way) => {
      const due = keys.errandsDue(way)
      return db.read(FirstDue, await db.ask(due, 'ZRANGE', due, 0, 0, 'WITHSCORES'))
    },
    deadNotices: async (limit) => {
      if (limit === 0) return []
      const dead = keys.errandsDead
      const ids = db.read(z.array(z.coerce.number()), await db.ask(dead, 'ZRANGE', dead, 0, limit - 1, 'REV'))
      const found = await Promise.all(
        ids.map(async (id): Promise<DeadNotice | undefined> => {
          const kept = await db.row(keys.errand(id), Dead)
          return kept && { id, way: kept.way, notice: kept.notice, why: kept.why, at: kept.dead_at }
        }),
      )
      return found.filter((one) => one !== undefined)
    },
    settleDeadNotice: async (id, how, at) =>
      db.read(
        z.enum(['settled', 'gone']),
        await db.run(
          SETTLE_DEAD_NOTICE,
          [keys.errandsDead, keys.errand(id), keys.ofWay],
          [id, how, at.getTime()],
        ),
      ),
    noticesFor: async (official, limit) => {
      if (limit === 0) return []
      const [list, unread] = [keys.officialNotices(official), keys.unreadNotices(official)]
      const lines = db.read(z.array(Listed), await db.ask(list, 'LRANGE', list, 0, limit - 1))
      const open = new Set(db.read(z.array(z.coerce.number()), await db.ask(unread, 'HKEYS', unread)))
      return lines.map(({ id, notice }): ListedNotice => ({ id, notice, isUnread: open.has(id) }))
    },
    unreadNotices: async (official) => {
      const unread = keys.unreadNotices(official)
      return db.read(z.int(), await db.ask(unread, 'HLEN', unread))
    },
    readNotices: async (official, ticket) => {
      await db.run(READ_NOTICES, [keys.unreadNotices(official)], [ticket ?? ''])
    },
  }
}
