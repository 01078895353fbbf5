import { CalendarVietnamese } from 'date-chinese'
import { dayNamed } from '../domain/working-calendar.ts'

/**
 * The day on which a day of the lunar calendar falls. Computed for the meridian of Vietnam (UTC+7): months begin there
 * now and then a day before China's, and Tết of 1985 came a month earlier.
 *
 * @param year the year whose Tết the lunar year begins with
 * @param month 1 to 12, never the intercalary one
 * @returns whole days since 1970-01-01
 */
export function lunarDay(year: number, month: number, day: number): number {
  const calendar = new CalendarVietnamese()
  calendar.fromJDE(calendar.newYear(year))
  const [cycle, yearOfCycle] = calendar.get()
  const found = calendar.set(cycle, yearOfCycle, month, false, day).toGregorian(year)
  const two = (part: number): string => String(part).padStart(2, '0')
  // The library counts days with a fraction: midnight in Vietnam is the evening before in UTC.
  return dayNamed(`${found.year}-${two(found.month)}-${two(Math.floor(found.day))}`)
}
