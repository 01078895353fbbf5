import type { Place } from '#knowledge/place.ts'
import type { Answer } from './answer.ts'
import type { ConversationId, DepartmentId } from './ids.ts'

/** What the desk's own answers add up to. */
export interface AnswerTally {
  /**
   * How many questions ended how, on Vietnam's days from one until before another. Nothing is told of a day without any.
   *
   * @param days as `vietnamDay` gives them
   */
  answersByDay(days: { readonly from: number; readonly before: number }): Promise<readonly AnswersOfDay[]>
  /**
   * Questions for which nothing was found, in `[from, before)`, newest first. Kept are the latest
   * 5,000 at least.
   */
  unanswered(
    stretch: { readonly from: Date; readonly before: Date },
    limit: number,
  ): Promise<readonly UnansweredQuestion[]>
}

export interface AnswersOfDay {
  readonly day: number
  readonly place: Place | null
  /** Where the question belongs, as the desk sees it. */
  readonly department: DepartmentId
  readonly outcome: Answer['outcome']
  readonly count: number
}

export interface UnansweredQuestion {
  readonly conversation: ConversationId
  /** In the citizen's words: not to be shown as it is. */
  readonly question: string
  readonly place: Place | null
  readonly department: DepartmentId
  readonly at: Date
}
