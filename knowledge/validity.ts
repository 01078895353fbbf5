import { holdsIn } from './place.ts'
import type { Place, Territory } from './place.ts'

/** A calendar day in Vietnam as `YYYY-MM-DD`; such strings compare in time order. */
export type Day = string

/** Hiệu lực: on which days a document or a provision is law. */
export interface Validity {
  /** First day in force (ngày có hiệu lực). */
  readonly from: Day
  /** First day no longer in force (ngày hết hiệu lực); absent while nothing ends it. */
  readonly to?: Day
  /** What ended it, in words. */
  readonly endedBy?: string
  /** Changes of wording that others made, oldest first. */
  readonly amended?: ReadonlyArray<{ readonly on: Day; readonly by: string }>
  /** From this day on nobody may say whether it holds until a person has ruled. */
  readonly needsRuling?: {
    readonly from: Day
    readonly reason: string
    /** What the desk goes by meanwhile: `ended` keeps the provision from being given as law of the day. */
    readonly presumed?: 'ended'
  }
  /** From this day on a person has ruled that it holds, whatever needed ruling before; the reason is a clause to show. */
  readonly ruled?: { readonly from: Day; readonly reason: string }
}

export type InForce = 'yes' | 'amended' | 'no' | 'not_yet' | 'needs_ruling'

export interface ValidityState {
  readonly state: InForce
  /** Why, in Vietnamese words a citizen may read; absent when it simply holds and nobody had to rule. */
  readonly reason?: string
}

interface Dated {
  readonly validity: Validity
  readonly territory: Territory
  readonly note?: string
}

/**
 * Whether a provision is law on a day in a place. The only way anyone asks.
 *
 * @param day the day asked about, Vietnam time
 * @param place where it is asked about; `null` asks about the day alone
 */
export function inForce(provision: Dated, day: Day, place: Place | null): ValidityState {
  const state = stateOn(provision, day, place)
  const reason = reasonOf(state, provision, day, place)
  return { state, ...(reason !== undefined && { reason }) }
}

/** The same for whoever asks of hundreds, and not why. */
export function stateOn({ validity, territory }: Dated, day: Day, place: Place | null): InForce {
  const { from, to, needsRuling, ruled, amended } = validity
  if (place !== null && !holdsIn(territory, place)) return 'no'
  if (day < from) return 'not_yet'
  if (to !== undefined && day >= to) return 'no'
  const isRuled = ruled !== undefined && day >= ruled.from
  if (needsRuling !== undefined && day >= needsRuling.from && !isRuled) return 'needs_ruling'
  return amended?.some((change) => change.on <= day) === true ? 'amended' : 'yes'
}

function reasonOf(
  state: InForce,
  { validity, territory }: Dated,
  day: Day,
  place: Place | null,
): string | undefined {
  const { from, to, endedBy, needsRuling, amended = [] } = validity
  switch (state) {
    case 'not_yet':
      return `có hiệu lực từ ngày ${spell(from)}`
    case 'no': {
      if (to === undefined || (place !== null && !holdsIn(territory, place)))
        return 'không áp dụng cho địa bàn này'
      const by = endedBy === undefined ? '' : ` theo ${endedBy}`
      return `hết hiệu lực từ ngày ${spell(to)}${by}`
    }
    case 'needs_ruling':
      return needsRuling?.reason
    case 'amended': {
      const changes = amended.filter((change) => change.on <= day)
      const change = `đã được ${changes.map((c) => c.by).join('; ')} sửa đổi, bổ sung`
      return [change, ...ruling(validity, day)].join('; ')
    }
    case 'yes':
      return ruling(validity, day)[0]
  }
}

/** What was ruled by that day, in words; one or none. */
function ruling({ ruled }: Validity, day: Day): readonly string[] {
  if (ruled === undefined || day < ruled.from) return []
  const since = `được xác định còn hiệu lực từ ngày ${spell(ruled.from)}`
  return [`${since} theo kết luận rà soát văn bản: ${asClause(ruled.reason)}`]
}

/** Whether it is law then and there, in its first wording or an amended one. */
export function holds({ state }: Pick<ValidityState, 'state'>): boolean {
  return state === 'yes' || state === 'amended'
}

/** A sentence somebody wrote, to stand within another. */
export function asClause(words: string): string {
  return words.trim().replace(/[.;]$/, '')
}

/** `2025-01-01` as people write it: 01/01/2025. */
export function spell(day: Day): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** The calendar day in Vietnam at a moment. Vietnam keeps UTC+7 all year. */
export function dayInVietnam(moment: Date): Day {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}
