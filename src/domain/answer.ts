import type { Place } from '#knowledge/place.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import type { DepartmentId } from './ids.ts'

/** How a question ended (kết quả xử lý). */
type OutcomeKind =
  | 'answered'
  | 'partial'
  | 'clarification'
  | 'no_answer'
  | 'signposted'
  | 'refused'
  | 'smalltalk'
  | 'unavailable'

/** Trích dẫn: one provision an answer rests on, as the citizen sees it. */
export interface Citation {
  readonly id: string
  readonly label: string
  /** Words of the provision as the knowledge base holds them. */
  readonly quote: string
  readonly quoteKind: 'official' | 'summary'
  readonly inForce: InForce
  readonly from: Day
  readonly to: Day | null
  readonly note?: string
  /** '' where nobody has said where the document's official text is read. */
  readonly url: string
}

interface Escalation {
  readonly offered: boolean
  readonly department: DepartmentId
}

/** What `POST /api/ask` and `npm run ask --json` give; see the contract of the service. */
export interface Answer {
  readonly outcome: OutcomeKind
  /** Short stable code, e.g. `not_in_knowledge`. */
  readonly reason: string
  /** What the citizen reads. */
  readonly text: string
  readonly asOf: Day
  readonly place: Place | null
  readonly citations: readonly Citation[]
  readonly escalation: Escalation
  readonly knowledgeVersion: string
}

/** Reason of the clarification for somebody who sent a link and nothing else: they are asked what they want to know. */
export const LINK_ONLY = 'link_only'

/** Reason of the clarification that asks in which city. */
export const WHICH_PLACE = 'which_place'

type How = Pick<Answer, 'outcome' | 'reason'>

/** Whether the law answered, in whole or in part. */
export function isAnswer({ outcome }: How): boolean {
  return outcome === 'answered' || outcome === 'partial'
}

/** Whether a question was asked that a later one may lean on and that may be passed on: pleasantries and abuse are none. */
export function asksSomething({ outcome, reason }: How): boolean {
  return outcome !== 'smalltalk' && outcome !== 'refused' && reason !== LINK_ONLY
}

/** Whether the desk asks back in which city, and answers the same question when it is told. */
export function asksWhere({ outcome, reason }: How): boolean {
  return outcome === 'clarification' && reason === WHICH_PLACE
}
