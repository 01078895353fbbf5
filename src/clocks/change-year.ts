import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import { mayChangeClocks } from '../officials/may.ts'
import { yearRule } from './current.ts'
import type { YearCalendar } from './year.ts'

export interface YearEdit {
  readonly year: number
  readonly calendar: YearCalendar
  /** The revision its maker saw; 0 for a year that nobody had entered. */
  readonly seen: number
}

/**
 * Enters a year of the working calendar in the place of the one that was seen. Every instance counts by it within a
 * second; what tickets keep of their deadlines moves when the desk counts them anew, see `followCalendar` in `src/tickets/upkeep.ts`.
 */
export async function changeYear(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  official: Official,
  { year, calendar, seen }: YearEdit,
): Promise<'kept' | 'moved_on' | 'forbidden'> {
  if (!mayChangeClocks(official)) return 'forbidden'
  const inOrder = {
    ...calendar,
    daysOff: calendar.daysOff.toSorted(byDay),
    workingDays: calendar.workingDays.toSorted(byDay),
  }
  return store.keepRule(yearRule(year), inOrder, { expected: seen, by: official.id, at: clock() })
}

function byDay(a: { readonly day: string }, b: { readonly day: string }): number {
  return a.day < b.day ? -1 : 1
}
