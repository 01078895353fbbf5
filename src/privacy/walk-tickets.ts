import type { Timing } from '../domain/deadline.ts'
import type { Desk } from '../domain/desk.ts'
import type { TicketCode } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Seal } from '../domain/seal.ts'
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
type Found =
  | {
      readonly move: MoveName
      readonly after: Partial<Ticket>
      /** Something else of it cannot be read. */
      readonly isLost?: boolean
    }
  | 'as it is'
  | 'unreadable'

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

/** The words of a ticket that stand sealed in it, or are to. */
type SealedIn = Pick<Ticket, 'code' | 'original' | 'answer' | 'proposed'>

/**
 * Seals anew what stands sealed in tickets, a page at each look: originals, and what officials wrote where it holds personal
 * data. In tickets from before that stands in clear.
 *
 * @returns the walk, once, when it has come to its end
 */
export async function sealTicketsAnew(
  desk: Desk,
  seal: Seal,
): Promise<Pick<Walk, 'changed' | 'unreadable'> | undefined> {
  return goOn(desk, sealing, new Date(0), (ticket) => resealed(seal, ticket))
}

function resealed(seal: Seal, { code, original, answer, proposed }: SealedIn): Found {
  const said = [answer, proposed].filter((one) => one !== null && !isSealedByFirst(seal, one))
  // The store has opened it, or could not and gives what stands masked beside it.
  const stale = said.filter((one) => one !== null && maskPersonalData(one.text) !== one.text)
  const shut = said.filter((one) => one?.sealed !== undefined && maskPersonalData(one.text) === one.text)
  const isOld = original !== null && !seal.isLatest(original.sealed)
  const words = isOld ? seal.open(original.sealed, code) : undefined
  const isLost = shut.length > 0 || (isOld && words === undefined)
  if (stale.length === 0 && words === undefined) return isLost ? 'unreadable' : 'as it is'
  const sealed = words === undefined ? original : original && { ...original, sealed: seal.close(words, code) }
  return { move: 'reseal', after: { original: sealed }, isLost }
}

function isSealedByFirst(seal: Seal, { sealed }: { readonly sealed?: string }): boolean {
  return sealed !== undefined && seal.isLatest(sealed)
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
    if (found === 'changed' || found === 'changed in part') walk.changed += 1
    if (found === 'unreadable' || found === 'changed in part') walk.unreadable += 1
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
): Promise<'changed' | 'changed in part' | 'as it is' | 'unreadable' | 'missed'> {
  let ticket: Ticket | undefined = first
  for (let tries = 0; tries < MOST_TRIES && ticket !== undefined; tries += 1) {
    const found = look(ticket)
    if (typeof found === 'string') return found
    const when = { now: desk.clock(), timing }
    const { move, after, isLost = false } = found
    const moved = await desk.store.moveTickets(
      [changeOf(desk, ticket, move, 'desk', when, { after })],
      when.now,
    )
    if (moved === 'moved') return isLost ? 'changed in part' : 'changed'
    ticket = await desk.store.ticket(first.code)
  }
  return ticket === undefined ? 'as it is' : 'missed'
}
