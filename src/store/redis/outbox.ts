import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { DeadLetter, Outbox } from '../../domain/store.ts'
import { AccountColumns, Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import { conversationFrom, Lines } from './conversations.ts'
import type { Keys } from './keys.ts'
import { Leases } from './leases.ts'
import { RECORD_DELIVERY, TAKE_DELIVERY } from './scripts.ts'
import { FirstDue, jsonOf } from './shapes.ts'

const Taken = z.union([z.null(), z.tuple([ConversationId, z.int(), z.int(), z.array(z.string()), Lines])])

/** `<ticket>:{…}`: the script that puts a reply aside knows the ticket, whoever sent it the rest. */
const Letter: z.ZodType<DeadLetter> = z
  .string()
  .transform((kept) => ({
    ticket: kept.slice(0, kept.indexOf(':')),
    rest: kept.slice(kept.indexOf(':') + 1),
  }))
  .pipe(
    z.object({
      ticket: z.union([z.literal('').transform(() => null), TicketCode]),
      rest: jsonOf(z.object({ id: z.int(), ...AccountColumns, why: z.string(), at: Moment })),
    }),
  )
  .transform(({ ticket, rest: { id, network, chat, why, at } }) => ({
    id,
    account: { network, chat },
    why,
    ticket,
    at,
  }))

/** Replies on their way. What one says stands in the transcript, under the same number. */
export function redisOutbox(db: Connection, keys: Keys): Outbox {
  const leases = new Leases(db)
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
        if (line === undefined) throw new StoreUnavailable(undefined, 'a reply that is not in the transcript')
        const { account } = conversationFrom(db, conversation, known)
        const { text, choices, citations } = line
        return { id, conversation, account, part: { text, choices, citations }, attempts, lease }
      })
    },
    recordDelivery: async ({ id, conversation, account, lease }, result, at) => {
      const letter =
        result.kind === 'refused' ? JSON.stringify({ id, ...account, why: result.why, at: at.getTime() }) : ''
      await db.insist(
        RECORD_DELIVERY,
        [
          keys.headsDue(account.network),
          keys.heads,
          keys.behind(conversation),
          keys.sending,
          keys.fares,
          keys.dead,
          keys.deadLetters,
        ],
        [conversation, lease, result.kind, at.getTime(), letter],
      )
    },
    nextDeliveryDue: async (network) => {
      const due = keys.headsDue(network)
      return db.read(FirstDue, await db.ask(due, 'ZRANGE', due, 0, 0, 'WITHSCORES'))
    },
    deadLetters: async (limit) => {
      if (limit === 0) return []
      const latest = await db.ask(keys.dead, 'ZRANGE', keys.dead, 0, limit - 1, 'REV')
      const ids = db.read(z.array(z.string()), latest)
      if (ids.length === 0) return []
      const letters = await db.ask(keys.deadLetters, 'HMGET', keys.deadLetters, ...ids)
      return db.read(z.array(z.union([z.null(), Letter])), letters).filter((letter) => letter !== null)
    },
  }
}
