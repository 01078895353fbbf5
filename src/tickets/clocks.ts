import type { Clock, Limit, Timing } from '../domain/deadline.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import { CLOCK_NAMES, isOpen } from '../domain/ticket.ts'
import type { ClockName, Ticket, TicketClock, TicketClocks, Urgency } from '../domain/ticket.ts'
import type { TimeLimits } from '../domain/time-limits.ts'

/** Phần trăm thời hạn after which somebody is reminded. */
const REMINDED_AT = [50, 80, 100, 150] as const
/** Clocks whose time somebody is reminded of. */
const REMINDED_OF = ['accept', 'answer'] as const

/**
 * A request for details without a reply is noted after so long: two weeks of work, twice what a question usually takes.
 * The clocks stand still meanwhile, so nothing else would bring the ticket before anybody's eyes again.
 */
const SILENT_FOR: Limit = { unit: 'working_days', count: 10 }
const SILENT = 'details:10'

/** A talk in which the official has written nothing for a day of work is over: they forgot to end it, or fell ill. */
const TALK_LASTS: Limit = { unit: 'working_hours', count: 8 }

/** Clocks of a ticket that is opened, or begins again, now. */
export function freshClocks(
  { place, department, urgency }: Pick<Ticket, 'place' | 'department' | 'urgency'>,
  now: Date,
  timing: Timing,
): TicketClocks {
  const limits = timing.limits(place, department)
  return {
    accept: started(limits.accept, now, timing),
    reply: started(limits.firstReply, now, timing),
    answer: started(answerLimit(limits, urgency), now, timing),
  }
}

/**
 * What a move does to the clocks: somebody taking the ticket stops the first, a person writing to the citizen the second,
 * its end all of them; they stand still while the citizen is asked. Another department gets its own time to take the
 * ticket, the citizen's date for the answer stays.
 */
export function clocksAfter(move: MoveName, ticket: Ticket, now: Date, timing: Timing): TicketClocks {
  const { clocks, place, department, urgency, state } = ticket
  const limits = timing.limits(place, department)
  switch (move) {
    case 'claim':
    case 'assign':
      return met(clocks, ['accept'], now, timing)
    case 'dispatch':
    case 'transfer':
    case 'hand_back':
    case 'release':
      return { ...clocks, accept: started(limits.accept, now, timing) }
    case 'give_back':
      return { ...resumed(clocks, now, timing), accept: started(limits.accept, now, timing) }
    case 'ask_details':
      return paused(met(clocks, ['accept', 'reply'], now, timing), now)
    case 'not_reached':
      // Nobody is waited for who has not been asked. What was waited until then is given back: the official could not know.
      return state === 'awaiting_citizen' ? resumed(clocks, now, timing) : clocks
    case 'reached':
      return state === 'awaiting_citizen' ? paused(clocks, now) : clocks
    case 'write':
      return met(clocks, ['accept', 'reply'], now, timing)
    case 'give_details':
    case 'resume':
      return resumed(clocks, now, timing)
    case 'set_urgency': {
      // What has become urgent late would else be overdue at once: nobody could ever have kept a limit set backwards.
      const set: Partial<Clock> =
        urgency === 'urgent'
          ? { hastened: { at: now, limit: limits.urgent } }
          : { hastened: undefined, limit: answerLimit(limits, urgency) }
      return { ...clocks, answer: settled({ ...clocks.answer, ...set }, timing) }
    }
    case 'reopen':
      return freshClocks(ticket, now, timing)
    case 'part':
      // Its citizen has waited since they asked.
      return freshClocks(ticket, ticket.openedAt, timing)
    case 'approve':
    case 'answer':
    case 'answer_with':
    case 'refuse':
    case 'refuse_with':
    case 'join':
    case 'withdraw':
      return met(resumed(clocks, now, timing), CLOCK_NAMES, now, timing)
    case 'move_deadline':
      return recounted(ticket, timing)
    case 'open':
    case 'open_original':
    case 'propose':
    case 'send_back':
    case 'take_back':
    case 'extend_with':
    case 'tell_with':
    case 'publish':
    case 'unpublish':
    case 'undelivered':
    case 'follow':
    case 'extend':
    case 'take_chat':
    case 'leave_chat':
    case 'add_words':
    case 'rate':
    case 'remind':
    case 'forget_original':
    case 'forget_asker':
    case 'reseal':
    case 'mask':
      return clocks
  }
}

/** Gia hạn: the answer's clock with another end. */
export function extended(
  { answer, ...others }: TicketClocks,
  to: Date,
  at: Date,
  timing: Timing,
): TicketClocks {
  return { ...others, answer: settled({ ...answer, extendedTo: { to, at }, hastened: undefined }, timing) }
}

/** The clocks that still run, by the calendar in use now. Each keeps the limit it began with. */
export function recounted({ clocks }: Ticket, timing: Timing): TicketClocks {
  const again = (clock: TicketClock) => (clock.metAt === null ? settled(clock, timing) : clock)
  return { ...clocks, accept: again(clocks.accept), reply: again(clocks.reply), answer: again(clocks.answer) }
}

/** The clocks of a ticket from before there were clocks: by the calendar and the limits in use now. */
export function firstClocks({ clocks, place, department, urgency }: Ticket, timing: Timing): TicketClocks {
  const limits = timing.limits(place, department)
  const again = (clock: TicketClock, limit: Limit) =>
    clock.metAt === null ? settled({ ...clock, limit }, timing) : clock
  return {
    ...clocks,
    accept: again(clocks.accept, limits.accept),
    reply: again(clocks.reply, limits.firstReply),
    answer: again(clocks.answer, answerLimit(limits, urgency)),
  }
}

/** When the desk has to look at the ticket again by itself. */
export function nextLook(ticket: Ticket, timing: Timing): Date | null {
  const moments = [
    ticket.original?.until ?? null,
    ...(isOpen(ticket.state) ? remindersLeft(ticket, timing).map(({ at }) => at) : []),
    talkEnds(ticket, timing),
  ].filter((moment) => moment !== null)
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())))
}

/** When the desk ends a talk that its official has left; `null` when there is none. */
export function talkEnds({ holdsChat, talkedAt }: Ticket, timing: Timing): Date | null {
  if (!holdsChat || talkedAt === null) return null
  return timing.due({ startedAt: talkedAt, limit: TALK_LASTS, pauses: [], extendedTo: null })
}

/** Reminders that have not been given, with when each falls due. */
export function remindersLeft(
  { clocks, reminded, state, since, request }: Ticket,
  timing: Timing,
): ReadonlyArray<{
  readonly reminder: string
  readonly at: Date
  /** Of which clock, and how much of its time is used; absent where the citizen has not written for long. */
  readonly used?: { readonly of: 'accept' | 'answer'; readonly percent: number }
}> {
  const silent =
    state === 'awaiting_citizen' && (request?.dead.length ?? 0) === 0 && !reminded.includes(SILENT)
      ? timing.due({ startedAt: since, limit: SILENT_FOR, pauses: [], extendedTo: null })
      : null
  const used = REMINDED_OF.flatMap((of) => {
    const clock = clocks[of]
    if (clock.metAt !== null) return []
    return REMINDED_AT.flatMap((percent) => {
      const reminder = `${of}:${percent}`
      const at = reminded.includes(reminder) ? null : timing.momentOfShare(clock, percent / 100)
      return at === null ? [] : [{ reminder, at, used: { of, percent } }]
    })
  })
  return silent === null ? used : [...used, { reminder: SILENT, at: silent }]
}

/** Reminders that still count as given: a clock that began again or has another end is reminded of anew. */
export function stillReminded(
  reminded: Ticket['reminded'],
  move: MoveName,
  before: TicketClocks,
  after: TicketClocks,
): Ticket['reminded'] {
  const anew = REMINDED_OF.filter((of) => isOther(before[of], after[of])).map((of) => `${of}:`)
  return reminded.filter(
    (reminder) =>
      !anew.some((of) => reminder.startsWith(of)) && (move !== 'ask_details' || reminder !== SILENT),
  )
}

function isOther(before: TicketClock, after: TicketClock): boolean {
  return (
    before.startedAt.getTime() !== after.startedAt.getTime() ||
    before.extendedTo?.to.getTime() !== after.extendedTo?.to.getTime() ||
    before.hastened?.at.getTime() !== after.hastened?.at.getTime() ||
    before.limit.unit !== after.limit.unit ||
    before.limit.count !== after.limit.count ||
    (before.metAt !== null && after.metAt === null)
  )
}

function answerLimit(limits: TimeLimits, urgency: Urgency): Limit {
  return urgency === 'normal' ? limits.answer : limits[urgency]
}

function started(limit: Limit, now: Date, timing: Timing): TicketClock {
  const clock: Clock = { startedAt: now, limit, pauses: [], extendedTo: null }
  return { ...clock, dueAt: timing.due(clock), metAt: null }
}

function settled(clock: TicketClock, timing: Timing): TicketClock {
  return { ...clock, dueAt: timing.due(clock) }
}

function met(clocks: TicketClocks, names: readonly ClockName[], now: Date, timing: Timing): TicketClocks {
  const one = (name: ClockName): TicketClock => {
    const clock = clocks[name]
    return names.includes(name) && clock.metAt === null ? { ...settled(clock, timing), metAt: now } : clock
  }
  return { ...clocks, accept: one('accept'), reply: one('reply'), answer: one('answer') }
}

function paused(clocks: TicketClocks, now: Date): TicketClocks {
  const one = (clock: TicketClock): TicketClock =>
    clock.metAt === null
      ? { ...clock, pauses: [...clock.pauses, { from: now, to: null }], dueAt: null }
      : clock
  return { ...clocks, accept: one(clocks.accept), reply: one(clocks.reply), answer: one(clocks.answer) }
}

function resumed(clocks: TicketClocks, now: Date, timing: Timing): TicketClocks {
  const one = (clock: TicketClock): TicketClock => {
    if (clock.metAt !== null) return clock
    const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause))
    return settled({ ...clock, pauses }, timing)
  }
  return { ...clocks, accept: one(clocks.accept), reply: one(clocks.reply), answer: one(clocks.answer) }
}
