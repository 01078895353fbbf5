import type { Clock } from '../domain/deadline.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { due } from './due.ts'
import { workingTimeBetween } from './working-time.ts'

/** Working time until the clock's time is up, ms; 0 when it is. `null` while it stands still. */
export function timeLeft(clock: Clock, calendar: WorkingCalendar, now: Date): number | null {
  const ends = due(clock, calendar)
  return ends === null ? null : workingTimeBetween(now, ends, calendar)
}
