import type { Published } from '#knowledge/published.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import type { Day } from '#knowledge/validity.ts'
import { decide } from './decide.ts'
import { daysFrom } from './setting/calendar.ts'
import { asksForBefore } from './setting/dated.ts'
import { understand } from './understand.ts'
import type { Question } from './understand.ts'

/**
 * "Vậy trước đó thì sao?" asks for the law before the one that answered: the last day before that began, or before it came
 * into doubt. Where nothing was answered, such a question is read as one for the time before the districts ended.
 */
export function withDayBefore(inUse: Published, asked: Question): Question {
  const before = asksForBefore(asked.question) ? dayBefore(inUse, asked) : undefined
  return before === undefined ? asked : { ...asked, dayBefore: before }
}

function dayBefore(inUse: Published, asked: Question): Day | undefined {
  const question = asked.earlier.at(-1)
  if (question === undefined) return undefined
  const understood = understand(
    inUse,
    withDayBefore(inUse, { ...asked, question, earlier: asked.earlier.slice(0, -1) }),
  )
  if (understood.kind !== 'matter') return undefined
  const decision = decide(publishedAsItRead(inUse, understood.day), understood.matter)
  if (decision.kind !== 'holds' && decision.kind !== 'doubtful') return undefined
  const { from, needsRuling } = decision.main.validity
  const began = decision.kind === 'doubtful' ? (needsRuling?.from ?? from) : from
  return daysFrom(began, -1) ?? undefined
}
