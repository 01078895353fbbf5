import type { Clock } from '../domain/deadline.ts'
import { momentOn, vietnamDay } from '../domain/working-calendar.ts'
import type { Stretch, WorkingCalendar } from '../domain/working-calendar.ts'
import { addRunningTime, running, standstills, total } from './working-time.ts'

/** Allowed time counts as no less, ms: an extension to the same evening may hold no working time, and of nothing there is no share. */
const LEAST_ALLOWED_MS = 60_000

/**
 * Hạn: the moment a clock's time runs out.
 *
 * - Working hours count minute by minute inside the blocks, from the moment of receipt.
 * - Working days: the day of receipt is not counted; time runs out at the end of the last block of the last day.
 * - What an extension set counts from the moment it was given, in the place of start and limit.
 * - What was made urgent has its shorter limit from then on, never later than without: docs/decisions/0028.
 * - Working time for which the clock stood still is given back.
 *
 * @returns `null` while it stands still
 */
export function due(clock: Clock, calendar: WorkingCalendar): Date | null {
  return isPaused(clock) ? null : momentOfShare(clock, calendar, 1)
}

/**
 * When that part of the allowed working time is used, for reminders: 0.5 at half time, 1.5 when it is overdue by half.
 *
 * @returns `null` when the clock stands still and had not come so far before
 */
export function momentOfShare(clock: Clock, calendar: WorkingCalendar, share: number): Date | null {
  const terms = termsOf(clock, calendar)
  const moment = addRunningTime(terms.from, Math.round(terms.allowedMs * share), terms.pauses, calendar)
  if (moment === Infinity) return null
  // An extension may end outside working hours, after the last of its working time.
  return new Date(share >= 1 ? Math.max(moment, terms.notBefore) : moment)
}

/** The part of the allowed working time that is used: 1 when it runs out, more when it is overdue. */
export function share(clock: Clock, calendar: WorkingCalendar, now: Date): number {
  const { from, allowedMs, pauses } = termsOf(clock, calendar)
  return total(running(from, now.getTime(), pauses, calendar)) / Math.max(allowedMs, LEAST_ALLOWED_MS)
}

/** Whether it waits for the citizen now. */
export function isPaused({ pauses }: Clock): boolean {
  return pauses.some(({ to }) => to === null)
}

interface Terms {
  /** When counting begins, ms since 1970. */
  readonly from: number
  /** Working time allowed from then on. */
  readonly allowedMs: number
  readonly pauses: readonly Stretch[]
  readonly notBefore: number
}

/** Whether the clock runs out by the shorter limit it got when it was made urgent. */
export function isHastened(clock: Clock, calendar: WorkingCalendar): boolean {
  const { hastened } = clock
  if (hastened === undefined) return false
  // A clock that stands still runs out never, by either reckoning. The pause it is in will move both ends by as much, so
  // the comparison leaves it out.
  const pauses = clock.pauses.filter(({ to }) => to !== null)
  const endOf = ({ from, allowedMs, pauses: apart, notBefore }: Terms): number =>
    Math.max(addRunningTime(from, allowedMs, apart, calendar), notBefore)
  return endOf(urgentTerms(hastened, pauses, calendar)) < endOf(usualTerms({ ...clock, pauses }, calendar))
}

/** What a clock's time is reckoned from. */
export function termsOf(clock: Clock, calendar: WorkingCalendar): Terms {
  const { hastened, pauses } = clock
  return hastened !== undefined && isHastened(clock, calendar)
    ? urgentTerms(hastened, pauses, calendar)
    : usualTerms(clock, calendar)
}

function urgentTerms(
  { at, limit }: NonNullable<Clock['hastened']>,
  pauses: Clock['pauses'],
  calendar: WorkingCalendar,
): Terms {
  return usualTerms({ startedAt: at, limit, pauses, extendedTo: null }, calendar)
}

function usualTerms({ startedAt, limit, pauses, extendedTo }: Clock, calendar: WorkingCalendar): Terms {
  const apart = standstills(pauses)
  if (extendedTo !== null) {
    const from = extendedTo.at.getTime()
    const to = extendedTo.to.getTime()
    return { from, allowedMs: total(running(from, to, [], calendar)), pauses: apart, notBefore: to }
  }
  if (limit.unit === 'working_hours') {
    const from = startedAt.getTime()
    return { from, allowedMs: limit.count * 3_600_000, pauses: apart, notBefore: from }
  }
  const from = momentOn(vietnamDay(startedAt) + 1)
  return { from, allowedMs: workOfDays(from, limit.count, calendar), pauses: apart, notBefore: from }
}

/** How much working time the next `count` working days hold, ms. */
function workOfDays(from: number, count: number, calendar: WorkingCalendar): number {
  let counted = 0
  let lastDay: number | undefined
  let allowed = 0
  for (const { from: begins, to } of running(from, Infinity, [], calendar)) {
    const day = vietnamDay(begins)
    if (day !== lastDay) counted += 1
    if (counted > count) return allowed
    lastDay = day
    allowed += to - begins
  }
  throw new RangeError(`no ${count} working days in the years to come`)
}
