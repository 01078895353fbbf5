import { DepartmentId } from '../domain/ids.ts'
import type { TicketScope } from '../domain/tickets.ts'
import type { Cell } from './cell.ts'
import type { Week } from './weeks.ts'

/** What a row of a table says. Times are whole minutes of working time; `null` where nothing was measured. */
export interface Sum {
  readonly received: number
  readonly byDesk: number
  readonly signposted: number
  /** Asked, and neither answered nor told where to turn. */
  readonly unanswered: number
  readonly opened: number
  readonly answered: number
  readonly refused: number
  readonly withdrawn: number
  readonly joined: number
  readonly open: number
  readonly onTime: number
  readonly late: number
  /** Still open, and past the date. */
  readonly overdue: number
  readonly reopened: number
  readonly extended: number
  readonly rated: number
  readonly helpful: number
  readonly acceptMinutes: number | null
  readonly replyMinutes: number | null
  readonly answerMinutes: number | null
}

export interface WeekSum extends Sum {
  readonly week: Week
}

export interface DepartmentSum extends Sum {
  readonly department: DepartmentId
}

const COUNTED = [
  'received',
  'byDesk',
  'signposted',
  'opened',
  'answered',
  'refused',
  'withdrawn',
  'joined',
  'open',
  'onTime',
  'late',
  'reopened',
  'extended',
  'rated',
  'helpful',
] as const

/** Whether a cell is in a scope; what has no city belongs to both. */
export function isWithin(
  { place, department }: Pick<Cell, 'place' | 'department'>,
  scope: TicketScope,
): boolean {
  if (scope.place !== null && place !== null && place !== scope.place) return false
  return scope.department === null || department === scope.department
}

export function sumOf(cells: readonly Cell[], now: Date): Sum {
  const counts = Object.fromEntries(
    COUNTED.map((name) => [name, cells.reduce((sum, cell) => sum + cell[name], 0)]),
  ) as Record<(typeof COUNTED)[number], number>
  const due = now.getTime()
  return {
    ...counts,
    unanswered: counts.received - counts.byDesk - counts.signposted,
    overdue: cells.reduce((sum, { openDue }) => sum + openDue.filter((at) => at < due).length, 0),
    acceptMinutes: median(cells.flatMap(({ accept }) => accept)),
    replyMinutes: median(cells.flatMap(({ reply }) => reply)),
    answerMinutes: median(cells.flatMap(({ answer }) => answer)),
  }
}

/** One row a week, also for a week in which nothing happened. */
export function sumByWeek(
  weeks: ReadonlyMap<Week, readonly Cell[]>,
  scope: TicketScope,
  now: Date,
): readonly WeekSum[] {
  return [...weeks].map(([week, cells]) => ({
    week,
    ...sumOf(
      cells.filter((cell) => isWithin(cell, scope)),
      now,
    ),
  }))
}

/** One row for each department that has anything, in the order of the departments. */
export function sumByDepartment(cells: readonly Cell[], now: Date): readonly DepartmentSum[] {
  return DepartmentId.options.flatMap((department) => {
    const own = cells.filter((cell) => cell.department === department)
    return own.length === 0 ? [] : [{ department, ...sumOf(own, now) }]
  })
}

/** The middle one; of an even number the mean of the two in the middle, rounded. */
export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).toSorted()
  const half = sorted.length >> 1
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[half - 1] ?? upper) + upper) / 2)
}
