import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import { isAskerGone } from '../domain/forgetting.ts'
import type { OfficialId, TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice } from '../domain/reply.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows, stateAfter } from '../domain/ticket-moves.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { AuditDetail, AuditEntry, Ticket } from '../domain/ticket.ts'
import { hindrance } from '../officials/may.ts'
import type { Hindrance } from '../officials/may.ts'
import { clocksAfter, nextLook, stillReminded } from './clocks.ts'
import { heardWith } from './followers.ts'
import { noticesOf } from './notices.ts'
import { chatLeft } from './phrases.ts'

/** Of several who move one ticket at once, each but the first begins again so often. */
const MOST_TRIES = 5

/** What a move changes besides the state and the clocks, and what it says. */
export interface Plan {
  readonly after?: Partial<Ticket>
  readonly detail?: AuditDetail
  /** What the citizen is told; by the code where it is said of the question, for whoever waits for the same answer too. */
  readonly tells?: string | ((code: TicketCode) => string)
  /** What they may pick in reply. */
  readonly choices?: readonly Choice[]
  /** `tells` is the answer: whether it arrives is followed. */
  readonly answers?: boolean
  /** Other tickets that move with it. */
  readonly also?: readonly TicketChange[]
}

/** What only the plan can know against a move: a rule of the department, who it is for. */
export interface Hindered {
  readonly hindered: Hindrance
  /** Who stands in the way. */
  readonly by?: OfficialId | null
}

export type MoveResult =
  | { readonly kind: 'moved'; readonly ticket: Ticket }
  | { readonly kind: 'unknown' }
  /** Why not, and how the ticket stands now: who holds it, say. */
  | {
      readonly kind: 'hindered'
      readonly why: Hindrance
      readonly ticket: Ticket
      readonly by?: OfficialId | null
    }
  /** Somebody else moved it since the official looked. */
  | { readonly kind: 'moved_on'; readonly ticket: Ticket }

/** What every verb of an official is given. */
export interface Asked {
  readonly code: TicketCode
  /** The revision the official saw; left out where it does not matter what happened meanwhile. */
  readonly seen?: number | undefined
}

/** What a plan is made of: the ticket as it stands, the time, and a maker of changes for tickets that move with it. */
export interface Standing {
  readonly ticket: Ticket
  readonly now: Date
  readonly timing: Timing
  readonly change: (other: Ticket, move: MoveName, plan: Plan) => TicketChange
}

/**
 * Makes an official's move: looks at the ticket, asks whether they may, plans, and writes everything in one store call.
 * When somebody was quicker it looks again.
 */
export async function moveTicket(
  desk: Desk,
  official: Official,
  { code, seen }: Asked,
  move: MoveName,
  plan: (standing: Standing) => Plan | Hindered | Promise<Plan | Hindered>,
): Promise<MoveResult> {
  const timing = await desk.timing()
  for (let tries = 1; ; tries += 1) {
    const ticket = await desk.store.ticket(code)
    if (ticket === undefined) return { kind: 'unknown' }
    const why = hindrance(official, move, ticket)
    // Whoever may not do it learns nothing of what has happened.
    if (why === 'forbidden') return { kind: 'hindered', why, ticket }
    if (seen !== undefined && ticket.revision !== seen) return { kind: 'moved_on', ticket }
    if (why !== undefined) return { kind: 'hindered', why, ticket }

    const now = desk.clock()
    let isStale = false
    const change = (other: Ticket, its: MoveName, planned: Plan) => {
      // Read a moment ago for the plan, and moved since the plan's own reasons were looked at.
      if (!allows(other.state, its)) isStale = true
      return changeOf(desk, other, its, official.id, { now, timing }, planned)
    }
    const plans = await plan({ ticket, now, timing, change })
    if ('hindered' in plans) return { kind: 'hindered', why: plans.hindered, ticket, by: plans.by ?? null }
    const { also = [], ...planned } = plans
    const own = change(ticket, move, planned)
    const words = typeof planned.tells === 'function' ? planned.tells : undefined
    const heard = await heardWith(desk, move, { before: ticket, after: own.ticket, timing, words, change })
    const changes = [own, ...also, ...heard]
    if (!isStale && (await desk.store.moveTickets(changes, now)) === 'moved') {
      await told(desk, changes, move, official)
      return { kind: 'moved', ticket: own.ticket }
    }
    if (tries === MOST_TRIES) return { kind: 'moved_on', ticket }
  }
}

/** One ticket's part in a move, with the audit entry of its name. */
export function changeOf(
  desk: Desk,
  ticket: Ticket,
  move: MoveName,
  by: AuditEntry['by'],
  { now, timing }: { readonly now: Date; readonly timing: Timing },
  { after = {}, detail = {}, tells, choices = [], answers = false }: Omit<Plan, 'also'>,
): TicketChange {
  const state = stateAfter(ticket.state, move)
  const changed: Ticket = {
    ...ticket,
    state,
    since: state === ticket.state ? ticket.since : now,
    ...after,
    revision: ticket.revision + 1,
  }
  const clocks = after.clocks ?? clocksAfter(move, changed, now, timing)
  const timed = {
    ...changed,
    clocks,
    reminded: stillReminded(changed.reminded, move, ticket.clocks, clocks),
    talkedAt: talkedAt(changed, move, now),
  }
  const channel = desk.channels.get(ticket.account.network)
  // A network that was switched off since the citizen wrote has no channel; its reply is kept whole until it is back.
  // Who has had their data deleted is told nothing more.
  const replies = isAskerGone(timed)
    ? []
    : [
        // Whatever ended it: the citizen must not go on writing to an official who reads no more. Where they ended it
        // themselves the reply to them says so.
        ...(ticket.holdsChat && !timed.holdsChat && by !== 'citizen' ? [plainReply(chatLeft)] : []),
        ...(tells === undefined
          ? []
          : [plainReply(typeof tells === 'string' ? tells : tells(ticket.code), choices)]),
      ]
  const parts = replies.flatMap((reply) => channel?.parts(reply) ?? [reply])
  return {
    seen: ticket.revision,
    ticket: { ...timed, nextAt: nextLook(timed, timing) },
    entries: [{ ticket: ticket.code, move, by, at: now, detail }],
    says: { parts, by: by === 'desk' || by === 'citizen' ? 'desk' : 'official', answer: answers },
    notices: noticesOf(move, timed, by, now),
  }
}

const TALKING: ReadonlySet<MoveName> = new Set(['take_chat', 'write', 'ask_details'])

function talkedAt({ holdsChat, talkedAt: before }: Ticket, move: MoveName, now: Date): Date | null {
  if (!holdsChat) return null
  return TALKING.has(move) ? now : before
}

async function told(
  desk: Desk,
  changes: readonly TicketChange[],
  move: MoveName,
  official: Official,
): Promise<void> {
  if (changes.some(({ says }) => says.parts.length > 0)) desk.wake.deliveries()
  const [first] = changes
  if (first === undefined) return
  const ticket = await desk.nameOf(first.ticket.code)
  desk.log.info({ ticket, move, official: official.id }, 'ticket moved')
}
