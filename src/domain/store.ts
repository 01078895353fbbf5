import type { Archive } from '#knowledge/archive.ts'
import type { Place } from '#knowledge/place.ts'
import type { Account, AccountEntry, AccountFacts, BegunSignIn, Deed, Enrolment, Proof } from './account.ts'
import type { Answer } from './answer.ts'
import type { AnswerTally } from './answer-tally.ts'
import type { OutgoingPart } from './channel.ts'
import type { CallCounts } from './call-counts.ts'
import type { Conversation } from './conversation.ts'
import type { ConversationId, DepartmentId, OfficialId, TicketCode } from './ids.ts'
import type { IncomingMessage, TranscriptEntry } from './message.ts'
import type { ForgetWish, Forgetting } from './forgetting.ts'
import type { Contacts, Notices, OfficialNotice } from './notices.ts'
import type { Official } from './official.ts'
import type { Outbox } from './outbox.ts'
import type { RoutingExamples } from './routing.ts'
import type { Rulebook } from './rulebook.ts'
import type { BackupNote, StoreRoom } from './safekeeping.ts'
import type { Prompted } from './writer.ts'
import type { AuditEntry, Draft, Ticket, TicketNote, TicketState } from './ticket.ts'

/**
 * Keeps everything the desk may not forget. Methods are moves of our world; each happens whole or not at all,
 * and has happened, on disk, when its promise resolves. Taking, giving back and recording a delivery may be forgotten
 * in a power cut, not at the end of the process: done again they cost a repeated send, never a lost one.
 *
 * Two real stores stand behind it (SQLite, Redis); one suite in `test/contract` holds for both.
 *
 * @throws {StoreUnavailable} from every method, when the store cannot be reached or written
 */
export interface Store
  extends
    Inbox,
    AnswerTally,
    Outbox,
    Tickets,
    Accounts,
    CallCounts,
    Rulebook,
    RoutingExamples,
    Notices,
    Contacts,
    Forgetting,
    Archive {
  readonly kind: 'sqlite' | 'redis'
  /** Resolves when the store has just been read and written. */
  check(): Promise<void>
  /** The time of all who share the store: a lease that one writes is read by another. */
  now(): Date
  /** A secret made once and kept; later calls give the kept one, also when two processes ask at once. */
  secret(name: string, make: () => string): Promise<string>
  figures(now: Date): Promise<StoreFigures>
  /** What an operator has to set right. */
  warnings(): Promise<readonly StoreWarning[]>
  /** How much room there is; `undefined` where that is not told. */
  room(): Promise<StoreRoom | undefined>
  /** Notes that a backup of this store was made, in place of the one before. */
  noteBackup(backup: BackupNote): Promise<void>
  lastBackup(): Promise<BackupNote | undefined>
  close(): Promise<void>
}

/**
 * `log_off`: what was accepted is gone with the server's process; `log_late`: a power cut may take the last second;
 * `may_evict`: a full server throws away what is kept; `unknown`: it does not tell how it is set up.
 */
export const STORE_WARNINGS = ['log_off', 'log_late', 'may_evict', 'unknown'] as const
export type StoreWarning = (typeof STORE_WARNINGS)[number]

/** What an operator watches. */
export interface StoreFigures {
  readonly waitingMessages: number
  /** Conversations they are in, each of them worked on by one at a time. */
  readonly waitingLanes: number
  /** Whole seconds the oldest unanswered message has waited; 0 when none waits. So for deliveries. */
  readonly oldestMessageSeconds: number
  readonly waitingDeliveries: number
  readonly oldestDeliverySeconds: number
  readonly deadDeliveries: number
  /** Notices to officials that were given up. */
  readonly deadNotices: number
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
   * At a serving process's start. SQLite, which one process serves, frees every lease, because what held them is dead.
   * Redis, which several may serve, frees none: others are at work, see {@link beAtWork}.
   *
   * @throws {DeskFault} `store-taken` when another process serves a store that only one can
   */
  takeOver(): Promise<void>
  /**
   * Says from now on until it is closed that this process is at work. Others that share the store free what one holds
   * that has died, as soon as it has not been heard of for a while; without this they wait for its leases to end.
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

/** Messages of one conversation to be handled together. */
export interface Turn {
  readonly conversation: Conversation
  /** The ticket whose official talks with the citizen directly. */
  readonly heldFor: TicketCode | null
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
  readonly question: string
  readonly answer: Answer
  readonly at: Date
}

/** Whose tickets: of a city and a department; `null` for all. What has no city belongs to both. */
export interface TicketScope {
  readonly place: Place | null
  readonly department: DepartmentId | null
}

export interface QueueFilter extends TicketScope {
  readonly states: readonly TicketState[]
  /** Only what this official holds. */
  readonly holder: OfficialId | null
  /** Only what is due in this stretch; what stands still is due never. */
  readonly due: { readonly from: Date | null; readonly before: Date | null } | null
}

/** One ticket's part in a move. */
export interface TicketChange {
  /** The revision the move rests on; 0 for a ticket that is being opened. */
  readonly seen: number
  /** As it is afterwards: its revision is the next one. */
  readonly ticket: Ticket
  readonly entries: readonly AuditEntry[]
  /** What the citizen is told in the chat where they asked, and by whom. `answer`: {@link Tickets.ticketDelivery} follows it. */
  readonly says: {
    readonly parts: readonly OutgoingPart[]
    readonly by: 'desk' | 'official'
    readonly answer: boolean
  }
  /** What officials are told of it; nothing where it is left out. */
  readonly notices?: readonly OfficialNotice[]
}

/**
 * Lists pass over a ticket that cannot be read: one that is damaged, or was written by a program that knows more, keeps
 * nobody from the others. {@link Tickets.unreadableTickets} has it from then on.
 */
export interface Tickets {
  ticket(code: TicketCode): Promise<Ticket | undefined>
  /**
   * Writes a move: tickets, audit entries and what citizens are told, all or nothing. Which moves there are and who makes
   * them is not the store's business: it sees to it that nobody moves what somebody else has moved meanwhile.
   * Replies are delivered as in {@link Inbox.finishTurn}.
   *
   * @returns `moved_on` when one of the tickets is no longer at the revision seen, or takes a chat that an official holds for
   *   another ticket: nothing was written
   */
  moveTickets(changes: readonly TicketChange[], now: Date): Promise<'moved' | 'moved_on'>
  /** Open ones by due date, what stands still last; closed ones by when they were closed, latest first. Not both together. */
  queue(
    filter: QueueFilter,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly Ticket[]>
  countTickets(filter: QueueFilter): Promise<number>
  /**
   * Tickets whose question or answer has all these words, newest first.
   *
   * @param words folded syllables; the last may be the beginning of one
   */
  searchTickets(words: readonly string[], scope: TicketScope, limit: number): Promise<readonly Ticket[]>
  /** Tickets, open or answered, that share the rarer ones of these folded syllables; not ranked, at most `limit`. */
  ticketsLike(words: readonly string[], scope: TicketScope, limit: number): Promise<readonly Ticket[]>
  /** A chat's tickets, newest first. */
  ticketsOf(conversation: ConversationId, limit: number): Promise<readonly Ticket[]>
  /** Tickets that the desk itself has to look at by now ({@link Ticket.nextAt}), the longest due first. */
  ticketsDue(now: Date, limit: number): Promise<readonly Ticket[]>
  /** Tickets by when they were opened, oldest first, in `[from, before)`, beginning behind `after`. */
  ticketsOpened(
    stretch: { readonly from: Date; readonly before: Date; readonly after: TicketCode | null },
    limit: number,
  ): Promise<readonly Ticket[]>
  /** Of the tickets opened in `[from, before)`: the same figures as before mean that none has come or was moved. */
  ticketsMoved(stretch: {
    readonly from: Date
    readonly before: Date
  }): Promise<{ readonly tickets: number; readonly revisions: number }>
  /** Tickets that this opening of the store has passed over because they could not be read, until they can be again. */
  unreadableTickets(): readonly TicketCode[]
  audit(code: TicketCode): Promise<readonly AuditEntry[]>
  /**
   * How the answer to a ticket is faring on its way to the citizen: `dead` as soon as one of its parts was given up,
   * `sent` when all have gone, `none` before there is one.
   */
  ticketDelivery(code: TicketCode): Promise<'none' | 'waiting' | 'sent' | 'dead'>
  draft(code: TicketCode): Promise<Draft | undefined>
  /**
   * Keeps what an official is writing.
   *
   * @param draft its revision is the one after what its writer saw
   * @returns `moved_on` when somebody else has written meanwhile: nothing is kept
   */
  saveDraft(code: TicketCode, draft: Draft): Promise<'saved' | 'moved_on'>
  notes(code: TicketCode): Promise<readonly TicketNote[]>
  addNote(code: TicketCode, note: Omit<TicketNote, 'id'>): Promise<void>
  /** Notes that an official has the ticket open, reading or writing; forgotten a minute later. */
  attend(code: TicketCode, who: Attendance): Promise<void>
  /** Who has had it open since. */
  attending(code: TicketCode, since: Date): Promise<readonly Attendance[]>
}

export interface Attendance {
  readonly official: OfficialId
  readonly writing: boolean
  readonly at: Date
}

/**
 * E-mail addresses are compared without regard to the case of ASCII letters. Every move that changes an account writes
 * its entry of the account log with it.
 */
export interface Accounts extends SignIns, AccountsAdministration {
  /** @param invitation hash of a one-time link's token */
  createOfficial(official: Official, invitation: Invitation, deed: Deed): Promise<'created' | 'email_taken'>
  official(id: OfficialId): Promise<Official | undefined>
  officialByEmail(email: string): Promise<Official | undefined>
  account(id: OfficialId): Promise<Account | undefined>
  /** Whose link this is, while it is neither used nor past and the account is active. */
  invited(tokenHash: string, now: Date): Promise<Official | undefined>
  /**
   * Gives an account a new link; earlier ones open nothing any more. Using it up ends the official's sessions.
   *
   * @returns whose it is; `undefined` when there is no such account
   */
  inviteAgain(email: string, invitation: Invitation, deed: Deed): Promise<Official | undefined>
  /**
   * Uses the link up, sets the password and ends the official's sessions; `undefined` when another was quicker, it
   * is past, or the account is not active.
   */
  acceptInvitation(tokenHash: string, passwordHash: string, now: Date): Promise<OfficialId | undefined>
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

/**
 * From the password to the session. A session opens for an active account with a second factor only, until it ends, is
 * ended, or nobody has used it for {@link SESSION_IDLE_MS}.
 */
interface SignIns {
  /** Notes that a password was right; `inactive` when the account is not active, or there is none. */
  beginSignIn(begun: BegunSignIn): Promise<'begun' | 'inactive'>
  begunSignIn(tokenHash: string, now: Date): Promise<BegunSignIn | undefined>
  /**
   * Takes the proof and starts the session in the place of what was begun; a sign-in.
   *
   * @returns `refused` when the proof counts no more: the sign-in stays begun; `gone` when it is past or was finished
   */
  passSecondFactor(begun: string, proof: Proof, session: NewSession): Promise<'passed' | 'refused' | 'gone'>
  /**
   * Makes the secret on offer the account's, ends its other sessions and begun sign-ins, and starts the session.
   *
   * @returns `gone` when what was begun is past or was finished, or the account has come to a second factor meanwhile
   */
  enrolSecondFactor(begun: string, enrolment: Enrolment, session: NewSession): Promise<'enrolled' | 'gone'>
  /** Takes the proof and begins an enrolment that replaces the phone; until it is done the earlier one counts. */
  replaceSecondFactor(proof: Proof, begun: BegunSignIn): Promise<'begun' | 'refused'>
  /** Takes the proof and gives the account new recovery codes in the place of those it had. */
  renewRecoveryCodes(
    id: OfficialId,
    proof: Proof,
    hashes: readonly string[],
    at: Date,
  ): Promise<'renewed' | 'refused'>
  /** Takes the proof, sets the password and ends all sessions and begun sign-ins but this session. */
  changePassword(
    id: OfficialId,
    proof: Proof,
    change: { readonly passwordHash: string; readonly keep: string },
    at: Date,
  ): Promise<'changed' | 'refused'>
  /** Looks a session up, which does not count as using it. */
  session(tokenHash: string, now: Date): Promise<Session | undefined>
  /** Looks a session up and notes that it was used, to the minute. */
  useSession(tokenHash: string, now: Date): Promise<Session | undefined>
  endSession(tokenHash: string): Promise<void>
  /** An official's sessions that hold, the latest used first. */
  sessionsOf(id: OfficialId, now: Date): Promise<readonly Session[]>
  /** Ends all sessions and begun sign-ins of an official. */
  endSessions(id: OfficialId, at: Date): Promise<void>
}

/** What administrators do to accounts, and what is written down of it. */
interface AccountsAdministration {
  /** All of them, by e-mail. */
  accounts(): Promise<readonly Account[]>
  /**
   * @returns `last_administrator` when nobody else who is active, has a password and administrates would be left;
   *   `unchanged` when the account is so already
   */
  changeAccount(id: OfficialId, facts: AccountFacts, deed: Deed): Promise<AccountChange>
  /** Deactivating ends sessions and begun sign-ins, and no link of the account opens anything while it lasts. */
  setActive(id: OfficialId, isActive: boolean, deed: Deed): Promise<AccountChange>
  /** Takes the second factor away: the next sign-in enrols anew. Ends sessions and begun sign-ins. */
  resetSecondFactor(id: OfficialId, deed: Deed): Promise<'reset' | 'unknown'>
  /** Notes what leaves no other trace. */
  noteOnAccount(entry: AccountEntry): Promise<void>
  /** What was done to accounts, latest first; ordinary sign-ins stand in {@link accountLogOf} alone. */
  accountLog(limit: number): Promise<readonly AccountEntry[]>
  /** Everything about one account, latest first. */
  accountLogOf(id: OfficialId, limit: number): Promise<readonly AccountEntry[]>
}

export type AccountChange = 'done' | 'unchanged' | 'last_administrator' | 'unknown'

interface AttemptLimit {
  readonly key: string
  readonly most: number
}

interface Invitation {
  readonly tokenHash: string
  readonly expiresAt: Date
}

export interface Session extends NewSession {
  /** To the minute. */
  readonly lastUsedAt: Date
}

export interface NewSession {
  /** SHA-256 of the cookie's token: a stolen store opens no session. */
  readonly tokenHash: string
  readonly official: OfficialId
  readonly csrfToken: string
  readonly startedAt: Date
  readonly expiresAt: Date
}
