import * as z from 'zod'
import type { Answer } from '../../domain/answer.ts'
import type { AnswersOfDay, AnswerTally, UnansweredQuestion } from '../../domain/answer-tally.ts'
import { DepartmentId } from '../../domain/ids.ts'
import type { ConversationId } from '../../domain/ids.ts'
import { dayName } from '../../domain/working-calendar.ts'
import { jsonOf, Outcome, PlaceName, UnansweredRow } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'

/** So many questions are read at once. */
const AT_ONCE = 500

/** `<place or ->:<department>:<outcome>` */
export function countsAs({ place, outcome, escalation }: Answer): string {
  return `${place ?? '-'}:${escalation.department}:${outcome}`
}

const Counted = z
  .string()
  .transform((field) => field.split(':'))
  .pipe(z.tuple([z.union([z.literal('-').transform(() => null), PlaceName]), DepartmentId, Outcome]))

/** What is kept of a question for which nothing was found; empty where something was. */
export function unansweredEntry({
  conversation,
  question,
  answer,
  at,
}: {
  readonly conversation: ConversationId
  readonly question: string
  readonly answer: Answer
  readonly at: number
}): string {
  if (answer.outcome !== 'no_answer') return ''
  const { place, escalation } = answer
  return JSON.stringify({ conversation, question, place, department: escalation.department, at })
}

const Entry = jsonOf(UnansweredRow)

export function redisAnswerTally(db: Connection, keys: Keys): AnswerTally {
  const ofDay = async (day: number): Promise<readonly AnswersOfDay[]> => {
    const key = keys.answersOn(dayName(day))
    const counts = db.read(Fields, await db.ask(key, 'HGETALL', key))
    return Object.entries(counts).map(([field, count]) => {
      const [place, department, outcome] = db.read(Counted, field)
      return { day, place, department, outcome, count: Number(count) }
    })
  }
  return {
    answersByDay: async ({ from, before }) => {
      const days = Array.from({ length: Math.max(0, before - from) }, (_, index) => from + index)
      return (await Promise.all(days.map(ofDay))).flat()
    },
    unanswered: async ({ from, before }, limit) => {
      const found: UnansweredQuestion[] = []
      for (let first = 0; ; first += AT_ONCE) {
        const kept = await db.ask(keys.unanswered, 'LRANGE', keys.unanswered, first, first + AT_ONCE - 1)
        const entries = db.read(z.array(Entry), kept)
        found.push(...entries.filter(({ at }) => at >= from && at < before))
        const last = entries.at(-1)
        if (last === undefined || last.at < from || found.length >= limit) return found.slice(0, limit)
      }
    },
  }
}
