import type { Citation } from './answer.ts'

/**
 * What language models may do for an answer. Each is absent unless an operator has switched it on, and each may fail:
 * then the desk answers as it does without.
 */
export interface AnswerModels {
  readonly writer?: AnswerWriter
  readonly rewriter?: FollowUpRewriter
  readonly judge?: AnswerJudge
}

/** The exact words a model was asked with, and which model it was. */
export interface Prompted {
  readonly promptVersion: string
  readonly model: string
}

/** Words an answer; `undefined` when it could not, and the composed text is given instead. */
export interface AnswerWriter {
  write(brief: Brief): Promise<Worded | undefined>
}

/** An answer that the quotes writer has composed. */
export interface Brief extends FollowUp {
  /** Sentences that must come first, unchanged, e.g. that a rule has ended; the composed text begins with them. */
  readonly lead: string
  readonly composed: string
  readonly citations: readonly Citation[]
}

export interface Worded extends Prompted {
  readonly text: string
}

/** A question and what it may lean on. */
export interface FollowUp {
  /** As the citizen typed it; personal data is masked before it leaves. */
  readonly question: string
  /** The citizen's earlier questions, oldest first. */
  readonly earlier: readonly string[]
}

/** Makes a follow-up stand by itself, for the search alone; `undefined`: the desk's own way is taken. */
export interface FollowUpRewriter {
  rewrite(followUp: FollowUp): Promise<Rewritten | undefined>
}

export interface Rewritten extends Prompted {
  /** Never shown to anyone. */
  readonly text: string
}

/** Says whether a composed answer meets its question; `undefined`: it goes out as it is. */
export interface AnswerJudge {
  judge(brief: Brief): Promise<Judgement | undefined>
}

interface Judgement extends Prompted {
  readonly verdict: 'answers' | 'in_part' | 'does_not'
}
