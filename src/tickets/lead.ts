import type { Account } from '../domain/account.ts'
import type { Official } from '../domain/official.ts'
import type { Accounts } from '../domain/accounts.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { Ticket } from '../domain/ticket.ts'
import { hasPower, hindrance } from '../officials/may.ts'
import type { Hindrance } from '../officials/may.ts'

/** What a head of the department decides, and a coordinator only where there is none who could. */
const FOR_LEADS: ReadonlySet<MoveName> = new Set(['approve', 'send_back'])

/** Whether the move is a head's to make: somebody leads the department who has not drafted the answer themselves. */
export async function isLeads(
  store: Pick<Accounts, 'accounts'>,
  official: Official,
  move: MoveName,
  ticket: Ticket,
): Promise<boolean> {
  if (!FOR_LEADS.has(move) || hasPower(official, 'lead', ticket)) return false
  return isLed(await store.accounts(), ticket)
}

function isLed(accounts: readonly Account[], ticket: Ticket): boolean {
  return accounts.some(
    ({ official, isActive }) =>
      isActive && official.id !== ticket.proposed?.by && hasPower(official, 'lead', ticket),
  )
}

/** What stands against an official's moves on a ticket, as far as the ticket and its department's ways tell. */
export async function hindersOn(
  store: Pick<Accounts, 'accounts'>,
  official: Official,
  ticket: Ticket,
  fourEyes: boolean,
): Promise<(move: MoveName) => Hindrance | undefined> {
  // Accounts are looked up only where somebody else than a head might decide.
  const mayDecide = hindrance(official, 'send_back', ticket) === undefined
  const isForLead = mayDecide && (await isLeads(store, official, 'send_back', ticket))
  return (move) => {
    const why = hindrance(official, move, ticket)
    if (why !== undefined) return why
    if (FOR_LEADS.has(move) && isForLead) return 'forbidden'
    return move === 'answer' && fourEyes ? 'four_eyes' : undefined
  }
}

/** Whether anybody but coordinators, who see every queue, could take a ticket up where it is now. */
export async function isStaffed(store: Pick<Accounts, 'accounts'>, ticket: Ticket): Promise<boolean> {
  return (await store.accounts()).some(
    ({ official, isActive }) =>
      isActive && hasPower(official, 'handle', ticket) && !hasPower(official, 'coordinate', ticket),
  )
}
