import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { TranscriptEntry } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice } from '../domain/reply.ts'
import type { Turn } from '../domain/inbox.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { feedbackChoices, officialAnswer } from '../tickets/phrases.ts'

/** Of a chat's tickets so many of the latest may still be spoken of. */
const LATEST = 20
/** Lines looked at to see who spoke last. */
const LAST_LINES = 10

/** How a chat stands with its tickets when a turn begins. */
export interface OwnTickets {
  /** Newest first. */
  readonly all: readonly Ticket[]
  /** Whose official talks with the citizen directly. */
  readonly held: Ticket | undefined
  /** Whose official has asked for details, of several the one asked last. */
  readonly wanting: Ticket | undefined
  /** Whose official has asked for details before, and works on: what comes late, or a second time, may be for them. */
  readonly hadAsked: Ticket | undefined
  /** What an official's last words offered, when they were the last words and an answer. */
  readonly offered: readonly Choice[] | undefined
  /** An official has spoken since the desk last did. */
  readonly officialLast: boolean
}

const NONE: OwnTickets = {
  all: [],
  held: undefined,
  wanting: undefined,
  hadAsked: undefined,
  offered: undefined,
  officialLast: false,
}

/** What a turn has to know of the tickets of its chat, as they stand at its beginning. */
export async function ownTickets(desk: Desk, { conversation, heldFor }: Turn): Promise<OwnTickets> {
  const latest = await desk.store.ticketsOf(conversation.id, LATEST)
  if (latest.length === 0) return NONE
  // An official may talk about one that is older than those.
  const isKnown = heldFor === null || latest.some(({ code }) => code === heldFor)
  const older = isKnown ? undefined : await desk.store.ticket(heldFor)
  const all = older === undefined ? latest : [...latest, older]
  const lines = await desk.store.transcript(conversation.id, 0, LAST_LINES)
  const last = lines.findLast(({ by }) => by !== 'citizen')
  const officialLast = last?.by === 'official'
  return {
    all,
    held: heldFor === null ? undefined : all.find(({ code }) => code === heldFor),
    wanting: wantingOf(all),
    hadAsked: all.filter(isWorkedOn).find(wasAsked),
    offered: last !== undefined && officialLast ? offeredByOfficial(desk, all, last) : undefined,
    officialLast,
  }
}

/** The same after the citizen has moved some of them: the next thing they say in this turn rests on that. */
export function afterMoves(
  own: OwnTickets,
  { id }: Pick<Conversation, 'id'>,
  changes: readonly TicketChange[],
): OwnTickets {
  // Others' tickets move with theirs: one they wait for, those that waited for theirs.
  const theirs = changes.map(({ ticket }) => ticket).filter(({ conversation }) => conversation === id)
  const moved = new Map(theirs.map((ticket) => [ticket.code, ticket]))
  const known = new Set(own.all.map(({ code }) => code))
  const opened = [...moved.values()].filter(({ code }) => !known.has(code))
  const all = [...opened, ...own.all.map((ticket) => moved.get(ticket.code) ?? ticket)]
  const held = own.held && (moved.get(own.held.code) ?? own.held)
  const wanting = wantingOf(all)
  const given = own.wanting && moved.get(own.wanting.code)
  const before = own.hadAsked && (moved.get(own.hadAsked.code) ?? own.hadAsked)
  return {
    ...own,
    all,
    held: held?.holdsChat === true ? held : undefined,
    wanting,
    hadAsked: [given, before].find((ticket) => ticket !== undefined && isWorkedOn(ticket)),
  }
}

function wantingOf(all: readonly Ticket[]): Ticket | undefined {
  return all
    .filter(({ state }) => state === 'awaiting_citizen')
    .toSorted((a, b) => b.since.getTime() - a.since.getTime())[0]
}

/** A ticket from before requests were kept with it tells by its clock, which stood still for one and for nothing else. */
function wasAsked({ request, clocks }: Ticket): boolean {
  return request !== null || clocks.answer.pauses.length > 0
}

function isWorkedOn({ state }: Ticket): boolean {
  return isOpen(state) && state !== 'awaiting_citizen'
}

/** Several moves of one ticket, made one after the other, as one: it rests on what the first one saw. */
export function asOneMove(changes: readonly TicketChange[]): readonly TicketChange[] {
  const byTicket = Map.groupBy(changes, ({ ticket }) => ticket.code)
  return [...byTicket.values()].flatMap((moves) => {
    const [first] = moves
    const last = moves.at(-1)
    if (first === undefined || last === undefined) return []
    const parts = moves.flatMap(({ says }) => says.parts)
    return [
      {
        seen: first.seen,
        ticket: last.ticket,
        entries: moves.flatMap(({ entries }) => entries),
        says: { ...last.says, parts },
        notices: moves.flatMap(({ notices = [] }) => notices),
      },
    ]
  })
}

/** Officials write between turns, and an answer offers to be rated; whatever else they write offers nothing. */
function offeredByOfficial(
  desk: Desk,
  all: readonly Ticket[],
  last: TranscriptEntry,
): readonly Choice[] | undefined {
  const answered = all.find((ticket) => ticket.feedback === null && isAnswerTo(desk, ticket, last))
  return answered === undefined ? undefined : feedbackChoices(answered.code)
}

/** Whether a line is the end of the answer to a ticket; on a network without buttons its choices are in the text. */
function isAnswerTo(desk: Desk, ticket: Ticket, { text, choices }: TranscriptEntry): boolean {
  const { account, answer, code, state } = ticket
  if (answer === null || !allows(state, 'rate')) return false
  const offers = feedbackChoices(code)
  if (choices.length > 0) return offers.every(({ value }) => choices.some((one) => one.value === value))
  const whole = plainReply(officialAnswer('', code, answer.text), offers)
  const parts = desk.channels.get(account.network)?.parts(whole) ?? []
  // A part without buttons cannot say by itself that it is the end.
  if (parts.at(-1)?.choices.length !== 0) return false
  const end = afterHead(text, code)
  return end !== '' && afterHead(parts.map((part) => part.text).join('\n'), code).endsWith(end)
}

/** Without the name of the department: who waited with another is answered in the name of that one's. */
function afterHead(text: string, code: TicketCode): string {
  return (text.split(`${code}:`).at(-1) ?? '').replace(/\s+/g, ' ').trim()
}
