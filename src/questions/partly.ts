import type { Published } from '#knowledge/published.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { isAsking, saidIn } from './asking.ts'
import { decideIfSure } from './decide.ts'
import { isOfOthers, recognise } from './intent/recognise.ts'
import { leansOn, MOST_MATTERS } from './several.ts'
import type { MatterDecided } from './several.ts'
import { namesDocument, understand } from './understand.ts'
import type { Question, Understood } from './understand.ts'

/** Where one matter surely ends and another begins: lines, sentences, "với lại …". A comma may stand within one. */
const PART_ENDS =
  /\n+|(?<=[.?!;])\s+|,?\s+(?=(?:ngoài ra|ngoai ra|với lại|voi lai|tiện thể|tien the|nhân tiện|nhan tien)(?!\p{L}))/iu
/** "Cho hỏi hai chuyện:" only opens what follows. */
const OPENS_ONLY = /:\s*$/
/** Syllables that say something, from which a part may be a matter of its own. */
const PART_SAYS = 2

/**
 * A message of which, taken as one, nothing was found: its parts by themselves, in the time and place of the whole. What is
 * answered must be so beyond doubt, as the part stands without what was told around it.
 *
 * @returns `undefined` where it has but one part, or the law surely answers none
 */
export function decidePartly(
  published: Published,
  asked: Question,
  { matter, day, place }: Extract<Understood, { kind: 'matter' | 'signpost' }>,
): readonly MatterDecided[] | undefined {
  // What is asked of a document is not told of a part that does not name it.
  if (namesDocument(matter.mention)) return undefined
  const parts = partsOf(asked.question)
  if (parts.length < 2) return undefined
  const decided = parts.slice(0, MOST_MATTERS).map((question): MatterDecided => {
    const understood = understand(published, { ...asked, question, earlier: [], place, asOf: day })
    const decision = understood.kind === 'matter' ? decideIfSure(published, understood.matter) : null
    if (decision !== null) return { asked: question, decision }
    return { asked: question, decision: { kind: 'nothing' }, isTurned: isOfOthers(recognise(question)) }
  })
  return decided.some(({ decision }) => decision.kind === 'holds') ? decided : undefined
}

/** From so many on a part has a matter of its own, even if it opens with "còn". */
const OWN_MATTER = 5

/** What each asks something, or tells what others take care of. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (const part of settle(text).split(PART_ENDS)) {
    if (OPENS_ONLY.test(part) || saidIn(part) < PART_SAYS) continue
    const before = parts.at(-1)
    if (before !== undefined && saidIn(part) < OWN_MATTER && leansOn(part, before))
      parts[parts.length - 1] = `${before} ${part}`
    else if (isAsking(part) || isOfOthers(recognise(part))) parts.push(part)
  }
  return parts
}
