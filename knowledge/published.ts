import type { Provision } from './provision.ts'
import { isPublishedAnswer } from './published-answer.ts'
import { buildIndexAside } from './index-aside.ts'
import { buildIndex } from './search.ts'
import type { Searchable, SearchIndex } from './search.ts'
import type { Shelf } from './shelf.ts'

/** One published version of the knowledge with its search index; never changed in place, swapped whole. */
export interface Published {
  /** Names the exact words an answer rested on. */
  readonly version: string
  readonly shelf: Shelf
  readonly index: SearchIndex
}

/** Builds the index in this thread: some 0.3 s for the shipped library. */
export function publish(shelf: Shelf, version: string): Published {
  return { version, shelf, index: buildIndex(searchables(shelf)) }
}

/** The same with the index built in a thread of its own: whoever asks meanwhile is answered from the version before. */
export async function publishAside(shelf: Shelf, version: string): Promise<Published> {
  return { version, shelf, index: await buildIndexAside(searchables(shelf)) }
}

/** What has neither heading nor words cannot be found; it can still be looked up by its id. */
function* searchables(shelf: Shelf): Generator<Searchable> {
  for (const provision of shelf.provisions.values()) {
    const { id, heading, summary, text, words } = provision
    if (heading === undefined && summary === undefined && text === undefined) continue
    // Answers that officials made public are found by the question they answer, never in the place of law.
    if (isPublishedAnswer(provision)) continue
    const document = shelf.document(provision)
    yield {
      id,
      title: headings(shelf, provision),
      document: [shelf.label(provision), document.name, ...document.aliases].join('\n'),
      text: [opening(shelf, provision), summary, text].filter((part) => part !== undefined).join('\n'),
      words: words.join('\n'),
    }
  }
}

/** A clause is found under the heading of its article. */
function headings(shelf: Shelf, provision: Provision): string {
  return [...shelf.ancestors(provision).toReversed(), provision]
    .flatMap(({ heading }) => heading ?? [])
    .join('\n')
}

// "Điểm a" often finishes a sentence its clause begins. Enough of that sentence to be found by, too little to drown
// the point's own words.
const OPENING_WORDS = 30

function opening(shelf: Shelf, provision: Provision): string | undefined {
  const [parent] = shelf.ancestors(provision)
  return (parent?.text ?? parent?.summary)?.split(/\s+/, OPENING_WORDS).join(' ')
}
