import { printId } from '../address.ts'
import type { Address } from '../address.ts'
import { ValidityShape } from '../edition.ts'
import type { Edition } from '../edition.ts'
import type { FormerWording, LegalDocument, Part, Provision } from '../provision.ts'
import type { Validity } from '../validity.ts'
import { readFront } from './front-matter.ts'
import type { LibraryParts } from './front-matter.ts'
import { LibraryFault, readDrafts } from './library-drafts.ts'
import type { Draft, Wording } from './library-drafts.ts'
import { KEYS, NO_MORE_FROM } from './library-format.ts'
import { LIBRARY_FAULTS } from './phrases.ts'
import { withoutInvisibleInside } from './tidy.ts'

/**
 * Reads one file of the library: front matter in YAML, then `## Điều`, `### Khoản`, `#### Điểm`, under each its
 * key lines, our summary and, behind `>`, the official wording. See `docs/library.md`.
 *
 * @param file name for messages
 * @throws {LibraryFault} at the first line that cannot be placed
 */
export function readLibraryFile(file: string, content: string): Edition {
  const { document, validity, body, linesBefore } = readFront(file, content)
  const drafts = readDrafts(file, body, linesBefore)
  refuseTwins(file, drafts)
  const children = Map.groupBy(
    drafts.flatMap(({ place: own }) => ('address' in own ? own.address : [])),
    (address) => parentId(document.id, address),
  )
  return {
    document,
    provisions: drafts.flatMap((draft) =>
      'address' in draft.place
        ? toProvision(file, draft, draft.place.address, { document, validity }, children)
        : [],
    ),
    parts: drafts.flatMap((draft) =>
      'part' in draft.place ? toPart(draft, draft.place.part, document) : [],
    ),
  }
}

/** An id can be looked up only where it is one thing's. */
function refuseTwins(file: string, drafts: readonly Draft[]): void {
  const seen = new Set<string>()
  for (const { place, line } of drafts) {
    const name = 'address' in place ? printId('', place.address) : place.part.slug
    if (seen.has(name)) throw new LibraryFault(file, line, LIBRARY_FAULTS.headingTwice)
    seen.add(name)
  }
}

function toPart(
  { heading, wordings }: Draft,
  { level, slug }: { level: Part['level']; slug: string },
  document: LegalDocument,
): Part {
  const { text } = told(wordings[0])
  const above = slug.includes('/') ? slug.replace(/\/[^/]*$/, '') : undefined
  return {
    id: `${document.id}/${slug}`,
    level,
    ...(above !== undefined && { parent: `${document.id}/${above}` }),
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
  }
}

function toProvision(
  file: string,
  { line, heading, keys, wordings }: Draft,
  address: Address,
  { document, validity }: Pick<LibraryParts, 'document' | 'validity'>,
  children: ReadonlyMap<string | undefined, readonly Address[]>,
): Provision {
  const id = printId(document.id, address)
  const note = keys.get(KEYS.note)
  const missing = keys.get(KEYS.missing)
  const parent = parentId(document.id, address)
  const endedBodies = readEndedBodies(keys)
  const [now, ...before] = wordings
  return {
    id,
    document: document.id,
    ...(parent !== undefined && { parent }),
    children: (children.get(id) ?? []).map((child) => printId(document.id, child)),
    level: address.point !== undefined ? 'point' : address.clause !== undefined ? 'clause' : 'article',
    ...(heading !== undefined && { heading }),
    ...told(now),
    words: list(keys.get(KEYS.words), ';'),
    territory: document.territory,
    validity: readValidity(file, line, keys, validity),
    ...(note !== undefined && { note }),
    today: list(keys.get(KEYS.today), ','),
    ...(missing !== undefined && { missing }),
    ...(endedBodies !== undefined && { endedBodies }),
    ...(before.length > 0 && {
      former: before.map(toFormer).toSorted((a, b) => a.until.localeCompare(b.until)),
    }),
  }
}

function toFormer(wording: Wording): FormerWording {
  const { until = '', heading } = wording
  return { until, ...(heading !== undefined && { heading }), ...told(wording) }
}

function told(wording: Wording | undefined): { readonly text?: string; readonly summary?: string } {
  const { text = [], summary = [] } = wording ?? {}
  return {
    ...(text.length > 0 && { text: text.join('\n') }),
    ...(summary.length > 0 && { summary: summary.join('\n') }),
  }
}

function readValidity(
  file: string,
  line: number,
  keys: ReadonlyMap<string, string>,
  whole: Validity,
): Validity {
  const own = keys.get(KEYS.validity)
  if (own === undefined)
    return ownValidity(whole, keys.get(KEYS.from), keys.get(KEYS.to), keys.get(KEYS.endedBy))
  try {
    return ValidityShape.parse(withoutInvisibleInside(JSON.parse(own)))
  } catch {
    throw new LibraryFault(file, line, LIBRARY_FAULTS.validity(own))
  }
}

/** What ended the document did not end a provision that ended by itself; it says what did, or its note does. */
export function ownValidity(
  whole: Validity,
  from: string | undefined,
  to: string | undefined,
  endedBy?: string,
): Validity {
  const { endedBy: wholeEndedBy, ...rest } = whole
  const began = { ...rest, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  const by = endedBy ?? (to === undefined ? wholeEndedBy : undefined)
  return { ...began, ...(by !== undefined && { endedBy: by }) }
}

/** `Không còn từ 2025-07-01: ủy ban quận; …` */
function readEndedBodies(keys: ReadonlyMap<string, string>): Provision['endedBodies'] {
  const [key, names] = [...keys].find(([name]) => name.startsWith(NO_MORE_FROM)) ?? []
  return key === undefined ? undefined : { from: key.slice(NO_MORE_FROM.length), names: list(names, ';') }
}

function parentId(document: string, { article, clause, point }: Address): string | undefined {
  if (point !== undefined) return printId(document, { article, ...(clause !== undefined && { clause }) })
  return clause === undefined ? undefined : printId(document, { article })
}

function list(value: string | undefined, separator: string): readonly string[] {
  return (value ?? '')
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
