import type { ChannelAccount } from './channel.ts'
import type { ConversationId, MessageKey } from './ids.ts'
import type { Reply } from './reply.ts'

/** What a citizen sent. Only text and picked choices say something the desk can work with. */
export type MessageContent =
  | ({ readonly kind: 'text'; readonly text: string } & About)
  /** `label`: what it was called where it was offered; the store looks it up as it takes the message in. */
  | { readonly kind: 'choice'; readonly value: string; readonly label?: string }
  | ({ readonly kind: 'picture'; readonly caption: string } & About)
  | { readonly kind: 'voice' }
  | { readonly kind: 'sticker' }
  /** File, location, contact, a message the network withholds (Zalo does so for protected groups of people). */
  | { readonly kind: 'unsupported' }
  /** Sealed with a key that is lost for good: never kept like this, only read so. */
  | { readonly kind: 'lost' }

/** What else was said that a message is about. */
interface About {
  /** These words stand in place of those of that message. */
  readonly corrects?: MessageKey
  /** How the reply of ours begins that the citizen replies to. */
  readonly repliesTo?: string
  /** Its place among those of its chat, as the network counts them: greater for what was sent later. */
  readonly order?: number
}

/** For how many days a message's key is known again. Telegram repeats a delivery for a day at most, Zalo does not say. */
export const REMEMBERED_DAYS = 30

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
