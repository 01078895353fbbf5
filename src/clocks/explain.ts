import type { Clock } from '../domain/deadline.ts'
import { dayName, momentOn, vietnamDay } from '../domain/working-calendar.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { due, termsOf } from './due.ts'
import { running, total } from './working-time.ts'

/** Vì sao hạn là ngày này: the days between receipt, or an extension, and the time limit, one by one. */
export interface DueExplained {
  /** `null` while the clock stands still. */
  readonly due: Date | null
  /** From when it counts: the moment of receipt, or that of the extension. */
  readonly since: Date
  readonly extendedTo: Date | null
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

export function explainDue(clock: Clock, calendar: WorkingCalendar): DueExplained {
  const { startedAt, limit, extendedTo } = clock
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
  return { due: ends, since, extendedTo: extendedTo?.to ?? null, days }
}

function reason(day: number, countedMs: number, waitingMs: number, calendar: WorkingCalendar): DayReason {
  const { kind, name } = calendar.day(day)
  if (kind === 'weekend') return { kind }
  if (kind === 'day_off') return { kind, name: name ?? '' }
  if (countedMs === 0) return { kind: waitingMs > 0 ? 'waiting' : 'over' }
  return kind === 'swapped' ? { kind, name: name ?? '' } : { kind: 'counted' }
}
