import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import { isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { changeOf } from '../tickets/move.ts'
import { ORIGINAL_KEPT_MS } from '../tickets/open.ts'

/** Tickets looked at in one look of the upkeep. */
const PAGE = 200
/** Whoever was quicker is looked at again. */
const MOST_TRIES = 3

/** What becomes of a ticket the walk comes by: what changes, or that nothing does, or that it cannot be read. */
type Found = { readonly move: MoveName; readonly after: Partial<Ticket> } | 'as it is' | 'unreadable'

interface Walk {
  after: TicketCode | null
  changed: number
  unreadable: number
  /** Tickets that others moved each time: the walk begins again for them. */
  missed: number
  isOver: boolean
}

const BEGUN: Walk = { after: null, changed: 0, unreadable: 0, missed: 0, isOver: false }

/** How far a walk of this process has come; one that was broken off begins again, and finds less to do. */
const sealing = new WeakMap<Desk, Walk>()
const masking = new WeakMap<Desk, Walk>()

/**
 * After `DATA_KEYS` has got a new first key: seals originals that an older one sealed anew, a page at each look. The line
 * `originals are sealed with the first key` says when the older keys can be dropped.
 */
export async function sealAnew(desk: Desk): Promise<void> {
  const { seal } = desk
  if (seal?.hasOlder !== true) return
  // No original is older; a day more for clocks that differ.
  const from = new Date(desk.clock().getTime() - ORIGINAL_KEPT_MS - 86_400_000)
  const walk = await goOn(desk, sealing, from, ({ code, original }) => {
    if (original === null || seal.isLatest(original.sealed)) return 'as it is'
    const words = seal.open(original.sealed, code)
    if (words === undefined) return 'unreadable'
    return { move: 'reseal', after: { original: { ...original, sealed: seal.close(words, code) } } }
  })
  if (walk === undefined) return
  const { changed, unreadable } = walk
  desk.log.info({ changed, unreadable }, 'originals are sealed with the first key')
}

/** Under which name stands that questions from before there was masking are masked. */
const MASKED = 'privacy/masked-from-before'

/** Questions from before there was masking: looked through once, and what a citizen may still need is sealed beside it. */
export async function maskFromBefore(desk: Desk): Promise<void> {
  if (masking.get(desk)?.isOver === true) return
  const { store } = desk
  if (masking.get(desk) === undefined && (await store.rule(MASKED)) !== undefined) {
    masking.set(desk, { ...BEGUN, isOver: true })
    return
  }
  const now = desk.clock()
  const walk = await goOn(desk, masking, new Date(0), (ticket) => {
    const question = maskPersonalData(ticket.question)
    if (question === ticket.question) return 'as it is'
    return { move: 'mask', after: { question, original: ticket.original ?? sealed(desk, ticket, now) } }
  })
  if (walk === undefined) return
  if (walk.changed > 0) desk.log.info({ changed: walk.changed }, 'questions from before are masked')
  await store.keepRule(MASKED, true, { expected: 0, by: 'desk', at: now })
}

/** An official at work on it may need it, for as long as if it had been sealed when it was asked. */
function sealed({ seal }: Desk, ticket: Ticket, now: Date): Ticket['original'] {
  const until = new Date(ticket.openedAt.getTime() + ORIGINAL_KEPT_MS)
  if (seal === undefined || !isOpen(ticket.state) || until <= now) return null
  return { sealed: seal.close(ticket.question, ticket.code), until }
}

/** One page further. @returns the walk, once, when it has come to its end */
async function goOn(
  desk: Desk,
  walks: WeakMap<Desk, Walk>,
  from: Date,
  look: (ticket: Ticket) => Found,
): Promise<Walk | undefined> {
  const walk = walks.get(desk) ?? { ...BEGUN }
  walks.set(desk, walk)
  if (walk.isOver) return undefined
  const before = new Date(desk.clock().getTime() + 1)
  const page = await desk.store.ticketsOpened({ from, before, after: walk.after }, PAGE)
  const timing = await desk.timing()
  for (const ticket of page) {
    await desk.doorway.clear()
    const found = await change(desk, ticket, timing, look)
    if (found === 'changed') walk.changed += 1
    if (found === 'unreadable') walk.unreadable += 1
    if (found === 'missed') walk.missed += 1
    walk.after = ticket.code
  }
  if (page.length === PAGE) return undefined
  if (walk.missed > 0) {
    // Whoever reads that it is over may drop the old key.
    Object.assign(walk, { after: null, unreadable: 0, missed: 0 })
    return undefined
  }
  walk.isOver = true
  return walk
}

async function change(
  desk: Desk,
  first: Ticket,
  timing: Timing,
  look: (ticket: Ticket) => Found,
): Promise<'changed' | 'as it is' | 'unreadable' | 'missed'> {
  let ticket: Ticket | undefined = first
  for (let tries = 0; tries < MOST_TRIES && ticket !== undefined; tries += 1) {
    const found = look(ticket)
    if (typeof found === 'string') return found
    const when = { now: desk.clock(), timing }
    const { move, after } = found
    const moved = await desk.store.moveTickets(
      [changeOf(desk, ticket, move, 'desk', when, { after })],
      when.now,
    )
    if (moved === 'moved') return 'changed'
    ticket = await desk.store.ticket(first.code)
  }
  return ticket === undefined ? 'as it is' : 'missed'
}
