import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { OutgoingPart, SendResult } from '../../domain/channel.ts'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { DeadLetter, Delivery, Outbox } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import { AccountColumns, Moment, PartColumns } from '../rows.ts'

const TakenRow = z.object({ id: z.int(), conversation: ConversationId, attempts: z.int() })

const PartRow: z.ZodType<OutgoingPart & { chat: string }> = z.object({ ...PartColumns, chat: z.string() })

const DeadLetterRow: z.ZodType<DeadLetter> = z
  .object({
    id: z.int(),
    ...AccountColumns,
    why: z.string(),
    ticket: TicketCode.nullable(),
    ended_at: Moment,
  })
  .transform(({ network, chat, ended_at: at, ...row }) => ({ ...row, account: { network, chat }, at }))

/** Replies on their way. What one says stands in the transcript, under the same id. */
export function sqliteOutbox(db: Connection): Outbox {
  // due_at is when a delivery may be taken; for one in somebody's hands that is the end of the lease.
  const take = db.query(
    `UPDATE outbox SET lease = :lease, due_at = :until, attempts = attempts + 1
     WHERE id = (
       SELECT id FROM outbox WHERE network = :network AND state = 'next' AND due_at <= :now ORDER BY due_at, id LIMIT 1
     )
     RETURNING id, conversation, attempts - 1 AS attempts`,
    TakenRow,
  )
  const part = db.query(
    `SELECT chat, text, choices, citations
     FROM transcript JOIN conversations ON conversations.id = conversation WHERE transcript.id = :id`,
    PartRow,
  )
  const nextDue = db.query(
    `SELECT min(due_at) AS due FROM outbox WHERE network = :network AND state = 'next'`,
    z.object({ due: Moment.nullable() }),
  )
  const deadLetters = db.query(
    `SELECT outbox.id, conversations.network, chat, why, ticket, ended_at
     FROM outbox JOIN conversations ON conversations.id = conversation
     WHERE state = 'dead' ORDER BY ended_at DESC, outbox.id DESC LIMIT :limit`,
    DeadLetterRow,
  )
  const record = prepareRecord(db)

  return {
    takeDelivery: async (network, now, { leaseMs }) => {
      const lease = randomUUID()
      const taken = await db.note(() =>
        take.one({ network, lease, now: now.getTime(), until: now.getTime() + leaseMs }),
      )
      if (taken === undefined) return undefined
      // As with turns, what does not read rests with its lease and lets others pass.
      const { chat, ...said } = await db.look(() => part.sure({ id: taken.id }))
      return { ...taken, account: { network, chat }, part: said, lease }
    },
    recordDelivery: (delivery, result, at) => db.note(() => record(delivery, result, at)),
    nextDeliveryDue: (network) => db.look(() => nextDue.sure({ network }).due ?? undefined),
    deadLetters: (limit) => db.look(() => deadLetters.all({ limit })),
  }
}

function prepareRecord(db: Connection) {
  const end = db.change(`
    UPDATE outbox SET state = :state, why = :why, lease = NULL, ended_at = :at WHERE id = :id AND lease = :lease`)
  const retry = db.change(
    'UPDATE outbox SET due_at = :at, why = :why, lease = NULL WHERE id = :id AND lease = :lease',
  )
  // Due from now and not from when it was written: a long reply takes turns with other people's.
  const letNextPass = db.change(`
    UPDATE outbox SET state = 'next', due_at = :at
    WHERE id = (SELECT id FROM outbox WHERE conversation = :conversation AND state = 'behind' ORDER BY id LIMIT 1)`)

  return ({ id, conversation, lease }: Delivery, result: SendResult, moment: Date): void => {
    const at = moment.getTime()
    if (result.kind === 'retry') {
      retry({ id, lease, at, why: result.why })
      return
    }
    const state = result.kind === 'sent' ? 'sent' : 'dead'
    const why = result.kind === 'sent' ? null : result.why
    if (end({ id, lease, at, state, why }) > 0) letNextPass({ conversation, at })
  }
}
