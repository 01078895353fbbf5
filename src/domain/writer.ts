import type { Citation } from './answer.ts'

/** Words an answer; `undefined` when it could not, and the composed text is given instead. */
export interface AnswerWriter {
  write(brief: Brief): Promise<Worded | undefined>
}

/** An answer that the quotes writer has composed. */
export interface Brief {
  /** As the citizen typed it; personal data is masked before it leaves. */
  readonly question: string
  /** Sentences that must come first, unchanged, e.g. that a rule has ended; the composed text begins with them. */
  readonly lead: string
  readonly composed: string
  readonly citations: readonly Citation[]
}

export interface Worded {
  readonly text: string
  readonly promptVersion: string
  readonly model: string
}
