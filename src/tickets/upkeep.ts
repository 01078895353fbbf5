import * as z from 'zod'
import { calendarOf } from '../clocks/current.ts'
import { timingBy } from '../clocks/timing.ts'
import type { Desk } from '../domain/desk.ts'
import type { Timing } from '../domain/deadline.ts'
import type { TicketCode } from '../domain/ids.ts'
import { StoreUnavailable } from '../domain/errors.ts'
import type { Store } from '../domain/store.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { allows } from '../domain/ticket-moves.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import { CLOCK_NAMES, isOpen } from '../domain/ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { firstClocks, nextLook, recounted, remindersLeft, talkEnds } from './clocks.ts'
import { newDateWith } from './followers.ts'
import { changeOf } from './move.ts'
import type { Plan } from './move.ts'
import { noticeOf } from './notices.ts'
import { deadlineMoved } from './phrases.ts'

/** Looked after at a time; the rest is due at once again. */
const AT_ONCE = 100

/**
 * What the desk does about tickets by itself, one look: reminders whose time has come, originals whose time is over,
 * talks that their official has left.
 * Each is written in one move with its audit entry, so it is done once, whoever looks and however often.
 *
 * @returns how many tickets were looked after
 */
export async function lookAfterTickets(desk: Desk): Promise<number> {
  const now = desk.clock()
  const timing = await desk.timing()
  let lookedAt = 0
  for (const ticket of await desk.store.ticketsDue(now, AT_ONCE)) {
    await desk.doorway.clear()
    const isDone = await apart(desk, ticket, async () => {
      // Whoever was quicker, an official or another instance, has left it with a later look of its own.
      const change = isTalkLeft(ticket, now, timing)
        ? changeOf(desk, ticket, 'leave_chat', 'desk', { now, timing }, { after: { holdsChat: false } })
        : lookedAfter(ticket, now, timing)
      const result = await desk.store.moveTickets([change], now)
      if (result === 'moved' && change.says.parts.length > 0) desk.wake.deliveries()
      return true
    })
    if (isDone) lookedAt += 1
  }
  await logUnreadable(desk)
  return lookedAt
}

const logged = new WeakMap<Store, Set<TicketCode>>()

/** What no list shows any more is said in the log, once, whoever came upon it; the console's page of the system has the codes. */
async function logUnreadable({ store, log, nameOf }: Desk): Promise<void> {
  const known = logged.get(store) ?? new Set()
  logged.set(store, known)
  for (const code of store.unreadableTickets()) {
    if (known.has(code)) continue
    known.add(code)
    log.error({ ticket: await nameOf(code) }, 'ticket cannot be read')
  }
}

/**
 * One ticket that cannot be looked after keeps no other from it, also where it is one that moves with it that cannot be
 * read; that the store is away concerns them all.
 */
async function apart(desk: Desk, { code }: Ticket, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof StoreUnavailable && !(fault.cause instanceof z.ZodError)) throw fault
    desk.log.error({ err: fault, ticket: await desk.nameOf(code) }, 'upkeep: ticket passed over')
    return false
  }
}

/** The rest of what is due about the ticket is seen to at the next look, which is at once. */
function isTalkLeft(ticket: Ticket, now: Date, timing: Timing): boolean {
  const ends = talkEnds(ticket, timing)
  return ends !== null && ends <= now && allows(ticket.state, 'leave_chat')
}

function lookedAfter(ticket: Ticket, now: Date, timing: Timing): TicketChange {
  const given = isOpen(ticket.state) ? remindersLeft(ticket, timing).filter(({ at }) => at <= now) : []
  const isOver = ticket.original !== null && ticket.original.until <= now
  const changed: Ticket = {
    ...ticket,
    revision: ticket.revision + 1,
    // A ticket from before there were clocks gets its dates with the first look.
    clocks: ticket.nextAt?.getTime() === 0 ? firstClocks(ticket, timing) : ticket.clocks,
    reminded: [...ticket.reminded, ...given.map(({ reminder }) => reminder)],
    original: isOver ? null : ticket.original,
  }
  const entry = { ticket: ticket.code, by: 'desk', at: now } as const
  return {
    seen: ticket.revision,
    ticket: { ...changed, nextAt: nextLook(changed, timing) },
    entries: [
      ...given.map(({ reminder }) => ({ ...entry, move: 'remind' as const, detail: { reason: reminder } })),
      ...(isOver ? [{ ...entry, move: 'forget_original' as const, detail: {} }] : []),
    ],
    says: { parts: [], by: 'desk', answer: false },
    notices: given.map(({ used }) =>
      used === undefined
        ? noticeOf('silent', changed, 'desk', now)
        : noticeOf('reminder', changed, 'desk', now, used),
    ),
  }
}

/** Under which name stands what the open deadlines were last counted by. */
const COUNTED_BY = 'clocks/counted-by'

/** Moves the open deadlines when the calendar is another than they were last counted by; begun again after a restart. */
export async function followCalendar(desk: Desk): Promise<void> {
  const { store } = desk
  // A department's new limits hold for what comes: nobody's promised date moves because of them.
  const rules = await store.rules('calendar/')
  const holds = rules.map(({ name, revision }) => `${name} ${revision}`).join(', ')
  const counted = await store.rule(COUNTED_BY)
  if ((counted?.value ?? '') === holds) return
  // By the very rules that are noted as followed: what is at hand elsewhere may be older by a moment.
  const { limits } = await desk.timing()
  const moved = await moveDeadlines(desk, timingBy(calendarOf(rules), limits))
  desk.log.info({ moved }, 'deadlines follow the calendar')
  await store.keepRule(COUNTED_BY, holds, { expected: counted?.revision ?? 0, by: 'desk', at: desk.clock() })
}

/** Nobody opens tickets later than by now and this; what is opened meanwhile is counted by the new calendar already. */
const MEANWHILE_MS = 60_000

/**
 * After the calendar has changed: every open ticket whose dates are others now is moved, with an entry, and its citizen
 * and whoever waits with them told the new date of the answer.
 *
 * @returns how many were moved
 */
async function moveDeadlines(desk: Desk, timing: Timing): Promise<number> {
  // By when they were opened: the order of a queue is that of the dates, which changes under our hands.
  const stretch = { from: new Date(0), before: new Date(desk.clock().getTime() + MEANWHILE_MS) }
  let moved = 0
  for (let after: TicketCode | null = null; ;) {
    const page: readonly Ticket[] = await desk.store.ticketsOpened({ ...stretch, after }, AT_ONCE)
    const last = page.at(-1)
    if (last === undefined) return moved
    for (const ticket of page) {
      if (!isOpen(ticket.state)) continue
      // The store may be of the kind that never waits: without a pause nobody would be served until the last is moved.
      await desk.doorway.clear()
      if (await apart(desk, ticket, () => moveDeadline(desk, ticket, timing))) moved += 1
    }
    await desk.doorway.clear()
    after = last.code
  }
}

async function moveDeadline(desk: Desk, first: Ticket, timing: Timing): Promise<boolean> {
  for (let ticket: Ticket | undefined = first; ticket !== undefined && isOpen(ticket.state);) {
    const clocks = recounted(ticket, timing)
    if (
      CLOCK_NAMES.every((name) => ticket?.clocks[name].dueAt?.getTime() === clocks[name].dueAt?.getTime())
    ) {
      return false
    }
    const when = { now: desk.clock(), timing }
    const from = ticket.clocks.answer.dueAt
    const to = clocks.answer.dueAt
    const moved = from !== null && to !== null && from.getTime() !== to.getTime() ? to : undefined
    const words = (due: Date) => (whose: TicketCode) => deadlineMoved(whose, vietnamTime(due))
    const change = (one: Ticket, move: MoveName, plan: Plan): TicketChange =>
      changeOf(desk, one, move, 'desk', when, plan)
    const own = change(ticket, 'move_deadline', {
      after: { clocks },
      detail: {
        ...(from !== null && { from: from.toISOString() }),
        ...(to !== null && { to: to.toISOString() }),
      },
      ...(moved && { tells: words(moved)(ticket.code) }),
    })
    const heard = moved && (await newDateWith(desk, { before: ticket, change }, moved, words(moved)))
    const changes = [own, ...(heard ?? [])]
    if ((await desk.store.moveTickets(changes, when.now)) === 'moved') {
      if (moved !== undefined) desk.wake.deliveries()
      return true
    }
    ticket = await desk.store.ticket(ticket.code)
  }
  return false
}
