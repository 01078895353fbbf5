import type { Decision } from '#knowledge/archive.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Proposal } from '../../../publishing/decide.ts'
import type { OpenQuestion } from '../open-questions.ts'

/** Everything the page of decisions shows. */
export interface DecisionsView {
  readonly decisions: readonly Decision[]
  readonly proposals: readonly Proposal[]
  readonly questions: readonly OpenQuestion[]
  /** Documents that wait to be published. */
  readonly waiting: ReadonlySet<string>
  readonly documents: ReadonlyMap<string, LegalDocument>
  readonly nameOf: (actor: string) => string
  readonly news?: string
  readonly fault?: string
  readonly draft?: string
}
