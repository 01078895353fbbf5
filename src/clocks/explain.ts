import type { Clock, Limit } from '../domain/deadline.ts'
import { dayName, momentOn, vietnamDay } from '../domain/working-calendar.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { due, isHastened, termsOf } from './due.ts'
import { running, total } from './working-time.ts'

/** Vì sao hạn là ngày này: the days between receipt, or an extension, and the time limit, one by one. */
export interface DueExplained {
  /** `null` while the clock stands still. */
  readonly due: Date | null
  /** From when it counts: the moment of receipt, that of the extension, or that of becoming urgent. */
  readonly since: Date
  /** Time allowed since then; `null` where an extension names the day itself. */
  readonly limit: Limit | null
  /**
   * `by`: the urgent limit, from when it became urgent, is what runs out first; `before`: the date from before is earlier
   * still, and stays.
   */
  readonly urgent: { readonly at: Date; readonly kind: 'by' | 'before' } | null
  readonly days: readonly ExplainedDay[]
}

export interface ExplainedDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly why: DayReason
  /** Working time of this day that counts, ms. */
  readonly countedMs: number
  /** Working time of this day for which the clock stood still, ms. */
  readonly waitingMs: number
}

/**
 * `receipt`: the day of receipt is not counted; `swapped`: a Saturday that is worked; `waiting`: all that was left of the
 * day was spent waiting for the citizen; `over`: a working day of which no working time was left.
 */
type DayReason =
  | { readonly kind: 'receipt' | 'counted' | 'weekend' | 'waiting' | 'over' }
  | { readonly kind: 'swapped' | 'day_off'; readonly name: string }

/** Why a clock runs out when it does, day by day, for the page of a ticket. */
export function explainDue(clock: Clock, calendar: WorkingCalendar): DueExplained {
  const { hastened } = clock
  const byUrgency = isHastened(clock, calendar) ? hastened : undefined
  const extendedTo = byUrgency === undefined ? clock.extendedTo : null
  const { at: startedAt, limit } = byUrgency ?? { at: clock.startedAt, limit: clock.limit }
  const since = extendedTo?.at ?? startedAt
  const ends = due(clock, calendar)
  const { from, pauses } = termsOf(clock, calendar)
  const notCounted = extendedTo === null && limit.unit === 'working_days' ? vietnamDay(startedAt) : undefined
  // While the clock stands still the account ends with the day it stopped.
  const until = ends?.getTime() ?? Math.max(since.getTime(), pauses.at(-1)?.from ?? 0)

  const explained = (day: number): ExplainedDay => {
    const begin = Math.max(momentOn(day), from)
    const end = Math.min(momentOn(day + 1), ends?.getTime() ?? Infinity)
    const countedMs = total(running(begin, end, pauses, calendar))
    const waitingMs = total(running(begin, end, [], calendar)) - countedMs
    const why =
      day === notCounted ? { kind: 'receipt' as const } : reason(day, countedMs, waitingMs, calendar)
    return { day: dayName(day), why, countedMs, waitingMs }
  }
  const first = vietnamDay(since)
  const days = Array.from({ length: vietnamDay(until) - first + 1 }, (_, at) => explained(first + at))
  return {
    due: ends,
    since,
    limit: extendedTo === null ? limit : null,
    urgent:
      hastened === undefined ? null : { at: hastened.at, kind: byUrgency === undefined ? 'before' : 'by' },
    days,
  }
}

function reason(day: number, countedMs: number, waitingMs: number, calendar: WorkingCalendar): DayReason {
  const { kind, name } = calendar.day(day)
  if (kind === 'weekend') return { kind }
  if (kind === 'day_off') return { kind, name: name ?? '' }
  if (countedMs === 0) return { kind: waitingMs > 0 ? 'waiting' : 'over' }
  return kind === 'swapped' ? { kind, name: name ?? '' } : { kind: 'counted' }
}
