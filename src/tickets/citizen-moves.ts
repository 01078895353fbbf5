import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Feedback, Ticket } from '../domain/ticket.ts'
import { followersOf, heardWith, newDateOf } from './followers.ts'
import { changeOf } from './move.ts'
import type { Plan } from './move.ts'
import { goesOnAlone } from './phrases.ts'

interface When {
  readonly now: Date
  readonly timing: Timing
}

// What citizens do to their own tickets by what they write. Nothing is written here: the turn that led to it is written
// with it, and begun again when an official was quicker. Their words go into the history as officials read them: a ticket
// is kept for good, and what it was masked of stands sealed or in the chat alone, for its time.

/** Bổ sung: what was asked for, or words added unasked; with what whoever waits for the same answer hears of it. */
export async function addWords(
  desk: Desk,
  ticket: Ticket,
  text: string,
  when: When,
): Promise<readonly [TicketChange, ...TicketChange[]]> {
  const move = allows(ticket.state, 'give_details') ? 'give_details' : 'add_words'
  const added = made(desk, ticket, move, when, { detail: { note: maskPersonalData(text) } })
  const heard = await heardWith(desk, move, {
    before: ticket,
    after: added.ticket,
    timing: when.timing,
    change: (follower, its, plan) => made(desk, follower, its, when, plan),
  })
  // Whoever waits with their own ticket hears the date in reply; and that ticket may have moved in this very turn.
  return [added, ...heard.filter(({ ticket: other }) => other.conversation !== ticket.conversation)]
}

export function rateAnswer(desk: Desk, ticket: Ticket, feedback: Feedback, when: When): TicketChange {
  return made(desk, ticket, 'rate', when, { after: { feedback }, detail: { note: feedback } })
}

/** Whether a closed ticket may be reopened: once. */
export function mayReopen({ state, reopenedFrom, answer, refusal }: Ticket): boolean {
  return reopenedFrom === null && allows(state, 'reopen') && (answer !== null || refusal !== null)
}

/** Mở lại: "chưa thỏa đáng". It waits for another official of the department. */
export function reopenTicket(desk: Desk, ticket: Ticket, why: string, when: When): TicketChange {
  const before = ticket.answer?.by ?? ticket.refusal?.by ?? null
  return made(desk, ticket, 'reopen', when, {
    after: {
      holder: null,
      reopenedFrom: before,
      refusal: null,
      feedback: 'not_satisfied',
      joinedTo: null,
      reminded: [],
      // Whoever answers next has asked for nothing yet.
      request: ticket.request && { ...ticket.request, dead: [] },
    },
    detail: { note: maskPersonalData(why) },
  })
}

/** Rút: whoever waited for the same answer goes on alone, the first of them in front. */
export async function withdrawTicket(
  desk: Desk,
  ticket: Ticket,
  when: When,
): Promise<readonly TicketChange[]> {
  const [first, ...others] = await followersOf(desk, ticket)
  const gone = made(desk, ticket, 'withdraw', when, {
    after: { followers: [], proposed: null, holdsChat: false },
  })
  const left = ticket.joinedTo === null ? undefined : await desk.store.ticket(ticket.joinedTo)
  const unfollowed =
    left !== undefined && isOpen(left.state)
      ? [
          made(desk, left, 'follow', when, {
            after: { followers: left.followers.filter((code) => code !== ticket.code) },
            detail: { from: ticket.code, reason: 'withdraw' },
          }),
        ]
      : []
  if (first === undefined) return [gone, ...unfollowed]
  const { department, routed } = ticket
  const alone = made(desk, first, 'part', when, {
    after: {
      joinedTo: null,
      followers: others.map(({ code }) => code),
      holder: null,
      department,
      routed,
      reminded: [],
    },
    detail: { from: ticket.code },
    tells: goesOnAlone(first.code),
  })
  const date = newDateOf({ before: ticket, after: alone.ticket, timing: when.timing })
  return [
    gone,
    alone,
    ...others.map((other) =>
      made(desk, other, 'follow', when, {
        after: { joinedTo: first.code },
        detail: { to: first.code },
        ...(date && { tells: date.words(other.code) }),
      }),
    ),
    ...unfollowed,
  ]
}

/** Nhận chung câu trả lời: a ticket being opened waits for the answer to one that is there. */
export function followTicket(
  desk: Desk,
  opening: TicketChange,
  target: Ticket,
  when: When,
): readonly TicketChange[] {
  const { ticket } = opening
  const joined = made(desk, ticket, 'join', when, {
    after: { joinedTo: target.code },
    detail: { to: target.code },
  })
  return [
    {
      ...joined,
      seen: 0,
      entries: [...opening.entries, ...joined.entries],
      ticket: { ...joined.ticket, revision: 1 },
    },
    made(desk, target, 'follow', when, {
      after: { followers: [...target.followers, ticket.code] },
      detail: { from: ticket.code },
    }),
  ]
}

function made(
  desk: Desk,
  ticket: Ticket,
  move: MoveName,
  when: When,
  plan: Omit<Plan, 'also'>,
): TicketChange {
  return changeOf(desk, ticket, move, 'citizen', when, plan)
}
