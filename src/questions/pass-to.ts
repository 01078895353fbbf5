import type { Place } from '#knowledge/place.ts'
import type { Published } from '#knowledge/published.ts'
import type { Citation } from '../domain/answer.ts'
import { fieldOf } from '../tickets/route.ts'
import type { ToRoute } from '../tickets/route.ts'
import { withoutNames } from './mention.ts'
import { asMeantBy, asMeantByMatters } from './typed/as-meant.ts'
import type { Question, Understood } from './understand.ts'

/**
 * A question as it is routed: by its own words, without the names of laws, which say nothing of its field; with slips
 * put right; in the light of the questions before it where it says nothing itself; by what was found, and what kind of
 * message it is.
 */
export function toRoute(
  published: Published,
  { question, earlier }: Pick<Question, 'question' | 'earlier'>,
  understood: Understood | null,
  place: Place | null,
  citations: readonly Citation[],
): ToRoute {
  const named = understood === null || understood.kind === 'elsewhere' ? undefined : understood.matter.mention
  const bare = named?.document === undefined ? question : withoutNames(question, named.document)
  // Where nothing else is said of it, the law that is asked about tells the field.
  const unnamed = bare === question || fieldOf(bare) !== 'dieu-phoi' ? bare : question
  return {
    question: unnamed,
    meant: meantFor(published, unnamed),
    earlier,
    place,
    citations,
    ...messageOf(understood),
  }
}

/** A text as it may have been meant, by the words of the law and by those of the departments' matters. */
export function meantFor(published: Published, text: string): readonly string[] {
  const ways = new Set([asMeantBy(published, text), asMeantByMatters(text)])
  ways.delete(text)
  return [...ways]
}

function messageOf(understood: Understood | null): Pick<ToRoute, 'message' | 'elsewhere'> {
  if (understood === null) return {}
  if (understood.kind === 'elsewhere') return { elsewhere: understood.name }
  const { intent } = understood.screened
  if (intent === 'field_report') return { message: 'report' }
  return intent === 'complaint' ? { message: 'complaint' } : {}
}
