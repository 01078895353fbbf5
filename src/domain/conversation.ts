import type { Place } from '#knowledge/place.ts'
import type { Day } from '#knowledge/validity.ts'
import type { ChannelAccount } from './channel.ts'
import type { ConversationId, DepartmentId, MessageKey, TicketCode } from './ids.ts'
import type { Choice } from './reply.ts'

/** Cách hiểu: a provision that could be what the citizen meant, as the question that names it, in its time and place. */
export interface Reading {
  /** How it is offered, in plain words. */
  readonly label: string
  readonly question: string
  readonly asOf: Day
  readonly place: Place | null
}

/** A question on its way to officials, with what the desk knows of it. */
export interface ToPassOn {
  /** As the citizen wrote it. */
  readonly question: string
  readonly reason: string
  readonly department: DepartmentId
  /** Provisions the desk found; absent in what an older program kept. */
  readonly found?: readonly string[]
}

/** What the desk has asked the citizen and waits to hear. */
export type Pending =
  /** Hà Nội or TP.HCM, for this question. */
  | { readonly kind: 'place'; readonly question: string }
  /** May the question be passed on to officials? */
  | ({
      readonly kind: 'consent'
      /** Offered beside it, in the order of their numbers; absent where nothing else could be meant. */
      readonly readings?: readonly Reading[]
    } & ToPassOn)
  /** The question in other words, before it is passed on. */
  | ({ readonly kind: 'reword' } & ToPassOn)
  /** Hà Nội or TP.HCM: a department exists in each. */
  | ({ readonly kind: 'place_of_ticket' } & ToPassOn)
  /** Wait for the answer to a ticket that asks the same, or be content with one that is public, or send it all the same. */
  | ({
      readonly kind: 'similar'
      readonly ticket: TicketCode
      /** Its public answer stood in the offer: whoever agrees has read it. */
      readonly shown?: boolean
    } & ToPassOn)
  /** The question to pass on, when the citizen asked for an official without having said what about. */
  | { readonly kind: 'question_for_official' }
  /** The code of a ticket to look up. */
  | { readonly kind: 'ticket_code' }
  /** Whether this belongs to a ticket whose official asked for details, or is another question. */
  | { readonly kind: 'details_or_question'; readonly ticket: TicketCode; readonly text: string }
  /** What the answer to a ticket left open; `text`: said already, and perhaps another question. */
  | { readonly kind: 'why_reopen'; readonly ticket: TicketCode; readonly text?: string }
  /** Is the ticket really to be withdrawn? */
  | { readonly kind: 'withdraw'; readonly ticket: TicketCode }
  /** Is what is kept of this chat really to be deleted? `askedAt` in ms: what was sent before was no reply to it. */
  | { readonly kind: 'forget'; readonly askedAt: number }

/** A message the citizen may still correct, in the words the desk last knew it by. */
export interface Heard {
  readonly key: MessageKey
  readonly text: string
}

/** What the desk remembers of a chat between two messages. */
export interface Conversation {
  readonly id: ConversationId
  readonly account: ChannelAccount
  /** Where the citizen last said they are asking about. */
  readonly place: Place | null
  /** Whether the first-contact notice has been given. */
  readonly greeted: boolean
  readonly pending: Pending | null
  /** Choices last offered, so that "1" or a button means something. */
  readonly offered: readonly Choice[]
  /** The citizen's last questions, oldest first; follow-ups lean on them. */
  readonly earlier: readonly string[]
  /** The last messages, oldest first, where the network lets people correct them. */
  readonly heard: readonly Heard[]
  /** Department to which the last question that was not settled would be passed. */
  readonly lastQuestion: { readonly text: string; readonly department: DepartmentId } | null
  /**
   * How often readings were offered since something was last settled. Nobody can tell a question put in other words from
   * another one, so what comes in a row counts as one matter.
   */
  readonly readingsOffered: number
  /** When a program last asked, ms; of a chat its lines tell. */
  readonly askedAt: number | null
  /** Within the store alone: what of this is in words (pending, offered, earlier, lastQuestion), sealed. */
  readonly shut?: string
}

export function newConversation(id: ConversationId, account: ChannelAccount): Conversation {
  return {
    id,
    account,
    place: null,
    greeted: false,
    pending: null,
    offered: [],
    earlier: [],
    heard: [],
    lastQuestion: null,
    readingsOffered: 0,
    askedAt: null,
  }
}
