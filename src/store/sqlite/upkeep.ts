import * as z from 'zod'
import { RESTS, RESTS_AFTER, RESTS_LESS_MS } from '../../domain/inbox.ts'
import type { Store } from '../../domain/store.ts'
import { OPEN_STATES } from '../../domain/ticket.ts'
import type { Connection } from './connection.ts'

const OPEN = OPEN_STATES.map((state) => `'${state}'`).join(', ')

const Figures = z.object({
  waitingMessages: z.int(),
  waitingLanes: z.int(),
  oldestMessage: z.int().nullable(),
  waitingDeliveries: z.int(),
  oldestDelivery: z.int().nullable(),
  deadDeliveries: z.int(),
  deadNotices: z.int(),
  openTickets: z.int(),
})

/** What the operator and the process itself ask of the store. */
export function sqliteUpkeep(
  db: Connection,
): Pick<Store, 'check' | 'now' | 'secret' | 'figures' | 'takeOver'> {
  const beat = db.change(
    'INSERT INTO pulse (id, beats) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET beats = beats + 1',
  )
  const readSecret = db.query('SELECT value FROM secrets WHERE name = :name', z.object({ value: z.string() }))
  const keepSecret = db.change('INSERT INTO secrets (name, value) VALUES (:name, :value)')
  // The oldest reply of a conversation is its 'next' one. Each count names one state, so that a small index of that
  // state serves and not the whole history.
  const figures = db.query(
    `SELECT
       (SELECT count(*) FROM messages WHERE state = 'waiting') AS waitingMessages,
       (SELECT count(*) FROM lanes) AS waitingLanes,
       (SELECT min(received_at) FROM messages WHERE state = 'waiting') AS oldestMessage,
       (SELECT count(*) FROM outbox WHERE state = 'next')
         + (SELECT count(*) FROM outbox WHERE state = 'behind') AS waitingDeliveries,
       (SELECT min(coalesce(back_at, at)) FROM outbox JOIN transcript USING (id) WHERE state = 'next') AS oldestDelivery,
       (SELECT count(*) FROM outbox WHERE state = 'dead' AND discarded_at IS NULL) AS deadDeliveries,
       (SELECT count(*) FROM errands WHERE dead_at IS NOT NULL) AS deadNotices,
       (SELECT coalesce(sum(tickets), 0) FROM ticket_counts WHERE state IN (${OPEN})) AS openTickets`,
    Figures,
  )
  // What was in somebody's hands was due: it goes before what came later. What may have killed them rests.
  const freeLanes = db.change(
    `UPDATE lanes SET lease = NULL, due_at = first_at
     WHERE lease IS NOT NULL AND unreturned < ${RESTS_AFTER}`,
  )
  const restLanes = db.change(
    `UPDATE lanes SET lease = '${RESTS}', due_at = due_at - ${RESTS_LESS_MS}
     WHERE lease <> '${RESTS}' AND unreturned >= ${RESTS_AFTER}`,
  )
  const freeDeliveries = db.change(
    `UPDATE outbox SET lease = NULL, due_at = 0 WHERE state = 'next' AND lease IS NOT NULL`,
  )
  const forgetSeen = db.change('DELETE FROM seen_before WHERE until <= :now')
  const freeErrands = db.change('UPDATE errands SET lease = NULL, due_at = 0 WHERE lease IS NOT NULL')

  return {
    check: () => db.move(() => void beat()),
    // Whoever has the file open is on the same machine.
    now: () => new Date(),
    secret: (name, make) =>
      db.move(() => {
        const kept = readSecret.one({ name })
        if (kept !== undefined) return kept.value
        const value = make()
        keepSecret({ name, value })
        return value
      }),
    figures: (now) =>
      db.look(() => {
        const { oldestMessage, oldestDelivery, ...counts } = figures.sure()
        return {
          ...counts,
          oldestMessageSeconds: secondsSince(oldestMessage, now),
          oldestDeliverySeconds: secondsSince(oldestDelivery, now),
        }
      }),
    takeOver: () =>
      db.move(() => {
        freeLanes()
        restLanes()
        freeDeliveries()
        freeErrands()
        forgetSeen({ now: Date.now() })
      }),
  }
}

/** Whole seconds; 0 for what is not there. */
export function secondsSince(moment: number | null, now: Date): number {
  return moment === null ? 0 : Math.max(0, Math.floor((now.getTime() - moment) / 1000))
}
