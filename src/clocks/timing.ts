import type { Timing } from '../domain/deadline.ts'
import type { Rulebook } from '../domain/rulebook.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { openCalendar } from './current.ts'
import { due, momentOfShare } from './due.ts'
import { limitsRule, ownLimits, USUAL_LIMITS, withUsual } from './limits.ts'

/** How old the limits in memory may be before they are read again, ms; the calendar is kept fresh in `current.ts`. */
const FRESH_MS = 1000

/**
 * Working time as it holds now: the calendar and every department's limits. A verb asks once and counts with what it was
 * given to its end.
 *
 * @param now the desk's clock
 */
export function openTiming(rulebook: Rulebook, now: () => Date): () => Promise<Timing> {
  const calendar = openCalendar(rulebook, now)
  let looked = -Infinity
  let own: ReadonlyMap<string, unknown> = new Map()

  return async () => {
    const at = now().getTime()
    if (Math.abs(at - looked) >= FRESH_MS) {
      own = new Map((await rulebook.rules('limits/')).map(({ name, value }) => [name, value]))
      looked = at
    }
    const days = await calendar()
    const limits = own
    return timingBy(days, (place, department) =>
      place === null ? USUAL_LIMITS : withUsual(ownLimits(limits.get(limitsRule(place, department)))),
    )
  }
}

/** Working time by this calendar, with these limits. */
export function timingBy(calendar: WorkingCalendar, limits: Timing['limits']): Timing {
  return {
    calendar,
    due: (clock) => due(clock, calendar),
    momentOfShare: (clock, share) => momentOfShare(clock, calendar, share),
    limits,
  }
}
