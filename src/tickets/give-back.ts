import type { Account } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { QueueFilter } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import { OPEN_STATES } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { changeAccount, setActive } from '../officials/administer.ts'
import { hasPower } from '../officials/may.ts'
import { changeOf } from './move.ts'

const AT_ONCE = 100
/** Of several who move one ticket at once, each but the first begins again so often. */
const MOST_TRIES = 5
const GIVEN_BACK = OPEN_STATES.filter((state) => allows(state, 'give_back'))

/** Takes an account out of use, or back into it; what a closed one held is given back to its department's queue. */
export async function openOrClose(
  desk: Desk,
  by: Official,
  account: Parameters<typeof setActive>[2],
): ReturnType<typeof setActive> {
  const set = await setActive(desk, by, account)
  if (set.kind !== 'forbidden') await giveBackOf(desk, account.id)
  return set
}

/** Changes what an account is for; what it is for no longer is given back as well. */
export async function changeDuties(
  desk: Desk,
  by: Official,
  change: Parameters<typeof changeAccount>[2],
): ReturnType<typeof changeAccount> {
  const changed = await changeAccount(desk, by, change)
  if (changed.kind !== 'forbidden') await giveBackOf(desk, change.id)
  return changed
}

/** After the change, so that nothing is taken up meanwhile. */
async function giveBackOf(desk: Desk, id: OfficialId): Promise<void> {
  const account = await desk.store.account(id)
  if (account !== undefined) await giveBackTickets(desk, account)
}

/**
 * Gives back to their departments' queues what an official holds and can work on no more: all of it where the account is
 * closed, else what their role, department or city does not reach any longer. A draft that waits for approval goes on
 * waiting: whoever approves it needs its writer no more. Done again it changes nothing else.
 *
 * @returns how many were given back
 */
async function giveBackTickets(desk: Desk, known: Account): Promise<number> {
  const { id } = known.official
  const everywhere = { place: null, department: null, due: null }
  const held: QueueFilter = { ...everywhere, states: GIVEN_BACK, holder: id }
  let given = 0
  for (let passed = 0; ;) {
    const page = await desk.store.queue(held, { offset: passed, limit: AT_ONCE })
    if (page.length === 0) break
    for (const ticket of page) {
      await desk.doorway.clear()
      if (
        !worksOn(known, ticket) &&
        (await isOutOfReach(desk, id, ticket)) &&
        (await giveBack(desk, id, ticket))
      ) {
        given += 1
      } else passed += 1
    }
  }
  return given
}

function worksOn({ official, isActive }: Account, ticket: Ticket): boolean {
  return isActive && hasPower(official, 'handle', ticket)
}

/** Looked up anew: since the account was read it may have been opened again, or come to the very department. */
async function isOutOfReach(desk: Desk, id: OfficialId, ticket: Ticket): Promise<boolean> {
  const account = await desk.store.account(id)
  return account !== undefined && !worksOn(account, ticket)
}

/**
 * Gives back what nobody has: the process may have ended between a change of an account and this, and whoever was taking a
 * ticket on at the moment of the change has got it all the same.
 */
export async function giveBackAll(desk: Desk): Promise<void> {
  let given = 0
  for (const account of await desk.store.accounts()) given += await giveBackTickets(desk, account)
  if (given > 0) desk.log.info({ given }, 'tickets given back to their queues')
}

async function giveBack(desk: Desk, id: OfficialId, first: Ticket): Promise<boolean> {
  const timing = await desk.timing()
  let ticket: Ticket | undefined = first
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    if (ticket?.holder !== id || !allows(ticket.state, 'give_back')) return false
    const now = desk.clock()
    const change = changeOf(
      desk,
      ticket,
      'give_back',
      'desk',
      { now, timing },
      {
        after: { holder: null, holdsChat: false },
        detail: { from: id },
      },
    )
    if ((await desk.store.moveTickets([change], now)) === 'moved') {
      if (ticket.holdsChat) desk.wake.deliveries()
      desk.log.info({ ticket: await desk.nameOf(ticket.code), move: 'give_back' }, 'ticket moved')
      return true
    }
    ticket = await desk.store.ticket(ticket.code)
  }
  return false
}
