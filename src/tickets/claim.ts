import type { Desk } from '../domain/desk.ts'
import type { OfficialId, TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { Accounts } from '../domain/accounts.ts'
import type { Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { hasPower, hindrance } from '../officials/may.ts'
import { departmentName } from './departments.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult } from './move.ts'
import { taken } from './phrases.ts'

/** Nhận xử lý. Of two officials at once one gets it; the other learns who from the ticket they are shown. */
export function claimTicket(desk: Desk, official: Official, asked: Asked): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'claim', ({ ticket }) => ({
    after: { holder: official.id },
    tells: takenOn(ticket),
  }))
}

function takenOn({ place, department, clocks }: Ticket): (code: TicketCode) => string {
  const due = clocks.answer.dueAt
  return (code) => taken(departmentName(department, place), code, due && vietnamTime(due))
}

export type AssignResult =
  | MoveResult
  /** No account, one that is no longer in use, or none that may handle this ticket, or whoever answered before it was reopened. */
  | { readonly kind: 'not_for_them' }

/** Active colleagues of the ticket's department a lead may give it to, by name; not whoever holds it already. */
export async function colleaguesFor(
  accounts: Pick<Accounts, 'accounts'>,
  ticket: Ticket,
): Promise<readonly Official[]> {
  return (await accounts.accounts())
    .filter(({ isActive, official }) => isActive && mayBeGiven(official, ticket))
    .map(({ official }) => official)
    .filter(({ id, department }) => id !== ticket.holder && department === ticket.department)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

function mayBeGiven(official: Official, ticket: Ticket): boolean {
  return hasPower(official, 'handle', ticket) && ticket.reopenedFrom !== official.id
}

/** Giao việc: a lead gives it to an official who may handle it. */
export async function assignTicket(
  desk: Desk,
  official: Official,
  { to, ...asked }: Asked & { readonly to: Official | undefined },
): Promise<AssignResult> {
  const ticket = await desk.store.ticket(asked.code)
  // Whoever may not divide the work learns nothing of who could do it.
  if (ticket !== undefined && hindrance(official, 'assign', ticket) === undefined) {
    const isTheirs =
      to !== undefined && mayBeGiven(to, ticket) && (await desk.store.account(to.id))?.isActive === true
    if (!isTheirs) return { kind: 'not_for_them' }
  }
  return moveTicket(desk, official, asked, 'assign', ({ ticket: standing }) => {
    if (to === undefined) return { hindered: 'state' }
    const { holder, state } = standing
    return {
      after: { holder: to.id, holdsChat: false },
      detail: { to: to.id, ...fromHolder(holder) },
      // Who of the department works on it is no news to the citizen; that somebody does now, is.
      ...(state === 'waiting' && { tells: takenOn(standing) }),
    }
  })
}

/** Trả lại hàng chờ: somebody else of the department may take it. */
export function releaseTicket(
  desk: Desk,
  official: Official,
  { reason, ...asked }: Asked & { readonly reason: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'release', ({ ticket }) => ({
    after: { holder: null, holdsChat: false },
    detail: { reason, ...fromHolder(ticket.holder) },
  }))
}

function fromHolder(holder: OfficialId | null) {
  return holder === null ? {} : { from: holder }
}
