import type { Place } from '#knowledge/place.ts'
import type { OutgoingPart } from './channel.ts'
import type { ConversationId, DepartmentId, OfficialId, TicketCode } from './ids.ts'
import type { OfficialNotice } from './notices.ts'
import type { AuditEntry, Draft, Ticket, TicketNote, TicketState } from './ticket.ts'

/** Whose tickets: of a city and a department; `null` for all. What has no city belongs to both. */
export interface TicketScope {
  readonly place: Place | null
  readonly department: DepartmentId | null
}

export interface QueueFilter extends TicketScope {
  readonly states: readonly TicketState[]
  /** Only what this official holds. */
  readonly holder: OfficialId | null
  /** Only what is due in this stretch; a ticket whose clock stands still is never due. */
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
  /**
   * How many tickets were opened in `[from, before)`, and the sum of their revisions. Both only grow: the same figures as
   * at the last look mean that no ticket has come or was moved.
   */
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
  /** Who has had the ticket open since that moment. */
  attending(code: TicketCode, since: Date): Promise<readonly Attendance[]>
}

export interface Attendance {
  readonly official: OfficialId
  readonly writing: boolean
  readonly at: Date
}
