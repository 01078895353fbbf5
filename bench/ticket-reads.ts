import { fold, syllables } from '#knowledge/vietnamese.ts'
import { DepartmentId } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import type { QueueFilter, TicketChange, TicketScope } from '#src/domain/tickets.ts'
import { OPEN_STATES } from '#src/domain/ticket.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import type { Town } from './ticket-town.ts'

const PAGE = 50
const DAY_MS = 86_400_000
const BARS_MS = { queue: 100, search: 200 }

/** The move by which a ticket comes into being, with nothing said to anybody. */
export function opening(ticket: Ticket): TicketChange {
  const { code, openedAt } = ticket
  const entry = { ticket: code, move: 'open', by: 'citizen', at: openedAt, detail: {} } as const
  return { seen: 0, ticket, entries: [entry], says: { parts: [], by: 'desk', answer: false } }
}

/** One way of asking, with what it may take in the slowest twentieth, ms. */
export interface Read {
  readonly what: string
  readonly bar: number | null
  readonly read: () => Promise<unknown>
}

/** What officials and the desk ask of many tickets. */
export function readsOf(store: Store, people: Town, sample: readonly Ticket[], now: Date): readonly Read[] {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(people.random() * list.length)]
    if (found === undefined) throw new Error('an empty list')
    return found
  }
  const place = () => pick(['hn', 'hcm'] as const)
  const department = () => pick(DepartmentId.options)
  const any = (wish: Partial<QueueFilter>): QueueFilter => ({
    states: OPEN_STATES,
    place: place(),
    department: null,
    holder: null,
    due: null,
    ...wish,
  })
  const views: ReadonlyArray<readonly [string, () => QueueFilter]> = [
    ['department', () => any({ department: department() })],
    ['unclaimed', () => any({ department: department(), states: ['new', 'waiting'] })],
    ['mine', () => any({ place: null, holder: pick(people.officials) })],
    [
      'due today',
      () => any({ department: department(), due: { from: now, before: new Date(now.getTime() + DAY_MS) } }),
    ],
    ['overdue', () => any({ department: department(), due: { from: null, before: now } })],
    ['coordinators', () => any({ states: ['new'] })],
    ['everything open', () => any({ place: null })],
    ['answered', () => any({ department: department(), states: ['answered', 'published', 'refused'] })],
    ['everything closed', () => any({ place: null, states: ['answered', 'published', 'refused'] })],
  ]
  const pages = views.flatMap(([what, filter]) => [
    { what: `queue: ${what}, page 1`, bar: BARS_MS.queue, read: page(store, filter, 0) },
    { what: `queue: ${what}, page 20`, bar: BARS_MS.queue, read: page(store, filter, 19) },
  ])
  const counts = views.map(([what, filter]) => ({
    what: `count: ${what}`,
    bar: BARS_MS.queue,
    read: () => store.countTickets(filter()),
  }))
  const scopes: ReadonlyArray<() => TicketScope> = [
    () => ({ place: null, department: null }),
    () => ({ place: place(), department: null }),
    () => ({ place: place(), department: department() }),
  ]
  const search = (what: string, words: () => readonly string[]): Read => ({
    what: `search: ${what}`,
    bar: BARS_MS.search,
    read: () => store.searchTickets(words(), pick(scopes)(), PAGE),
  })
  const words = () => syllables(pick(sample).question).map(fold)
  const some = (count: number) => () => Array.from({ length: count }, () => pick(words()))
  // Words side by side, as people remember them; the last one begun.
  const beside = (count: number) => () => {
    const all = words()
    const from = Math.floor(people.random() * (all.length - count))
    const chosen = all.slice(from, from + count)
    return [...chosen.slice(0, -1), (chosen.at(-1) ?? '').slice(0, 2)]
  }
  return [
    ...pages,
    ...counts,
    search('one common word', () => [pick(['thu', 'tuc', 'cho', 'nha', 'khi'])]),
    search('one letter', () => [pick(['t', 'n', 'c', 'h'])]),
    search('four common words', () => ['thu', 'tuc', 'cap', 'nha']),
    search('rare word', () => [pick(['karaoke', 'mo', 'phat', 'rong', '777'])]),
    ...[1, 2, 3, 4].map((count) => search(`${count} of any words`, some(count))),
    ...[2, 3, 4].map((count) => search(`${count} side by side, the last begun`, beside(count))),
    search('a code', () => pick(sample).code.split('-')),
    search('what nobody said', () => ['khong', 'the', 'nao', 'tim', 'thay']),
    {
      what: 'like a question',
      bar: BARS_MS.search,
      read: () => store.ticketsLike(words(), pick(scopes)(), 20),
    },
    { what: 'a chat’s tickets', bar: null, read: () => store.ticketsOf(pick(sample).conversation, 20) },
    { what: 'what the desk looks at', bar: null, read: () => store.ticketsDue(now, 100) },
    { what: 'figures', bar: null, read: () => store.figures(now) },
  ]
}

function page(store: Store, filter: () => QueueFilter, number: number): () => Promise<unknown> {
  return () => store.queue(filter(), { offset: number * PAGE, limit: PAGE })
}
