import * as z from 'zod'
import type { SendResult } from '../../domain/channel.ts'
import type { Network } from '../../domain/ids.ts'
import type { Outbox } from '../../domain/outbox.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import { secondsSince } from './upkeep.ts'

const Counts = z.object({ waiting: z.int(), oldest: z.int().nullable(), dead: z.int() })
const LastRow = z.object({
  sent_at: Moment.nullable(),
  failed_at: Moment.nullable(),
  why: z.string().nullable(),
})

/** Notes what an attempt says of its network, within the move that records the attempt. */
export function prepareChannelNote(
  db: Connection,
): (network: Network, result: SendResult, now: Date) => void {
  const sent = db.change(`
    INSERT INTO channels (network, sent_at) VALUES (:network, :at)
    ON CONFLICT (network) DO UPDATE SET sent_at = excluded.sent_at`)
  const failed = db.change(`
    INSERT INTO channels (network, failed_at, why) VALUES (:network, :at, :why)
    ON CONFLICT (network) DO UPDATE SET failed_at = excluded.failed_at, why = excluded.why`)
  return (network, result, now) => {
    const at = now.getTime()
    if (result.kind === 'sent') sent({ network, at })
    else failed({ network, at, why: result.why })
  }
}

/** How each network fares. */
export function sqliteChannels(db: Connection): Pick<Outbox, 'channelFigures'> {
  // Each count names one state, so that a small index of that state serves and not the whole history.
  const counts = db.query(
    `SELECT
       (SELECT count(*) FROM outbox WHERE state = 'next' AND network = :network)
         + (SELECT count(*) FROM outbox WHERE state = 'behind' AND network = :network) AS waiting,
       (SELECT min(coalesce(back_at, at)) FROM outbox JOIN transcript USING (id)
          WHERE state = 'next' AND network = :network) AS oldest,
       (SELECT count(*) FROM outbox WHERE state = 'dead' AND discarded_at IS NULL AND network = :network) AS dead`,
    Counts,
  )
  const last = db.query('SELECT sent_at, failed_at, why FROM channels WHERE network = :network', LastRow)

  return {
    channelFigures: (network, now) =>
      db.look(() => {
        const { waiting, oldest, dead } = counts.sure({ network })
        const { sent_at: sentAt = null, failed_at: at = null, why = null } = last.one({ network }) ?? {}
        const failed = at === null || why === null ? null : { at, why }
        return { waiting, oldestSeconds: secondsSince(oldest, now), dead, sentAt, failed }
      }),
  }
}
