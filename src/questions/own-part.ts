import type { Unit } from '#knowledge/unit.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { spokenOf } from '#knowledge/spoken-of.ts'
import type { Finding } from './find.ts'

/** How close a part of the same article must come to be preferred for its unit. */
const NEARLY = 0.8
/** What the part for another unit is worth beside it. */
const FOR_OTHERS = 0.8

/**
 * Of an article that parts its rule by units, "cấp tỉnh" in one clause and "cấp xã" in the next, the part for the unit
 * asked about before those for others.
 */
export function ownPartFirst(
  shelf: Shelf,
  units: readonly Unit[],
  found: readonly Finding[],
): readonly Finding[] {
  if (units.length === 0) return found
  const whose = new Map(found.map((finding) => [finding, whosePart(shelf, units, finding.provision)]))
  const own = Map.groupBy(
    found.filter((finding) => whose.get(finding) === 'own'),
    articleOf,
  )
  return found.map((finding) => {
    const isSurpassed =
      whose.get(finding) === 'others' &&
      own.get(articleOf(finding))?.some(({ score }) => score >= finding.score * NEARLY)
    return isSurpassed === true ? { ...finding, score: finding.score * FOR_OTHERS } : finding
  })
}

function whosePart(shelf: Shelf, units: readonly Unit[], provision: Provision): 'own' | 'others' | 'open' {
  if (provision.level === 'article') return 'open'
  const { subjects, named } = spokenOf(shelf, provision)
  const its = (subjects.length > 0 ? subjects : named.filter(({ byTier }) => byTier)).flatMap(
    (body) => body.units,
  )
  if (its.length === 0) return 'open'
  return its.some((unit) => units.includes(unit)) ? 'own' : 'others'
}

function articleOf({ provision }: Finding): string {
  return provision.id.split('/', 2).join('/')
}
