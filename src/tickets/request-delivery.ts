import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import { isAskerGone } from '../domain/forgetting.ts'
import type { Delivery } from '../domain/outbox.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import type { DetailsRequest, Ticket } from '../domain/ticket.ts'
import { heardWith } from './followers.ts'
import { changeOf } from './move.ts'

/** A chat's tickets that are looked at for the one a request belongs to. */
const LOOKED_AT = 100
/** Of several who move one ticket at once, each but the first begins again so often. */
const MOST_TRIES = 5

/** Whether the citizen has not read what they are asked, so that nobody waits for them. */
export function isUnreached(ticket: Pick<Ticket, 'state' | 'request' | 'account'>): boolean {
  return isOpen(ticket.state) && !isAskerGone(ticket) && (ticket.request?.dead.length ?? 0) > 0
}

/**
 * Notes on a ticket what became of a message on its way: of a request for details, whether it reached the citizen; of an
 * answer, that it was given up. Called before the delivery is recorded; when the process ends in between it is called
 * again, and changes nothing the second time.
 */
export async function noteRequestDelivery(
  desk: Desk,
  delivery: Delivery,
  became: 'sent' | 'refused',
): Promise<void> {
  // Of all that goes out the least: whatever the desk itself says needs no look.
  if (delivery.by !== 'official') return
  const tickets = await desk.store.ticketsOf(delivery.conversation, LOOKED_AT)
  for (const ticket of tickets) {
    if (became === 'refused' && isOf(ticket.answer, delivery)) await noteUndelivered(desk, ticket, delivery)
    else await noteOn(desk, ticket, delivery, became)
  }
}

/** An answer goes out at the very moment it is given. */
function isOf(answer: Ticket['answer'], { at }: Delivery): boolean {
  return answer?.at.getTime() === at.getTime()
}

/** Once an answer, however many messages it went in and however often they were tried: its official has gone on to others. */
async function noteUndelivered(desk: Desk, first: Ticket, delivery: Delivery): Promise<void> {
  let ticket: Ticket | undefined = first
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    if (ticket === undefined || !isOf(ticket.answer, delivery) || !allows(ticket.state, 'undelivered')) return
    const audit = await desk.store.audit(ticket.code)
    if (audit.some(({ move, at }) => move === 'undelivered' && at >= delivery.at)) return
    const when = { now: desk.clock(), timing: await desk.timing() }
    const change = changeOf(desk, ticket, 'undelivered', 'desk', when, {})
    if ((await desk.store.moveTickets([change], when.now)) === 'moved') return
    ticket = await desk.store.ticket(ticket.code)
  }
  desk.log.warn({ ticket: await desk.nameOf(first.code) }, 'an answer could not be noted as undelivered')
}

async function noteOn(
  desk: Desk,
  first: Ticket,
  { id, at }: Delivery,
  became: 'sent' | 'refused',
): Promise<void> {
  let ticket: Ticket | undefined = first
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const request = ticket && requestOf(ticket)
    if (ticket === undefined || request?.at.getTime() !== at.getTime()) return
    const dead = became === 'sent' ? request.dead.filter((line) => line !== id) : [...request.dead, id]
    const isKnown = request.dead.includes(id) === (became === 'refused')
    if (isKnown) return
    const changes = await noted(desk, ticket, { at, dead }, await desk.timing())
    if ((await desk.store.moveTickets(changes, desk.clock())) === 'moved') return
    ticket = await desk.store.ticket(ticket.code)
  }
  desk.log.warn(
    { ticket: await desk.nameOf(first.code), became },
    'a request could not be noted as delivered or not',
  )
}

/** One from before requests were kept with their tickets was sent when its ticket began to wait for the citizen. */
function requestOf({ state, since, request }: Ticket): DetailsRequest | null {
  if (!isOpen(state)) return null
  return request ?? (state === 'awaiting_citizen' ? { at: since, dead: [] } : null)
}

/** A request of several messages has arrived when all have; what comes between changes nothing for anybody. */
async function noted(
  desk: Desk,
  ticket: Ticket,
  request: DetailsRequest,
  timing: Timing,
): Promise<readonly TicketChange[]> {
  const when = { now: desk.clock(), timing }
  const was = (ticket.request?.dead.length ?? 0) === 0
  const is = request.dead.length === 0
  if (was === is) {
    const revision = ticket.revision + 1
    const says = { parts: [], by: 'desk', answer: false } as const
    return [{ seen: ticket.revision, ticket: { ...ticket, request, revision }, entries: [], says }]
  }
  const move = is ? 'reached' : 'not_reached'
  const own = changeOf(desk, ticket, move, 'desk', when, { after: { request } })
  const heard = await heardWith(desk, move, {
    before: ticket,
    after: own.ticket,
    timing,
    change: (follower, its, plan) => changeOf(desk, follower, its, 'desk', when, plan),
  })
  return [own, ...heard]
}
