import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { OutgoingPart, SendResult } from '../../domain/channel.ts'
import { ConversationId } from '../../domain/ids.ts'
import type { Delivery, Outbox } from '../../domain/outbox.ts'
import { Moment, PartColumns } from '../rows.ts'
import { prepareChannelNote, sqliteChannels } from './channels.ts'
import type { Connection } from './connection.ts'
import { sqliteDeadLetters } from './dead-letters.ts'

const TakenRow = z.object({ id: z.int(), conversation: ConversationId, attempts: z.int() })

const PartRow: z.ZodType<OutgoingPart & Pick<Delivery, 'by' | 'at'> & { chat: string }> = z.object({
  ...PartColumns,
  chat: z.string(),
  by: z.enum(['desk', 'official']),
  at: Moment,
})

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
    `SELECT chat, text, choices, citations, by, at
     FROM transcript JOIN conversations ON conversations.id = conversation WHERE transcript.id = :id`,
    PartRow,
  )
  const nextDue = db.query(
    `SELECT min(due_at) AS due FROM outbox WHERE network = :network AND state = 'next'`,
    z.object({ due: Moment.nullable() }),
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
      const { chat, by, at, ...said } = await db.look(() => part.sure({ id: taken.id }))
      return { ...taken, account: { network, chat }, part: said, by, at, lease }
    },
    recordDelivery: (delivery, result, at, now = at) => db.note(() => record(delivery, result, at, now)),
    nextDeliveryDue: (network) => db.look(() => nextDue.sure({ network }).due ?? undefined),
    ...sqliteDeadLetters(db),
    ...sqliteChannels(db),
  }
}

function prepareRecord(
  db: Connection,
): (delivery: Delivery, result: SendResult, at: Date, now: Date) => boolean {
  const end = db.change(`
    UPDATE outbox SET state = :state, why = :why, lease = NULL, ended_at = :at WHERE id = :id AND lease = :lease`)
  const retry = db.change(
    'UPDATE outbox SET due_at = :at, why = :why, lease = NULL WHERE id = :id AND lease = :lease',
  )
  // Due from now and not from when it was written: a long reply takes turns with other people's.
  const letNextPass = db.change(`
    UPDATE outbox SET state = 'next', due_at = :at
    WHERE id = (SELECT id FROM outbox WHERE conversation = :conversation AND state = 'behind' ORDER BY id LIMIT 1)`)

  const noteChannel = prepareChannelNote(db)

  return ({ id, conversation, account, lease }: Delivery, result: SendResult, moment: Date, now: Date) => {
    const at = moment.getTime()
    if (result.kind === 'retry') {
      if (retry({ id, lease, at, why: result.why }) > 0) noteChannel(account.network, result, now)
      return false
    }
    const state = result.kind === 'sent' ? 'sent' : 'dead'
    const why = result.kind === 'sent' ? null : result.why
    if (end({ id, lease, at, state, why }) === 0) return false
    noteChannel(account.network, result, now)
    return letNextPass({ conversation, at }) > 0
  }
}
