import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import type { Address } from '#knowledge/address.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** What of the law a question names itself. */
export interface Mention {
  /** The document on the shelf that it names. */
  readonly document: LegalDocument | undefined
  /** Kind and number of a document that is not on the shelf, as the citizen would read it. */
  readonly unknown: string | undefined
  readonly address: Address | undefined
}

const KINDS = {
  'nghi quyet': 'Nghị quyết',
  'nghi dinh': 'Nghị định',
  luat: 'Luật',
  'thong tu': 'Thông tư',
} as const
const NUMBERED =
  /\b(nghi quyet|nq|nghi dinh|nd|luat|thong tu|tt)\s*(?:so\s*)?(\d{1,4})(?:\s*\/\s*(\d{4}))?(?:\s*\/\s*([a-z]+\d*(?:-[a-z]+)?))?\b/g
const ABBREVIATED: Readonly<Record<string, keyof typeof KINDS>> = {
  nq: 'nghi quyet',
  nd: 'nghi dinh',
  tt: 'thong tu',
}

/**
 * The document, điều, khoản and điểm a question names, however it spells them ("d4 k1 nq 97", "Nghị định 32 năm 2021").
 *
 * @param day chooses between documents of one name, e.g. the two Luật Thủ đô
 */
export function findMention(shelf: Shelf, text: string, day: Day): Mention {
  const folded = fold(text)
  const numbered = [...folded.matchAll(NUMBERED)].map((match) => named(shelf, match))
  const known = numbered.find((found) => found.document !== undefined)?.document ?? byNumber(shelf, folded)
  return {
    document: known ?? byName(shelf, folded, day),
    unknown:
      known === undefined
        ? (numbered.find((found) => found.unknown !== undefined)?.unknown ?? otherLaw(folded))
        : undefined,
    address: addressIn(folded, text),
  }
}

function named(shelf: Shelf, match: RegExpMatchArray): { document?: LegalDocument; unknown?: string } {
  const [, written = '', number = '', year] = match
  const kindKey = ABBREVIATED[written] ?? written
  const kind = KINDS[kindKey as keyof typeof KINDS] // the pattern admits nothing else
  const document = [...shelf.documents.values()].find((candidate) => {
    const [itsNumber, itsYear] = candidate.number.split('/')
    return (
      candidate.kind === kind &&
      Number(itsNumber) === Number(number) &&
      (year === undefined || itsYear === year)
    )
  })
  if (document !== undefined) return { document }
  // "Luật 2026" is a year, not a number.
  if (Number(number) >= 1945 && year === undefined) return {}
  return { unknown: `${kind} số ${number}${year === undefined ? '' : `/${year}`}` }
}

/** By number and year alone, wherever they stand: "luật TĐ 02/2026", "văn bản 97/2019". */
function byNumber(shelf: Shelf, folded: string): LegalDocument | undefined {
  for (const [, number, year] of folded.matchAll(/(?<![\d/])(\d{1,4})\s*\/\s*(\d{4})(?!\d)/g)) {
    const found = [...shelf.documents.values()].filter((document) => {
      const [itsNumber, itsYear] = document.number.split('/')
      return Number(itsNumber) === Number(number) && itsYear === year
    })
    if (found.length === 1) return found[0]
  }
  return undefined
}

/** Names of laws we do not have, longest first. */
const OTHER_LAWS = z
  .object({ names: z.string() })
  .parse(parseYaml(readFileSync(new URL('other-laws.yaml', import.meta.url), 'utf8')))
  .names.split(';')
  .map((name) => ({ name: name.trim(), folded: fold(name.trim()) }))
  .toSorted((a, b) => b.folded.length - a.folded.length)

/** `Luật Đất đai`, when the question names that law. */
function otherLaw(folded: string): string | undefined {
  const spaced = ` ${folded.replace(/[^a-z0-9]+/g, ' ')} `
  const found = OTHER_LAWS.find((law) => spaced.includes(` luat ${law.folded} `))
  return found && `Luật ${found.name.charAt(0).toUpperCase()}${found.name.slice(1)}`
}

/** By a name people use; the longest wins, of two with one name the one in force, else the newest. */
function byName(shelf: Shelf, folded: string, day: Day): LegalDocument | undefined {
  const spaced = ` ${folded.replace(/[^a-z0-9]+/g, ' ')} `
  const found = [...shelf.documents.values()].flatMap((document) =>
    document.aliases
      .map((alias) => ` ${fold(alias).replace(/[^a-z0-9]+/g, ' ')} `)
      .filter((alias) => spaced.includes(alias))
      .map((alias) => ({ document, length: alias.length })),
  )
  const longest = Math.max(0, ...found.map((one) => one.length))
  const best = found.filter((one) => one.length === longest).map((one) => one.document)
  const holding = best.find((document) => ['yes', 'amended'].includes(inForce(document, day, null).state))
  return holding ?? best.toSorted((a, b) => b.validity.from.localeCompare(a.validity.from))[0]
}

function addressIn(folded: string, text: string): Address | undefined {
  const article = /\b(?:dieu|d)\s*(\d+[a-z]?)\b/.exec(folded)?.[1]
  if (article === undefined) return undefined
  const clause = /\b(?:khoan|k)\s*(\d+)\b/.exec(folded)?.[1]
  // Folding would make điểm đ and điểm d one.
  const point = /(?:điểm|diem|Điểm)\s+([a-zđ])(?![\p{L}\p{N}])/u.exec(text)?.[1]
  return { article, ...(clause !== undefined && { clause }), ...(point !== undefined && { point }) }
}
