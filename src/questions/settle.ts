import type { Published } from '#knowledge/published.ts'
import type { Finding } from './find.ts'

/**
 * How close a part must come to the whole to stand for it: an article's own words are only an overview, a clause's are
 * often the rule itself.
 */
const GO_DOWN_FROM = { article: 0.5, clause: 0.9, point: 1 } as const
/** A provision this much weaker than the best is another matter. */
const RELATED_FROM = 0.6
export const MOST_RELATED = 3
/** How many findings are worth going down into. */
const LOOKED_AT = 12

/**
 * Goes down from an article or clause to the part of it that answers, where one of its parts was found nearly as well:
 * a citizen wants the clause, not the whole article.
 */
export function settle(published: Published, found: readonly Finding[]): readonly Finding[] {
  const byId = new Map(found.map((finding) => [finding.provision.id, finding]))
  // A clause whose point was found better than another clause is the better way down.
  const worthOf = ({ provision, score }: Finding): number =>
    Math.max(score, ...published.shelf.children(provision).map(({ id }) => byId.get(id)?.score ?? 0))
  const settled: Finding[] = []
  const seen = new Set<string>()
  for (const finding of found.slice(0, LOOKED_AT)) {
    let place = finding
    let whole = finding.score
    while (finding.isWhole !== true) {
      const [part] = published.shelf
        .children(place.provision)
        .flatMap((child) => byId.get(child.id) ?? [])
        .toSorted((a, b) => worthOf(b) - worthOf(a))
      if (part === undefined || worthOf(part) < whole * GO_DOWN_FROM[place.provision.level]) break
      whole = part.score
      place = { ...part, score: finding.score }
    }
    if (seen.has(place.provision.id)) continue
    seen.add(place.provision.id)
    settled.push(place)
  }
  return settled
}

/** What else was found that bears on the matter: neither part of the main provision nor much weaker. */
export function relatedTo(main: Finding, others: readonly Finding[]): readonly Finding[] {
  return others
    .filter(({ provision, score }) => {
      const family =
        provision.id.startsWith(`${main.provision.id}/`) || main.provision.id.startsWith(`${provision.id}/`)
      return !family && provision.id !== main.provision.id && score >= main.score * RELATED_FROM
    })
    .slice(0, MOST_RELATED)
}
