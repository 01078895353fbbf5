import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { RoutingExample } from '../domain/routing.ts'
import { choose, strongest } from './routing/choose.ts'
import { BOUND } from './routing/confidence.ts'
import { evidenceIn } from './routing/evidence.ts'
import type { ToRoute } from './routing/evidence.ts'
import { nearExample } from './routing/near-example.ts'
import type { PhraseTable } from './routing/phrase-table.ts'
import type { Route } from './routing/reason.ts'
import { NOTHING_EDITED, tableOf } from './routing/rules.ts'

export type { Guess, MessageKind, Reason, Route } from './routing/reason.ts'
export type { ToRoute } from './routing/evidence.ts'

/** A province that is not ours has departments of its own: somebody here has to tell the citizen whom to ask. */
function notOurs(province: string, guessed: Route): Route {
  const because = [{ kind: 'elsewhere', province }] as const
  const others = [guessed, ...guessed.others].filter((one) => one.department !== 'dieu-phoi')
  return { department: 'dieu-phoi', confidence: guessed.confidence, because, others }
}

/** Sure as a person can be who sent the same question there before. */
const AS_BEFORE = 0.97

/** The department a question most likely belongs to, by its words alone and the phrases we ship. */
export function routeQuestion(question: string, place: Place | null): Route {
  return routeBy(AS_SHIPPED, { question, place })
}

/**
 * The department whose field a question's words are of, however close another comes; the coordinators' where no whole
 * phrase speaks for any.
 */
export function fieldOf(question: string): DepartmentId {
  return strongest(evidenceIn(AS_SHIPPED.table, { question, place: null }))
}

/** By what questions are routed: phrases, and what officials have put right. */
export interface RoutingBasis {
  readonly table: PhraseTable
  /** The latest first. */
  readonly examples: readonly RoutingExample[]
}

/** The phrases as we ship them, and nothing learnt yet. */
export const AS_SHIPPED: RoutingBasis = { table: tableOf(NOTHING_EDITED), examples: [] }

/** The department a question most likely belongs to; `dieu-phoi` where nobody can be sure enough. */
export function routeBy({ table, examples }: RoutingBasis, asked: ToRoute): Route {
  const { elsewhere } = asked
  const guessed = choose(evidenceIn(table, asked), BOUND)
  const chosen = elsewhere === undefined ? guessed : notOurs(elsewhere, guessed)
  const taught = nearExample(examples, asked)
  if (taught === undefined) return chosen
  const { department, question } = taught
  const because = [{ kind: 'example', question }] as const
  const others = [chosen, ...chosen.others].filter((one) => one.department !== department)
  return { department, confidence: AS_BEFORE, because, others }
}
