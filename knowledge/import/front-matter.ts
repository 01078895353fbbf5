import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { KIND_NAMES } from '../document-number.ts'
import { Day } from '../edition.ts'
import type { LegalDocument } from '../provision.ts'
import { RelationShape } from '../relation.ts'
import type { Validity } from '../validity.ts'
import { LibraryFault } from './library-drafts.ts'
import { LIBRARY_FAULTS } from './phrases.ts'
import { withoutInvisibleInside } from './tidy.ts'

const VIETNAMESE = z.locales.vi().localeError

const Amendments = z.array(z.strictObject({ on: Day, by: z.string() }))

/** The words that create it are the official text's; a library of ours leaves them out. */
const RelationEntry = z
  .looseObject({ words: z.string().default('') })
  .transform((entry) => entry as unknown)
  .pipe(RelationShape)

/** What stands between the two `---` lines at the head of a file in `knowledge/library`. */
const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  number: z.string(),
  kind: z.enum(KIND_NAMES),
  name: z.string(),
  issuer: z.string(),
  place: z.enum(['hn', 'hcm', 'vn']),
  from: Day,
  to: Day.optional(),
  endedBy: z.string().optional(),
  amended: Amendments.optional(),
  /** Changes of some provisions only: the document is amended, its other provisions are not. */
  amendedInPart: Amendments.default([]),
  needsRuling: z
    .strictObject({ from: Day, reason: z.string(), presumed: z.literal('ended').optional() })
    .transform(({ presumed, ...rest }) => (presumed === undefined ? rest : { ...rest, presumed }))
    .optional(),
  ruled: z.strictObject({ from: Day, reason: z.string() }).optional(),
  articles: z.int().nonnegative().default(0),
  complete: z.boolean().default(false),
  aliases: z.array(z.string()).default([]),
  // It becomes a link in citizens' pages.
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  note: z.string().optional(),
  text: z.literal('official').optional(),
  relations: z.array(RelationEntry).optional(),
})

/** A library file taken apart at its front matter. */
export interface LibraryParts {
  readonly document: LegalDocument
  /** What its provisions have where they say nothing of their own. */
  readonly validity: Validity
  /** `text: official` in the front matter: the body is the official text as it stands, without headings of ours. */
  readonly bodyIsOfficial: boolean
  readonly body: string
  /** Lines of the file before the body. */
  readonly linesBefore: number
}

/** Whether a text begins with front matter that names a document, as a file of the library does. */
export function isLibrary(text: string): boolean {
  return /^id:\s*\S/m.test(headOf(text)?.head ?? '')
}

/** @throws {LibraryFault} when the front matter is missing or says something we do not know */
export function readFront(file: string, content: string): LibraryParts {
  const found = headOf(content.normalize('NFC'))
  if (found === undefined) throw new LibraryFault(file, 1, LIBRARY_FAULTS.noFront)
  const parsed = FrontMatter.safeParse(readYaml(file, found.head), { error: VIETNAMESE })
  if (!parsed.success)
    throw new LibraryFault(file, 1, LIBRARY_FAULTS.front(parsed.error.issues.map(issueInWords)))
  const {
    from,
    to,
    endedBy,
    amended,
    amendedInPart,
    needsRuling,
    ruled,
    place,
    note,
    text,
    relations,
    ...rest
  } = parsed.data
  const validity: Validity = {
    from,
    ...(to !== undefined && { to }),
    ...(endedBy !== undefined && { endedBy }),
    ...(amended !== undefined && { amended }),
    ...(needsRuling !== undefined && { needsRuling }),
    ...(ruled !== undefined && { ruled }),
  }
  return {
    document: {
      ...rest,
      territory: place,
      validity: alsoAmended(validity, amendedInPart),
      ...(note !== undefined && { note }),
      ...(relations !== undefined && { relations }),
    },
    validity,
    bodyIsOfficial: text === 'official',
    body: found.body,
    linesBefore: found.head.split('\n').length + 2,
  }
}

function alsoAmended(validity: Validity, inPart: NonNullable<Validity['amended']>): Validity {
  if (inPart.length === 0) return validity
  const amended = [...(validity.amended ?? []), ...inPart].toSorted((a, b) => a.on.localeCompare(b.on))
  return { ...validity, amended }
}

function headOf(content: string): { readonly head: string; readonly body: string } | undefined {
  const text = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  return head === undefined || body === undefined ? undefined : { head, body }
}

function issueInWords({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}

function readYaml(file: string, head: string): unknown {
  try {
    return withoutInvisibleInside(parseYaml(head))
  } catch {
    throw new LibraryFault(file, 1, LIBRARY_FAULTS.frontUnread)
  }
}
