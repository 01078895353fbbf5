import { dayNamed, isWeekend } from '../domain/working-calendar.ts'
import { lunarDay } from './lunar.ts'
import { HOLIDAYS, inPlaceOf } from './phrases.ts'

interface Holiday {
  readonly day: number
  readonly name: string
}

/**
 * The public holidays of a year, those on a weekend with the working day that is taken off in their place, by day.
 *
 * What the law leaves to a decision each year is guessed as it has been decided from 2021 to 2026: Tết is two days before
 * and three from its first day on, or one and four, Quốc khánh the day before 2/9 or the day after, whichever needs fewer
 * days in place of others. Where both need as many it is two days before Tết, and the longer rest around 2/9, or else the
 * day before. Swapped Saturdays are not guessed.
 *
 * @see Bộ luật Lao động 45/2019/QH14, khoản 3 Điều 111 and Điều 112
 */
export function publicHolidays(year: number): readonly Holiday[] {
  const on = (monthDay: string): number => dayNamed(`${year}-${monthDay}`)
  const fixed: readonly Holiday[] = [
    { day: on('01-01'), name: HOLIDAYS.newYear },
    { day: lunarDay(year, 3, 10), name: HOLIDAYS.kings },
    { day: on('04-30'), name: HOLIDAYS.victory },
    { day: on('05-01'), name: HOLIDAYS.labour },
  ]
  const tet = lunarDay(year, 1, 1)
  const national = on('09-02')
  return withDaysInPlace([
    ...fixed,
    ...fewerInPlace(row(tet - 2, 5, HOLIDAYS.tet), row(tet - 1, 5, HOLIDAYS.tet), () => true),
    ...fewerInPlace(
      row(national - 1, 2, HOLIDAYS.national),
      row(national, 2, HOLIDAYS.national),
      (before, after) => rest(before) >= rest(after),
    ),
  ])
}

function row(first: number, length: number, name: string): readonly Holiday[] {
  return Array.from({ length }, (_, at) => ({ day: first + at, name }))
}

/** The way that needs fewer days in place of others; where both need as many, the first if it is to be. */
function fewerInPlace(
  one: readonly Holiday[],
  other: readonly Holiday[],
  isFirstOfEqual: (one: readonly Holiday[], other: readonly Holiday[]) => boolean,
): readonly Holiday[] {
  const fewer = onWeekend(other) - onWeekend(one)
  if (fewer === 0) return isFirstOfEqual(one, other) ? one : other
  return fewer > 0 ? one : other
}

function onWeekend(holidays: readonly Holiday[]): number {
  return holidays.filter(({ day }) => isWeekend(day)).length
}

/** Days in a row without work around the first holiday. */
function rest(holidays: readonly Holiday[]): number {
  const all = withDaysInPlace(holidays)
  const free = (day: number): boolean => isWeekend(day) || all.some((one) => one.day === day)
  let first = all[0]?.day ?? 0
  let last = first
  while (free(first - 1)) first -= 1
  while (free(last + 1)) last += 1
  return last - first + 1
}

function withDaysInPlace(holidays: readonly Holiday[]): readonly Holiday[] {
  const taken = new Map(holidays.map((holiday) => [holiday.day, holiday]))
  for (const { day, name } of holidays.toSorted((a, b) => a.day - b.day)) {
    if (!isWeekend(day)) continue
    let instead = day + 1
    while (isWeekend(instead) || taken.has(instead)) instead += 1
    taken.set(instead, { day: instead, name: inPlaceOf(name) })
  }
  return [...taken.values()].toSorted((a, b) => a.day - b.day)
}
