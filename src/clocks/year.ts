import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { dayName, dayNamed, isWeekend } from '../domain/working-calendar.ts'
import { publicHolidays } from './holidays.ts'
import { computedNote } from './phrases.ts'

/** No rule for the whole country; these are usual in offices of both cities. Law: 8 h a day (Điều 105 Bộ luật Lao động). */
const USUAL_BLOCKS = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]
const MOST_DAYS_OFF = 60

/** `HH:MM`, as it stands on the clock in Vietnam. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const NamedDay = z.strictObject({ day: z.iso.date(), name: z.string().trim().min(1).max(120) })
export type NamedDay = Readonly<z.infer<typeof NamedDay>>

/** What is wrong with a year: the words for it stand where people read them. */
type YearFault = 'blocks' | 'another_year' | 'day_twice' | 'not_a_weekend' | 'off_and_worked' | 'too_many'

/**
 * A year of the working calendar, as it is kept under `calendar/<year>`: nothing is computed on top, so that what
 * stands there is what holds.
 */
export function yearSchema(year: number) {
  const Shape = z.strictObject({
    /** When work is done on a working day: blocks in order, with a pause between them. */
    blocks: z
      .array(z.strictObject({ from: TimeOfDay, to: TimeOfDay }))
      .min(1)
      .max(4),
    /** Days without work besides weekends, with the days in their place (nghỉ bù) and those swapped (hoán đổi). */
    daysOff: z.array(NamedDay),
    /** Days of a weekend that are worked instead of another day (làm bù). */
    workingDays: z.array(NamedDay),
    /** Whether the decision of this year has been entered, and not only what the law and the moon say. */
    official: z.boolean(),
    /** On what it rests. */
    note: z.string().trim().min(1).max(1000),
  })
  return Shape.check(({ value, issues }) => {
    for (const fault of faults(year, value)) {
      issues.push({ code: 'custom', input: value, message: fault.fault, path: [...fault.path] })
    }
  })
}
export type YearCalendar = Readonly<z.infer<ReturnType<typeof yearSchema>>>

interface Fault {
  readonly fault: YearFault
  readonly path: ReadonlyArray<string | number>
}

function faults(year: number, { blocks, daysOff, workingDays }: YearCalendar): readonly Fault[] {
  const all = blocks.flatMap(({ from, to }) => [from, to])
  const isInOrder = all.every((time, at) => at === 0 || (all[at - 1] ?? '') < time)
  const off = new Set(daysOff.map(({ day }) => day))
  const wrong = (list: 'daysOff' | 'workingDays', days: readonly NamedDay[]): readonly Fault[] =>
    days.flatMap(({ day }, at): readonly Fault[] => {
      const path = [list, at]
      if (!day.startsWith(`${year}-`)) return [{ fault: 'another_year', path }]
      if (days.findIndex((one) => one.day === day) < at) return [{ fault: 'day_twice', path }]
      if (list === 'daysOff') return []
      if (!isWeekend(dayNamed(day))) return [{ fault: 'not_a_weekend', path }]
      return off.has(day) ? [{ fault: 'off_and_worked', path }] : []
    })
  return [
    ...(isInOrder ? [] : [{ fault: 'blocks', path: ['blocks'] } as const]),
    ...(daysOff.length > MOST_DAYS_OFF ? [{ fault: 'too_many', path: ['daysOff'] } as const] : []),
    ...wrong('daysOff', daysOff),
    ...wrong('workingDays', workingDays),
  ]
}

/** Years whose official decisions we know, as far as we know them. */
const SHIPPED: ReadonlyMap<number, YearCalendar> = new Map([
  [2025, shipped(2025, new URL('years/2025.yaml', import.meta.url))],
  [2026, shipped(2026, new URL('years/2026.yaml', import.meta.url))],
  [2027, shipped(2027, new URL('years/2027.yaml', import.meta.url))],
])

function shipped(year: number, file: URL): YearCalendar {
  return yearSchema(year).parse(parseYaml(readFileSync(file, 'utf8')))
}

/** A year as it holds while no administrator has entered it. */
export function yearByItself(year: number): YearCalendar {
  return SHIPPED.get(year) ?? computedYear(year)
}

function computedYear(year: number): YearCalendar {
  return {
    blocks: USUAL_BLOCKS,
    daysOff: publicHolidays(year).map(({ day, name }) => ({ day: dayName(day), name })),
    workingDays: [],
    official: false,
    note: computedNote(year),
  }
}
