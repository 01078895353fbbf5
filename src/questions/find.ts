import type { Place } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { searchShelf } from '#knowledge/search-shelf.ts'
import type { ShelfHit } from '#knowledge/search-shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import { sayingSomething } from './empty-words.ts'
import { saidBy } from './overlap.ts'
import { placeNamesIn } from './setting/place.ts'
import { watchSync } from '../watch.ts'
import { tellsWhatIsAsked } from './asked-for.ts'

/** How many hits are looked at: law of every time is searched at once, so that scores can be held against each other. */
const LIMIT = 200
/** Of two that fit nearly as well, the text of the higher body comes before the decree that carries it out. */
const DECREE = 0.95
/** A provision that does not tell the kind of thing asked for: no person for a "who", no figure for a "how many". */
const OTHER_KIND = 0.93
/** How many of the best hits are held against the words of citizens; those after them are too far behind to matter. */
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
/** What an ended provision's score is worth to the provision that governs its matter today. */
const HANDED_ON = 0.85

export interface Finding {
  readonly provision: Provision
  readonly score: number
  readonly coverage: number
  readonly state: InForce
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
  const tells = tellsWhatIsAsked(text)
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
  const found = watchSync('search', {}, search)
    .map((hit, rank) => toFinding(published, tells, rank < LIKENED ? likenessTo : () => 0, hit))
    .toSorted(byScore)
  const presumedEnded = ({ provision, state }: Finding): boolean =>
    state === 'needs_ruling' && provision.validity.needsRuling?.presumed === 'ended'
  const among = (belongs: (finding: Finding) => boolean): readonly Finding[] => found.filter(belongs)
  const ended = among((finding) => finding.state === 'no' || presumedEnded(finding))
  const holding = among(holds)
  return {
    holding: handOn(published, holding, ended, asked.day),
    doubtful: among((finding) => finding.state === 'needs_ruling' && !presumedEnded(finding)),
    ended,
    toCome: among(({ state }) => state === 'not_yet'),
  }
}

/** Raises provisions that govern today what the question describes in the words of an ended rule. */
function handOn(
  published: Published,
  holding: readonly Finding[],
  ended: readonly Finding[],
  day: Day,
): readonly Finding[] {
  const byId = new Map(holding.map((finding) => [finding.provision.id, finding]))
  for (const former of ended.slice(0, 5)) {
    for (const [index, id] of former.provision.today.entries()) {
      const provision = published.shelf.provisions.get(id)
      if (provision === undefined) continue
      const { state } = inForce(provision, day, null)
      if (state !== 'yes' && state !== 'amended') continue
      const score = former.score * HANDED_ON * 0.95 ** index
      const known = byId.get(id)
      if (known === undefined || known.score < score) {
        byId.set(id, { provision, score, coverage: Math.max(known?.coverage ?? 0, former.coverage), state })
      }
    }
  }
  return [...byId.values()].toSorted(byScore)
}

function toFinding(
  { shelf }: Published,
  tells: (one: Provision) => boolean,
  likenessTo: (one: Provision) => number,
  hit: ShelfHit,
): Finding {
  const { provision, score, coverage, validity } = hit
  const rank = shelf.document(provision).kind === 'Nghị định' ? DECREE : 1
  const kind = tells(provision) ? 1 : OTHER_KIND
  const alike = 1 + LIKE * likenessTo(provision)
  return { provision, score: score * rank * kind * alike, coverage, state: validity.state }
}

function byScore(a: Finding, b: Finding): number {
  return b.score - a.score || a.provision.id.localeCompare(b.provision.id)
}
