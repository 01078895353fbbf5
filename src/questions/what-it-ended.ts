import { bodiesIn } from '#knowledge/body.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { heldBy } from './decision.ts'
import type { Decision } from './decision.ts'
import { withoutNames } from './mention.ts'

/** "Thay luật nào", "bãi bỏ những nghị quyết gì"; "bị thay bằng luật nào" asks the other way round. */
const ENDS_WHAT =
  /(?<!\b(?:bi|duoc|se) )\b(?:thay(?: the)?|bai bo|lam het hieu luc)(?: cho)?(?: (?:nhung|cac|may|toan bo))?(?: (luat|nghi quyet|nghi dinh|van ban|quy dinh))?(?: cu)? (?:nao|gi|so may|so nao|so bao nhieu)\b/
/** Further provisions told with the first. */
const MOST_TOLD = 4
const KINDS: Readonly<Record<string, string>> = { luat: 'luat-', 'nghi quyet': 'nq-', 'nghi dinh': 'nd-' }

/** What a document put an end to, where that is what a question asks of it and the library knows. */
export function whatItEnded(
  { shelf }: Published,
  { text, day }: { readonly text: string; readonly day: Day },
  document: LegalDocument,
): Decision | undefined {
  const asked = ENDS_WHAT.exec(fold(text).replaceAll(/\s+/g, ' '))
  // "Hội đồng phường được bãi bỏ văn bản nào": a body does it there, not the law.
  const isByBody = bodiesIn(withoutNames(text, document), true).some(
    ({ units, isPlace }) => isPlace !== true && !units.includes('city'),
  )
  if (asked === null || isByBody) return undefined
  const kind = KINDS[asked[1] ?? ''] ?? ''
  const ends = (document.relations ?? []).filter(({ kind: does, by, target }) => {
    return (
      (does === 'repeals' || does === 'replaces') &&
      by.startsWith(`${document.id}/`) &&
      target.startsWith(kind)
    )
  })
  // It replaces laws as a whole; what it repeals may be clauses of others as well.
  const wholes = ends.filter(({ target }) => !target.includes('/'))
  const told = asked[0].startsWith('thay') && wholes.length > 0 ? wholes : [...wholes, ...ends]
  const [main, ...related] = [...new Set(told.map(({ by }) => by))]
    .flatMap((id) => shelf.provisions.get(id) ?? [])
    .filter((provision) => holds(inForce(provision, day, null)))
  if (main === undefined) return undefined
  const decision = heldBy(main)
  return decision.kind === 'holds' ? { ...decision, related: related.slice(0, MOST_TOLD) } : decision
}
