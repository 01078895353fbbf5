import * as z from 'zod'
import type { AnswersOfDay, AnswerTally } from '../../domain/answer-tally.ts'
import { DepartmentId } from '../../domain/ids.ts'
import { Outcome, PlaceName, UnansweredRow } from '../rows.ts'
import type { Connection } from './connection.ts'

const OfDay: z.ZodType<AnswersOfDay> = z.object({
  day: z.int(),
  place: PlaceName.nullable(),
  department: DepartmentId,
  outcome: Outcome,
  count: z.int(),
})

export function sqliteAnswerTally(db: Connection): AnswerTally {
  // An answer of a program before this one that does not read counts nowhere.
  const byDay = db.query(
    `SELECT day, place, department, outcome, count(*) AS count FROM answers
     WHERE day >= :from AND day < :before AND outcome IS NOT NULL AND department IS NOT NULL
     GROUP BY day, place, department, outcome`,
    OfDay,
  )
  const unanswered = db.query(
    `SELECT conversation, question, place, department, at FROM answers
     WHERE outcome = 'no_answer' AND question <> '' AND department IS NOT NULL AND at >= :from AND at < :before
     ORDER BY at DESC, id DESC LIMIT :limit`,
    UnansweredRow,
  )
  return {
    answersByDay: ({ from, before }) => db.look(() => byDay.all({ from, before })),
    unanswered: ({ from, before }, limit) =>
      db.look(() => unanswered.all({ from: from.getTime(), before: before.getTime(), limit })),
  }
}
