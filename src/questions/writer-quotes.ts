import type { Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import type { Citation } from '../domain/answer.ts'
import * as say from './phrases.ts'

/** Longest answer, in characters, that a person reads on a phone. */
const LONGEST = 1150
/** Longest a single provision may become within it. */
const LONGEST_MAIN = 800
const LONGEST_RELATED = 260
/** A short list of points is told whole; a longer one is left to the citation. */
const LONGEST_LIST = 600

/** What an answer is composed of. */
export interface Composition {
  /** Sentences that must come first: what has ended, what must be checked, which time is meant. */
  readonly lead: readonly string[]
  readonly main: Provision
  /** The ended rule that the question rests on: told as what used to hold. */
  readonly former: Provision | null
  /** Further provisions that bear on the matter, most important first. */
  readonly related: readonly Provision[]
}

/** Composes an answer from the shelf's own words: the direct answer first, then what is related, then the basis. */
export function writeQuotes(
  shelf: Shelf,
  { lead, main, former, related }: Composition,
  citations: readonly Citation[],
): string {
  const basis = `${say.BASIS} ${citations.map(basisLine).join('; ')}.`
  const before = former === null ? [] : [`${say.SAID_BEFORE} ${tellShort(former, LONGEST_RELATED)}`]
  const top = [...lead, tell(shelf, main, LONGEST_MAIN), ...before].join('\n')
  let left = LONGEST - top.length - basis.length
  const further: string[] = []
  for (const provision of related) {
    const line = `- ${tellShort(provision, LONGEST_RELATED)}`
    if (line.length > left) continue
    further.push(line)
    left -= line.length
  }
  const more = further.length > 0 ? [`${say.RELATED}\n${further.join('\n')}`] : []
  return [top, ...more, basis].join('\n\n')
}

/** `khoản 1 Điều 4 Nghị quyết số 97/2019/QH14 (hết hiệu lực từ ngày 01/01/2025 …)` */
function basisLine({ label, inForce, note }: Citation): string {
  if (inForce === 'yes' || note === undefined) return label
  const [reason] = note.split('; ')
  return `${label} (${reason})`
}

/** A provision in plain words, with its points where it is a short list of them. */
function tell(shelf: Shelf, provision: Provision, longest: number): string {
  const own = plainWords(provision)
  const points = shelf.children(provision).map((child) => `- ${plainWords(child)}`)
  const list = points.join('\n')
  if (points.length > 0 && list.length <= LONGEST_LIST) return `${own}\n${list}`
  return wholeSentences(own, longest)
}

function tellShort(provision: Provision, longest: number): string {
  return wholeSentences(plainWords(provision), longest)
}

function plainWords(provision: Provision): string {
  return provision.summary ?? provision.text ?? provision.heading ?? ''
}

/** An exception or a threshold belongs to its rule, however long it makes the answer. */
const LIMITS =
  /(?<!\p{L})(?:trừ|không quá|không được quá|tối đa|nhiều nhất|ít nhất|tối thiểu|chậm nhất)(?!\p{L})/iu

export function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? text
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.;])\s+(?=\p{Lu})/u)
}

/** As many sentences as fit; the first one always. A sentence is never cut: half a rule is a wrong rule. */
function wholeSentences(text: string, longest: number): string {
  if (text.length <= longest) return text
  const sentences = sentencesOf(text)
  let kept = sentences[0] ?? text
  for (const sentence of sentences.slice(1)) {
    if (kept.length + sentence.length + 1 > longest && !LIMITS.test(sentence)) continue
    kept += ` ${sentence}`
  }
  return kept
}
