import type { Body } from '#knowledge/body.ts'
import { PLACE_NAMES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
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
  const parts = found.map(({ provision }) => whosePart(shelf, units, provision))
  const own = Map.groupBy(
    found.filter((_, at) => parts[at] === 'own'),
    articleOf,
  )
  return found.map((finding, at) => {
    const isSurpassed =
      parts[at] === 'others' &&
      own.get(articleOf(finding))?.some(({ score }) => score >= finding.score * NEARLY)
    return isSurpassed === true ? { ...finding, score: finding.score * FOR_OTHERS } : finding
  })
}

/** How close the part that names the city must come to be told before the one for cities at large. */
const SPECIAL = 0.5

/**
 * "Thành phố Hà Nội, Thành phố Hồ Chí Minh được bầu 125 đại biểu" beside what other cities elect: of the parts of one clause
 * in national law the one that names the city is its rule, and the one for cities at large is not.
 */
export function cityPartFirst(
  place: Place | null,
  units: readonly Unit[],
  found: readonly Finding[],
): readonly Finding[] {
  if (place === null || !units.includes('city')) return found
  const city = PLACE_NAMES[place].toLowerCase()
  const naming = new Set(
    found.filter(
      ({ provision: { territory, summary, text } }) =>
        territory === 'vn' && [summary, text].join(' ').toLowerCase().includes(city),
    ),
  )
  if (naming.size === 0) return found
  const isGeneral = (finding: Finding): boolean => finding.provision.level === 'point' && !naming.has(finding)
  const special = Map.groupBy(naming, clauseOf)
  const general = Map.groupBy(found.filter(isGeneral), clauseOf)
  return found.map((finding) => {
    const clause = clauseOf(finding)
    if (naming.has(finding)) {
      // It is told as sure as the one it takes the place of.
      const near = (general.get(clause) ?? []).filter(({ score }) => finding.score >= score * SPECIAL)
      return { ...finding, score: Math.max(finding.score, ...near.map(({ score }) => score)) }
    }
    const isSurpassed =
      isGeneral(finding) &&
      special.get(clause)?.some(({ score }) => score >= finding.score * SPECIAL) === true
    return isSurpassed ? { ...finding, score: finding.score * FOR_OTHERS } : finding
  })
}

/** How close a city's own law must come to the law of the whole country to be told before it. */
const CITY_LAW = 0.9

/**
 * Where the law made for a city and the law of the whole country are found nearly as well, and speak as closely of whom is
 * asked about, the city's leads: Luật Thủ đô says so of itself (khoản 1 Điều 5).
 *
 * @param found what holds, best first
 */
export function cityLawFirst(
  place: Place | null,
  found: readonly Finding[],
  closenessOf: (finding: Finding) => number,
): readonly Finding[] {
  const [best] = found
  if (place === null || best?.provision.territory !== 'vn') return found
  const own = found.find((one) => {
    const isNear = one.provision.territory === place && one.score >= best.score * CITY_LAW
    return isNear && closenessOf(one) >= closenessOf(best)
  })
  if (own === undefined) return found
  return [{ ...own, score: best.score }, ...found.filter((one) => one !== own)]
}

function clauseOf({ provision }: Finding): string {
  return provision.id.slice(0, provision.id.lastIndexOf('/'))
}

function whosePart(shelf: Shelf, units: readonly Unit[], provision: Provision): 'own' | 'others' | 'open' {
  if (provision.level === 'article') return 'open'
  const { subjects, named } = spokenOf(shelf, provision)
  const its = (whose(subjects) ?? whose(named.filter(isOfUnits)) ?? []).flatMap((body) => body.units)
  if (its.length === 0) return 'open'
  return its.some((unit) => units.includes(unit)) ? 'own' : 'others'
}

/** "Ở thành phố Hà Nội, chính quyền của các huyện, quận …": the city by its name only says where. */
function whose(bodies: readonly Body[]): readonly Body[] | undefined {
  const theirs = bodies.filter(({ isPlace }) => isPlace !== true)
  return theirs.length > 0 ? theirs : undefined
}

/** Units of a tier, or a list of units, without an organ of theirs. */
function isOfUnits({ organ, units, byTier }: Body): boolean {
  return byTier === true || (organ === undefined && units.length > 1)
}

function articleOf({ provision }: Finding): string {
  return provision.id.split('/', 2).join('/')
}
