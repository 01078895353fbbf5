import { parseId, printId } from '#knowledge/address.ts'
import { citedIds, findCitations } from '#knowledge/citation-words.ts'
import { lately } from '#knowledge/lately.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'

/** "Trừ trường hợp …", "không áp dụng …": takes something out of another rule. */
const EXCEPTS =
  /(?<!\p{L})(?:(?<!khấu |loại |miễn )trừ|không áp dụng|không thuộc trường hợp|khác với)(?!\p{L})/iu
/** No rule worth telling points at more. */
const MOST_POINTED_AT = 2

/**
 * What belongs to a rule though it was not found by the question's words: what makes an exception of it, and what it
 * points at, one step ("nhiệm vụ quy định tại Điều 21 của Luật này").
 */
export function belongingTo(
  { shelf }: Published,
  main: Provision,
  day: Day,
): { readonly exceptions: readonly Provision[]; readonly pointedAt: readonly Provision[] } {
  const isLaw = (one: Provision): boolean => holds(inForce(one, day, null))
  const article = shelf.ancestors(main).at(-1) ?? main
  const exceptions = familyOf(shelf, article).filter(
    (one) => isApart(one, main) && isLaw(one) && EXCEPTS.test(wordsOf(one)) && pointsAt(shelf, one, main),
  )
  const pointedAt = citedIn(shelf, main)
    .filter((one) => isApart(one, main) && isLaw(one))
    .slice(0, MOST_POINTED_AT)
  return { exceptions, pointedAt }
}

/** Whether a rule says that it does not hold where another one does: "… đều có cấp chính quyền địa phương, trừ đơn vị nêu tại Điều 28". */
export function leavesOut({ shelf }: Published, rule: Provision, exception: Provision): boolean {
  const words = wordsOf(rule)
  const from = words.search(EXCEPTS)
  if (from === -1 || !isApart(rule, exception)) return false
  const [excepted = ''] = words.slice(from).split(/[.;\n]/, 1)
  return pointsAt(shelf, { ...rule, summary: excepted, text: excepted }, exception)
}

function familyOf(shelf: Shelf, provision: Provision): readonly Provision[] {
  return shelf.children(provision).flatMap((child) => [child, ...familyOf(shelf, child)])
}

function isApart(one: Provision, other: Provision): boolean {
  return one.id !== other.id && !one.id.startsWith(`${other.id}/`) && !other.id.startsWith(`${one.id}/`)
}

function pointsAt(shelf: Shelf, one: Provision, other: Provision): boolean {
  return citedIn(shelf, one).some(({ id }) => id === other.id || other.id.startsWith(`${id}/`))
}

/** The provisions on the shelf that a provision cites; an address without a document is in its own. */
function citedIn(shelf: Shelf, provision: Provision): readonly Provision[] {
  const own = parseId(provision.id)
  return citationsOf(wordsOf(provision)).flatMap((cited) => {
    if (cited.address === undefined || own === undefined) return []
    const ids =
      cited.document === undefined
        ? [printId(own.document, cited.address)]
        : citedIds(cited, shelf.documents.keys())
    return ids.flatMap((id) => shelf.provisions.get(id) ?? [])
  })
}

/** The same provisions are told again and again. */
const PROVISIONS_KEPT = 500
const citationsOf = lately(findCitations, PROVISIONS_KEPT)

function wordsOf({ summary, text }: Provision): string {
  return text ?? summary ?? ''
}
