import * as z from 'zod'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { DeadLetter, Outbox } from '../../domain/outbox.ts'
import { AccountColumns, LetterEntryRow, Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

const LetterRow: z.ZodType<DeadLetter> = z
  .object({
    id: z.int(),
    ...AccountColumns,
    why: z.string(),
    ticket: TicketCode.nullable(),
    ended_at: Moment,
  })
  .transform(({ network, chat, ended_at: at, ...row }) => ({ ...row, account: { network, chat }, at }))

const Disposed = z.object({
  conversation: ConversationId,
  network: AccountColumns.network,
  ticket: TicketCode.nullable(),
})

/** Replies that were given up, and what officials do with them. */
export function sqliteDeadLetters(
  db: Connection,
): Pick<Outbox, 'deadLetters' | 'retryDeadLetter' | 'discardDeadLetter' | 'letterJournal'> {
  const letters = db.query(
    `SELECT outbox.id, conversations.network, chat, why, ticket, ended_at
     FROM outbox JOIN conversations ON conversations.id = conversation
     WHERE state = 'dead' AND discarded_at IS NULL AND (:network IS NULL OR outbox.network = :network)
     ORDER BY ended_at DESC, outbox.id DESC LIMIT :limit`,
    LetterRow,
  )
  const isDead = `id = :id AND state = 'dead' AND discarded_at IS NULL`
  const find = db.query(`SELECT conversation, network, ticket FROM outbox WHERE ${isDead}`, Disposed)
  // One that is on its way, `lease`, cannot be called back: the letter then goes behind it.
  const makeWay = db.change(`
    UPDATE outbox SET state = 'behind', attempts = 0
    WHERE conversation = :conversation AND state = 'next' AND lease IS NULL AND id > :id`)
  const putBack = db.change(`
    UPDATE outbox SET attempts = 0, due_at = :at, why = NULL, ended_at = NULL, back_at = :at, state = iif(
      EXISTS (SELECT 1 FROM outbox WHERE conversation = :conversation AND state = 'next'), 'behind', 'next'
    ) WHERE id = :id`)
  const discard = db.query(
    `UPDATE outbox SET discarded_at = :at WHERE ${isDead} RETURNING conversation, network, ticket`,
    Disposed,
  )
  const note = db.change(`
    INSERT INTO letter_journal (letter, network, ticket, move, by, at, why)
    VALUES (:id, :network, :ticket, :move, :by, :at, :why)`)
  const journal = db.query(
    'SELECT letter, network, ticket, move, by, at, why FROM letter_journal ORDER BY id DESC LIMIT :limit',
    LetterEntryRow,
  )

  return {
    deadLetters: (limit, network) => db.look(() => letters.all({ limit, network: network ?? null })),
    retryDeadLetter: (id, by, moment) =>
      db.move(() => {
        const letter = find.one({ id })
        if (letter === undefined) return 'gone'
        const { conversation, network, ticket } = letter
        const at = moment.getTime()
        makeWay({ conversation, id })
        putBack({ conversation, id, at })
        note({ id, network, ticket, move: 'retry', by, at, why: null })
        return 'waiting'
      }),
    discardDeadLetter: (id, by, moment, why) =>
      db.move(() => {
        const at = moment.getTime()
        const letter = discard.one({ id, at })
        if (letter === undefined) return 'gone'
        const { network, ticket } = letter
        note({ id, network, ticket, move: 'discard', by, at, why })
        return 'discarded'
      }),
    letterJournal: (limit) => db.look(() => journal.all({ limit })),
  }
}
