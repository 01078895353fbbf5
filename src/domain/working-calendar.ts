/** Says of every day when officials work. A value: a calendar that changes is another one. */
export interface WorkingCalendar {
  /** @param day as {@link vietnamDay} gives it */
  day(day: number): CalendarDay
}

export interface CalendarDay {
  /** `swapped`: a day off of the week that is worked instead of another day (làm bù). */
  readonly kind: 'working' | 'swapped' | 'weekend' | 'day_off'
  /** What day off or for what a day is worked; `null` on ordinary days. */
  readonly name: string | null
  /** When work is done, in order, ms since 1970 (UTC); empty on a day off. */
  readonly work: readonly Stretch[]
}

/** From a moment until before another, ms since 1970 (UTC). */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000
/** Vietnam is 7 h ahead of UTC and has had no summer time since 1975; what zone the server is in does not matter. */
const AHEAD_MS = 7 * 3_600_000
const THURSDAY = 4

/** The calendar day in Vietnam that a moment belongs to, as whole days since 1970-01-01. */
export function vietnamDay(moment: Date | number): number {
  return Math.floor((Number(moment) + AHEAD_MS) / DAY_MS)
}

/** @param time minutes after midnight in Vietnam @returns ms since 1970 (UTC) */
export function momentOn(day: number, time = 0): number {
  return day * DAY_MS - AHEAD_MS + time * 60_000
}

/** `YYYY-MM-DD` */
export function dayName(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** @param name `YYYY-MM-DD` of a day that exists */
export function dayNamed(name: string): number {
  return Date.parse(`${name}T00:00:00Z`) / DAY_MS
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7
}

/** Ngày nghỉ hằng tuần of public offices: Saturday and Sunday. */
export function isWeekend(day: number): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}
