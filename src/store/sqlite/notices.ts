import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { MOST_LISTED } from '../../domain/notices.ts'
import type { DeadNotice, Errand, ListedNotice, Notices } from '../../domain/notices.ts'
import { noticeJson, NoticeJson, Way } from '../notice-rows.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

const TakenRow: z.ZodType<Omit<Errand, 'lease'>> = z.object({
  id: z.int(),
  way: Way,
  to: z.string(),
  notice: NoticeJson,
  attempts: z.int(),
})

const DeadRow: z.ZodType<DeadNotice> = z.object({
  id: z.int(),
  way: Way,
  notice: NoticeJson,
  why: z.string(),
  at: Moment,
})

const ListedRow: z.ZodType<ListedNotice> = z.object({
  id: z.int(),
  notice: NoticeJson,
  isUnread: z.int().transform((unread) => unread === 1),
})

/** Puts a notice on its way, for use within a move. */
export function prepareTell(db: Connection) {
  return db.change('INSERT INTO errands (way, target, notice, due_at) VALUES (:way, :target, :notice, :at)')
}

export function sqliteNotices(db: Connection): Notices {
  const first = db.query(
    `UPDATE errands SET lease = :lease, due_at = :until, attempts = attempts + 1
     WHERE id = (
       SELECT id FROM errands WHERE way = :way AND dead_at IS NULL AND due_at <= :now ORDER BY due_at, id LIMIT 1
     )
     RETURNING id`,
    z.object({ id: z.int() }),
  )
  const taken = db.query(
    'SELECT id, way, target AS "to", notice, attempts - 1 AS attempts FROM errands WHERE id = :id',
    TakenRow,
  )
  const end = db.change('DELETE FROM errands WHERE id = :id AND lease = :lease')
  const retry = db.change(
    'UPDATE errands SET due_at = :at, why = :why, lease = NULL WHERE id = :id AND lease = :lease',
  )
  const bury = db.change(
    'UPDATE errands SET dead_at = :at, why = :why, lease = NULL WHERE id = :id AND lease = :lease',
  )
  const due = db.query(
    'SELECT min(due_at) AS due FROM errands WHERE way = :way AND dead_at IS NULL',
    z.object({ due: Moment.nullable() }),
  )
  const dead = db.query(
    `SELECT id, way, notice, why, dead_at AS at FROM errands WHERE dead_at IS NOT NULL
     ORDER BY dead_at DESC, id DESC LIMIT :limit`,
    DeadRow,
  )
  const revive = db.change(
    `UPDATE errands SET dead_at = NULL, why = NULL, attempts = 0, due_at = :at
     WHERE id = :id AND dead_at IS NOT NULL`,
  )
  const discard = db.change('DELETE FROM errands WHERE id = :id AND dead_at IS NOT NULL')
  const tell = prepareTell(db)
  const lists = prepareLists(db)

  return {
    takeErrand: async (way, now, { leaseMs }) => {
      const lease = randomUUID()
      const found = await db.note(() =>
        first.one({ way, lease, now: now.getTime(), until: now.getTime() + leaseMs }),
      )
      // What does not read rests with its lease and lets others pass.
      return found && { ...(await db.look(() => taken.sure(found))), lease }
    },
    spreadNotice: ({ id, lease, notice }, reach, now) =>
      db.move(() => {
        if (end({ id, lease }) === 0) return 'lease_lost'
        for (const official of reach.lists) lists.add(official, notice.ticket, noticeJson(notice))
        for (const { way, to } of reach.sends) {
          tell({ way, target: to, notice: noticeJson(notice), at: now.getTime() })
        }
        return 'spread'
      }),
    recordErrand: ({ id, lease }, result, at) =>
      db.note(() => {
        if (result.kind === 'sent') return void end({ id, lease })
        const put = result.kind === 'retry' ? retry : bury
        put({ id, lease, at: at.getTime(), why: result.why })
      }),
    nextErrandDue: (way) => db.look(() => due.sure({ way }).due ?? undefined),
    deadNotices: (limit) => db.look(() => dead.all({ limit })),
    settleDeadNotice: (id, how, at) =>
      db.move(() => {
        const changed = how === 'retry' ? revive({ id, at: at.getTime() }) : discard({ id })
        return changed === 0 ? 'gone' : 'settled'
      }),
    ...lists.looks,
  }
}

/** What stands in officials' lists in the console. */
function prepareLists(db: Connection) {
  const add = db.change(
    'INSERT INTO official_notices (official, ticket, notice) VALUES (:official, :ticket, :notice)',
  )
  const forget = db.change(
    `DELETE FROM official_notices WHERE official = :official AND id IN (
       SELECT id FROM official_notices WHERE official = :official ORDER BY id DESC LIMIT -1 OFFSET :most
     )`,
  )
  const list = db.query(
    `SELECT id, notice, unread AS isUnread FROM official_notices WHERE official = :official
     ORDER BY id DESC LIMIT :limit`,
    ListedRow,
  )
  const count = db.query(
    'SELECT count(*) AS unread FROM official_notices WHERE official = :official AND unread = 1',
    z.object({ unread: z.int() }),
  )
  const read = db.change(
    `UPDATE official_notices SET unread = 0
     WHERE official = :official AND unread = 1 AND (:ticket IS NULL OR ticket = :ticket)`,
  )
  const looks: Pick<Notices, 'noticesFor' | 'unreadNotices' | 'readNotices'> = {
    noticesFor: (official, limit) => db.look(() => list.all({ official, limit })),
    unreadNotices: (official) => db.look(() => count.sure({ official }).unread),
    readNotices: (official, ticket) => db.move(() => void read({ official, ticket: ticket ?? null })),
  }
  return {
    looks,
    add: (official: string, ticket: string, notice: string) => {
      add({ official, ticket, notice })
      forget({ official, most: MOST_LISTED })
    },
  }
}
