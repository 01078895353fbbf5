import { citedIds, findCitations, printCitation } from '#knowledge/citation-words.ts'
import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import type { Citation } from '../domain/answer.ts'
import { cite, unsupportedFigures } from './citations.ts'

/** What an official should look at before an answer goes out. It warns and does not forbid: they may know more. */
export type Warning =
  /** The words cite law that is not on the shelf. */
  | { readonly kind: 'not_on_shelf'; readonly label: string }
  /** The document is there and has no such provision. */
  | { readonly kind: 'no_such_provision'; readonly label: string }
  /** It does not hold on that day in that place, or nobody may say. */
  | { readonly kind: 'not_in_force'; readonly label: string; readonly reason: string }
  /** Figures that stand in no cited provision and not in the question. */
  | { readonly kind: 'figures'; readonly figures: readonly string[] }
  /** Others who asked the same will read it too, and it names somebody, or a number of theirs. */
  | { readonly kind: 'personal'; readonly found: readonly string[] }

export interface OfficialCheck {
  readonly warnings: readonly Warning[]
  /** Ids of the provisions that the words name and the shelf has. */
  readonly cites: readonly string[]
}

/** The same checks as for the desk's own answers, as far as an official's words show what they rest on. */
export function checkOfficialAnswer(
  inUse: Published,
  text: string,
  asked: { readonly question: string; readonly day: Day; readonly place: Place | null },
): OfficialCheck {
  const published = publishedAsItRead(inUse, asked.day)
  const { shelf } = published
  const warnings: Warning[] = []
  const citations: Citation[] = []
  const given = [asked.question]
  for (const cited of findCitations(text)) {
    if (cited.document === undefined) continue
    const label = printCitation(cited)
    given.push(label)
    const ids = citedIds(cited, shelf.documents.keys())
    const document = ids
      .map((id) => shelf.documents.get(id.replace(/\/.*$/, '')))
      .find((one) => one !== undefined)
    const provision = ids.map((id) => shelf.provisions.get(id)).find((one) => one !== undefined)
    if (document === undefined) warnings.push({ kind: 'not_on_shelf', label })
    else if (cited.address !== undefined && provision === undefined) {
      warnings.push({ kind: 'no_such_provision', label })
    } else {
      const { state, reason = '' } = inForce(provision ?? document, asked.day, asked.place)
      if (state !== 'yes' && state !== 'amended') warnings.push({ kind: 'not_in_force', label, reason })
      given.push(document.number, document.name, document.note ?? '')
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
  return {
    warnings: figures.length === 0 ? warnings : [...warnings, { kind: 'figures', figures }],
    cites: [...new Set(citations.map(({ id }) => id))],
  }
}
