import type { OutgoingPart } from '../domain/channel.ts'
import type { ConversationId } from '../domain/ids.ts'
import type { Delivery } from '../domain/outbox.ts'
import type { SealedStretch } from '../domain/seal.ts'
import type { IncomingMessage } from '../domain/message.ts'
import type { Store } from '../domain/store.ts'

/** Where a store keeps words. What stands beside them it reads itself; of the words it asks nothing. */
export type WordsIn = 'content' | 'line' | 'memory' | 'question' | 'answer' | 'draft' | 'note' | 'history'

/**
 * What is to stand where words stand; `undefined` where they stay as they are.
 *
 * @param kept as it stands there: a text, or for `content`, `memory`, `answer` and `history` JSON
 * @param whose the conversation's id; of a draft, a note and the history the ticket's code
 */
export type Anew = (where: WordsIn, kept: string, whose: string) => string | undefined

/** How far a store has come in rewriting its words. */
type RewrittenStretch = Pick<SealedStretch, 'changed' | 'next'>

type ReplyBehind = Pick<OutgoingPart, 'text'> & Pick<Delivery, 'by' | 'at'>

/** A store as it keeps things, to which words are texts like any other: `sealed.ts` makes a {@link Store} of it. */
export interface KeptStore extends Omit<Store, 'sealWords' | 'shutWaiting'> {
  /** Shows what waits to be worked on and to be sent: of messages the content (JSON), of replies the text. */
  waitingWords(show: (kind: 'message' | 'reply', kept: string, whose: ConversationId) => void): Promise<void>
  /** The reply that waits right behind the first unsent one of a chat, as its words are kept. */
  replyBehind(id: ConversationId): Promise<ReplyBehind | undefined>
  /** Puts the next stretch of all that is kept in words through `anew`; as {@link Store.sealWords}. */
  rewriteWords(from: string, limit: number, anew: Anew): Promise<RewrittenStretch>
}

/** What the transcript says of a message. */
export function lineOf({ content }: IncomingMessage): string {
  if (content.kind === 'text') return content.text
  if (content.kind === 'picture') return content.caption
  return content.kind === 'choice' ? (content.label ?? content.value) : ''
}
