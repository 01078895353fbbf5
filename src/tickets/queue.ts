import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId, Network, OfficialId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { QueueFilter } from '../domain/tickets.ts'
import { momentOn, vietnamDay } from '../domain/working-calendar.ts'
import { OPEN_STATES } from '../domain/ticket.ts'
import type { Ticket, TicketState, Urgency } from '../domain/ticket.ts'
import { scopeOf, worksOnTickets } from '../officials/may.ts'
import { namesOf } from './read.ts'

/** Của tôi, chưa nhận, đến hạn hôm nay, quá hạn, chờ phê duyệt, tất cả đang mở, đã xong. */
export const VIEWS = ['mine', 'unclaimed', 'due_today', 'overdue', 'approval', 'open', 'closed'] as const
export type View = (typeof VIEWS)[number]

const PAGE = 50
/** Tickets looked through for one page of what the store cannot narrow by; the next page goes on from there. */
const LOOKED_THROUGH = 1000
const AT_ONCE = 200
const UNCLAIMED = ['new', 'waiting'] as const satisfies readonly TicketState[]
const CLOSED = [
  'answered',
  'published',
  'refused',
  'joined',
  'withdrawn',
] as const satisfies readonly TicketState[]

export interface Queue {
  readonly view: View
  readonly tickets: readonly Ticket[]
  readonly page: number
  readonly pages: number
  /** How many each view holds, whatever else it is narrowed by than city and department. */
  readonly counts: Readonly<Record<View, number>>
  /** Where the store cannot narrow: which part of the queue this page was looked for in. */
  readonly looked: Looked | null
  /** Names of who holds them. */
  readonly names: ReadonlyMap<OfficialId, string>
  /** Who may hold tickets of the department that is shown, by name; empty while several are. */
  readonly staff: readonly Official[]
}

/** A stretch of a queue: tickets behind the first `from`, up to the `to`th of `all`. */
interface Looked {
  readonly from: number
  readonly to: number
  readonly all: number
}

/** Narrows what the official may see, never widens it. */
export interface Narrowing {
  readonly place: Place | null
  readonly department: DepartmentId | null
  readonly state: TicketState | null
  readonly urgency: Urgency | null
  readonly network: Network | null
  /** Người xử lý. */
  readonly holder: OfficialId | null
}

export interface Wanted extends Narrowing {
  /** `null`: where the official's work begins. */
  readonly view: View | null
  /** From 1. */
  readonly page: number
  /** Behind how many tickets to begin to look, where the store cannot narrow. */
  readonly from: number
}

/** One page of a queue, and how full the others are; `undefined` for an account that sees no tickets. */
export async function readQueue(desk: Desk, official: Official, wanted: Wanted): Promise<Queue | undefined> {
  const scope = scopeOf(official)
  if (scope === undefined) return undefined
  const seen = { place: scope.place ?? wanted.place, department: scope.department ?? wanted.department }
  const now = desk.clock()
  const counted = await Promise.all(
    VIEWS.map(
      async (view) => [view, await desk.store.countTickets(filterFor(view, seen, official, now))] as const,
    ),
  )
  // `fromEntries` forgets which keys there are: those of VIEWS, every one.
  const counts = Object.fromEntries(counted) as Record<View, number>
  const view = wanted.view ?? beginning(official, counts)
  const filter = heldBy(inState(filterFor(view, seen, official, now), wanted.state), view, wanted.holder)
  const found = await pageOf(desk, filter, wanted)
  const names = await namesOf(
    desk,
    found.tickets.flatMap(({ holder }) => holder ?? []),
  )
  return { view, counts, names, staff: await staffOf(desk, seen), ...found }
}

/** Whose tickets may be picked out of a department's: of those who work there now. */
async function staffOf(
  desk: Desk,
  { place, department }: Pick<QueueFilter, 'place' | 'department'>,
): Promise<readonly Official[]> {
  if (department === null) return []
  return (await desk.store.accounts())
    .filter(({ isActive, official }) => isActive && official.department === department)
    .map(({ official }) => official)
    .filter((one) => worksOnTickets(one) && (place === null || one.place === null || one.place === place))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

/** Whoever works on tickets begins with their own, or with what nobody has taken; everybody else with what is open. */
function beginning(official: Official, counts: Readonly<Record<View, number>>): View {
  if (!worksOnTickets(official)) return 'open'
  return counts.mine > 0 ? 'mine' : 'unclaimed'
}

async function pageOf(desk: Desk, filter: QueueFilter, wanted: Wanted) {
  if (filter.states.length === 0) return { tickets: [], page: 1, pages: 1, looked: null }
  if (wanted.urgency !== null || wanted.network !== null) return pageLookedFor(desk, filter, wanted)
  const all = await desk.store.countTickets(filter)
  const pages = Math.max(1, Math.ceil(all / PAGE))
  const page = Math.min(wanted.page, pages)
  const tickets = await desk.store.queue(filter, { offset: (page - 1) * PAGE, limit: PAGE })
  return { tickets, page, pages, looked: null }
}

/** The store does not narrow by urgency or network: the queue is looked through, so far as one page needs. */
async function pageLookedFor(desk: Desk, filter: QueueFilter, { urgency, network, from }: Wanted) {
  const all = await desk.store.countTickets(filter)
  const tickets: Ticket[] = []
  let to = from
  while (to < all && to - from < LOOKED_THROUGH && tickets.length < PAGE) {
    const next = await desk.store.queue(filter, { offset: to, limit: AT_ONCE })
    const fitting = next.filter(
      (ticket) =>
        (urgency === null || ticket.urgency === urgency) &&
        (network === null || ticket.account.network === network),
    )
    const last = fitting[PAGE - tickets.length - 1]
    tickets.push(...fitting.slice(0, PAGE - tickets.length))
    // What fits behind the last ticket of this page is the next one's.
    to = last === undefined ? Math.min(to + AT_ONCE, all) : to + next.indexOf(last) + 1
  }
  return { tickets, page: 1, pages: 1, looked: { from, to, all } }
}

/** One's own are one's own; what nobody has taken is nobody's. */
function heldBy(filter: QueueFilter, view: View, holder: OfficialId | null): QueueFilter {
  return holder === null || !mayBeHeld(view) ? filter : { ...filter, holder }
}

/** Whether a view's tickets may be in different hands. */
export function mayBeHeld(view: View): boolean {
  return view !== 'mine' && view !== 'unclaimed'
}

function inState(filter: QueueFilter, state: TicketState | null): QueueFilter {
  return state === null ? filter : { ...filter, states: filter.states.filter((one) => one === state) }
}

/** States that a view's tickets may be in. */
export function statesIn(view: View): readonly TicketState[] {
  if (view === 'closed') return CLOSED
  if (view === 'unclaimed') return UNCLAIMED
  return view === 'approval' ? ['awaiting_approval'] : OPEN_STATES
}

function filterFor(
  view: View,
  scope: Pick<QueueFilter, 'place' | 'department'>,
  official: Official,
  now: Date,
): QueueFilter {
  const all = { ...scope, states: statesIn(view), holder: null, due: null }
  switch (view) {
    case 'mine':
      return { ...all, holder: official.id }
    case 'due_today':
      return { ...all, due: { from: now, before: new Date(momentOn(vietnamDay(now) + 1)) } }
    case 'overdue':
      return { ...all, due: { from: null, before: now } }
    case 'unclaimed':
    case 'approval':
    case 'open':
    case 'closed':
      return all
  }
}
