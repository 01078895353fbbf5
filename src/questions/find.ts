import type { CarriedOver } from '#knowledge/carried-over.ts'
import type { Place } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { searchShelf } from '#knowledge/search-shelf.ts'
import type { ShelfHit } from '#knowledge/search-shelf.ts'
import { holds } from '#knowledge/validity.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import { speakingOfEnd } from './after-end.ts'
import { askedBodies } from './asked-bodies.ts'
import type { AskedBodies } from './asked-bodies.ts'
import { asksForAllDuties, dutiesOf } from './duties.ts'
import { sayingSomething } from './empty-words.ts'
import { closeness, fits } from './fits.ts'
import type { Fitting } from './fits.ts'
import { handOn } from './hand-on.ts'
import { saidBy } from './overlap.ts'
import { mattersNamed } from './named-matter.ts'
import { cityLawFirst, cityPartFirst, ownPartFirst } from './own-part.ts'
import { placeNamesIn } from './setting/place.ts'
import { isSpent } from './spent.ts'
import { watchSync } from '../watch.ts'
import { tellingWhatIsAsked } from './asked-for.ts'
import { rareThingWanted, tellsTheThing } from './wanted-thing.ts'
import { documentOf, speaksOfItsDocuments } from './whose-document.ts'

/** How many hits are looked at: law of every time is searched at once, so that scores can be held against each other. */
const LIMIT = 100
/** Of two that fit nearly as well, the text of the higher body comes before the decree that carries it out. */
const DECREE = 0.92
/** A rule of the chair where the committee is asked about. */
const KIN = 0.95
/** A rule of another body that only names the one asked about. */
const NAMED = 0.88
/** The same where units alone are asked about: that another's body goes there, or invites theirs, says little of them. */
const UNIT_NAMED = 0.8
/** A rule of bodies of other units only, where it is asked what one does or how many serve there. */
const ASIDE = 0.88
/** One that does not tell what is wanted and few tell, or does not name the matter: it cannot answer, whatever words it shares. */
const CANNOT_ANSWER = 0.6
/** What an old rule leads to, where that tells nothing of what is wanted. */
const UNTOLD = 0.8
/** One in an article on another act than is asked about, which it may name in passing: phân cấp in the article on phân quyền. */
const OTHER_ACT = 0.85
/** One that only amended a law which has ended since. */
const SPENT = 0.6
const ANY_FIT: Fitting = { fit: 'silent' }
/** How many of the best hits are held against the words of citizens and the bodies they name; those after them are too far behind to matter. */
const LIKENED = 60
/** What being put just as a citizen puts it adds. */
const LIKE = 0.5
/** What a word that says nothing of the matter counts. */
const EMPTY = 0.3
const EVERY_STATE: ReadonlySet<InForce> = new Set<InForce>([
  'yes',
  'amended',
  'needs_ruling',
  'no',
  'not_yet',
])

export interface Finding {
  readonly provision: Provision
  readonly score: number
  readonly coverage: number
  readonly state: InForce
  /** By what it holds for the unit the question names, where it is given for another. */
  readonly carried?: CarriedOver
  /** It is asked for as a whole, not for one of its parts. */
  readonly isWhole?: true
  /** What it would score if it told the thing that is wanted. */
  readonly unserved?: number
}

/** What the knowledge holds on a question, best first. */
export interface Findings {
  /** Law of the day asked about. */
  readonly holding: readonly Finding[]
  /** Nobody may say whether it holds until a person has ruled. */
  readonly doubtful: readonly Finding[]
  /** Law that had ended by that day, or is presumed to have. */
  readonly ended: readonly Finding[]
  /** Law that was still to come. */
  readonly toCome: readonly Finding[]
  /** Law of the day that is the rule of another body than the question names, and would be told as its. */
  readonly othersRules: readonly Finding[]
}

/**
 * Searches the law by day and place: first what holds, then what no longer or not yet does, so that a question that
 * rests on an old rule is recognised and led to the rule that took its place.
 */
export function findProvisions(
  published: Published,
  text: string,
  asked: { readonly day: Day; readonly place: Place | null },
): Findings {
  const tells = tellingWhatIsAsked(text)
  const ofEnd = speakingOfEnd(text)
  const places = placeNamesIn(text)
  const { likenessTo } = saidBy(published, text)
  const search = () =>
    searchShelf(published, text, {
      day: asked.day,
      place: asked.place,
      anyPlace: asked.place === null,
      limit: LIMIT,
      states: EVERY_STATE,
      emphasis: (typed) =>
        sayingSomething(typed).map((says, at) => (says && !places.has(typed[at] ?? '') ? 1 : EMPTY)),
    })
  const { shelf } = published
  const matters = mattersNamed(shelf, text)
  const tellsIt = rareThingWanted(text)
  const maker = documentOf(text)
  const wantsAThing = tellsIt !== undefined || maker !== undefined
  const serves = (provision: Provision): number => {
    const told = wantsAThing ? shelf.withParts(provision) : []
    const isServed = tellsIt?.(told) !== false && speaksOfItsDocuments(maker, told)
    return isServed && matters.areNamedBy(provision) ? 1 : CANNOT_ANSWER
  }
  const bodies = askedBodies(published.shelf, text, asked.day, asked.place)
  const hits: Finding[] = []
  const others: Finding[] = []
  for (const [rank, hit] of watchSync('search', {}, search).entries()) {
    const isNear = rank < LIKENED
    const fitting = isNear ? fits(published.shelf, bodies, hit.provision) : ANY_FIT
    const isAside = isNear && matters.areOfOtherAct(hit.provision)
    const weight =
      weightOf(published, hit, tells, isNear ? likenessTo : undefined) *
      (ofEnd?.(hit.provision) ?? 1) *
      (isAside ? OTHER_ACT : 1) *
      (isSpent(shelf, text, hit.provision, asked.day) ? SPENT : 1)
    const worth = isNear ? serves(hit.provision) : 1
    const fitted = toFinding(hit, weight * weightOfFit(fitting, bodies), fitting)
    const finding = worth === 1 ? fitted : { ...fitted, score: fitted.score * worth, unserved: fitted.score }
    if (fitting.fit === 'contradicts') others.push(finding)
    else hits.push(finding)
  }
  const units = bodies.bodies.flatMap((body) => body.units)
  const found = cityPartFirst(asked.place, units, ownPartFirst(published.shelf, units, hits)).toSorted(
    byScore,
  )
  const presumedEnded = ({ provision, state }: Finding): boolean =>
    state === 'needs_ruling' && provision.validity.needsRuling?.presumed === 'ended'
  const hasEnded = (finding: Finding): boolean => finding.state === 'no' || presumedEnded(finding)
  const ended = found.filter(hasEnded)
  // Another body's old rule is none of theirs, and yet may lead to what governs the matter for all of them today.
  const formerRules = [...ended, ...others.filter(hasEnded)].toSorted(byScore)
  // Who appoints the chair today is not told by what else took the place of a rule on appointing them.
  const isUntold = (provision: Provision): boolean =>
    bodies.isActedUpon && !tellsTheThing(text, shelf.withParts(provision))
  const worthNow = (provision: Provision): number => serves(provision) * (isUntold(provision) ? UNTOLD : 1)
  const now = handOn(published, found.filter(holds), formerRules, bodies, worthNow).toSorted(byScore)
  const holding = cityLawFirst(asked.place, now, ({ provision }) => closeness(shelf, bodies, provision))
  return {
    holding: asksForAllDuties(text) ? wholeFirst(published, bodies, holding, ended) : holding,
    doubtful: found.filter((finding) => finding.state === 'needs_ruling' && !presumedEnded(finding)),
    ended,
    toCome: found.filter(({ state }) => state === 'not_yet'),
    othersRules: others.filter(holds).toSorted(byScore),
  }
}

/** Whoever asks for all duties of a body rests on no old rule about one of them. */
function wholeFirst(
  { shelf }: Published,
  bodies: AskedBodies,
  holding: readonly Finding[],
  ended: readonly Finding[],
): readonly Finding[] {
  const duties = dutiesOf(shelf, bodies, holding)
  if (duties === undefined) return holding
  const score = Math.max(holding[0]?.score ?? 0, ended[0]?.score ?? 0)
  const others = holding.filter(({ provision }) => provision !== duties.provision)
  return [{ ...duties, score, isWhole: true }, ...others]
}

/** What a hit's score is worth, whoever it speaks of. */
function weightOf(
  { shelf }: Published,
  { provision }: ShelfHit,
  tells: (one: Provision) => number,
  likenessTo: ((one: Provision) => number) | undefined,
): number {
  const rank = shelf.document(provision).kind === 'Nghị định' ? DECREE : 1
  const alike = 1 + LIKE * (likenessTo?.(provision) ?? 0)
  return rank * tells(provision) * alike
}

function weightOfFit(
  { fit }: Fitting,
  { bodies, isActor, isActedUpon, opensWithUnit, howManyServe }: AskedBodies,
): number {
  if (fit === 'kin' && isActor) return KIN
  if (fit === 'aside' && (isActor || isActedUpon || opensWithUnit || howManyServe)) return ASIDE
  if (fit !== 'named' || !isActor) return 1
  return bodies[0]?.organ === undefined ? UNIT_NAMED : NAMED
}

function toFinding(
  { provision, score, coverage, state }: ShelfHit,
  weight: number,
  { carried }: Fitting,
): Finding {
  const finding = { provision, score: score * weight, coverage, state }
  return carried === undefined ? finding : { ...finding, carried }
}

function byScore(a: Finding, b: Finding): number {
  if (a.score === b.score) return a.provision.id.localeCompare(b.provision.id)
  return a.score < b.score ? 1 : -1
}
