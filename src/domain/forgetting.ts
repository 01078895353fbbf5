import type { ConversationId, Network, TicketCode } from './ids.ts'
import type { Ticket } from './ticket.ts'

/**
 * Biên nhận xóa dữ liệu: a citizen has had what is kept of a conversation deleted. It is written with the turn in which
 * they confirmed it, and carried out piece by piece: whoever finds it open goes on with it.
 */
export interface ForgetOrder {
  /** Of the receipt; says nothing of anybody. */
  readonly code: string
  readonly conversation: ConversationId
  readonly at: Date
  /** The conversation's lines up to this one go; what was taken in after the confirmation stands behind it. */
  readonly through: number
  /** Tickets whose history is still to be looked through; they themselves were parted from the chat with the order. */
  readonly tickets: readonly TicketCode[]
}

/** What a turn says of the order; the store adds the rest. */
export type ForgetWish = Pick<ForgetOrder, 'code' | 'tickets'>

/** Nhật ký xóa dữ liệu: that a deletion took place, without whose it was. */
export interface Deletion {
  readonly code: string
  readonly network: Network
  readonly at: Date
  /** When nothing was left; `null` while it is being carried out. */
  readonly doneAt: Date | null
  /** How many tickets parted from the chat; `null` for a deletion from before they were counted. */
  readonly parted: number | null
}

/** A conversation in which nobody has said anything for long. */
export interface QuietConversation {
  readonly id: ConversationId
  readonly network: Network
  /** The desk has spoken with this citizen since they came, or came back after a deletion. */
  readonly greeted: boolean
  /** Its last line; 0 when there is none, as with programs. */
  readonly lastLine: number
  readonly lastAt: Date
}

/** What is deleted by age alone. What each is, and how long it is kept: `src/privacy/retention.ts`. */
export const EXPIRING = [
  'messages',
  'answers',
  'deletions',
  'dead_notices',
  'letter_journal',
  'account_log',
  'invitations',
  'sessions',
  'sign_ins',
  'attempts',
  'contact_codes',
] as const
export type Expiring = (typeof EXPIRING)[number]

/** What retention takes away: conversations by their last line or a program's last question, everything else by its own age. */
export type Retained = 'conversations' | 'receipts' | 'program_memory' | Expiring

/** What retention has come to. */
export interface RetentionTold {
  /** When it last looked for what is over; `null` before the first time. */
  readonly lookedAt: Date | null
  /** Of every kind of which anything went: when last, and how many on that day. */
  readonly taken: Readonly<Partial<Record<Retained, { readonly at: Date; readonly count: number }>>>
  /** What this store's server ends by itself: retention finds none of it. */
  readonly byItself: readonly Retained[]
}

/** Deleting what is kept of people: because they wish it, or because its time is over. Every move may be made again. */
export interface Forgetting {
  /** Orders that are not yet carried out, oldest first. */
  forgetOrders(limit: number): Promise<readonly ForgetOrder[]>
  /**
   * Deletes what a conversation's words are kept in, up to a line: unsent replies and dead letters first, then the
   * transcript, contents of messages, questions and answers. Answers go on counting, without a word and without whose
   * they were. At most about `limit` rows of each kind.
   *
   * @returns `more` when it has to be called again
   */
  forgetWords(
    what: Pick<ForgetOrder, 'conversation' | 'through' | 'at'>,
    limit: number,
  ): Promise<'more' | 'done'>
  /** Puts the words of a ticket's audit and notes through `blot`. Who did what, and when, stays. */
  blotTicket(code: TicketCode, blot: (text: string) => string): Promise<void>
  /** Notes that an order is carried out, and forgets whose it was. */
  closeForgetOrder(code: string, at: Date): Promise<void>
  /** That deletions took place, newest first. */
  deletions(limit: number, offset?: number): Promise<readonly Deletion[]>
  /**
   * Looks at the next stretch of all conversations, beginning again behind the last one.
   *
   * @param limit about so many are looked at
   * @returns those of them in which the last line was written before, and whether the last one has been reached
   */
  quietConversations(
    before: Date,
    limit: number,
  ): Promise<{ readonly quiet: readonly QuietConversation[]; readonly isRound: boolean }>
  /** Takes away a conversation of which nothing is left: the chat id goes. @returns whether it is gone */
  removeConversation(id: ConversationId): Promise<boolean>
  /** Deletes what is older, at most about `limit` rows. @returns how many */
  expire(kind: Expiring, before: Date, limit: number): Promise<number>
  /** Notes that retention has looked, and how many it took away; those of one day in Vietnam add up. */
  noteRetention(taken: ReadonlyMap<Retained, number>, at: Date): Promise<void>
  retentionTold(): Promise<RetentionTold>
}

/** The chat of whoever has had their data deleted: no door takes an empty one in. */
export const NOBODYS_CHAT = ''

/** Whether nobody can be told of this ticket: its citizen has had what is kept of them deleted. */
export function isAskerGone({ account }: Pick<Ticket, 'account'>): boolean {
  return account.chat === NOBODYS_CHAT
}
