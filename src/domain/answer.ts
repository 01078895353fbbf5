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

/** Whether a question was asked: pleasantries, and what the desk will not hear, are none to lean on or to pass on. */
export function asksSomething({ outcome }: Pick<Answer, 'outcome'>): boolean {
  return outcome !== 'smalltalk' && outcome !== 'refused'
}
