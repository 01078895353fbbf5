import type { Pause } from '../domain/deadline.ts'
import { vietnamDay } from '../domain/working-calendar.ts'
import type { Stretch, WorkingCalendar } from '../domain/working-calendar.ts'

/** Farther no deadline reaches; a calendar without working days would be walked through for ever. */
const LONGEST_DAYS = 3660

/**
 * The earliest moment by which so much working time has gone by: at the end of a block, not at the beginning of the next.
 *
 * @param ms working time; none gives the moment itself, also outside working hours
 * @throws {RangeError} when the next ten years do not have as much
 */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar): Date {
  return new Date(addRunningTime(from.getTime(), ms, [], calendar))
}

/** Working time from one moment to another, ms; 0 when the second is not later. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  return total(running(from.getTime(), to.getTime(), [], calendar))
}

/**
 * As {@link addWorkingTime}, in time since 1970, for a clock that stands still now and then.
 *
 * @param pauses from {@link standstills}
 * @returns `Infinity` when it stands still for good before that
 */
export function addRunningTime(
  from: number,
  ms: number,
  pauses: readonly Stretch[],
  calendar: WorkingCalendar,
): number {
  if (ms <= 0) return from
  const open = pauses.at(-1)?.to === Infinity ? pauses.at(-1)?.from : undefined
  let left = ms
  for (const stretch of running(from, open ?? Infinity, pauses, calendar)) {
    const length = stretch.to - stretch.from
    if (left <= length) return stretch.from + left
    left -= length
  }
  if (open !== undefined) return Infinity
  throw new RangeError(`no ${ms} ms of working time within ${LONGEST_DAYS} days`)
}

/** Pauses in order and apart from each other; one that is open lasts for ever. */
export function standstills(pauses: readonly Pause[]): readonly Stretch[] {
  const apart: Stretch[] = []
  const inOrder = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? Infinity }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from)
  for (const pause of inOrder) {
    const last = apart.at(-1)
    if (last === undefined || pause.from > last.to) apart.push(pause)
    else apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
  }
  return apart
}

/** Working time between two moments outside the pauses, piece by piece. */
export function* running(
  from: number,
  to: number,
  pauses: readonly Stretch[],
  calendar: WorkingCalendar,
): Generator<Stretch> {
  const first = vietnamDay(from)
  for (let day = first; day < first + LONGEST_DAYS; day += 1) {
    for (const block of calendar.day(day).work) {
      if (block.from >= to) return
      yield* without(within(block, from, to), pauses)
    }
  }
}

/** The length of all stretches together, ms. */
export function total(stretches: Iterable<Stretch>): number {
  let sum = 0
  for (const { from, to } of stretches) sum += to - from
  return sum
}

function within(stretch: Stretch, from: number, to: number): Stretch {
  return { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }
}

function* without({ from, to }: Stretch, pauses: readonly Stretch[]): Generator<Stretch> {
  let at = from
  for (const pause of pauses) {
    if (pause.to <= at) continue
    if (pause.from >= to) break
    if (pause.from > at) yield { from: at, to: pause.from }
    at = pause.to
  }
  if (at < to) yield { from: at, to }
}
