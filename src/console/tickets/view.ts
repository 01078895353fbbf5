import type { InForce } from '#knowledge/validity.ts'
import { dayInVietnam, inForce } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { explainDue } from '../../clocks/explain.ts'
import type { DueExplained } from '../../clocks/explain.ts'
import type { Desk } from '../../domain/desk.ts'
import type { Official } from '../../domain/official.ts'
import { isSendingOff } from '../../domain/switches.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import { isOpen, URGENCIES } from '../../domain/ticket.ts'
import type { AuditEntry, Ticket, Urgency } from '../../domain/ticket.ts'
import type { Hindrance } from '../../officials/may.ts'
import { cite } from '../../questions/citations.ts'
import { colleaguesFor } from '../../tickets/claim.ts'
import { needsFourEyes } from '../../tickets/department-rules.ts'
import { dueOf } from '../../tickets/due.ts'
import { hindersOn } from '../../tickets/lead.ts'
import type { DueState } from '../../tickets/due.ts'
import type { TicketFile } from '../../tickets/read.ts'
import { ticketsToJoin } from '../../tickets/similar.ts'
import { dateByUrgency } from '../../tickets/urgency.ts'
import type { UrgencyDate } from '../../tickets/urgency.ts'
import { STEP_WORDS } from './phrases-steps.ts'

/** A provision with its validity today, in the ticket's city. */
export type FoundProvision =
  | {
      readonly kind: 'shelved'
      readonly id: string
      readonly label: string
      readonly quote: string
      readonly quoteKind: 'official' | 'summary'
      readonly state: InForce
      readonly reason: string | undefined
      readonly url: string
      readonly document: string
    }
  | { readonly kind: 'gone'; readonly id: string }

/** Forms of a ticket's page: those of its steps, and the one that takes a public answer back. */
export const KEPT_STEPS = [...STEP_WORDS, 'rut'] as const
export type KeptStep = (typeof KEPT_STEPS)[number]

/** What somebody wrote in a step's form that led to nothing; shown again where it was written. */
export interface Kept {
  readonly step: KeptStep
  readonly values: Readonly<Record<string, string>>
  readonly fault?: string
}

/** What the page says above everything else. */
export interface Told {
  readonly news?: string
  readonly fault?: string
  /** What others did since the official looked; then nothing was done. */
  readonly changed?: readonly AuditEntry[]
  readonly kept?: Kept
  /** The opened original. */
  readonly original?: string | undefined
  readonly originalOpened?: boolean
}

/** Everything that stands on a ticket's page. */
export interface TicketView extends TicketFile, Told {
  readonly now: Date
  readonly due: DueState
  readonly explained: DueExplained
  readonly found: readonly FoundProvision[]
  /** Provisions the answer rests on. */
  readonly cited: readonly FoundProvision[]
  /** Open tickets it could be joined to. */
  readonly alike: readonly Ticket[]
  /** Whom it could be given to; nobody for whoever may not divide the work. */
  readonly colleagues: readonly Official[]
  /** What each other urgency would do to the date of the answer. */
  readonly urgencies: ReadonlyArray<readonly [Urgency, UrgencyDate]>
  readonly fourEyes: boolean
  /** Whether an operator has switched off sending where the citizen asked. */
  readonly isSendingOff: boolean
  readonly hinders: (move: MoveName) => Hindrance | undefined
}

export async function viewTicket(
  desk: Desk,
  official: Official,
  file: TicketFile,
  told: Told,
): Promise<TicketView> {
  const { ticket } = file
  const now = desk.clock()
  const timing = await desk.timing()
  const { calendar } = timing
  const fourEyes = await needsFourEyes(desk.store, ticket)
  const hinders = await hindersOn(desk.store, official, ticket, fourEyes)
  const offersToJoin = isOpen(ticket.state) && hinders('join') === undefined
  return {
    ...file,
    ...told,
    now,
    due: dueOf(ticket, calendar, now),
    explained: explainDue(ticket.clocks.answer, calendar),
    found: shelved(desk, ticket, ticket.found),
    cited: shelved(desk, ticket, ticket.answer?.citations ?? []),
    alike: offersToJoin ? await ticketsToJoin(desk, official, ticket) : [],
    colleagues: hinders('assign') === undefined ? await colleaguesFor(desk.store, ticket) : [],
    urgencies: URGENCIES.filter((urgency) => urgency !== ticket.urgency).map((urgency) => [
      urgency,
      dateByUrgency(ticket, urgency, now, timing),
    ]),
    fourEyes,
    isSendingOff: isSendingOff(await desk.switches.now(), ticket.account.network),
    hinders,
  }
}

function shelved(desk: Desk, { place }: Ticket, ids: readonly string[]): readonly FoundProvision[] {
  if (ids.length === 0) return []
  const day = dayInVietnam(desk.clock())
  const { shelf } = publishedAsItRead(desk.knowledge(), day)
  return ids.map((id) => {
    const provision = shelf.provisions.get(id)
    if (provision === undefined) return { kind: 'gone', id }
    const { label, quote, quoteKind, url } = cite(shelf, provision, day)
    const { state, reason } = inForce(provision, day, place)
    return { kind: 'shelved', id, label, quote, quoteKind, state, reason, url, document: provision.document }
  })
}
