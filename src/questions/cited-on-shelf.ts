import { citedIds, findCitations } from '#knowledge/citation-words.ts'
import type { Published } from '#knowledge/published.ts'

/** Ids of the provisions that a text names and the shelf has, in the order it names them. */
export function citedOnShelf({ shelf }: Published, text: string): readonly string[] {
  const ids = findCitations(text).flatMap((cited) => citedIds(cited, shelf.documents.keys()))
  return [...new Set(ids.filter((id) => shelf.provisions.has(id)))]
}
