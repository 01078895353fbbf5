import * as z from 'zod'
import type { OutgoingPart } from '../../domain/channel.ts'
import type { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { IncomingMessage } from '../../domain/message.ts'
import type { Connection, Query } from './connection.ts'
import { lineOf } from '../kept-words.ts'

const IdRow = z.object({ id: z.int() })

function prepareLine(db: Connection): Query<{ id: number }> {
  return db.query(
    `INSERT INTO transcript (conversation, by, text, choices, citations, at)
     VALUES (:conversation, :by, :text, :choices, :citations, :at) RETURNING id`,
    IdRow,
  )
}

/** Adds what a citizen wrote to the transcript. */
export function prepareHear(db: Connection): (message: IncomingMessage) => void {
  const line = prepareLine(db)
  return (message) => {
    line.sure({
      conversation: message.conversation,
      by: 'citizen',
      text: lineOf(message),
      choices: '[]',
      citations: '[]',
      at: message.receivedAt.getTime(),
    })
  }
}

/** Networks whose people read the transcript itself: nothing is left to be sent. */
export const READ_IN_PLACE = `('web', 'api')`

interface Saying {
  readonly by: 'desk' | 'official'
  /** The ticket whose answer this is. */
  readonly ticket: TicketCode | null
  readonly at: Date
}

/** Adds a reply to the transcript and to the outbox, behind what is still on its way to the same chat. */
export function prepareSay(
  db: Connection,
): (conversation: ConversationId, parts: readonly OutgoingPart[], saying: Saying) => void {
  const line = prepareLine(db)
  const send = db.change(`
    INSERT INTO outbox (id, conversation, network, ticket, state, due_at, ended_at)
    SELECT :id, id, network, :ticket,
      CASE
        WHEN network IN ${READ_IN_PLACE} THEN 'sent'
        WHEN EXISTS (SELECT 1 FROM outbox WHERE conversation = :conversation AND state = 'next') THEN 'behind'
        ELSE 'next'
      END,
      :at, iif(network IN ${READ_IN_PLACE}, :at, NULL)
    FROM conversations WHERE id = :conversation`)

  return (conversation, parts, { by, ticket, at: moment }) => {
    const at = moment.getTime()
    for (const { text, choices, citations } of parts) {
      const { id } = line.sure({
        conversation,
        by,
        text,
        choices: JSON.stringify(choices),
        citations: JSON.stringify(citations),
        at,
      })
      send({ id, conversation, ticket, at })
    }
  }
}
