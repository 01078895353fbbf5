import * as z from 'zod'
import type { Outbox } from '../../domain/outbox.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { MomentText } from './shapes.ts'
import { count, oldest } from './upkeep.ts'

/** As `record-delivery` writes it. */
const Last = z.object({
  sent_at: MomentText.optional(),
  failed_at: MomentText.optional(),
  why: z.string().optional(),
})

/** How each network fares. */
export function redisChannels(db: Connection, keys: Keys): Pick<Outbox, 'channelFigures'> {
  return {
    channelFigures: async (network, now) => {
      const [waiting, oldestSeconds, dead, last] = await Promise.all([
        count(db, keys.sending(network)),
        oldest(db, keys.sending(network), now),
        count(db, keys.dead(network)),
        db.row(keys.channel(network), Last),
      ])
      const { sent_at: sentAt = null, failed_at: at, why } = last ?? {}
      const failed = at === undefined || why === undefined ? null : { at, why }
      return { waiting, oldestSeconds, dead, sentAt, failed }
    },
  }
}
