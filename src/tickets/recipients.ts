import { PLACES } from '#knowledge/place.ts'
import type { Account } from '../domain/account.ts'
import type { OfficialId } from '../domain/ids.ts'
import type { DepartmentGroup, OfficialNotice } from '../domain/notices.ts'
import type { Official } from '../domain/official.ts'
import { hasPower } from '../officials/may.ts'

/** Whose list a notice stands in: who has to do something about it, and not who did it. */
export function recipientsOf(notice: OfficialNotice, accounts: readonly Account[]): readonly OfficialId[] {
  const active = accounts.filter(({ isActive }) => isActive).map(({ official }) => official)
  const coordinators = active.filter((one) => hasPower(one, 'coordinate', notice))
  const staff = active.filter((one) => hasPower(one, 'handle', notice) && !coordinators.includes(one))
  const heads = staff.filter((one) => hasPower(one, 'lead', notice))
  const holder = active.filter(({ id }) => id === notice.holder)
  const concerned = (): readonly Official[] => {
    switch (notice.kind) {
      case 'new':
      case 'transferred':
      case 'reopened':
        return either(staff, coordinators)
      case 'assigned':
      case 'details':
      case 'sent_back':
      case 'deadline_moved':
      case 'silent':
      case 'unreached':
        return either(holder, heads)
      case 'undelivered':
        return either(either(holder, heads), coordinators)
      case 'withdrawn':
        return holder
      case 'proposed':
        // A head's own draft is not theirs to approve.
        return either(
          heads.filter(({ id }) => id !== notice.by),
          coordinators,
        )
      case 'reminder':
        return reminded(notice.reminder?.percent ?? 0)
    }
  }
  // What nobody holds is everybody's of the department; where the department has nobody, the coordinators'.
  const reminded = (percent: number): readonly Official[] => {
    const working = either(either(holder, staff), coordinators)
    if (percent < 80) return working
    if (percent < 100) return [...working, ...heads]
    // Whoever works on it must not be the last to learn that its time is over.
    return percent < 150 ? [...working, ...heads, ...coordinators] : coordinators
  }
  return [...new Set(concerned().map(({ id }) => id))].filter((id) => id !== notice.by)
}

function either(first: readonly Official[], otherwise: readonly Official[]): readonly Official[] {
  return first.length > 0 ? first : otherwise
}

/** Groups that get a card: what anybody of the department may take up. */
export function groupsFor(
  { kind, place, department, holder, reminder }: OfficialNotice,
  groups: readonly DepartmentGroup[],
): readonly DepartmentGroup[] {
  const isForAll =
    kind === 'new' ||
    kind === 'transferred' ||
    kind === 'reopened' ||
    (kind === 'reminder' && holder === null && (reminder?.percent ?? 0) <= 100)
  const places = place === null ? PLACES : [place]
  return isForAll
    ? groups.filter((group) => group.department === department && places.includes(group.place))
    : []
}
