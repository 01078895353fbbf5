import type { Address } from '../address.ts'
import { PART_LEVELS } from '../provision.ts'
import type { Part } from '../provision.ts'
import { LIBRARY_FAULTS } from './phrases.ts'
import { BEFORE, ESCAPE, KEYS, NO_MORE_FROM, OFFICIAL, PART } from './library-format.ts'

/** A fault in a library file, with the line where a lawyer will find it. */
export class LibraryFault extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`)
    this.name = 'LibraryFault'
  }
}

/** One heading with the lines below it. */
export interface Draft {
  readonly line: number
  readonly place:
    | { readonly address: Address }
    | { readonly part: Pick<Part, 'level'> & { readonly slug: string } }
  readonly heading: string | undefined
  readonly keys: Map<string, string>
  /** How it reads, then how it read before, latest first as written. */
  readonly wordings: Wording[]
}

export interface Wording {
  readonly until: string | undefined
  readonly heading: string | undefined
  readonly summary: string[]
  readonly text: string[]
}

const HEADINGS = [
  { level: 'article', pattern: /^## Điều (\d+[a-zđ]?)\.\s*(.*)$/ },
  { level: 'clause', pattern: /^### Khoản (\d+[a-zđ]?)$/ },
  { level: 'point', pattern: /^#### Điểm ((?:đ|[a-z])\d{0,2})$/ },
] as const
const PART_HEADING = new RegExp(`^${PART}(${PART_LEVELS.join('|')}) (\\S+)(?: (.*))?$`)
const FORMER = new RegExp(String.raw`^${BEFORE}(\d{4}-\d{2}-\d{2}):(?: (.*))?$`)
const KEY = new RegExp(
  String.raw`^(${Object.values(KEYS).join('|')}|${NO_MORE_FROM}\d{4}-\d{2}-\d{2}): (.+)$`,
)

/**
 * The headings of a library file's body, each with the lines below it.
 *
 * @param linesBefore lines of the file before the body
 * @throws {LibraryFault} at the first line that cannot be placed
 */
export function readDrafts(file: string, body: string, linesBefore: number): readonly Draft[] {
  const drafts: Draft[] = []
  for (const [index, line] of body.split('\n').entries()) {
    const lineNumber = linesBefore + index + 1
    if (line.startsWith('#')) {
      drafts.push(startDraft(file, line, lineNumber, drafts))
      continue
    }
    if (line.trim() === '') continue
    const current = drafts.at(-1)
    const wording = current?.wordings.at(-1)
    if (current === undefined || wording === undefined) {
      throw new LibraryFault(file, lineNumber, LIBRARY_FAULTS.beforeArticle)
    }
    const [, until, formerHeading] = FORMER.exec(line) ?? []
    const [, key, value] = KEY.exec(line) ?? []
    if (until !== undefined) current.wordings.push(aWording(until, formerHeading))
    else if (key !== undefined && value !== undefined) {
      if (current.keys.has(key)) throw new LibraryFault(file, lineNumber, LIBRARY_FAULTS.twice(key))
      current.keys.set(key, value.trim())
    } else if (line.startsWith(OFFICIAL)) wording.text.push(line.slice(OFFICIAL.length).replace(/^ /, ''))
    else wording.summary.push(line.startsWith(ESCAPE) ? line.slice(ESCAPE.length) : line.trim())
  }
  return drafts
}

/** Whether a line of a summary would be read as something else. */
export function needsEscape(line: string): boolean {
  return line !== line.trim() || line === '' || /^[#>\\]/.test(line) || KEY.test(line) || FORMER.test(line)
}

function aWording(until?: string, heading?: string): Wording {
  return { until, heading, summary: [], text: [] }
}

function startDraft(file: string, line: string, lineNumber: number, before: readonly Draft[]): Draft {
  const own = { line: lineNumber, keys: new Map<string, string>(), wordings: [aWording()] }
  const [, partLevel, slug, partHeading] = PART_HEADING.exec(line.trim()) ?? []
  const level = PART_LEVELS.find((one) => one === partLevel)
  if (level !== undefined && slug !== undefined) {
    return { ...own, heading: partHeading, place: { part: { level, slug } } }
  }
  for (const { level: depth, pattern } of HEADINGS) {
    const [, number, heading] = pattern.exec(line.trim()) ?? []
    if (number === undefined) continue
    const draft = { ...own, heading: heading || undefined }
    if (depth === 'article') return { ...draft, place: { address: { article: number } } }
    const above = before.at(-1)?.place
    if (above === undefined || !('address' in above))
      throw new LibraryFault(file, lineNumber, LIBRARY_FAULTS.orphan)
    const { article, clause } = above.address
    const address =
      depth === 'clause'
        ? { article, clause: number }
        : { article, ...(clause !== undefined && { clause }), point: number }
    return { ...draft, place: { address } }
  }
  throw new LibraryFault(file, lineNumber, LIBRARY_FAULTS.heading(line))
}
