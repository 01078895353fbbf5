import { momentOn, vietnamDay, weekday } from '../domain/working-calendar.ts'

/** A week is named by its Monday, as {@link vietnamDay} counts days. */
export type Week = number

/** Monday of the week that a moment belongs to in Vietnam; Sunday is a week's last day. */
export function weekOf(moment: Date | number): Week {
  const day = vietnamDay(moment)
  return day - ((weekday(day) + 6) % 7)
}

/** The last so many weeks, oldest first; the last one is under way. */
export function lastWeeks(now: Date, count: number): readonly Week[] {
  const current = weekOf(now)
  return Array.from({ length: count }, (_, index) => current - 7 * (count - 1 - index))
}

/** From Monday midnight until before the next, Vietnam time. */
export function stretchOf(week: Week): { readonly from: Date; readonly before: Date } {
  return { from: new Date(momentOn(week)), before: new Date(momentOn(week + 7)) }
}
