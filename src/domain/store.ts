import type { Archive } from '#knowledge/archive.ts'
import type { Answer } from './answer.ts'
import type { ChannelAccount, OutgoingPart, SendResult } from './channel.ts'
import type { Conversation } from './conversation.ts'
import type { ConversationId, DepartmentId, Network, OfficialId, TicketCode } from './ids.ts'
import type { IncomingMessage, TranscriptEntry } from './message.ts'
import type { Official } from './official.ts'
import type { Prompted } from './writer.ts'
import type { AuditEntry, NewTicket, Ticket, TicketAnswer, TicketState } from './ticket.ts'

/**
 * Keeps everything the desk may not forget. Methods are moves of our world; each happens whole or not at all,
 * and has happened, on disk, when its promise resolves. Taking, giving back and recording a delivery may be forgotten
 * in a power cut, not at the end of the process: done again they cost a repeated send, never a lost one.
 *
 * Two real stores stand behind it (SQLite, Redis); one suite in `test/contract` holds for both.
 *
 * @throws {StoreUnavailable} from every method, when the store cannot be reached or written
 */
export interface Store extends Inbox, Outbox, Tickets, Accounts, Archive {
  /** Resolves when the store has just been read and written. */
  check(): Promise<void>
  /** The time of all who share the store: a lease that one writes is read by another. */
  now(): Date
  /** A secret made once and kept; later calls give the kept one, also when two processes ask at once. */
  secret(name: string, make: () => string): Promise<string>
  figures(now: Date): Promise<StoreFigures>
  /** What an operator has to set right. */
  warnings(): Promise<readonly StoreWarning[]>
  close(): Promise<void>
}

/**
 * `log_off`: what was accepted is gone with the server's process; `log_late`: a power cut may take the last second;
 * `may_evict`: a full server throws away what is kept; `unknown`: it does not tell how it is set up.
 */
export type StoreWarning = 'log_off' | 'log_late' | 'may_evict' | 'unknown'

/** What an operator watches. */
export interface StoreFigures {
  readonly waitingMessages: number
  /** Whole seconds the oldest unanswered message has waited; 0 when none waits. So for deliveries. */
  readonly oldestMessageSeconds: number
  readonly waitingDeliveries: number
  readonly oldestDeliverySeconds: number
  readonly deadDeliveries: number
  readonly openTickets: number
}

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
   * lease ends. A lease that has ended still counts until somebody else takes the lane.
   *
   * @param rule `windowMs` 0 gives the oldest message alone, otherwise all that wait, in the order they came
   */
  takeTurn(now: Date, rule: { windowMs: number; leaseMs: number }): Promise<Turn | undefined>
  /**
   * Writes what a turn led to and frees its lane; messages that came meanwhile are the lane's next turn. The parts
   * stand in the transcript at once and go to the outbox behind earlier ones; on `web` and `api`, where the
   * transcript is what people read, they count as sent. A turn whose lease was lost changes nothing.
   */
  finishTurn(turn: Turn, result: TurnResult, now: Date): Promise<'finished' | 'lease_lost'>
  /** Gives the lane back after a fault, to be taken again at `until`. */
  postponeTurn(turn: Turn, until: Date): Promise<void>
  /** When the next lane can be taken, one in somebody's hands at the end of its lease; `undefined` when none waits. */
  nextTurnDue(): Promise<Date | undefined>
  conversation(id: ConversationId): Promise<Conversation | undefined>
  /** Keeps what the desk remembers of a chat, whether or not it was known. */
  saveConversation(conversation: Conversation): Promise<void>
  /** Lines with an id above `after`, oldest first, at most the last `limit` of them. */
  transcript(id: ConversationId, after: number, limit: number): Promise<readonly TranscriptEntry[]>
  /** Answers given, newest first. */
  latestAnswers(limit: number): Promise<readonly StoredAnswer[]>
  /**
   * At a serving process's start. SQLite, which one process serves, frees every lease, because what held them is dead.
   * Redis, which several may serve, frees none: a dead one's cannot be told from a slow one's, and ends by its time.
   *
   * @throws {DeskFault} `store-taken` when another process serves a store that only one can
   */
  takeOver(): Promise<void>
}

export interface ReceiveRule {
  readonly windowMs: number
  readonly perMinute: number
  readonly overLimit: readonly OutgoingPart[]
}

/** Messages of one conversation to be handled together. */
export interface Turn {
  readonly conversation: Conversation
  readonly messages: readonly IncomingMessage[]
  /** How often this turn was begun before and not finished. */
  readonly attempts: number
  readonly lease: string
}

/** What a turn led to, written in one move. */
export interface TurnResult {
  readonly conversation: Conversation
  readonly parts: readonly OutgoingPart[]
  readonly answers: readonly AnsweredQuestion[]
  readonly tickets: readonly NewTicket[]
}

export interface AnsweredQuestion {
  readonly question: string
  readonly answer: Answer
  /** Which model and prompts had a hand in it; `null`: none. */
  readonly worded: Prompted | null
}

/** An answer as it was given; which words it rested on, the version tells. */
export interface StoredAnswer {
  readonly question: string
  readonly answer: Answer
  readonly at: Date
}

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
   */
  recordDelivery(delivery: Delivery, result: SendResult, at: Date): Promise<void>
  /** When the next delivery can be taken, one in somebody's hands at the end of its lease. */
  nextDeliveryDue(network: Network): Promise<Date | undefined>
  /** Deliveries that were given up, newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>
}

export interface Delivery {
  readonly id: number
  readonly conversation: ConversationId
  readonly account: ChannelAccount
  readonly part: OutgoingPart
  /** Attempts made before this one. */
  readonly attempts: number
  readonly lease: string
}

export interface DeadLetter {
  readonly id: number
  readonly account: ChannelAccount
  readonly why: string
  readonly ticket: TicketCode | null
  readonly at: Date
}

interface TicketFilter {
  readonly state: TicketState
  /** Only this department's; `null` for all. */
  readonly department: DepartmentId | null
}

export interface Tickets {
  ticket(code: TicketCode): Promise<Ticket | undefined>
  /** New ones by the time they were opened, oldest first; answered ones by their answer, latest first. */
  queue(filter: TicketFilter, limit: number): Promise<readonly Ticket[]>
  countTickets(department: DepartmentId | null): Promise<Readonly<Record<TicketState, number>>>
  /**
   * Writes answer, state, audit entry and the citizen's reply in one move. Of two officials who answer at once one
   * is told that the other was quicker. The reply is delivered as in {@link Inbox.finishTurn}.
   */
  answerTicket(
    code: TicketCode,
    answer: TicketAnswer,
    parts: readonly OutgoingPart[],
  ): Promise<'answered' | 'already_answered' | 'unknown'>
  audit(code: TicketCode): Promise<readonly AuditEntry[]>
  /**
   * How the answer to a ticket is faring on its way to the citizen: `dead` as soon as one of its parts was given up,
   * `sent` when all have gone, `none` before there is one.
   */
  ticketDelivery(code: TicketCode): Promise<'none' | 'waiting' | 'sent' | 'dead'>
}

/** E-mail addresses are compared without regard to the case of ASCII letters. */
export interface Accounts {
  /** @param invitation hash of a one-time link's token */
  createOfficial(official: Official, invitation: Invitation): Promise<'created' | 'email_taken'>
  official(id: OfficialId): Promise<Official | undefined>
  officialByEmail(email: string): Promise<Official | undefined>
  /** Whose link this is, while it is neither used nor past. */
  invited(tokenHash: string, now: Date): Promise<Official | undefined>
  /**
   * Gives an account a new link; earlier ones open nothing any more. Using it up ends the official's sessions.
   *
   * @returns whose it is; `undefined` when there is no such account
   */
  inviteAgain(email: string, invitation: Invitation): Promise<Official | undefined>
  /**
   * Uses the link up, sets the password and ends the official's sessions; `undefined` when another was quicker or it
   * is past.
   */
  acceptInvitation(tokenHash: string, passwordHash: string, now: Date): Promise<OfficialId | undefined>
  startSession(session: Session): Promise<void>
  session(tokenHash: string, now: Date): Promise<Session | undefined>
  endSession(tokenHash: string): Promise<void>
  /**
   * Counts one attempt under each key, unless one of them has had its most since `since`: then nothing is added.
   *
   * @param since at most a day before `now`: what is older is forgotten
   * @returns the first key that has had its most
   */
  countAttempt(limits: readonly AttemptLimit[], now: Date, since: Date): Promise<string | undefined>
  forgetAttempts(key: string): Promise<void>
  /** Forgets one attempt that was counted under a key at this time. */
  takeBackAttempt(key: string, at: Date): Promise<void>
}

interface AttemptLimit {
  readonly key: string
  readonly most: number
}

interface Invitation {
  readonly tokenHash: string
  readonly expiresAt: Date
}

export interface Session {
  /** SHA-256 of the cookie's token: a stolen store opens no session. */
  readonly tokenHash: string
  readonly official: OfficialId
  readonly csrfToken: string
  readonly startedAt: Date
  readonly expiresAt: Date
}
