import type { KeptRule, Rulebook } from '../domain/rulebook.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { workingCalendar } from './calendar.ts'
import { yearSchema } from './year.ts'
import type { YearCalendar } from './year.ts'

/** How old what is known may be before the rules are looked at again, ms. */
const FRESH_MS = 1000

const PREFIX = 'calendar/'

export function yearRule(year: number): string {
  return `${PREFIX}${year}`
}

/**
 * The calendar as it holds now. Whoever asks within a second of the last look is given the same; it is made anew only
 * when a rule has changed.
 *
 * @param now the desk's clock
 */
export function openCalendar(rulebook: Rulebook, now: () => Date): () => Promise<WorkingCalendar> {
  let looked = -Infinity
  let revisions = ''
  let current = workingCalendar(new Map())

  const look = async (): Promise<WorkingCalendar> => {
    const at = now().getTime()
    const rules = await rulebook.rules(PREFIX)
    const found = rules.map(({ name, revision }) => `${name} ${revision}`).join(',')
    if (found !== revisions) {
      current = calendarOf(rules)
      revisions = found
    }
    looked = at
    return current
  }
  return async () => {
    // A clock that was set back would keep an old look fresh for as long.
    if (Math.abs(now().getTime() - looked) < FRESH_MS) return current
    // Nor does anybody wait for a look of somebody else: on Workers it is another request's, and may never end.
    return look()
  }
}

/** The calendar that rules make. A year that does not read is as it would be by itself. */
export function calendarOf(rules: readonly KeptRule[]): WorkingCalendar {
  const entered = rules.flatMap(({ name, value }) => {
    const year = Number(name.slice(PREFIX.length))
    const read = enteredYear(year, value)
    return read === undefined ? [] : [[year, read] as const]
  })
  return workingCalendar(new Map(entered))
}

/** What an administrator entered, where it reads. */
export function enteredYear(year: number, value: unknown): YearCalendar | undefined {
  return yearSchema(year).safeParse(value).data
}
