import { isDeepStrictEqual } from 'node:util'
import { citedIds, findCitations, printCitation } from '#knowledge/citation-words.ts'
import type { CitedLaw } from '#knowledge/citation-words.ts'
import type { DocumentName } from '#knowledge/document-number.ts'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import type { Citation } from '../domain/answer.ts'
import { personalDataIn } from '../domain/mask.ts'
import { cite, unsupportedFigures } from './citations.ts'
import { withNumbers } from './named-laws.ts'

/** What an official should look at before an answer goes out. It warns and does not forbid: they may know more. */
export type Warning =
  /** The words cite law that is not on the shelf. */
  | { readonly kind: 'not_on_shelf'; readonly label: string }
  /** It names a provision and not whose: nobody can look it up, or tell whether it holds. */
  | { readonly kind: 'of_no_document'; readonly label: string }
  /** The document is there and has no such provision. */
  | { readonly kind: 'no_such_provision'; readonly label: string }
  /** It does not hold on that day in that place, or nobody may say. */
  | { readonly kind: 'not_in_force'; readonly label: string; readonly reason: string }
  /** Figures that stand in no cited provision and not in the question. */
  | { readonly kind: 'figures'; readonly figures: readonly string[] }
  /** Others who asked the same read it as well, and it names somebody, or a number of theirs. */
  | { readonly kind: 'personal'; readonly found: readonly string[]; readonly others: number }

export interface OfficialCheck {
  readonly warnings: readonly Warning[]
  /** Ids of the provisions that the words name and the shelf has. */
  readonly cites: readonly string[]
}

/** The same checks as for the desk's own answers, as far as an official's words show what they rest on. */
export function checkOfficialAnswer(
  inUse: Published,
  text: string,
  asked: {
    readonly question: string
    readonly day: Day
    readonly place: Place | null
    /** How many read the answer besides whoever asked. */
    readonly others: number
  },
): OfficialCheck {
  const published = publishedAsItRead(inUse, asked.day)
  const { shelf } = published
  const warnings: Warning[] = []
  const citations: Citation[] = []
  const given = [asked.question]
  const { others } = asked
  const personal = others === 0 ? [] : personalDataIn(text)
  if (personal.length > 0) warnings.push({ kind: 'personal', found: personal, others })
  const numbered = withNumbers(shelf, text, asked.day)
  for (const label of numbered.unknown) {
    warnings.push({ kind: 'not_on_shelf', label })
    given.push(label)
  }
  const found = findCitations(numbered.text)
  for (const said of found) {
    const document = said.document ?? namedElsewhere(found, said)
    const cited = document === undefined ? said : { ...said, document }
    const label = printCitation(cited)
    given.push(label)
    if (document === undefined) {
      // Whose provision it is, where the law itself is none of ours, has been said.
      if (numbered.unknown.length === 0) warnings.push({ kind: 'of_no_document', label })
      continue
    }
    const ids = citedIds(cited, shelf.documents.keys())
    const onShelf = ids
      .map((id) => shelf.documents.get(id.replace(/\/.*$/, '')))
      .find((one) => one !== undefined)
    const provision = ids.map((id) => shelf.provisions.get(id)).find((one) => one !== undefined)
    if (onShelf === undefined) warnings.push({ kind: 'not_on_shelf', label })
    else if (cited.address !== undefined && provision === undefined) {
      warnings.push({ kind: 'no_such_provision', label })
    } else {
      const { state, reason = '' } = inForce(provision ?? onShelf, asked.day, asked.place)
      if (state !== 'yes' && state !== 'amended') warnings.push({ kind: 'not_in_force', label, reason })
      given.push(onShelf.number, onShelf.name, onShelf.note ?? '')
      if (provision !== undefined) {
        citations.push(cite(shelf, provision, asked.day))
        given.push(provision.summary ?? '')
      }
    }
  }
  const unsupported = new Set(unsupportedFigures(text, citations, given))
  // As they were written: whoever wrote “5.000 đồng” does not look for 5000.
  const written = (text.match(/\d+(?:[.,/-]\d+)*/g) ?? []).filter((figure) =>
    unsupportedFigures(figure, [], []).some((one) => unsupported.has(one)),
  )
  const figures = [...new Set(written)]
  // "Điều 8 … cũng theo Điều 8": one thing to look at, not two.
  const once = warnings.filter(
    (warning, at) => warnings.findIndex((one) => isDeepStrictEqual(one, warning)) === at,
  )
  return {
    warnings: figures.length === 0 ? once : [...once, { kind: 'figures', figures }],
    cites: [...new Set(citations.map(({ id }) => id))],
  }
}

/** The one document whose article of this number is cited elsewhere in the text: "Điều 22 nêu trên". */
function namedElsewhere(found: readonly CitedLaw[], { address }: CitedLaw): DocumentName | undefined {
  if (address === undefined) return undefined
  const names = found.flatMap((one) =>
    one.document !== undefined && one.address?.article === address.article ? [one.document] : [],
  )
  const [name, ...others] = names
  return others.every((other) => isDeepStrictEqual(other, name)) ? name : undefined
}
