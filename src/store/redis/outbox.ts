import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import { ConversationId } from '../../domain/ids.ts'
import type { Outbox } from '../../domain/outbox.ts'
import { redisChannels } from './channels.ts'
import type { Connection } from './connection.ts'
import { conversationFrom, Lines } from './conversations.ts'
import { redisDeadLetters } from './dead-letters.ts'
import type { Keys } from './keys.ts'
import type { Presence } from './presence.ts'
import { Leases } from './leases.ts'
import { RECORD_DELIVERY, TAKE_DELIVERY } from './scripts.ts'
import { FirstDue } from './shapes.ts'

const Taken = z.union([z.null(), z.tuple([ConversationId, z.int(), z.int(), z.array(z.string()), Lines])])

/** What the script says when there is one. */
const NEXT_MAY_GO = 2

/** Replies on their way. What one says stands in the transcript, under the same number. */
export function redisOutbox(db: Connection, keys: Keys, presence: Presence): Outbox {
  const leases = new Leases(db, presence)
  return {
    takeDelivery: (network, now, { leaseMs }) => {
      const due = keys.headsDue(network)
      return leases.take([keys.heads, due], now, async (lease) => {
        const moved = await db.run(
          TAKE_DELIVERY,
          [keys.heads, due, keys.ofConversation.conversation, keys.ofConversation.transcript],
          [now.getTime(), now.getTime() + leaseMs, lease],
        )
        const taken = db.read(Taken, moved)
        if (taken === null) return undefined
        // As with turns, what does not read rests with its lease and lets others pass.
        const [conversation, id, attempts, known, [line]] = taken
        if (line === undefined || line.by === 'citizen') {
          throw new StoreUnavailable(undefined, 'a reply that is not in the transcript')
        }
        const { account } = conversationFrom(db, conversation, known)
        const { text, choices, citations, by, at } = line
        return { id, conversation, account, part: { text, choices, citations }, by, at, attempts, lease }
      })
    },
    recordDelivery: async ({ id, conversation, account, lease }, result, at, now = at) => {
      const letter =
        result.kind === 'refused' ? JSON.stringify({ id, ...account, why: result.why, at: at.getTime() }) : ''
      const recorded = await db.insist(
        RECORD_DELIVERY,
        [
          keys.headsDue(account.network),
          keys.heads,
          keys.behind(conversation),
          keys.sending(account.network),
          keys.fares,
          keys.dead(account.network),
          keys.deadLetters,
          keys.channel(account.network),
        ],
        [
          conversation,
          lease,
          result.kind,
          at.getTime(),
          letter,
          now.getTime(),
          result.kind === 'sent' ? '' : result.why,
        ],
      )
      return db.read(z.int(), recorded) === NEXT_MAY_GO
    },
    nextDeliveryDue: async (network) => {
      const due = keys.headsDue(network)
      return db.read(FirstDue, await db.ask(due, 'ZRANGE', due, 0, 0, 'WITHSCORES'))
    },
    ...redisDeadLetters(db, keys),
    ...redisChannels(db, keys),
  }
}
