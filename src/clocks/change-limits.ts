import type { Place } from '#knowledge/place.ts'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { mayChangeClocks } from '../officials/may.ts'
import { limitsRule } from './limits.ts'
import type { OwnLimits } from './limits.ts'

interface LimitsEdit {
  readonly place: Place
  readonly department: DepartmentId
  readonly own: OwnLimits
  /** The revision its maker saw; 0 where the department had no limits of its own. */
  readonly seen: number
}

/** Sets a department's own time limits; those it has not go back to the usual ones. */
export async function changeLimits(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  official: Official,
  { place, department, own, seen }: LimitsEdit,
): Promise<'kept' | 'moved_on' | 'forbidden'> {
  if (!mayChangeClocks(official)) return 'forbidden'
  return store.keepRule(limitsRule(place, department), own, {
    expected: seen,
    by: official.id,
    at: clock(),
  })
}
