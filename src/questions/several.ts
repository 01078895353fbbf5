import { bodiesIn } from '#knowledge/body.ts'
import type { Published } from '#knowledge/published.ts'
import { decide, decideIfSure } from './decide.ts'
import type { Decision, Matter } from './decision.ts'
import { standAlone } from './follow-up.ts'
import { understand } from './understand.ts'
import type { Question, Understood } from './understand.ts'
import { fold, settle } from '#knowledge/vietnamese.ts'
import { clausesAsking, saidIn } from './asking.ts'

/** Shorter than this a message is parted by its clauses alone. */
const LONG_FROM_SYLLABLES = 25
/** A part that says less belongs to the one before it. */
const PART_FROM_SYLLABLES = 6
/** Syllables that say something, from which a clause may be a matter of its own. */
const CLAUSE_SAYS = 2
/** Without a subject of its own: "…, vẫn còn quận huyện không?" */
const GOES_ON = /^(?:van|co|con|duoc|phai|hay|thi|gom|bao gom|neu|roi|hay la|khong|sao)\b/
/** Nobody reads more on a telephone; the rest is asked again. */
export const MOST_MATTERS = 3

/** "Một là …, hai là …", "câu 1: …", "ngoài ra cho hỏi thêm …". */
const QUESTION_ENDS = /(?<=\?)\s+|\n{2,}/
const BEGINS =
  /(?<![\p{L}\d])(?:(?:(?:một|mot|hai|ba)\s+l[àa]|thứ\s+(?:nhất|hai|ba)|thu\s+(?:nhat|hai|ba)|(?:câu|cau|ý|việc|viec)\s+(?:[123]|một|hai|ba|thứ \p{L}+)|[123][.)])[\s,:]+|(?:ngoài ra|ngoai ra|với lại|voi lai|tiện thể|tien the|nhân tiện|nhan tien|còn (?:một )?(?:chuyện|việc|ý) nữa)[\s,]+)/giu

/** "Ý 1: …" parts a message however short it is. */
const COUNTED = /(?:^|\n)\s*(?:(?:câu|cau|ý|y|việc|viec) (?:số |so )?)?[123]\s*[.):]/giu

/** One matter of several, and what the law makes of it. */
export interface MatterDecided {
  /** Its own words. */
  readonly asked: string
  readonly decision: Decision
  /** It is no question about the law by itself; others than the desk take care of it. */
  readonly isTurned?: boolean
}

interface Parts {
  readonly texts: readonly string[]
  /** Parted by the message itself; clauses may be but one matter, and are told apart only where the law surely answers two. */
  readonly isPlain: boolean
}

/** The parts of a message that each ask something of their own; `undefined` when there is but one. */
function mattersIn(text: string): Parts | undefined {
  const settled = settle(text)
  const isLong = settled.split(/\s+/).length >= LONG_FROM_SYLLABLES
  const isCounted = [...settled.matchAll(COUNTED)].length > 1
  const begun = isLong || isCounted ? [...settled.matchAll(BEGINS)].map((match) => match.index) : []
  const plain = begun.length > 1 ? cutAt(settled, begun) : joinLeaning(settled.split(QUESTION_ENDS))
  if ((isLong || isCounted) && plain.length > 1) return { texts: plain.slice(0, MOST_MATTERS), isPlain: true }
  const texts = joinWhere(clausesAsking(settled), (clause, before) => {
    const isShort = saidIn(clause) < CLAUSE_SAYS || GOES_ON.test(fold(clause))
    return isShort || isOfUnitBefore(clause, before) || leansOn(clause, before)
  })
  return texts.length > 1 ? { texts: texts.slice(0, MOST_MATTERS), isPlain: false } : undefined
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
  return joinWhere(parts, (part, before) => {
    return !part.includes('?') || part.split(/\s+/).length < PART_FROM_SYLLABLES || leansOn(part, before)
  })
}

function joinWhere(
  parts: readonly string[],
  leans: (part: string, before: string | undefined) => boolean,
): readonly string[] {
  const joined: string[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    if (before !== undefined && leans(part, before)) joined[joined.length - 1] = `${before} ${part}`
    else joined.push(part)
  }
  return joined
}

/**
 * "Thành phố Thủ Đức có hội đồng không, chủ tịch do ai bầu": the chair of that city. One that names an organ by itself has
 * a subject of its own: "hđnd phường họp mấy lần, ai bầu chủ tịch ubnd".
 */
function isOfUnitBefore(part: string, before: string | undefined): boolean {
  return before !== undefined && namesUnit(before) && bodiesIn(part, true).length === 0
}

function namesUnit(text: string): boolean {
  return bodiesIn(text, true).some(({ units }) => units.length > 0)
}

/** Whether a part of a message leans on the one before it. */
export function leansOn(part: string, before: string | undefined): boolean {
  return standAlone(part, before === undefined ? [] : [before]).kind === 'leans'
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
  const parts = mattersIn(asked.question)
  if (parts === undefined) return undefined
  const matters = parts.texts.flatMap((question) => {
    const understood = understand(published, { ...asked, question, earlier: [], place, asOf: day })
    return understood.kind === 'matter' ? [{ asked: question, matter: understood.matter }] : []
  })
  const isSure = ({ matter }: { readonly matter: Matter }): boolean =>
    decideIfSure(published, matter) !== null
  if (!parts.isPlain && matters.filter(isSure).length < 2) return undefined
  const decided = matters.map((one) => ({ asked: one.asked, decision: decide(published, one.matter) }))
  const articles = decided.flatMap(({ decision }) =>
    decision.kind === 'holds' || decision.kind === 'doubtful'
      ? [decision.main.id.split('/', 2).join('/')]
      : [],
  )
  return new Set(articles).size > 1 ? decided : undefined
}
