import type { Day } from '#knowledge/validity.ts'
import { dayOf, daysFrom, endOfMonth, monthsFrom, parts } from './calendar.ts'
import { yearSpelled } from './spelled-year.ts'

/** What a pattern of `dated.ts` has caught of a date, by name, in lower case without marks: `year`, `month`, `side` … */
type Groups = Readonly<Record<string, string | undefined>>

/** Which day the law is asked of, when a date is spoken of so; `null` when it is no date, or none that is asked about. */
export type DayMeant = (groups: Groups, today: Day) => Day | null

/** From this day the cities have no districts: Luật Tổ chức chính quyền địa phương số 72/2025/QH15. */
export const MERGED: Day = '2025-07-01'
/** From this day that law is in force, and Nghị quyết 131/2020/QH14 is not. */
const NEW_LAW: Day = '2025-06-16'

const COUNTS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']

/** "Before the merger" asks for the old order: the last day on which its law held, two weeks before its offices closed. */
export function before(): Day | null {
  return daysFrom(NEW_LAW, -1)
}

/** After the merger means as things are now, not as they were on its first day. */
export function after(_groups: unknown, today: Day): Day {
  return today > MERGED ? today : MERGED
}

/** "Trước 1/7/2025" is before the merger, whatever changed in the weeks before it. */
const dayBefore = (day: Day): Day | null => (day === MERGED ? before() : daysFrom(day, -1))

export function exactDay({ date, month, short, year, side }: Groups): Day | null {
  const day = dayOf(Number(year ?? `20${short}`), Number(month), Number(date))
  if (day === null) return null
  if (side === 'truoc') return dayBefore(day)
  return side === 'sau' ? daysFrom(day, 1) : day
}

export function wholeMonth({ month, year, side, part }: Groups, today: Day): Day | null {
  const end = endOfMonth(Number(year), Number(month))
  const first = dayOf(Number(year), Number(month), 1)
  if (end === null || first === null) return null
  if (side === 'truoc') return dayBefore(first)
  if (side === 'sau') return daysFrom(end, 1)
  const middle = part === 'dau' ? 10 : 20
  return part === undefined || part === 'cuoi'
    ? within(first, end, today)
    : within(first, dayOf(Number(year), Number(month), middle) ?? end, today)
}

export function wholeYear({ year, side, part }: Groups, today: Day): Day | null {
  const first = dayOf(Number(year), 1, 1)
  if (first === null) return null
  if (side === 'truoc') return daysFrom(first, -1)
  if (side === 'sau') return dayOf(Number(year) + 1, 1, 1)
  const end = endOfMonth(Number(year), part === 'dau' ? 1 : part === 'giua' ? 6 : 12)
  return end === null ? null : within(first, end, today)
}

export function spelledYear({ words = '' }: Groups, today: Day): Day | null {
  return wholeYear({ year: String(yearSpelled(words)) }, today)
}

/** "Từ 2021 đến 2024 ai bổ nhiệm": the law of its last year; one that still runs is no date in the past. */
export function spanThatIsOver({ year }: Groups, today: Day): Day | null {
  return Number(year) < parts(today).year ? wholeYear({ year }, today) : null
}

export function quarter({ quarter = '', year }: Groups, today: Day): Day | null {
  const number = /\d/.test(quarter) ? Number(quarter) : ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1
  const first = dayOf(Number(year), number * 3 - 2, 1)
  const end = endOfMonth(Number(year), number * 3)
  return first === null || end === null ? null : within(first, end, today)
}

/** The last day of a span, today while it runs, its first day while it is to come. */
function within(first: Day, end: Day, today: Day): Day {
  if (first > today) return first
  return end < today ? end : today
}

export function monthOfYear({ month, which }: Groups, today: Day): Day | null {
  const year = parts(today).year + (which === 'nay' ? 0 : which === 'sau' || which === 'toi' ? 1 : -1)
  return wholeMonth({ month, year: String(year) }, today)
}

/** "hồi tháng 5": the latest May that has begun. Whoever says "before" a month that is to come means today. */
export function lastSuchMonth({ month, side }: Groups, today: Day): Day | null {
  const now = parts(today)
  const isToCome = Number(month) > now.month
  if (isToCome && side !== undefined) return null
  return wholeMonth({ month, year: String(isToCome ? now.year - 1 : now.year), side }, today)
}

export function ago({ count = '', unit }: Groups, today: Day): Day | null {
  const many = /^\d/.test(count) ? Number(count) : COUNTS.indexOf(count)
  if (unit === 'ngay') return daysFrom(today, -many)
  return monthsFrom(today, -many * (unit === 'nam' ? 12 : 1))
}

export function relativeYear({ which, side, part }: Groups, today: Day): Day | null {
  const years =
    which === 'nay' ? 0 : which === 'kia' ? -2 : ['sau', 'toi', 'sang'].includes(which ?? '') ? 1 : -1
  return wholeYear({ year: String(parts(today).year + years), side, part }, today)
}

export function relativeMonth({ which }: Groups, today: Day): Day | null {
  const months = which === 'nay' ? 0 : which === 'sau' || which === 'toi' ? 1 : -1
  const { year, month } = parts(monthsFrom(today, months) ?? today)
  return wholeMonth({ month: String(month), year: String(year) }, today)
}

export function relativeDay({ which }: Groups, today: Day): Day | null {
  return daysFrom(today, which === 'ngay mai' ? 1 : which === 'hom qua' ? -1 : -2)
}
