import type { Conversation } from '../domain/conversation.ts'
import type { ForgetWish } from '../domain/forgetting.ts'
import type { Reply } from '../domain/reply.ts'
import type { AnsweredQuestion } from '../domain/inbox.ts'
import type { TicketChange } from '../domain/tickets.ts'

/** What one thing a citizen said leads to. */
export interface Step {
  readonly conversation: Conversation
  /** `null`: nothing is said, because an official is talking. */
  readonly reply: Reply | null
  readonly answered?: AnsweredQuestion
  /** Moves of the citizen's tickets that go with it. */
  readonly tickets?: readonly TicketChange[]
  /** What is kept of the conversation is to be deleted; nothing more of this turn belongs to it. */
  readonly forgets?: ForgetWish
}
