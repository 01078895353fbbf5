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
  const { validity } = provision
  if (place !== null && !holdsIn(provision.territory, place)) {
    return { state: 'no', reason: 'không áp dụng cho địa bàn này' }
  }
  if (day < validity.from) {
    return { state: 'not_yet', reason: `có hiệu lực từ ngày ${spell(validity.from)}` }
  }
  if (validity.to !== undefined && day >= validity.to) {
    const by = validity.endedBy === undefined ? '' : ` theo ${validity.endedBy}`
    return { state: 'no', reason: `hết hiệu lực từ ngày ${spell(validity.to)}${by}` }
  }
  const { needsRuling, ruled } = validity
  const isRuled = ruled !== undefined && day >= ruled.from
  if (needsRuling !== undefined && day >= needsRuling.from && !isRuled) {
    return { state: 'needs_ruling', reason: needsRuling.reason }
  }
  const held = isRuled
    ? [
        `được xác định còn hiệu lực từ ngày ${spell(ruled.from)} theo kết luận rà soát văn bản: ${asClause(ruled.reason)}`,
      ]
    : []
  const changes = (validity.amended ?? []).filter((change) => change.on <= day)
  if (changes.length > 0) {
    const change = `đã được ${changes.map((c) => c.by).join('; ')} sửa đổi, bổ sung`
    return { state: 'amended', reason: [change, ...held].join('; ') }
  }
  return { state: 'yes', ...(held[0] !== undefined && { reason: held[0] }) }
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
