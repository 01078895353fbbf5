import { dayName, isWeekend, momentOn } from '../domain/working-calendar.ts'
import type { CalendarDay, WorkingCalendar } from '../domain/working-calendar.ts'
import { yearByItself } from './year.ts'
import type { YearCalendar } from './year.ts'

/** @param entered years that administrators have entered; the others are as they are by themselves */
export function workingCalendar(entered: ReadonlyMap<number, YearCalendar>): WorkingCalendar {
  const years = new Map<number, YearDays>()
  const days = new Map<number, CalendarDay>()

  const yearOf = (year: number): YearDays => {
    const known = years.get(year)
    if (known !== undefined) return known
    const made = byDay(entered.get(year) ?? yearByItself(year))
    years.set(year, made)
    return made
  }
  return {
    day: (day) => {
      const known = days.get(day)
      if (known !== undefined) return known
      const name = dayName(day)
      const made = dayIn(yearOf(Number(name.slice(0, 4))), day, name)
      days.set(day, made)
      return made
    },
  }
}

interface YearDays {
  /** Minutes after midnight. */
  readonly blocks: ReadonlyArray<readonly [from: number, to: number]>
  readonly off: ReadonlyMap<string, string>
  readonly worked: ReadonlyMap<string, string>
}

function byDay({ blocks, daysOff, workingDays }: YearCalendar): YearDays {
  return {
    blocks: blocks.map(({ from, to }) => [minutes(from), minutes(to)]),
    off: new Map(daysOff.map(({ day, name }) => [day, name])),
    worked: new Map(workingDays.map(({ day, name }) => [day, name])),
  }
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function dayIn({ blocks, off, worked }: YearDays, day: number, name: string): CalendarDay {
  const dayOff = off.get(name)
  if (dayOff !== undefined) return { kind: 'day_off', name: dayOff, work: [] }
  const swapped = worked.get(name)
  if (swapped === undefined && isWeekend(day)) return { kind: 'weekend', name: null, work: [] }
  const work = blocks.map(([from, to]) => ({ from: momentOn(day, from), to: momentOn(day, to) }))
  return { kind: swapped === undefined ? 'working' : 'swapped', name: swapped ?? null, work }
}
