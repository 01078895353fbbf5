import { parseCitation } from './citation-words.ts'
import { printNumber } from './document-number.ts'
import { CONTRADICTION, detailsDoubtfulLaw, detailsEndedLaw, endOfExtension } from './phrases.ts'
import type { Relation } from './relation.ts'
import type { Day, Validity } from './validity.ts'

/** Who acts: in words ("điểm b khoản 3 Điều 52 Luật … số 72/2025/QH15"), and the first day of that text where it is known. */
export interface Acting {
  readonly label: string
  readonly from?: Day
}

export type Effect =
  | { readonly kind: 'changes'; readonly validity: Validity }
  /** The library carries it already. */
  | { readonly kind: 'already' }
  /** Something else stands; a person must say which is right. */
  | { readonly kind: 'contradicts'; readonly reason: string }
  /** Neither the words nor the acting text say when, or for an extension until when; a person must. */
  | { readonly kind: 'day-unknown' }
  /** Detailing and consolidating change nobody's validity. */
  | { readonly kind: 'none' }

/** What accepting a relation does to the validity of the document or provision it acts upon. Nothing is changed by it. */
export function effectOf(
  relation: Pick<Relation, 'kind' | 'from' | 'until'>,
  acting: Acting,
  { validity }: { readonly validity: Validity },
): Effect {
  const day = relation.from ?? acting.from
  switch (relation.kind) {
    case 'details':
    case 'consolidates':
      return { kind: 'none' }
    case 'repeals':
    case 'replaces':
      return day === undefined ? { kind: 'day-unknown' } : ended(validity, day, acting.label)
    case 'amends':
      return day === undefined ? { kind: 'day-unknown' } : amended(validity, day, acting.label)
    case 'extends':
      return relation.until === undefined
        ? { kind: 'day-unknown' }
        : extended(validity, day, relation.until, acting.label)
  }
}

function ended(validity: Validity, day: Day, label: string): Effect {
  const { from, to, endedBy } = validity
  if (day <= from && to !== day) return contradicts(CONTRADICTION.notYetBegun(day, from))
  if (to !== undefined && to < day) return contradicts(CONTRADICTION.endedEarlier(day, to))
  if (to !== undefined && to > day) return contradicts(CONTRADICTION.endedLater(day, to))
  // Two texts may end one on the same day; what the library says of it stands.
  if (to === day && endedBy !== undefined) return { kind: 'already' }
  return { kind: 'changes', validity: { ...settledFrom(validity, day), to: day, endedBy: label } }
}

function amended(validity: Validity, day: Day, label: string): Effect {
  const { to } = validity
  if (to !== undefined && to <= day) return contradicts(CONTRADICTION.amendedAfterEnd(day, to))
  const changes = validity.amended ?? []
  const same = changes.find(({ by }) => by === label)
  if (same !== undefined && same.on !== day) return contradicts(CONTRADICTION.amendedOtherDay(day, same.on))
  const covering = changes.filter(({ on, by }) => on === day && isSameText(by, label))
  const exact = addressIn(label)
  if (covering.some(({ by }) => exact === undefined || addressIn(by) === exact)) return { kind: 'already' }
  // "Nghị quyết số 260/2025/QH15" gives way to the provision of it that amends.
  const others = changes.filter((one) => !covering.includes(one) || addressIn(one.by) !== undefined)
  const all = [...others, { on: day, by: label }].toSorted((one, other) => compare(one.on, other.on))
  return { kind: 'changes', validity: { ...validity, amended: all } }
}

/** A text that holds until a day ends on it by itself; that it is extended also says that it held till now. */
function extended(validity: Validity, day: Day | undefined, until: Day, label: string): Effect {
  const { to, needsRuling } = validity
  const isAsked = needsRuling !== undefined && needsRuling.from < until
  if (to === until && !isAsked) return { kind: 'already' }
  if (to !== undefined && to > until) return contradicts(CONTRADICTION.endedLater(until, to))
  if (to !== undefined && day !== undefined && to < day)
    return contradicts(CONTRADICTION.extendedAfterEnd(day, to))
  if (until <= validity.from) return contradicts(CONTRADICTION.notYetBegun(until, validity.from))
  const { needsRuling: _, ...rest } = validity
  return { kind: 'changes', validity: { ...rest, to: until, endedBy: endOfExtension(label) } }
}

/** An end settles every question about the days behind it. */
function settledFrom(validity: Validity, day: Day): Validity {
  const { needsRuling, ...rest } = validity
  return needsRuling !== undefined && needsRuling.from < day ? validity : rest
}

/**
 * Whether a text needs a ruling because the law it details has ended, or needs a ruling itself.
 *
 * @param detailing the text, its kind in words ("Nghị định")
 * @param law what it details, with its name in words ("Nghị quyết số 97/2019/QH14")
 * @param isRuled whether a person has ruled on the text already
 * @returns `undefined` where the text has an end or a question of its own, or its law simply holds; a question that it has
 *   because of its law is none of its own
 */
export function needsRulingAfter(
  detailing: { readonly kind: string; readonly validity: Validity },
  law: { readonly label: string; readonly validity: Validity },
  isRuled = false,
): Validity['needsRuling'] {
  const { from, to, needsRuling } = detailing.validity
  const isOwn = needsRuling !== undefined && !isDoubtOfLaw(needsRuling, detailing.kind, law.label)
  if (isRuled || to !== undefined || isOwn) return undefined
  if (law.validity.to !== undefined) {
    const day = later(from, law.validity.to)
    return { from: day, reason: detailsEndedLaw(day, detailing.kind, law.label), presumed: 'ended' }
  }
  const asked = law.validity.needsRuling
  if (asked === undefined) return undefined
  const day = later(from, asked.from)
  const reason = detailsDoubtfulLaw(day, detailing.kind, law.label)
  return { from: day, reason, ...(asked.presumed !== undefined && { presumed: asked.presumed }) }
}

/** Whether a text is in doubt for no other reason than that its law was. */
export function isDoubtOfLaw(
  { from, reason }: NonNullable<Validity['needsRuling']>,
  kind: string,
  law: string,
): boolean {
  return reason === detailsEndedLaw(from, kind, law) || reason === detailsDoubtfulLaw(from, kind, law)
}

function isSameText(one: string, other: string): boolean {
  return one === other || (numberIn(one) !== undefined && numberIn(one) === numberIn(other))
}

function numberIn(label: string): string | undefined {
  const document = parseCitation(label)?.document
  return document && printNumber(document)
}

function addressIn(label: string): string | undefined {
  const address = parseCitation(label)?.address
  return address && JSON.stringify([address.article, address.clause, address.point])
}

function contradicts(reason: string): Effect {
  return { kind: 'contradicts', reason }
}

function later(one: Day, other: Day): Day {
  return one < other ? other : one
}

function compare(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0
}
