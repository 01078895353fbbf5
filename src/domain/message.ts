import type { ChannelAccount } from './channel.ts'
import type { ConversationId, MessageKey } from './ids.ts'
import type { Reply } from './reply.ts'

/**
 * What a citizen sent. Only text and picked choices say something the desk can work with. `corrects`: these words stand in
 * place of those of an earlier message.
 */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string; readonly corrects?: MessageKey }
  /** `label`: what it was called where it was offered; the store looks it up as it takes the message in. */
  | { readonly kind: 'choice'; readonly value: string; readonly label?: string }
  | { readonly kind: 'picture'; readonly caption: string; readonly corrects?: MessageKey }
  | { readonly kind: 'voice' }
  | { readonly kind: 'sticker' }
  /** File, location, contact, a message the network withholds (Zalo does so for protected groups of people). */
  | { readonly kind: 'unsupported' }

/** A message as a door hands it in: cleaned, within limits, with the key that recognises a repeated delivery. */
export interface IncomingMessage {
  readonly key: MessageKey
  readonly conversation: ConversationId
  readonly account: ChannelAccount
  readonly content: MessageContent
  readonly receivedAt: Date
}

/** One line of a chat as it is shown again later: what the citizen wrote, what the desk or an official replied. */
export interface TranscriptEntry {
  readonly id: number
  readonly by: 'citizen' | 'desk' | 'official'
  readonly text: string
  readonly choices: Reply['choices']
  readonly citations: Reply['citations']
  readonly at: Date
}
