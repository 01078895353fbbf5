import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import type { Address } from '#knowledge/address.ts'
import { findCitations } from '#knowledge/citation-words.ts'
import type { CitedLaw } from '#knowledge/citation-words.ts'
import { DOCUMENT_PATTERN, matchDocuments, nameFrom, printDocumentName } from '#knowledge/document-number.ts'
import type { DocumentName } from '#knowledge/document-number.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold, settle } from '#knowledge/vietnamese.ts'
import { sentenceCase } from '../domain/sentence-case.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'

/** What of the law a question names itself. */
export interface Mention {
  /** The document on the shelf that it names. */
  readonly document: LegalDocument | undefined
  /** Kind and number of a document that is not on the shelf, as the citizen would read it. */
  readonly unknown: string | undefined
  readonly address: Address | undefined
  /** Further addresses in the same document: "điều 4 và điều 5 nq 97". */
  readonly others?: readonly Address[]
}

/** "Quy định này", "nó": law that somebody names only by pointing at it. Without marks "do" is "by" more often than "that". */
export const LAW_POINTED_AT =
  /(?<!\p{L})(?:quy định|văn bản|điều luật|luật|nghị quyết|nghị định|thông tư|quyết định|công văn|chính sách|điều khoản|quy dinh|van ban|dieu luat|luat|nghi quyet|nghi dinh|thong tu|quyet dinh|cong van|chinh sach|dieu khoan) (?:này|đó|ấy|kia|trên|ở trên|nói trên|nay|ay|tren|o tren|noi tren)(?!\p{L})|(?<!\p{L})(?:nó|cái (?:này|đó|ấy)|no(?= (?:co|con|het|bat dau|da|duoc) ))(?!\p{L})/iu

/** Kinds that a number alone may name; before other kinds' names it counts something: "quyết định 3 việc". */
const KNOWN_BY_NUMBER: ReadonlySet<string> = new Set(['Luật', 'Nghị quyết', 'Nghị định', 'Thông tư'])

/**
 * The document, điều, khoản and điểm a question names, however it spells them ("d4 k1 nq 97", "Nghị định 32 năm 2021").
 *
 * @param day chooses between documents of one name, e.g. the two Luật Thủ đô
 */
export function findMention(shelf: Shelf, text: string, day: Day): Mention {
  const folded = fold(text)
  const cited = findCitations(text)
  const named = cited.flatMap(({ document }) => document ?? []).filter(isName)
  const known = named.flatMap((name) => onShelf(shelf, name, folded))[0] ?? byNumber(shelf, folded)
  const called = byName(shelf, folded, day)
  const document = known ?? called.document
  const [first] = named
  const [address, ...others] = addressesIn(shelf, cited, document, folded)
  return {
    document,
    unknown:
      known === undefined
        ? first === undefined
          ? (called.unknown ?? otherLaw(text))
          : printDocumentName(first)
        : undefined,
    address,
    ...(others.length > 0 && { others }),
  }
}

function isName({ kind, year, suffix }: DocumentName): boolean {
  return year !== undefined || suffix !== undefined || (kind !== undefined && KNOWN_BY_NUMBER.has(kind))
}

/** The document a name can mean: number and year name it, a slip in what follows them does not make it another. */
function onShelf({ documents }: Shelf, name: DocumentName, folded: string): readonly LegalDocument[] {
  const { serial, kind, year } = name
  const bare = { serial, ...(kind !== undefined && { kind }) }
  const dated = { ...bare, ...(year !== undefined && { year }) }
  // "Nghị quyết 97 năm 2022" may ask what it said in 2022; "97/2022" cannot.
  const isSerialYear = new RegExp(String.raw`\b0*${Number(serial)}\s?/\s?${year}\b`).test(folded)
  const tries = isSerialYear || year === undefined ? [name, dated] : [name, dated, bare]
  for (const one of tries) {
    const ids = matchDocuments(one, documents.keys())
    if (ids.length > 0) return ids.flatMap((id) => documents.get(id) ?? [])
  }
  return []
}

/** By number and year alone, wherever they stand: "luật TĐ 02/2026", "văn bản 97/2019"; "tháng 02/2026" is a month. */
function byNumber({ documents }: Shelf, folded: string): LegalDocument | undefined {
  for (const [, serial = '', year = ''] of folded.matchAll(
    /(?<!thang\s*)(?<![\d/-])(\d{1,4})\s*\/\s*(\d{4})(?!\d)/g,
  )) {
    const ids = matchDocuments({ serial: serial.padStart(2, '0'), year }, documents.keys())
    const [id] = ids
    if (id !== undefined && ids.length === 1) return documents.get(id)
  }
  return undefined
}

/** Addresses of the named document, or of none: what is cited of another document is not asked about. */
function addressesIn(
  shelf: Shelf,
  cited: readonly CitedLaw[],
  document: LegalDocument | undefined,
  folded: string,
): readonly Address[] {
  return cited.flatMap(({ address, document: its }) => {
    if (address === undefined) return []
    const isIts =
      its === undefined || document === undefined || onShelf(shelf, its, folded).includes(document)
    return isIts ? [address] : []
  })
}

/** Names of laws we do not have, longest first. */
export const OTHER_LAWS = z
  .object({ names: z.string() })
  .parse(parseYaml(readFileSync(new URL('other-laws.yaml', import.meta.url), 'utf8')))
  .names.split(';')
  .map((written) => {
    const needsMarks = written.trim().startsWith('=')
    const name = written.trim().slice(needsMarks ? 1 : 0)
    return { name, needsMarks, syllables: syllablesOf(`luật ${name}`) }
  })
  .toSorted((a, b) => b.name.length - a.name.length)

/** Before "luật" these make another word of it: "pháp luật lao động" is no Luật Lao động. */
export const NO_LAW: ReadonlySet<string> = new Set(['phap', 'ky', 'quy', 'dinh'])

/** `Luật Đất đai`, when the question names that law. */
function otherLaw(text: string): string | undefined {
  // "Em học luật, nhà ở Thanh Xuân" names none.
  const words = wordsOf(settle(text).replaceAll(/(?<!\p{L})(?:luật|luat)(?=\s*[,.;:?!\n])/giu, ' '))
  const isNamedAt = ({ syllables, needsMarks }: (typeof OTHER_LAWS)[number], at: number): boolean =>
    standsAt(syllables, words, at) &&
    (!needsMarks || syllables.every(({ lower }, each) => words[at + each]?.lower === lower))
  const begins = [...words.keys()].filter(
    (at) => words[at]?.folded === 'luat' && !NO_LAW.has(words[at - 1]?.folded ?? ''),
  )
  const found = OTHER_LAWS.find((law) => begins.some((at) => isNamedAt(law, at)))
  return found && `Luật ${found.name.charAt(0).toUpperCase()}${found.name.slice(1)}`
}

/**
 * By a name people use; the longest wins, of two with one name the one in force, else the newest. A year after the name
 * says which is meant: the law of that name of another year is another law.
 */
function byName(shelf: Shelf, folded: string, day: Day): Partial<Pick<Mention, 'document' | 'unknown'>> {
  const spaced = ` ${folded.replace(/[^a-z0-9]+/g, ' ')} `
  const found = [...shelf.documents.values()].flatMap((document) =>
    spacedAliases(document).flatMap((alias, at) =>
      spaced.includes(alias) ? [{ document, alias, name: document.aliases[at] ?? '' }] : [],
    ),
  )
  const [longest] = found.toSorted((a, b) => b.alias.length - a.alias.length)
  if (longest === undefined) return {}
  const [, year] = new RegExp(String.raw`${longest.alias}(?:nam )?((?:19|20)\d\d) `).exec(spaced) ?? []
  const best = found.filter(({ alias }) => alias.length === longest.alias.length)
  const its =
    year === undefined ? best : found.filter(({ document }) => document.number.includes(`/${year}/`))
  if (its.length === 0) return { unknown: `${sentenceCase(longest.name)} năm ${year}` }
  const holding =
    its.find(({ document }) => holds(inForce(document, day, null))) ?? its.toSorted(newestFirst)[0]
  return { document: holding?.document }
}

function newestFirst(
  a: { readonly document: LegalDocument },
  b: { readonly document: LegalDocument },
): number {
  return b.document.validity.from.localeCompare(a.document.validity.from)
}

const aliases = new WeakMap<LegalDocument, readonly string[]>()

/** Its names folded, between blanks. */
function spacedAliases(document: LegalDocument): readonly string[] {
  const kept = aliases.get(document)
  if (kept !== undefined) return kept
  const made = document.aliases.map((alias) => ` ${fold(alias).replace(/[^a-z0-9]+/g, ' ')} `)
  aliases.set(document, made)
  return made
}

/** A text without the words that name a document: what is left is what it asks of it. */
export function withoutNames(text: string, document: LegalDocument): string {
  const unnumbered = settle(text).replaceAll(new RegExp(DOCUMENT_PATTERN, 'giu'), (match, ...groups) =>
    // `replace` hands the pattern's own groups first.
    nameFrom(groups.slice(0, GROUPS) as (string | undefined)[]) === undefined ? match : ' ',
  )
  const aliases = document.aliases
    .map((alias) => wordsOf(alias).map(({ folded }) => folded))
    .toSorted((a, b) => b.length - a.length)
  const words = wordsOf(unnumbered)
  let left = ''
  let kept = 0
  for (let at = 0; at < words.length; at += 1) {
    const alias = aliases.find((one) => one.every((folded, offset) => words[at + offset]?.folded === folded))
    const last = words[at + (alias?.length ?? 0) - 1]
    const first = words[at]
    if (alias === undefined || first === undefined || last === undefined) continue
    left += unnumbered.slice(kept, first.start)
    kept = last.end
    at += alias.length - 1
  }
  return left + unnumbered.slice(kept)
}

/** Groups of {@link DOCUMENT_PATTERN}. */
const GROUPS = 6
