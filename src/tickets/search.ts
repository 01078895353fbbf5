import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId, TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket } from '../domain/ticket.ts'
import { scopeOf } from '../officials/may.ts'
import { findTicketCode } from './code.ts'
import type { Narrowing } from './queue.ts'
import { namesOf } from './read.ts'

const MOST = 50
/** Words after so many are left out: they would narrow the search no further. */
const MOST_WORDS = 12

export type TicketSearch =
  /** What was typed is a ticket's code, in whatever form. */
  | { readonly kind: 'code'; readonly code: TicketCode }
  | { readonly kind: 'mistyped_code' }
  | {
      readonly kind: 'found'
      readonly tickets: readonly Ticket[]
      /** There may be more, older ones. */
      readonly cutShort: boolean
      readonly names: ReadonlyMap<OfficialId, string>
    }

/** Tìm phiếu among those the official sees: by code, or by words of the question or the answer, accents or none. */
export async function searchTickets(
  desk: Desk,
  official: Official,
  typed: string,
  { place, department, state, urgency, network, holder }: Narrowing,
): Promise<TicketSearch> {
  const code = findTicketCode(typed)
  if (code !== undefined) return code.kind === 'code' ? code : { kind: 'mistyped_code' }
  const scope = scopeOf(official)
  const words = syllables(typed).map(fold).slice(0, MOST_WORDS)
  if (scope === undefined || words.length === 0) {
    return { kind: 'found', tickets: [], cutShort: false, names: new Map() }
  }
  const seen = { place: scope.place ?? place, department: scope.department ?? department }
  const found = await desk.store.searchTickets(words, seen, MOST)
  const tickets = found.filter(
    (ticket) =>
      (state === null || ticket.state === state) &&
      (holder === null || ticket.holder === holder) &&
      (urgency === null || ticket.urgency === urgency) &&
      (network === null || ticket.account.network === network),
  )
  const holders = tickets.flatMap(({ holder }) => holder ?? [])
  return { kind: 'found', tickets, cutShort: found.length === MOST, names: await namesOf(desk, holders) }
}
