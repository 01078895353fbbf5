import type { Body, Organ } from '#knowledge/body.ts'
import { carriedOver } from '#knowledge/carried-over.ts'
import type { CarriedOver } from '#knowledge/carried-over.ts'
import type { Place } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { spokenOf } from '#knowledge/spoken-of.ts'
import type { SpokenOf } from '#knowledge/spoken-of.ts'
import type { Unit } from '#knowledge/unit.ts'
import { holds, stateOn } from '#knowledge/validity.ts'
import { arePeers } from './asked-bodies.ts'
import type { AskedBodies } from './asked-bodies.ts'

/** How a provision goes with the bodies of government a question names. */
type Fit =
  /** It speaks of one of them. */
  | 'agrees'
  /** It speaks of its chair where the question says the committee, or the other way round. */
  | 'kin'
  /** It names one of them and is another's rule. */
  | 'named'
  /** It speaks of none in particular, or the question names none. */
  | 'silent'
  /** It speaks only of bodies of other units than the question names. */
  | 'aside'
  /** It is another body's rule. */
  | 'contradicts'

export interface Fitting {
  readonly fit: Fit
  /** By what it holds for the unit asked about, where it is given for another. */
  readonly carried?: CarriedOver
}

const RANK: Readonly<Record<Fit, number>> = {
  contradicts: 0,
  aside: 1,
  silent: 2,
  named: 3,
  kin: 4,
  agrees: 5,
}
const COUNCIL: ReadonlySet<Organ> = new Set<Organ>(['council', 'standing-committee', 'council-chair'])

const FITTING: Readonly<Record<Fit, Fitting>> = {
  contradicts: { fit: 'contradicts' },
  aside: { fit: 'aside' },
  silent: { fit: 'silent' },
  named: { fit: 'named' },
  kin: { fit: 'kin' },
  agrees: { fit: 'agrees' },
}
/** How a provision goes with the bodies asked about, by itself or by what carries it over on that day. */
export function fits(shelf: Shelf, asked: AskedBodies, provision: Provision): Fitting {
  const carries = carriedOver(shelf, provision)
  if (asked.bodies.length === 0 && carries.length === 0) return FITTING.silent
  const spoken = spokenOf(shelf, provision)
  const itself = FITTING[fitOf(asked, spoken)]
  return carries.length === 0 ? itself : fittingByCarry(asked, spoken, carries, itself)
}

/** How closely a provision goes with them, to be held against another's. */
export function closeness(shelf: Shelf, asked: AskedBodies, provision: Provision): number {
  return RANK[fits(shelf, asked, provision).fit]
}

function fittingByCarry(
  { day, place, ...asked }: AskedBodies,
  spoken: SpokenOf,
  carries: readonly CarriedOver[],
  itself: Fitting,
): Fitting {
  const wanted = new Set(asked.bodies.flatMap(({ units }) => units))
  const held = carries.filter(({ by }) => holds({ state: stateOn(by, day, place) }))
  let best = itself
  for (const carried of held) {
    if (!wanted.has(carried.to)) continue
    const fit = fitOf({ day, place, ...asked }, widened(spoken, carried))
    if (RANK[fit] > RANK[best.fit]) best = { fit, carried }
  }
  if (best.carried !== undefined || place === null || wanted.has('province')) return best
  // Whoever asks of a city is told of a province's rule only as one that holds for cities too.
  const carried = held.find(({ from, to }) => from === 'province' && to === 'city')
  return carried === undefined ? best : { ...best, carried }
}

/** What a provision speaks of where it also holds for another unit. */
function widened({ subjects, named }: SpokenOf, { from, to }: CarriedOver): SpokenOf {
  const wider = (body: Body): Body =>
    body.units.includes(from) ? { ...body, units: [...body.units, to] } : body
  return { subjects: subjects.map(wider), named: named.map(wider) }
}

function fitOf({ bodies, isActor, isActedUpon, place }: AskedBodies, spoken: SpokenOf): Fit {
  if (bodies.length === 0 || (spoken.subjects.length === 0 && spoken.named.length === 0)) return 'silent'
  let best: Fit = 'contradicts'
  let contradicts = false
  for (const [at, body] of bodies.entries()) {
    const acted = isActedUpon && at === 0 ? fitOfActedUpon(body, spoken, place) : undefined
    const fit = acted ?? fitOfOne(body, spoken, isActor && at === 0, place)
    // What a body may do is not told by what a peer of its may, whatever else both act upon.
    if (isActor && at === 0 && fit === 'contradicts' && isOfPeers(body, spoken)) return fit
    // "… do dân bầu hay quận đưa xuống": who is guessed to do it is not whom it is done with.
    const isGuess = isActedUpon && at > 0 && contradicts && body.organ === undefined
    if (fit === 'agrees' && !isGuess) return fit
    contradicts ||= fit === 'contradicts'
    if (RANK[fit] > RANK[best] && !isGuess) best = fit
  }
  return (best === 'silent' || best === 'aside') && contradicts ? 'contradicts' : best
}

function fitOfOne(asked: Body, { subjects, named }: SpokenOf, isActor: boolean, place: Place | null): Fit {
  const isOfUnits = (body: Body): boolean => ofUnits(asked, body, place)
  const isKinTo = ({ organ }: Body): boolean =>
    organ !== undefined && asked.organ !== undefined && isKin(asked.organ, organ)
  if (subjects.some((one) => isSameOrgan(asked, one) && isOfUnits(one))) return 'agrees'
  const isOthersRule =
    subjects.length > 0 &&
    subjects.every((one) => one.organ !== undefined && asked.organ !== undefined && !isKinTo(one))
  const isOfOthers = subjects.length > 0 && subjects.every((one) => one.units.length > 0 && !isOfUnits(one))
  const isNamed = (one: Body): boolean => one.organ !== undefined && isSameOrgan(asked, one) && isOfUnits(one)
  if (named.some(isNamed)) return isOthersRule || (isActor && isOfOthers) ? 'named' : 'agrees'
  if (subjects.some((one) => isKinTo(one) && isOfUnits(one))) return 'kin'
  if (named.some((one) => isKinTo(one) && isOfUnits(one))) return 'named'
  if (isActor && isOthersRule) return 'contradicts'
  // Who stands in for the chair of a committee is not told by who does for that of a council.
  const speaksOfChair = [...subjects, ...named].some(({ organ }) => organ === otherChair(asked.organ))
  if (isOthersRule && speaksOfChair && !named.some(isKinTo)) return 'contradicts'

  // By its own name, not only among all units of its tier.
  const isItsUnit = (one: Body): boolean =>
    one.byTier !== true && one.units.some((unit) => asked.units.includes(unit)) && isOfUnits(one)
  if (subjects.some(isItsUnit) || named.some(isItsUnit)) return 'named'
  if (subjects.length > 0 && !subjects.some(isOfUnits)) {
    if (isOfPeers(asked, { subjects }) || (isActor && subjects.some(isKinTo))) return 'contradicts'
  }
  // Who elects the chair of the ward is not told by who elects that of the province.
  const isOfNone = !subjects.some(isOfUnits) && !named.some(isOfUnits)
  if (!isOfNone) return 'silent'
  return subjects.some(isKinTo) || named.some(isKinTo) ? 'contradicts' : 'aside'
}

/**
 * How a rule goes with a body that somebody does something with. Who dissolves the council of the province is not told by what
 * that council does with those of the communes, nor by who does it with theirs alone.
 */
function fitOfActedUpon(asked: Body, spoken: SpokenOf, place: Place | null): Fit | undefined {
  const { subjects, named } = spoken
  if (asked.organ === undefined || asked.units.length === 0) return undefined
  const isOfKind = ({ organ, units }: Body): boolean => organ === asked.organ && units.length > 0
  const isIt = (one: Body): boolean => isOfKind(one) && ofUnits(asked, one, place)
  const isOfOthers = (one: Body): boolean => isOfKind(one) && !ofUnits(asked, one, place)
  const all = [...subjects, ...named]
  if (named.some(isOfOthers) && (subjects.some(isIt) || !all.some((one) => couldBeIt(asked, one, place))))
    return 'contradicts'
  // Nor by what it does itself.
  if (subjects.length > 0 && subjects.every(isIt)) return 'aside'
  const { organ: wanted } = asked
  const isSpokenOf = all.some(({ organ }) => organ === undefined || organ === wanted || isKin(wanted, organ))
  return isSpokenOf ? undefined : 'aside'
}

function couldBeIt(asked: Body, one: Body, place: Place | null): boolean {
  return isSameOrgan(asked, one) && one.organ !== undefined && ofUnits(asked, one, place)
}

/** Whether a rule is that of units of the same tier as those asked about. */
function isOfPeers(asked: Body, { subjects }: Pick<SpokenOf, 'subjects'>): boolean {
  return subjects.every(({ units }) =>
    units.some((unit) => asked.units.some((other) => arePeers(other, unit))),
  )
}

/** Units left open are anybody's. */
function ofUnits(asked: Body, body: Body, place: Place | null): boolean {
  // Both cities are cities: what is said of a province's wards is not said of theirs.
  if (body.within === 'province' && place !== null) return false
  if (asked.units.length === 0 || body.units.length === 0) return true
  return asked.units.some((unit: Unit) => body.units.includes(unit))
}

function isSameOrgan(asked: Body, body: Body): boolean {
  return asked.organ === undefined || body.organ === undefined || asked.organ === body.organ
}

/** The chair whom a question about a chair does not mean. */
function otherChair(organ: Organ | undefined): Organ | 'none' {
  if (organ === 'committee-chair') return 'council-chair'
  return organ === 'council-chair' ? 'committee-chair' : 'none'
}

/** A council and its chair, a committee and its chair: people name the one and mean the other. */
function isKin(one: Organ, other: Organ): boolean {
  return COUNCIL.has(one) === COUNCIL.has(other)
}
