import { parseId } from '#knowledge/address.ts'
import type { Provision } from '#knowledge/provision.ts'
import { sourceAddress } from '#knowledge/source-address.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import type { Citation } from '../domain/answer.ts'

/** A provision as an answer cites it, with its state on the day asked about. */
export function cite(shelf: Shelf, provision: Provision, day: Day): Citation {
  const document = shelf.document(provision)
  // The place was settled when the provision was found; here only the day is asked.
  const { state, reason } = inForce(provision, day, null)
  const { needsRuling } = provision.validity
  const later = holds({ state }) ? laterReason(provision, day) : undefined
  const notes = [reason, later, provision.note, document.note].filter((note) => note !== undefined)
  return {
    id: provision.id,
    label: shelf.label(provision),
    quote: quoteOf(shelf, provision),
    quoteKind: provision.text === undefined ? 'summary' : 'official',
    inForce: state,
    from: provision.validity.from,
    to: provision.validity.to ?? (needsRuling?.presumed === 'ended' ? needsRuling.from : null),
    ...(notes.length > 0 && { note: [...new Set(notes)].join('; ') }),
    url: sourceAddress(document),
  }
}

/** Longest quote, in characters; a long article is quoted in its opening words and read in full at its address. */
const LONGEST_QUOTE = 2500

/**
 * The words of a provision with those of its parts: a clause is not whole without its points. Official wording comes with
 * the heading and the sentences it stands under, which say of whom and when it speaks; our summaries say so themselves.
 */
function quoteOf(shelf: Shelf, provision: Provision): string {
  const { text, summary, heading } = provision
  const above = text === undefined ? [] : shelf.ancestors(provision).toReversed().map(named)
  const own = text === undefined ? (summary ?? heading ?? '') : named(provision)
  const parts = shelf
    .children(provision)
    .map((part) => `${partName(part)} ${part.text ?? part.summary ?? ''}`)
  let quote = [...above, own].join('\n')
  for (const part of parts) {
    if (quote.length + part.length > LONGEST_QUOTE) return `${quote}\n…`
    quote += `\n${part}`
  }
  return quote
}

/** `Điều 4. Tên điều`, `1. …`, `a) …`, as the official text sets it. */
function named(provision: Provision): string {
  const { heading, text = '' } = provision
  const first = [partName(provision), heading ?? text].filter((part) => part !== '').join(' ')
  return heading === undefined || text === '' ? first : `${first}\n${text}`
}

/** `a)`, `1.` or `Điều 4.`, as the law numbers its parts. */
function partName({ id }: Provision): string {
  const address = parseId(id)?.address
  if (address === undefined) return ''
  if (address.point !== undefined) return `${address.point})`
  return address.clause === undefined ? `Điều ${address.article}.` : `${address.clause}.`
}

/** What happened to a provision after the day asked about: an answer about 2022 says that the rule has ended since. */
function laterReason(provision: Provision, day: Day): string | undefined {
  const { to, needsRuling } = provision.validity
  const change = to ?? needsRuling?.from
  return change !== undefined && change > day ? inForce(provision, change, null).reason : undefined
}

/**
 * Figures of an answer that nothing supports: every number in the text must stand in a cited provision, its label, its
 * validity or in the question. An answer with such a figure is not given.
 *
 * @param given further texts the answer may take figures from: the question, a document's number
 */
export function unsupportedFigures(
  text: string,
  citations: readonly Citation[],
  given: readonly string[],
): readonly string[] {
  const sources = citations.flatMap(({ label, quote, note, from, to }) => [
    label,
    quote,
    note ?? '',
    from,
    to ?? '',
  ])
  return missingFrom(figures(text), [...sources, ...given], (source) => {
    const told = new Set(figures(source))
    return (figure) => told.has(figure)
  })
}

/** Whether a text names no figure and no authority that another does not name. */
export function namesNoMoreThan(text: string, source: string): boolean {
  return (
    unsupportedFigures(text, [], [source]).length + unsupportedAuthorities(text, [], [source]).length === 0
  )
}

/** Numbers without leading zeros and with one decimal sign, so that 01/7/2021 and 1-7-2021 agree. */
function figures(text: string): readonly string[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(([found]) =>
    found
      .split(/[.,](?=\d{3}(?!\d))/)
      .join('')
      .split(/[.,]/)
      .map((part) => String(Number(part))),
  )
}

/** Names of authorities in a text, folded: "chu tich uy ban nhan dan phuong", … */
const AUTHORITY =
  /\b(?:thuong truc |chu tich |pho chu tich )?(?:hoi dong nhan dan|uy ban nhan dan|uy ban thuong vu quoc hoi)(?: (?:cap xa|cap tinh|cap huyen|thanh pho|phuong|quan|xa|tinh))?|\b(?:quoc hoi|thu tuong chinh phu|chinh phu|so noi vu|so tai chinh|bo noi vu)\b/g

/**
 * Authorities an answer names that no cited provision, note or the question names. Wrong powers are worse than none.
 */
export function unsupportedAuthorities(
  text: string,
  citations: readonly Citation[],
  given: readonly string[],
): readonly string[] {
  const sources = [...citations.flatMap((c) => [c.label, c.quote, c.note ?? '']), ...given]
  return missingFrom([...new Set(fold(text).match(AUTHORITY) ?? [])], sources, (source) => {
    const told = fold(source)
    return (authority) => told.includes(authority)
  })
}

/** What none of the sources tells; those are read no further than until all is found. */
function missingFrom(
  wanted: readonly string[],
  sources: readonly string[],
  read: (source: string) => (one: string) => boolean,
): readonly string[] {
  let missing = wanted
  for (const source of sources) {
    if (missing.length === 0) break
    const tells = read(source)
    missing = missing.filter((one) => !tells(one))
  }
  return missing
}
