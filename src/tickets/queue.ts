import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Ticket, TicketState } from '../domain/ticket.ts'
import { readsEverything } from '../officials/may.ts'

const PAGE = 100

/** The tickets of one state that wait for an official, or have been dealt with. */
export interface Queue {
  readonly state: TicketState
  /** New ones oldest first, answered ones latest first; not more than a page of them. */
  readonly tickets: readonly Ticket[]
  /** How many there are in all. */
  readonly total: number
}

/**
 * @param wanted the department asked for; whoever reads one department's tickets gets that one whatever they ask
 */
export async function readQueue(
  desk: Desk,
  official: Official,
  wanted: { readonly states: readonly TicketState[]; readonly department: DepartmentId | null },
): Promise<readonly Queue[]> {
  const everything = readsEverything(official.role)
  // A role of one department without a department has no queue; `null` would mean everyone's.
  if (!everything && official.department === null) return []
  const department = everything ? wanted.department : official.department
  const counts = await desk.store.countTickets(department)
  return Promise.all(
    wanted.states.map(async (state) => ({
      state,
      tickets: await desk.store.queue({ state, department }, PAGE),
      total: counts[state],
    })),
  )
}
