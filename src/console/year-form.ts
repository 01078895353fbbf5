import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { yearSchema } from '../clocks/year.ts'
import type { YearCalendar } from '../clocks/year.ts'
import { dayInWords } from './days.ts'
import { dayFault, YEAR_FAULTS } from './phrases-calendar.ts'
import type { SignedIn } from './session.ts'

/** One field of a name comes as a string, several as a list. */
const Several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

const Text = z.string().transform((text) => text.toWellFormed().normalize('NFC').trim())

/** The form of a year as browsers send it: each list is a column. Whatever is no text is as good as not filled in. */
const Fields = z.object({
  from: Several,
  to: Several,
  offDay: Several,
  offName: Several,
  offGone: Several,
  workDay: Several,
  workName: Several,
  workGone: Several,
  official: z.string().optional(),
  note: Text.catch(''),
  seen: z.coerce.number().int().min(0).catch(0),
  seal: z.string().catch(''),
})

export interface YearForm {
  readonly draft: YearCalendar
  /** The draft where it is in order. */
  readonly calendar: YearCalendar | undefined
  /** What is to be mended, in words. */
  readonly faults: readonly string[]
  readonly seen: number
  readonly seal: string
}

export function readYearForm(year: number, body: unknown): YearForm {
  const fields = Fields.parse(body)
  const draft: YearCalendar = {
    blocks: fields.from
      .map((from, at) => ({ from, to: fields.to[at] ?? '' }))
      .filter(({ from, to }) => from !== '' || to !== ''),
    daysOff: rows(fields.offDay, fields.offName, fields.offGone),
    workingDays: rows(fields.workDay, fields.workName, fields.workGone),
    official: fields.official !== undefined,
    note: fields.note.replace(/\s+/g, ' '),
  }
  const { seen, seal } = fields
  const read = yearSchema(year).safeParse(draft)
  if (read.success) return { draft, calendar: read.data, faults: [], seen, seal }
  const words = read.error.issues
    .filter((issue) => !isOfNoDay(issue, draft))
    .map((issue) => faultInWords(issue, draft))
  return { draft, calendar: undefined, faults: [...new Set(words)], seen, seal }
}

function rows(days: readonly string[], names: readonly string[], gone: readonly string[]) {
  return days
    .map((day, at) => ({ day: day.trim(), name: Text.parse(names[at] ?? ''), at: String(at) }))
    .filter(({ day, name, at }) => (day !== '' || name !== '') && !gone.includes(at))
    .map(({ day, name }) => ({ day, name }))
}

/** A row without its day is told to have none; which year that would be in, or what weekday, nobody can say. */
function isOfNoDay({ path: [list, at, field] }: z.core.$ZodIssue, draft: YearCalendar): boolean {
  if ((list !== 'daysOff' && list !== 'workingDays') || at === undefined || field !== undefined) return false
  return draft[list][Number(at)]?.day === ''
}

function faultInWords({ path, message }: z.core.$ZodIssue, draft: YearCalendar): string {
  const [list, at] = path
  if (list === 'note') return YEAR_FAULTS.note
  if (list === 'blocks') return message === 'blocks' ? YEAR_FAULTS.blocks : YEAR_FAULTS.no_blocks
  if (list !== 'daysOff' && list !== 'workingDays') return YEAR_FAULTS.note
  if (at === undefined) return YEAR_FAULTS.too_many
  const row = draft[list][Number(at)]
  if (path[2] === 'day') return dayFault.no_day(row?.name ?? '')
  const day = dayInWords(row?.day ?? '')
  const fault = DayFault.safeParse(message)
  return fault.success ? dayFault[fault.data](day) : dayFault.no_name(day)
}

/** The faults of a day that the schema names; what else is wrong with a row is wrong with its name. */
const DayFault = z.enum(['another_year', 'day_twice', 'not_a_weekend', 'off_and_worked'])

/** Says that this official was shown what would change, by this very calendar from that revision. */
export function yearSeal({ session }: SignedIn, year: number, calendar: YearCalendar, seen: number): string {
  const said = JSON.stringify([year, seen, calendar])
  return createHmac('sha256', session.csrfToken).update(said).digest('base64url')
}
