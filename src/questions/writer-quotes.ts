import type { Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import type { Citation } from '../domain/answer.ts'
import { namesNoMoreThan } from './citations.ts'
import type { Carried } from './decision.ts'
import * as say from './phrases-answer.ts'
import { firstSentence, wholeSentences } from './sentences.ts'

/** Longest answer, in characters, that a person reads on a phone. */
const LONGEST = 1190
/** Longest a single provision may become within it. */
const LONGEST_MAIN = 700
const LONGEST_RELATED = 260
/** Where room is scarce: its first sentence and its limits. */
const SHORTEST_RELATED = 1
/** A short list of points is told whole; a longer one is left to the citation. */
const LONGEST_LIST = 600

/** What an answer is composed of. */
export interface Composition {
  /** Sentences that must come first: what has ended, what must be checked, which time is meant. */
  readonly lead: readonly string[]
  /** What the sentences of the lead rest on. */
  readonly leadRestsOn: readonly Provision[]
  readonly main: Provision
  /** The ended rule that the question rests on: told as what used to hold. */
  readonly former: Provision | null
  /** Further provisions that bear on the matter, most important first; as many are told as there is room for. */
  readonly related: readonly Provision[]
  readonly carried: Carried
  /** The question, by which it is chosen what of a long provision is told. */
  readonly asked: string
}

/**
 * Composes an answer from the shelf's own words: the direct answer first, then what used to hold, what is related, the
 * basis. What is not told is not cited.
 */
export function writeQuotes(
  shelf: Shelf,
  { lead, leadRestsOn, main, former, related, carried, asked }: Composition,
  citing: (provision: Provision) => Citation,
): { text: string; citations: readonly Citation[] } {
  const topWithin = (longestMain: number, longestFormer: number): string => {
    const before =
      former === null ? [] : [`${say.SAID_BEFORE} ${tellShort(shelf, former, longestFormer, asked)}`]
    return [...lead, tell(shelf, main, longestMain, asked), ...before].join('\n')
  }
  const always = [...new Set([main, ...leadRestsOn, ...(former === null ? [] : [former])])]
  const carriedBy = (...provisions: readonly Provision[]): readonly Provision[] =>
    provisions.flatMap(({ id }) => carried.get(id)?.by ?? [])
  const citingAll = (provisions: readonly Provision[]): readonly Citation[] =>
    [...new Set([...provisions, ...carriedBy(...provisions)])].map(citing)
  let top = topWithin(LONGEST_MAIN, LONGEST_RELATED)
  let composed = assemble(shelf, top, [], citingAll(always))
  if (composed.text.length > LONGEST) {
    top = topWithin(LONGEST_RELATED, SHORTEST_RELATED)
    composed = assemble(shelf, top, [], citingAll(always))
  }
  const further: string[] = []
  const told = [...always]
  for (const provision of related) {
    if (told.includes(provision)) continue
    for (const longest of [LONGEST_RELATED, SHORTEST_RELATED]) {
      const short = tellShort(shelf, provision, longest, asked)
      const line = `- ${[short, ...carriedToo(shelf, carried, provision)].join(' ')}`
      const longer = assemble(shelf, top, [...further, line], citingAll([...told, provision]))
      if (longer.text.length > LONGEST) continue
      composed = longer
      further.push(line)
      told.push(provision)
      break
    }
  }
  return composed
}

function carriedToo(shelf: Shelf, carried: Carried, { id }: Provision): readonly string[] {
  const over = carried.get(id)
  if (over === undefined) return []
  const { by, from, to, isDivided } = over
  return [isDivided ? say.ruleOf(from, shelf.label(by)) : say.alsoFor(to, shelf.label(by))]
}

function assemble(
  shelf: Shelf,
  top: string,
  further: readonly string[],
  citations: readonly Citation[],
): { text: string; citations: readonly Citation[] } {
  const more = further.length > 0 ? [`${say.RELATED}\n${further.join('\n')}`] : []
  return { text: [top, ...more, `${say.BASIS} ${basis(shelf, citations)}.`].join('\n\n'), citations }
}

/** `khoản 1 Điều 4, khoản 2 Điều 9 Nghị quyết số 97/2019/QH14 (đã hết hiệu lực); …`, a document at a time. */
export function basis(shelf: Shelf, citations: readonly Citation[]): string {
  const groups = Map.groupBy(citations, ({ id, inForce }) => `${id.split('/')[0]} ${inForce}`)
  return [...groups.values()]
    .map((group) => {
      const labels = group.map(({ id, label }) => {
        const provision = shelf.provisions.get(id)
        const document = provision && documentLabel(shelf.document(provision))
        return { label, document }
      })
      const { document = '' } = labels[0] ?? {}
      const addresses = labels.map(({ label }) => label.replace(` ${document}`, ''))
      const [state] = group.map(({ inForce }) => say.STATES[inForce])
      return `${addresses.join(', ')} ${document}${state === undefined ? '' : ` (${state})`}`
    })
    .join('; ')
}

/** A provision in plain words, with its points where it is a short list of them. */
export function tell(shelf: Shelf, provision: Provision, longest: number, asked: string): string {
  const own = [opening(shelf, provision), plainWords(shelf, provision)]
    .filter((part) => part !== '')
    .join(' ')
  const points = shelf.children(provision).map((child) => `- ${plainWords(shelf, child)}`)
  const list = points.join('\n')
  if (points.length > 0 && list.length <= LONGEST_LIST) return `${own}\n${list}`
  const told = wholeSentences(own, longest, asked)
  if (POINTS_BELOW.test(own)) return [told, ...firstOf(points)].join('\n')
  return ANNOUNCES.test(own) ? [told, ...firstOf(points.map(firstSentence))].join('\n') : told
}

/** Our account of what only holds others: "Khoản này nêu các điều kiện phải bảo đảm khi nhập đơn vị hành chính." */
const ANNOUNCES = /^(?:Điều|Khoản) này (?:nêu|kể|liệt kê|nói|cho biết|quy định)(?!\p{L})/u

/** Without any of the points it announces, such a sentence says nothing. */
const POINTS_BELOW = /(?:dưới đây|sau đây|như sau|ở các điểm|ở các khoản)(?!\p{L})/iu

/** As many points as a short list holds, and that there are more. */
function firstOf(points: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const point of points) {
    if ([...kept, point].join('\n').length > LONGEST_LIST) break
    kept.push(point)
  }
  return kept.length === 0 ? [] : [...kept, say.MORE_POINTS]
}

/** The sentence of a clause that its points finish; the official wording of a point does not stand by itself. */
function opening(shelf: Shelf, provision: Provision): string {
  const [parent] = shelf.ancestors(provision)
  const words = parent?.text?.trim() ?? ''
  return provision.level === 'point' && plainWords(shelf, provision) === provision.text && words.endsWith(':')
    ? words
    : ''
}

export function tellShort(shelf: Shelf, provision: Provision, longest: number, asked: string): string {
  return wholeSentences(plainWords(shelf, provision), longest, asked)
}

/**
 * Our own account of a provision, or its official wording where there is no other or where the account names a figure or
 * an authority that the wording, which is quoted with what it stands under, does not name in the same way.
 */
function plainWords(shelf: Shelf, provision: Provision): string {
  const { summary, text, heading } = provision
  if (summary === undefined || text === undefined) return summary ?? text ?? heading ?? ''
  const quoted = [provision, ...shelf.ancestors(provision)].map(
    (one) => `${one.heading ?? ''}\n${one.text ?? ''}`,
  )
  return namesNoMoreThan(summary, quoted.join('\n')) ? summary : text
}
