import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { printId } from '../address.ts'
import type { Address } from '../address.ts'
import type { LegalDocument, Provision } from '../provision.ts'
import type { Validity } from '../validity.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What stands between the two `---` lines at the head of a file in `knowledge/library`. */
const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  number: z.string(),
  kind: z.enum(['Luật', 'Nghị quyết', 'Nghị định']),
  name: z.string(),
  issuer: z.string(),
  place: z.enum(['hn', 'hcm', 'vn']),
  from: Day,
  to: Day.optional(),
  endedBy: z.string().optional(),
  amended: z.array(z.strictObject({ on: Day, by: z.string() })).optional(),
  needsRuling: z
    .strictObject({ from: Day, reason: z.string(), presumed: z.literal('ended').optional() })
    .transform(({ presumed, ...rest }) => (presumed === undefined ? rest : { ...rest, presumed }))
    .optional(),
  articles: z.int().positive(),
  complete: z.boolean(),
  aliases: z.array(z.string()).default([]),
  url: z.url(),
  note: z.string().optional(),
})

export interface LibraryFile {
  readonly document: LegalDocument
  readonly provisions: readonly Provision[]
}

/** A fault in a library file, with the line where a lawyer will find it. */
export class LibraryFault extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`)
    this.name = 'LibraryFault'
  }
}

interface Draft {
  readonly address: Address
  readonly line: number
  readonly heading: string | undefined
  readonly keys: Map<string, string>
  readonly paragraphs: string[]
}

const HEADINGS = [
  { level: 'article', pattern: /^## Điều (\d+[a-z]?)\.\s*(.*)$/ },
  { level: 'clause', pattern: /^### Khoản (\d+[a-z]?)$/ },
  { level: 'point', pattern: /^#### Điểm (đ|[a-z])$/ },
] as const

const KEY = /^(Lời dân|Hiện nay|Hiệu lực từ|Hiệu lực đến|Không còn từ \d{4}-\d{2}-\d{2}|Ghi chú|Thiếu): (.+)$/
const NO_MORE_FROM = 'Không còn từ '

/**
 * Reads one file of the library: front matter in YAML, then `## Điều`, `### Khoản`, `#### Điểm`, under each its
 * key lines and our summary. See `docs/library.md`.
 *
 * @param file name for messages
 * @throws {LibraryFault} at the first line that cannot be placed
 */
export function readLibraryFile(file: string, content: string): LibraryFile {
  const text = content.normalize('NFC')
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  if (head === undefined || body === undefined) throw new LibraryFault(file, 1, 'front matter is missing')
  const parsed = FrontMatter.safeParse(parseYaml(head))
  if (!parsed.success) throw new LibraryFault(file, 1, z.prettifyError(parsed.error))
  const { from, to, endedBy, amended, needsRuling, place, note, ...rest } = parsed.data
  const validity: Validity = {
    from,
    ...(to !== undefined && { to }),
    ...(endedBy !== undefined && { endedBy }),
    ...(amended !== undefined && { amended }),
    ...(needsRuling !== undefined && { needsRuling }),
  }
  const document = { ...rest, territory: place, validity, ...(note !== undefined && { note }) }
  const drafts = readDrafts(file, body, head.split('\n').length + 2)
  return { document, provisions: drafts.map((draft) => toProvision(draft, document, drafts)) }
}

function readDrafts(file: string, body: string, linesBefore: number): readonly Draft[] {
  const drafts: Draft[] = []
  for (const [index, line] of body.split('\n').entries()) {
    const lineNumber = linesBefore + index + 1
    const current = drafts.at(-1)
    if (line.startsWith('#')) {
      drafts.push(startDraft(file, line, lineNumber, current))
      continue
    }
    if (line.trim() === '') continue
    if (current === undefined) throw new LibraryFault(file, lineNumber, 'text before the first article')
    const [, key, value] = KEY.exec(line) ?? []
    if (key !== undefined && value !== undefined) {
      if (current.keys.has(key)) throw new LibraryFault(file, lineNumber, `“${key}” stands twice`)
      current.keys.set(key, value.trim())
    } else current.paragraphs.push(line.trim())
  }
  return drafts
}

function startDraft(file: string, line: string, lineNumber: number, above: Draft | undefined): Draft {
  for (const { level, pattern } of HEADINGS) {
    const [, number, heading] = pattern.exec(line.trim()) ?? []
    if (number === undefined) continue
    const draft = { line: lineNumber, heading: heading || undefined, keys: new Map(), paragraphs: [] }
    if (level === 'article') return { ...draft, address: { article: number } }
    if (above === undefined)
      throw new LibraryFault(file, lineNumber, 'a clause or point before the first article')
    const { article, clause } = above.address
    if (level === 'clause') return { ...draft, address: { article, clause: number } }
    return { ...draft, address: { article, ...(clause !== undefined && { clause }), point: number } }
  }
  throw new LibraryFault(file, lineNumber, `not a heading of an article, clause or point: ${line}`)
}

function toProvision(draft: Draft, document: LegalDocument, all: readonly Draft[]): Provision {
  const { address, keys } = draft
  const id = printId(document.id, address)
  const from = keys.get('Hiệu lực từ')
  const to = keys.get('Hiệu lực đến')
  const note = keys.get('Ghi chú')
  const missing = keys.get('Thiếu')
  const parent = parentOf(address)
  const endedBodies = readEndedBodies(keys)
  return {
    id,
    document: document.id,
    ...(parent !== undefined && { parent: printId(document.id, parent) }),
    children: all
      .filter((other) => {
        const above = parentOf(other.address)
        return above !== undefined && printId(document.id, above) === id
      })
      .map((other) => printId(document.id, other.address)),
    level: address.point !== undefined ? 'point' : address.clause !== undefined ? 'clause' : 'article',
    ...(draft.heading !== undefined && { heading: draft.heading }),
    ...(draft.paragraphs.length > 0 && { summary: draft.paragraphs.join('\n') }),
    words: list(keys.get('Lời dân'), ';'),
    territory: document.territory,
    validity: ownValidity(document.validity, from, to),
    ...(note !== undefined && { note }),
    today: list(keys.get('Hiện nay'), ','),
    ...(missing !== undefined && { missing }),
    ...(endedBodies !== undefined && { endedBodies }),
  }
}

/** What ended the document did not end a provision that ended by itself; the note says what did. */
function ownValidity(whole: Validity, from: string | undefined, to: string | undefined): Validity {
  const { endedBy, ...rest } = whole
  const began = { ...rest, ...(from !== undefined && { from }) }
  if (to !== undefined) return { ...began, to }
  return { ...began, ...(endedBy !== undefined && { endedBy }) }
}

/** `Không còn từ 2025-07-01: ủy ban quận; …` */
function readEndedBodies(keys: ReadonlyMap<string, string>): Provision['endedBodies'] {
  const [key, names] = [...keys].find(([name]) => name.startsWith(NO_MORE_FROM)) ?? []
  return key === undefined ? undefined : { from: key.slice(NO_MORE_FROM.length), names: list(names, ';') }
}

function parentOf(address: Address): Address | undefined {
  const { article, clause, point } = address
  if (point !== undefined) return clause === undefined ? { article } : { article, clause }
  return clause === undefined ? undefined : { article }
}

function list(value: string | undefined, separator: string): readonly string[] {
  return (value ?? '')
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
