import type { DepartmentId } from '../../domain/ids.ts'
import { DEPARTMENTS } from '../departments.ts'
import { confidenceOf } from './confidence.ts'
import { LIKELY } from './evidence.ts'
import type { Evidence } from './evidence.ts'
import type { Guess, Route } from './reason.ts'

/** Others that are told of: more than two help nobody. */
const OTHERS = 3
/** In the order of the file, which settles ties. */
const ORDER: ReadonlyMap<DepartmentId, number> = new Map(DEPARTMENTS.map(({ id }, at) => [id, at]))

/**
 * The department most speaks for, or the coordinators where nobody can be sure enough.
 *
 * @param bound the confidence below which a guess goes to the coordinators, 0 to 1
 */
export function choose(evidence: ReadonlyMap<DepartmentId, Evidence>, bound: number): Route {
  const ranked = rank(evidence)
  const total = ranked.map(([, { score }]) => score)
  const guesses = ranked.map(([department, { score, reasons }], at): Guess => ({
    department,
    confidence: confidenceOf(score, at === 0 ? (total[1] ?? 0) : (total[0] ?? 0)),
    because: reasons,
  }))
  const [first, ...rest] = guesses
  if (first === undefined) {
    return { department: 'dieu-phoi', confidence: 1, because: [{ kind: 'nothing' }], others: [] }
  }
  if (first.confidence < bound) {
    const because = [{ kind: 'unsure', likeliest: first.department }] as const
    return {
      department: 'dieu-phoi',
      confidence: 1 - first.confidence,
      because,
      others: guesses.slice(0, OTHERS),
    }
  }
  return { ...first, others: rest.slice(0, OTHERS) }
}

/** The department most speaks for, by a whole phrase at least; `dieu-phoi` where none does. */
export function strongest(evidence: ReadonlyMap<DepartmentId, Evidence>): DepartmentId {
  const [first] = rank(evidence)
  return first === undefined || first[1].score < LIKELY ? 'dieu-phoi' : first[0]
}

function rank(
  evidence: ReadonlyMap<DepartmentId, Evidence>,
): ReadonlyArray<readonly [DepartmentId, Evidence]> {
  return [...evidence]
    .filter(([department]) => department !== 'dieu-phoi')
    .toSorted(([a, one], [b, other]) => other.score - one.score || (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0))
}
