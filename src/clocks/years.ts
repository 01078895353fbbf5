import type { KeptRule, Rulebook } from '../domain/rulebook.ts'
import { enteredYear, yearRule } from './current.ts'
import { yearByItself } from './year.ts'
import type { YearCalendar } from './year.ts'

/** Years the console shows and changes. */
export const FIRST_YEAR = 2020
export const LAST_YEAR = 2100

export interface KeptYear {
  readonly year: number
  readonly calendar: YearCalendar
  /** 0 while no administrator has entered the year. */
  readonly revision: number
}

/** A change of a year, with what it was made from. */
export interface YearEdition {
  readonly before: YearCalendar
  readonly calendar: YearCalendar
  readonly by: string
  readonly at: Date
}

/** A year as it is kept, or else as the law and the moon give it (revision 0). */
export async function readYear(rulebook: Rulebook, year: number): Promise<KeptYear> {
  const kept = await rulebook.rule(yearRule(year))
  return { year, calendar: calendarIn(year, kept), revision: kept?.revision ?? 0 }
}

/** Who changed a year and how, newest first. */
export async function yearHistory(
  rulebook: Rulebook,
  year: number,
  limit: number,
): Promise<readonly YearEdition[]> {
  const kept = await rulebook.ruleHistory(yearRule(year), limit + 1)
  return kept.slice(0, limit).map((rule, at) => ({
    before: calendarIn(year, kept[at + 1]),
    calendar: calendarIn(year, rule),
    by: rule.by,
    at: rule.at,
  }))
}

function calendarIn(year: number, kept: KeptRule | undefined): YearCalendar {
  return enteredYear(year, kept?.value) ?? yearByItself(year)
}
