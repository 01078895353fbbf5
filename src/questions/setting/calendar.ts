import type { Day } from '#knowledge/validity.ts'

/** @returns `null` when the calendar has no such day, or no one alive asks about it */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (year < 1900 || year > 2100) return null
  const day = new Date(Date.UTC(year, month - 1, date))
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? print(day) : null
}

/** The last day of a month, 1 to 12. */
export function endOfMonth(year: number, month: number): Day | null {
  return month < 1 || month > 12 ? null : dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate())
}

/** The same date some months earlier or later, or the last day of that month where it is shorter. */
export function monthsFrom(day: Day, months: number): Day | null {
  const { year, month, date } = parts(day)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const [itsYear, itsMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  return dayOf(itsYear, itsMonth, date) ?? endOfMonth(itsYear, itsMonth)
}

/** @returns `null` when that day lies outside the years anybody asks about, see {@link dayOf} */
export function daysFrom(day: Day, days: number): Day | null {
  const { year, month, date } = parts(day)
  const moved = new Date(Date.UTC(year, month - 1, date + days))
  return dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

export function parts(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const [year, month, date] = day.split('-').map(Number)
  return { year: year ?? Number.NaN, month: month ?? Number.NaN, date: date ?? Number.NaN }
}

function print(day: Date): Day {
  return day.toISOString().slice(0, 10)
}
