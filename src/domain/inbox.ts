import type { Answer } from './answer.ts'
import type { OutgoingPart } from './channel.ts'
import type { Conversation } from './conversation.ts'
import type { ForgetWish } from './forgetting.ts'
import type { ConversationId, TicketCode } from './ids.ts'
import type { IncomingMessage, TranscriptEntry } from './message.ts'
import type { TicketChange } from './tickets.ts'
import type { Prompted } from './writer.ts'

/** What citizens wrote, and the list of work it makes: one lane per conversation. */
export interface Inbox {
  /**
   * Stores a message and the work it makes, together. Makes the conversation at first contact and adds the message
   * to the transcript at once: a picked choice with its label where it was among those last offered, a message
   * without words with an empty text.
   *
   * The lane is due `windowMs` after its last message, but no later than four windows after its first: someone who
   * goes on typing is answered too. A lane that was postponed stays postponed.
   *
   * @param rule `windowMs`: short lines within this time are one turn; `perMinute`: messages of one conversation
   *   that make work within the 60 s up to this one (0 = no limit); `overLimit` is said to whoever sends more, at
   *   most once in 60 s where it is sent; on `web` and `api`, where it is only read, after every such message
   * @returns `repeated` when the key is known, for 30 days at least: nothing changes; `over_limit` when it was kept but makes no work
   */
  receive(message: IncomingMessage, rule: ReceiveRule): Promise<'stored' | 'repeated' | 'over_limit'>
  /**
   * Takes the lane whose work has been due longest; nobody else gets it until it is finished, given back, or the
   * lease ends. A lease that has ended still counts until somebody else takes the lane. One that does not read rests as
   * long and counts as given back.
   *
   * @param rule `windowMs` 0 gives the oldest message alone, otherwise all that wait, in the order they came
   */
  takeTurn(now: Date, rule: { windowMs: number; leaseMs: number }): Promise<Turn | undefined>
  /**
   * Writes what a turn led to and frees its lane; messages that came meanwhile are the lane's next turn. The parts
   * stand in the transcript at once and go to the outbox behind earlier ones; on `web` and `api`, where the
   * transcript is what people read, they count as sent. A turn whose lease was lost changes nothing.
   *
   * @returns `moved_on` when a ticket was moved by somebody else meanwhile, or an official took the conversation or gave
   *   it back: nothing of the result was written, and the lane is due at once, to be taken and worked on anew
   */
  finishTurn(turn: Turn, result: TurnResult, now: Date): Promise<'finished' | 'lease_lost' | 'moved_on'>
  /** Gives the lane back after a fault, to be taken again at `until`. */
  postponeTurn(turn: Turn, until: Date): Promise<void>
  /** When the next lane can be taken, one in somebody's hands at the end of its lease; `undefined` when none waits. */
  nextTurnDue(): Promise<Date | undefined>
  conversation(id: ConversationId): Promise<Conversation | undefined>
  /** Keeps what the desk remembers of a chat, whether or not it was known. */
  saveConversation(conversation: Conversation): Promise<void>
  /** Lines with an id above `after` and, where it is given, below `before`; oldest first, at most the last `limit` of them. */
  transcript(
    id: ConversationId,
    after: number,
    limit: number,
    before?: number,
  ): Promise<readonly TranscriptEntry[]>
  /** Answers given, newest first. */
  latestAnswers(limit: number): Promise<readonly StoredAnswer[]>
  /** Answers given in one conversation, newest first: all that are kept in words. */
  answersOf(id: ConversationId): Promise<readonly StoredAnswer[]>
  /**
   * At a serving process's start. SQLite, which one process serves, frees every lease, because what held them is dead;
   * a turn which has not come back {@link RESTS_AFTER} times {@link RESTS | rests} first. Redis, which several may serve, frees none: others are at work, see {@link beAtWork}.
   *
   * @throws {DeskFault} `store-taken` when another process serves a store that only one can
   */
  takeOver(): Promise<void>
  /**
   * Says from now on until it is closed that this process is at work. Others that share the store free what one holds
   * that has died, as soon as it has not been heard of for a while, with the exception of {@link takeOver}; without this
   * they wait for its leases to end.
   */
  beAtWork(): Promise<void>
}

export interface ReceiveRule {
  readonly windowMs: number
  readonly perMinute: number
  readonly overLimit: readonly OutgoingPart[]
  /** Said at once to whoever sends a message that makes work. */
  readonly notice?: Notice
}

/** Something said beside the answer, not to everybody each time. */
export interface Notice {
  readonly parts: readonly OutgoingPart[]
  /** Not said again in a conversation where one was said after this. */
  readonly unlessAfter: Date
}

/**
 * A turn that has so often been taken and not come back may well be what its process died of each time: from then on it
 * rests before it is taken again, so that one start after the other is not spent on it.
 */
export const RESTS_AFTER = 4
/** Stands in place of the lease of one that rests: whoever frees it does so once, and its citizen's next line wakes nobody. */
export const RESTS = 'rests'
/** By so much it rests for less than a lease, ms: others wait for what comes of it. */
export const RESTS_LESS_MS = 40_000

/** Messages of one conversation to be handled together. */
export interface Turn {
  readonly conversation: Conversation
  /** The ticket whose official talks with the citizen directly. */
  readonly heldFor: TicketCode | null
  readonly messages: readonly IncomingMessage[]
  /** How often this turn was begun before and not finished. */
  readonly attempts: number
  /** How often of these it was neither finished nor given back: its process died, or its lease ran out. */
  readonly unreturned: number
  readonly lease: string
}

/** What a turn led to, written in one move. */
export interface TurnResult {
  readonly conversation: Conversation
  readonly parts: readonly OutgoingPart[]
  readonly answers: readonly AnsweredQuestion[]
  /** Moves the citizen made: tickets opened, details given, withdrawn. What they say goes behind `parts`. */
  readonly tickets: readonly TicketChange[]
  /** How many of the turn's messages it is about, from the first; the others wait for the next turn. All, when absent. */
  readonly handled?: number
  /**
   * The citizen has confirmed that what is kept of the conversation be deleted: the order is written with the turn, about
   * every line there is, apart from those of messages that wait. `parts`, the receipt, stand behind it.
   */
  readonly forgets?: ForgetWish
}

export interface AnsweredQuestion {
  readonly question: string
  readonly answer: Answer
  /** Which model and prompts had a hand in it; `null`: none. */
  readonly worded: Prompted | null
}

/** An answer as it was given; which words it rested on, the version tells. */
export interface StoredAnswer {
  readonly conversation: ConversationId
  readonly question: string
  readonly answer: Answer
  readonly at: Date
}
