import type { Published } from '#knowledge/published.ts'
import type { Desk } from '../domain/desk.ts'
import { KnowledgeBeingRead } from '../domain/errors.ts'
import { conversationId, OfficialId } from '../domain/ids.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { DeadNotice } from '../domain/notices.ts'
import type { Official } from '../domain/official.ts'
import { SENT_TO } from '../domain/outbox.ts'
import type { Safekeeping } from '../domain/safekeeping.ts'
import type { ChannelFigures, DeadLetter, LetterEntry } from '../domain/outbox.ts'
import type { Store, StoreFigures } from '../domain/store.ts'
import type { SwitchName, Switches } from '../domain/switches.ts'
import { unreadFrom } from '../domain/unread-updates.ts'
import type { Unread } from '../domain/unread-updates.ts'
import type { LoopState } from '../loop.ts'
import { maySeeSystem } from '../officials/may.ts'
import { turnsOf } from './switches.ts'

/** So many letters are shown; more are counted. */
const LETTERS = 100
const JOURNAL = 50
/** A chat's tickets that are looked at for the one a letter belongs to. */
const TICKETS = 100

type SentTo = (typeof SENT_TO)[number]

/** Everything an operator looks at, at one moment. */
export interface SystemState {
  readonly at: Date
  readonly store: Store['kind']
  readonly safekeeping: Safekeeping
  readonly figures: StoreFigures
  /** `undefined` while it is being read at the start. */
  readonly knowledge: { readonly version: string; readonly provisions: number } | undefined
  readonly channels: readonly ChannelState[]
  readonly loops: readonly LoopState[]
  readonly switches: Switches
  readonly letters: readonly DeadLetter[]
  /** Tickets that this process could not read, and has passed over. */
  readonly unreadableTickets: readonly TicketCode[]
  /** Notices to officials that were given up. */
  readonly notices: readonly DeadNotice[]
  /** What operators did, the latest first. */
  readonly journal: readonly JournalLine[]
}

/** Who did it, by name and address; `undefined` for an account that is gone. */
type Operator = Pick<Official, 'name' | 'email'> | undefined

export type JournalLine =
  | (Omit<LetterEntry, 'by'> & { readonly kind: 'letter'; readonly by: Operator })
  | {
      readonly kind: 'switch'
      readonly name: SwitchName
      readonly off: boolean
      readonly why: string
      readonly by: Operator
      readonly at: Date
    }

export interface ChannelState extends ChannelFigures {
  readonly network: SentTo
  /** Whether this desk has the network's token. */
  readonly connected: boolean
  /** What it brought and this process could not read. */
  readonly unread: Unread | undefined
}

/** All that the page of the system shows, in one look. */
export async function readSystem(desk: Desk, official: Official): Promise<SystemState | 'forbidden'> {
  if (!maySeeSystem(official)) return 'forbidden'
  const { store } = desk
  const at = desk.clock()
  const [figures, safekeeping, channels, letters, switches, journal, notices] = await Promise.all([
    store.figures(at),
    desk.safekeeping(),
    readChannels(desk, at),
    store.deadLetters(LETTERS),
    desk.switches.now(),
    readJournal(desk),
    store.deadNotices(LETTERS),
  ])
  const published = knowledgeOf(desk)
  return {
    at,
    store: store.kind,
    safekeeping,
    figures,
    knowledge: published && { version: published.version, provisions: published.shelf.provisions.size },
    channels,
    loops: desk.loops(),
    switches,
    letters: await Promise.all(letters.map((letter) => withTicket(store, letter))),
    unreadableTickets: store.unreadableTickets(),
    notices,
    journal,
  }
}

/** The ticket of a request for details knows its messages: whoever is asked to see to it finds the letter by its code. */
async function withTicket(store: Store, letter: DeadLetter): Promise<DeadLetter> {
  if (letter.ticket !== null) return letter
  const { network, chat } = letter.account
  const tickets = await store.ticketsOf(conversationId(network, chat), TICKETS)
  const asking = tickets.find(({ request }) => request?.dead.includes(letter.id) === true)
  return { ...letter, ticket: asking?.code ?? null }
}

export function readChannels(desk: Desk, at: Date): Promise<readonly ChannelState[]> {
  return Promise.all(
    SENT_TO.map(async (network) => ({
      ...(await desk.store.channelFigures(network, at)),
      network,
      connected: desk.channels.has(network),
      unread: unreadFrom(desk, network),
    })),
  )
}

/** @returns `undefined` while it is being read at the start: nothing is wrong then */
export function knowledgeOf(desk: Desk): Published | undefined {
  try {
    return desk.knowledge()
  } catch (fault) {
    if (fault instanceof KnowledgeBeingRead) return undefined
    throw fault
  }
}

async function readJournal(desk: Desk): Promise<readonly JournalLine[]> {
  const [letters, turns] = await Promise.all([
    desk.store.letterJournal(JOURNAL),
    turnsOf(desk.store, JOURNAL),
  ])
  const operators = await operatorsOf(desk, new Set([...letters, ...turns].map(({ by }) => by)))
  const operator = (by: string | null) => (by === null ? undefined : operators.get(by))
  return [
    ...letters.map((entry) => ({ ...entry, kind: 'letter', by: operator(entry.by) }) as const),
    ...turns.map(
      ({ name, off, why, by, since }) =>
        ({ kind: 'switch', name, off, why, by: operator(by), at: since }) as const,
    ),
  ]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, JOURNAL)
}

async function operatorsOf(
  desk: Desk,
  ids: ReadonlySet<string | null>,
): Promise<ReadonlyMap<string, Official>> {
  const known = [...ids].flatMap((id) => OfficialId.safeParse(id).data ?? [])
  const officials = await Promise.all(known.map((id) => desk.store.official(id)))
  return new Map(officials.flatMap((official) => (official ? [[official.id, official] as const] : [])))
}
