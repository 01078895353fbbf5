import type { Network } from './ids.ts'
import type { Reply } from './reply.ts'

/** One person's chat on one network. */
export interface ChannelAccount {
  readonly network: Network
  /** The network's own chat id, in a group with the member's: an opaque string, personal data, never logged. */
  readonly chat: string
}

/** One message as it goes over the wire: a reply that is too long for a network becomes several. */
export interface OutgoingPart {
  readonly text: string
  readonly choices: Reply['choices']
  /** Only the web shows citations apart from the text. */
  readonly citations: Reply['citations']
}

/** What became of one attempt to send. */
export type SendResult =
  | { readonly kind: 'sent' }
  /**
   * May pass by itself; `afterMs` is the network's own wait where it names one, `atMost` how often it may be tried where
   * the message has probably arrived each time.
   */
  | { readonly kind: 'retry'; readonly why: string; readonly afterMs?: number; readonly atMost?: number }
  /** The network will never take this message, or has no more room for us; a person must look. */
  | { readonly kind: 'refused'; readonly why: string }

/** A network the desk answers on. */
export interface Channel {
  readonly network: Network
  /** Splits and lays out a reply within the network's limits. Pure. */
  readonly parts: (reply: Reply) => readonly OutgoingPart[]
  /** Sends one part. Never throws for what a network does; never logs a token or a chat id. */
  readonly send: (account: ChannelAccount, part: OutgoingPart, signal: AbortSignal) => Promise<SendResult>
  /** Shows that an answer is being written; best effort, never fails. */
  readonly typing: (account: ChannelAccount) => Promise<void>
}
