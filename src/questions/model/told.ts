import { syllables } from '#knowledge/vietnamese.ts'
import type { Citation } from '../../domain/answer.ts'
import * as say from '../phrases-answer.ts'

/** What a composed answer tells of one cited provision. */
export interface Told {
  /** `P1`, `P2` …: what the model calls the provision. */
  readonly token: string
  readonly citation: Citation
  /** In the order of the composed answer. */
  readonly sentences: readonly string[]
}

/** A composed answer taken apart: what stays as it is, and what the model may word. */
export interface Parts {
  /** Comes first, unchanged; ends with its line break, or is empty. */
  readonly lead: string
  /** The provision that answers first, then the related ones. */
  readonly told: readonly Told[]
  /** What used to hold, the basis and all that follows, unchanged; begins with its blank line. */
  readonly tail: string
}

/** How much of what is told its provision must hold: nearly all, or half where the law itself is quoted. */
const SHARED = { summary: 0.95, official: 0.5 } as const
const LONGEST_TOLD = 6000

/**
 * Takes a composed answer apart as `writeQuotes` puts it together: lead, the first citation's words, what used to hold,
 * the words of related citations as a list, basis.
 *
 * @returns `undefined` for a text of another build, and for one that a model had better not read
 */
export function partsOf(lead: string, composed: string, citations: readonly Citation[]): Parts | undefined {
  const opening = lead === '' ? '' : `${lead}\n`
  const basis = composed.lastIndexOf(`\n\n${say.BASIS} `)
  if (basis < opening.length || !composed.startsWith(opening) || ORDERS.test(composed)) return undefined
  const words = composed.slice(opening.length, basis)
  if (words.length > LONGEST_TOLD) return undefined
  const [top, list] = parted(words, `\n\n${say.RELATED}\n`)
  const [main, before] = parted(top, `\n${say.SAID_BEFORE}`)
  const told: Told[] = []
  for (const text of [main, ...list.split(/^- /m).slice(1)]) {
    const sentences = sentencesOf(text)
    const citation = restingOn(sentences, citations, told)
    if (citation === undefined) return undefined
    told.push({ token: `P${told.length + 1}`, citation, sentences })
  }
  const former = before === '' ? '' : `\n\n${say.SAID_BEFORE}${before}`
  return { lead: opening, told, tail: former + composed.slice(basis) }
}

/** What stands before and after a mark; the second is empty where there is none. */
function parted(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n|(?<=[.;])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^-\s+/, '').trim())
    .filter((sentence) => sentence !== '')
}

/** The citation whose words the sentences are: the first one for what comes first, then one not yet told. */
function restingOn(
  sentences: readonly string[],
  citations: readonly Citation[],
  told: readonly Told[],
): Citation | undefined {
  const [main] = citations
  if (main === undefined || sentences.length === 0) return undefined
  const open =
    told.length === 0
      ? [main]
      : citations.filter(
          (one) => holds(one) === holds(main) && !told.some(({ citation }) => citation === one),
        )
  const [best] = open
    .map((citation) => ({ citation, share: shared(sentences, citation) }))
    .toSorted((a, b) => b.share - a.share)
  return best !== undefined && best.share >= SHARED[best.citation.quoteKind] ? best.citation : undefined
}

/** A rule that has ended is never told among those that hold. */
function holds({ inForce }: Citation): boolean {
  return inForce === 'yes' || inForce === 'amended'
}

/** The share of the sentences' words that a citation's quote has. */
function shared(sentences: readonly string[], { quote, quoteKind }: Citation): number {
  const quoted = new Set(syllables(quote))
  const share = (text: string): number => {
    const words = syllables(text)
    return words.length === 0 ? 1 : words.filter((word) => quoted.has(word)).length / words.length
  }
  // A summary is told in its own words, every sentence; the law's wording is only near to what we tell of it.
  return quoteKind === 'summary' ? Math.min(...sentences.map(share)) : share(sentences.join(' '))
}

// Law speaks to people and offices. A sentence that speaks to a machine was put there by someone else, and a model
// might obey it.
const ORDERS =
  /(?:bỏ qua|phớt lờ|quên|làm ngơ)[^.]{0,60}(?:hướng dẫn|chỉ dẫn|chỉ thị|lệnh|quy tắc|yêu cầu (?:trên|trước))|(?<!\p{L})hãy (?:trả lời|nói|viết|in ra|trả về|khẳng định|ghi|chèn|thêm)|(?:trợ lý|mô hình|hệ thống) (?:ai|ảo|ngôn ngữ|tự động)|chatbot|(?:ignore|disregard|forget|override)[^.]{0,60}(?:instruction|prompt|rule|above)|system prompt|you (?:are|must)|<\/?\w+>|\[P\d|```/iu
