import * as z from 'zod'
import { dayName, vietnamDay } from '../../domain/working-calendar.ts'
import { AnswerColumn, jsonOf, Moment } from '../rows.ts'
import { countsAs } from './answer-tally.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'

const AT_ONCE = 500

const Kept = jsonOf(z.object({ answer: AnswerColumn, at: Moment }))

/**
 * Counts the answers of the first layout by day. A count that is there stays: it is as high already, or an instance that
 * was quicker has counted on.
 */
export async function tallyBefore(db: Connection, keys: Keys): Promise<void> {
  const counts = new Map<string, Map<string, number>>()
  for (let first = 0; ; first += AT_ONCE) {
    const kept = db.read(
      z.array(Kept),
      await db.ask(keys.answers, 'LRANGE', keys.answers, first, first + AT_ONCE - 1),
    )
    if (kept.length === 0) break
    for (const { answer, at } of kept) {
      if (answer === null) continue
      const key = keys.answersOn(dayName(vietnamDay(at)))
      const day = counts.get(key) ?? new Map<string, number>()
      counts.set(key, day)
      day.set(countsAs(answer), (day.get(countsAs(answer)) ?? 0) + 1)
    }
  }
  for (const [key, day] of counts) {
    for (const [field, count] of day) await db.ask(key, 'HSETNX', key, field, count)
  }
}
