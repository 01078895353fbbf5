import { lately } from '#knowledge/lately.ts'
import { FINALS, INITIALS } from './abbreviation.ts'

/** A folded syllable and how unlikely a slip it would be: 0 none, 1 a wrong letter. */
export interface Near {
  readonly folded: string
  readonly cost: number
}

const LETTERS = 'abcdeghiklmnopqrstuvxy'.split('')
/** Letters Vietnamese words do not begin with: chat spelling for one that they do. */
const FOREIGN = /^[fwjz]/

/** What someone may have meant who typed a folded word; most of it is no syllable at all. */
export const neighbourhood = lately((folded): readonly Near[] =>
  FOREIGN.test(folded) ? confused(folded) : [{ folded, cost: 0 }, ...confused(folded), ...slipped(folded)],
)

/** What sounds alike to many, at the beginning, at the end, or both. */
export function confused(folded: string): readonly Near[] {
  const initials = INITIALS.filter(([from]) => folded.startsWith(from)).map(
    ([from, to]) => to + folded.slice(from.length),
  )
  return [
    ...initials.map((one) => ({ folded: one, cost: 0.4 })),
    ...[folded, ...initials].flatMap((one) =>
      FINALS.filter(([from]) => one.endsWith(from)).map(([from, to]) => ({
        folded: one.slice(0, -from.length) + to,
        cost: one === folded ? 0.4 : 0.8,
      })),
    ),
  ]
}

/** One letter too many, too few, wrong, or two in the wrong order. */
function slipped(folded: string): readonly Near[] {
  const found: Near[] = []
  for (let at = 0; at <= folded.length; at += 1) {
    const [head, here, next, rest] = [folded.slice(0, at), folded[at], folded[at + 1], folded.slice(at + 1)]
    for (const letter of LETTERS) {
      found.push({ folded: head + letter + folded.slice(at), cost: 0.7 })
      if (here !== undefined) found.push({ folded: head + letter + rest, cost: 1 })
    }
    if (here === undefined) continue
    found.push({ folded: head + rest, cost: here === folded[at - 1] ? 0.1 : 0.7 })
    if (next !== undefined) found.push({ folded: head + next + here + folded.slice(at + 2), cost: 0.4 })
  }
  return found
}
