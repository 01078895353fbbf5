import { createHmac } from 'node:crypto'
import { lately } from '#knowledge/lately.ts'
import type { ConversationId } from './ids.ts'

/** A message is spoken of by its conversation's name at every step, from the door to the reply. */
const LATELY_NAMED = 1000

/** What a conversation is called where its id may not be told: the id holds the chat id of a person. */
export type NameConversation = (id: ConversationId) => Promise<string>

/**
 * Names that are the same in every instance and for as long as the store lives, and from which nobody without the store
 * finds the chat: chat ids are few enough to be tried one after the other, so a plain digest would tell.
 *
 * @param secret made once and kept in the store
 */
export function nameConversations(secret: () => Promise<string>): NameConversation {
  let kept: Promise<(id: string) => string> | undefined
  return async (id) => {
    kept ??= secret().then((key) => lately((one) => nameBy(key, one), LATELY_NAMED))
    try {
      return (await kept)(id)
    } catch (fault) {
      kept = undefined
      throw fault
    }
  }
}

function nameBy(key: string, id: string): string {
  return createHmac('sha256', key).update(id).digest('hex').slice(0, 16)
}
