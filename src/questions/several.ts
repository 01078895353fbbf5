import type { Published } from '#knowledge/published.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { standAlone } from './follow-up.ts'
import { understand } from './understand.ts'
import type { Question, Understood } from './understand.ts'
import { settle } from '#knowledge/vietnamese.ts'

/** Shorter than this a message has one matter. */
const LONG_FROM_SYLLABLES = 25
/** A part that says less belongs to the one before it. */
const PART_FROM_SYLLABLES = 6
/** Nobody reads more on a telephone; the rest is asked again. */
const MOST_MATTERS = 3

/** "Một là …, hai là …", "câu 1: …", "ngoài ra cho hỏi thêm …". */
const BEGINS =
  /(?<![\p{L}\d])(?:(?:(?:một|mot|hai|ba)\s+l[àa]|thứ\s+(?:nhất|hai|ba)|thu\s+(?:nhat|hai|ba)|(?:câu|cau|ý|việc|viec)\s+(?:[123]|một|hai|ba|thứ \p{L}+)|[123][.)])[\s,:]+|(?:ngoài ra|ngoai ra|với lại|voi lai|tiện thể|tien the|còn (?:một )?(?:chuyện|việc|ý) nữa)[\s,]+)/giu
const QUESTION_ENDS = /(?<=\?)\s+|\n{2,}/

/** One matter of several, and what the law makes of it. */
interface MatterDecided {
  readonly asked: string
  readonly understood: Extract<Understood, { kind: 'matter' }>
  readonly decision: Decision
}

/** The parts of a message that each ask something of their own; empty when there is but one. */
function mattersIn(text: string): readonly string[] {
  const settled = settle(text)
  if (settled.split(/\s+/).length < LONG_FROM_SYLLABLES) return []
  const begun = [...settled.matchAll(BEGINS)].map((match) => match.index)
  const parts = begun.length > 1 ? cutAt(settled, begun) : joinLeaning(settled.split(QUESTION_ENDS))
  return parts.length > 1 ? parts.slice(0, MOST_MATTERS) : []
}

function cutAt(text: string, places: readonly number[]): readonly string[] {
  return places.map((from, at) =>
    text
      .slice(from, places[at + 1])
      .replace(BEGINS, '')
      .trim(),
  )
}

/** "Nếu không thì sao?" is no matter of its own, and what follows the last question is thanks. */
function joinLeaning(parts: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    const leans =
      !part.includes('?') ||
      part.split(/\s+/).length < PART_FROM_SYLLABLES ||
      standAlone(part, before === undefined ? [] : [before]).kind === 'leans'
    if (before !== undefined && leans) joined[joined.length - 1] = `${before} ${part}`
    else joined.push(part)
  }
  return joined
}

/**
 * A message with several matters, each decided by itself in the time and place of the whole.
 *
 * @returns `undefined` where the law answers fewer than two of them, or all by one article
 */
export function decideSeveral(
  published: Published,
  asked: Question,
  { day, place }: Pick<Understood, 'day' | 'place'>,
): readonly MatterDecided[] | undefined {
  const decided = mattersIn(asked.question).flatMap((question): MatterDecided[] => {
    const understood = understand(published, { ...asked, question, earlier: [], place, asOf: day })
    if (understood.kind !== 'matter') return []
    return [{ asked: question, understood, decision: decide(published, understood.matter) }]
  })
  const articles = decided.flatMap(({ decision }) =>
    decision.kind === 'holds' || decision.kind === 'doubtful'
      ? [decision.main.id.split('/', 2).join('/')]
      : [],
  )
  return new Set(articles).size > 1 ? decided : undefined
}
