import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { DepartmentId } from '../domain/ids.ts'
import { routeQuestion } from '../tickets/route.ts'
import { withoutNames } from './mention.ts'
import { asMeantBy } from './typed/as-meant.ts'
import type { Question, Understood } from './understand.ts'

/**
 * The department a question would be passed to: by its own words, without the names of laws, which say nothing of its
 * field; else with slips put right; else in the light of the questions before it.
 */
export function departmentFor(
  published: Published,
  { question, earlier }: Pick<Question, 'question' | 'earlier'>,
  understood: Understood | null,
  place: Place | null,
): DepartmentId {
  const named = understood === null || understood.kind === 'elsewhere' ? undefined : understood.matter.mention
  const unnamed = named?.document === undefined ? question : withoutNames(question, named.document)
  const readings = [
    () => unnamed,
    () => asMeantBy(published, unnamed),
    () => [question, ...earlier.toReversed()].join('\n'),
  ]
  for (const read of readings) {
    const { department } = routeQuestion(read(), place)
    if (department !== 'dieu-phoi') return department
  }
  return 'dieu-phoi'
}
