import { createHmac } from 'node:crypto'
import { lately } from '#knowledge/lately.ts'
import type { ConversationId, TicketCode } from './ids.ts'

/** A message is spoken of by its conversation's name at every step, from the door to the reply. */
const LATELY_NAMED = 1000

/**
 * What a conversation or a ticket is called where its id may not be told: a conversation's holds the chat id of a person, and
 * whoever has a ticket's code is shown the ticket.
 */
export type NameInLog = (id: ConversationId | TicketCode) => Promise<string>

/**
 * Names that are the same in every instance and for as long as the store lives, and from which nobody without the store
 * finds the chat or the code: both are few enough to be tried one after the other, so a plain digest would tell.
 *
 * @param secret made once and kept in the store
 */
export function nameForLog(secret: () => Promise<string>): NameInLog {
  let name: ((id: string) => string) | undefined
  return async (id) => {
    // What came of the asking is kept and never the asking: on Workers nobody may wait for another request's.
    if (name === undefined) {
      const key = await secret()
      name ??= lately((one) => nameBy(key, one), LATELY_NAMED)
    }
    return name(id)
  }
}

function nameBy(key: string, id: string): string {
  return createHmac('sha256', key).update(id).digest('hex').slice(0, 16)
}
