import { dayNamed, weekday } from '../domain/working-calendar.ts'
import { WEEKDAY_NAMES } from './phrases-calendar.ts'

/** `2026-02-17` as people here write it: `thứ Ba 17/02/2026`. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (date === undefined) return day
  return `${WEEKDAY_NAMES[weekday(dayNamed(day))] ?? ''} ${date}/${month}/${year}`
}
