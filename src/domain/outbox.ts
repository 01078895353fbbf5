import type { ChannelAccount, OutgoingPart, SendResult } from './channel.ts'
import type { ConversationId, Network, OfficialId, TicketCode } from './ids.ts'

/** Networks that replies are sent to; on the others people read the transcript itself. */
export const SENT_TO = ['telegram', 'zalo'] as const satisfies readonly Network[]

/** Replies on their way. Those of one conversation go out one after the other, in order. */
export interface Outbox {
  /**
   * Takes the delivery on this network that has been due longest and is the first of its conversation. One network
   * at a time: one that hangs must not hold up the others.
   */
  takeDelivery(network: Network, now: Date, rule: { leaseMs: number }): Promise<Delivery | undefined>
  /**
   * Notes what became of an attempt. `retry` keeps the conversation's later replies waiting behind it; `refused`
   * puts it among the dead letters and lets them pass. Whoever's lease was taken over changes nothing.
   *
   * @param at when it happened; for `retry`, when to try again
   * @param now when it happened, where `at` does not say so
   * @returns whether the conversation has a later reply, which may go now
   */
  recordDelivery(delivery: Delivery, result: SendResult, at: Date, now?: Date): Promise<boolean>
  /** When the next delivery can be taken, one in somebody's hands at the end of its lease. */
  nextDeliveryDue(network: Network): Promise<Date | undefined>
  /**
   * Deliveries that were given up and of which nobody has disposed yet, newest first.
   *
   * @param network only those of this one
   */
  deadLetters(limit: number, network?: Network): Promise<readonly DeadLetter[]>
  /**
   * Puts a dead letter back where it belongs among the replies to its chat: before those written after it that still
   * wait, behind one that is on its way. What has gone meanwhile has gone. Its attempts begin anew, and so do those of
   * the reply that makes way for it. The journal's entry is written with it.
   *
   * @returns `gone` when it is none any more: another was quicker, or nobody knows it
   */
  retryDeadLetter(id: number, by: OfficialId, at: Date): Promise<'waiting' | 'gone'>
  /**
   * Takes a letter from the list for good. The ticket it belongs to goes on saying that its answer did not arrive.
   *
   * @param why in the official's words, for the journal
   * @returns as {@link retryDeadLetter}
   */
  discardDeadLetter(id: number, by: OfficialId, at: Date, why: string): Promise<'discarded' | 'gone'>
  /** What officials did with dead letters, newest first. */
  letterJournal(limit: number): Promise<readonly LetterEntry[]>
  channelFigures(network: Network, now: Date): Promise<ChannelFigures>
}

export interface Delivery {
  readonly id: number
  readonly conversation: ConversationId
  readonly account: ChannelAccount
  readonly part: OutgoingPart
  readonly by: 'desk' | 'official'
  /** When it was written. */
  readonly at: Date
  /** Attempts made before this one. */
  readonly attempts: number
  readonly lease: string
  /** The same is said once more by the part right behind it, so that it counts as sent by itself. */
  readonly goesWithNext?: boolean
}

export interface DeadLetter {
  readonly id: number
  readonly account: ChannelAccount
  readonly why: string
  readonly ticket: TicketCode | null
  readonly at: Date
}

/** Nhật ký: what an official did with a dead letter. Never whose chat it was for. */
export interface LetterEntry {
  readonly letter: number
  readonly network: Network
  readonly ticket: TicketCode | null
  readonly move: 'retry' | 'discard'
  readonly by: OfficialId
  readonly at: Date
  /** Absent for a retry. */
  readonly why: string | null
}

/** How one network fares, by what all instances have seen. */
export interface ChannelFigures {
  readonly waiting: number
  /** Whole seconds since the oldest of them was written or put back; 0 when none waits. */
  readonly oldestSeconds: number
  readonly dead: number
  /** When a reply last went out; `null`: never. */
  readonly sentAt: Date | null
  /** When an attempt last failed, and its code. */
  readonly failed: { readonly at: Date; readonly why: string } | null
}
