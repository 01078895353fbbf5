import { dayNamed } from '../domain/working-calendar.ts'
import { workingCalendar } from './calendar.ts'
import type { NamedDay, YearCalendar } from './year.ts'

/** One thing in which a year of the calendar differs from what it was. */
export type YearChange =
  | DayChange
  | { readonly kind: 'hours'; readonly from: YearCalendar['blocks']; readonly to: YearCalendar['blocks'] }
  | { readonly kind: 'official'; readonly official: boolean }

type DayChange =
  | {
      readonly kind: 'off' | 'off_no_more' | 'worked' | 'worked_no_more'
      readonly day: string
      readonly name: string
    }
  | { readonly kind: 'renamed'; readonly day: string; readonly from: string; readonly to: string }

/** What changes in a year, days in order; the note is not compared. */
export function compareYears(before: YearCalendar, after: YearCalendar): readonly YearChange[] {
  const ofDays = [
    ...compareDays(before.daysOff, after.daysOff, 'off'),
    ...compareDays(before.workingDays, after.workingDays, 'worked'),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return [
    ...(JSON.stringify(before.blocks) === JSON.stringify(after.blocks)
      ? []
      : [{ kind: 'hours', from: before.blocks, to: after.blocks } as const]),
    ...ofDays,
    ...(before.official === after.official ? [] : [{ kind: 'official', official: after.official } as const]),
  ]
}

function compareDays(
  before: readonly NamedDay[],
  after: readonly NamedDay[],
  kind: 'off' | 'worked',
): readonly DayChange[] {
  const was = new Map(before.map(({ day, name }) => [day, name]))
  const is = new Map(after.map(({ day, name }) => [day, name]))
  const added = after.flatMap(({ day, name }): readonly DayChange[] => {
    const from = was.get(day)
    if (from === undefined) return [{ kind, day, name }]
    return from === name ? [] : [{ kind: 'renamed', day, from, to: name }]
  })
  const gone = before
    .filter(({ day }) => !is.has(day))
    .map(({ day, name }) => ({ kind: `${kind}_no_more` as const, day, name }))
  return [...added, ...gone]
}

/** How many days of a year are worked. */
export function workingDaysOf(year: number, calendar: YearCalendar): number {
  const days = workingCalendar(new Map([[year, calendar]]))
  const first = dayNamed(`${year}-01-01`)
  const next = dayNamed(`${year + 1}-01-01`)
  return Array.from({ length: next - first }, (_, at) => days.day(first + at)).filter(
    ({ work }) => work.length > 0,
  ).length
}
