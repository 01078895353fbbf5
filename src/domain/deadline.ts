import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from './ids.ts'
import type { TimeLimits } from './time-limits.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Thời hạn in working time. */
export interface Limit {
  readonly unit: 'working_hours' | 'working_days'
  readonly count: number
}

/** One running or stopped clock of a ticket. */
export interface Clock {
  readonly startedAt: Date
  readonly limit: Limit
  /** Stretches in which it stood still (waiting for the citizen); the last may be open (`to: null`). */
  readonly pauses: readonly Pause[]
  /** Gia hạn: the last moment an extension set; counts from then on instead of start and limit. */
  readonly extendedTo: { readonly to: Date; readonly at: Date } | null
  /** Khẩn: a shorter limit that counts from when it was set. Whichever runs out first holds; absent where there is none. */
  readonly hastened?: { readonly at: Date; readonly limit: Limit } | undefined
}

export interface Pause {
  readonly from: Date
  readonly to: Date | null
}

/** Working time as the calendar and the departments' limits in use have it. */
export interface Timing {
  /** The same value as long as nothing in it has changed. */
  readonly calendar: WorkingCalendar
  /** When the clock's time is up; `null` while it stands still. */
  readonly due: (clock: Clock) => Date | null
  /** When so much of the clock's time is used; 1 is all of it. `null` while it stands still. */
  readonly momentOfShare: (clock: Clock, share: number) => Date | null
  readonly limits: (place: Place | null, department: DepartmentId) => TimeLimits
}
