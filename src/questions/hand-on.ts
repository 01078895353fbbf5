import { latelyOf } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { spokenOf } from '#knowledge/spoken-of.ts'
import { stateOn } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { bodiesOfRule } from './asked-bodies.ts'
import type { AskedBodies } from './asked-bodies.ts'
import type { Finding } from './find.ts'
import { fits } from './fits.ts'

/** What an ended provision's score is worth to the provision that governs its matter today. */
const HANDED_ON = 0.85

/**
 * Raises provisions that govern today what the question describes in the words of an ended rule.
 *
 * @param weightOf what one of them is worth as an answer
 */
export function handOn(
  published: Published,
  holding: readonly Finding[],
  ended: readonly Finding[],
  asked: AskedBodies,
  weightOf: (provision: Provision) => number,
): readonly Finding[] {
  const byId = new Map(holding.map((finding) => [finding.provision.id, finding]))
  for (const former of ended.slice(0, 5)) {
    const governing = governingOn(published.shelf, former.provision.id, asked.day, asked.place)
    for (const [index, now] of governing.entries()) {
      const { provision, state } = now
      const { fit, carried = now.carried } = fits(published.shelf, asked, provision)
      if (fit === 'contradicts') continue
      const score = former.score * HANDED_ON * 0.95 ** index * weightOf(provision)
      const known = byId.get(provision.id)
      if (known !== undefined && known.score >= score) continue
      const coverage = Math.max(known?.coverage ?? 0, former.coverage)
      byId.set(provision.id, { provision, score, coverage, state, ...(carried && { carried }) })
    }
  }
  return [...byId.values()]
}

type Governing = Pick<Finding, 'provision' | 'state' | 'carried'>

/**
 * What governs the matter of an ended rule on a day: what speaks of the same body before what speaks of another. A point
 * that the library says nothing of was followed by what followed its clause.
 */
export function governingNow(
  { shelf }: Published,
  former: Provision,
  { day, place }: { readonly day: Day; readonly place: Place | null },
): readonly Governing[] {
  const { id } = [former, ...shelf.ancestors(former)].find(({ today }) => today.length > 0) ?? former
  return governingOn(shelf, id, day, place)
}

/** The same ended rules are met again and again. */
const RULES_KEPT = 500

const governingOn = latelyOf(
  (shelf: Shelf, id: string, day: Day, place: Place | null): readonly Governing[] => {
    const former = shelf.provisions.get(id)
    if (former === undefined) return []
    const bodies = bodiesOfRule(shelf, spokenOf(shelf, former).subjects, { day, place })
    const now = former.today.flatMap((one) => {
      const provision = shelf.provisions.get(one)
      if (provision === undefined) return []
      const state = stateOn(provision, day, null)
      if (state !== 'yes' && state !== 'amended') return []
      const { fit, carried } = fits(shelf, bodies, provision)
      return [{ provision, state, fit, ...(carried && { carried }) }]
    })
    const others = now.filter(({ fit }) => fit === 'contradicts')
    return [...now.filter(({ fit }) => fit !== 'contradicts'), ...others]
  },
  RULES_KEPT,
)
