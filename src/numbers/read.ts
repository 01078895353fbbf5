import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { TicketScope } from '../domain/tickets.ts'
import { scopeOf } from '../officials/may.ts'
import type { NumbersKeeper } from './keep.ts'
import { isWithin, sumByDepartment, sumByWeek, sumOf } from './sum.ts'
import type { DepartmentSum, Sum, WeekSum } from './sum.ts'
import { themesOf } from './themes.ts'
import type { Theme } from './themes.ts'
import { lastWeeks, stretchOf } from './weeks.ts'
import type { Week } from './weeks.ts'

export const SPANS = [4, 12, 26, 52] as const
type Span = (typeof SPANS)[number]

/** How many of the latest questions are looked through for themes. */
const LOOKED_THROUGH = 2000

export interface NumbersWanted {
  readonly span: Span
  /** Narrow what the official may see, never widen it. */
  readonly place: Place | null
  readonly department: DepartmentId | null
}

export interface Numbers {
  readonly scope: TicketScope
  readonly weeks: readonly Week[]
  readonly total: Sum
  readonly byWeek: readonly WeekSum[]
  readonly byDepartment: readonly DepartmentSum[]
  readonly themes: readonly Theme[]
  readonly asOf: Date
  readonly isUnderWay: boolean
}

/** The numbers an official may see; `undefined` for an account that sees no tickets. */
export async function readNumbers(
  desk: Desk,
  keeper: NumbersKeeper,
  official: Official,
  wanted: NumbersWanted,
  patience?: 'all',
): Promise<Numbers | undefined> {
  const own = scopeOf(official)
  if (own === undefined) return undefined
  const scope = { place: own.place ?? wanted.place, department: own.department ?? wanted.department }
  const now = desk.clock()
  const weeks = lastWeeks(now, wanted.span)
  const counted = await keeper.read(weeks, patience)
  const cells = [...counted.weeks.values()].flat().filter((cell) => isWithin(cell, scope))
  const [first = 0] = weeks
  const stretch = { from: stretchOf(first).from, before: stretchOf(weeks.at(-1) ?? first).before }
  const unanswered = await desk.store.unanswered(stretch, LOOKED_THROUGH)
  return {
    scope,
    weeks,
    total: sumOf(cells, now),
    byWeek: sumByWeek(counted.weeks, scope, now),
    byDepartment: sumByDepartment(cells, now),
    themes: themesOf(unanswered.filter((question) => isWithin(question, scope))),
    asOf: counted.asOf,
    isUnderWay: counted.isUnderWay,
  }
}
