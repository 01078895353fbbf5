import type { Published } from '#knowledge/published.ts'
import { syllables } from '#knowledge/vietnamese.ts'
import { sayingSomething } from './empty-words.ts'
import { recognise } from './intent/recognise.ts'
import type { Intent, Recognised } from './intent/recognise.ts'
import { asMeantBy } from './typed/as-meant.ts'
import type { Question } from './understand.ts'

/** What the desk can do for a message that the law does not answer: say where else to turn. */
const TURNED_ELSEWHERE: ReadonlySet<Intent> = new Set(['field_report', 'complaint'])
/** How likely it must be, now that nothing was found. */
const LIKELY_ENOUGH = 0.25

/** So short, with fewer syllables that say something, a message asks nothing yet: "alo", "on k". */
const SHORT = 3
const ASKS_FROM = 2

/**
 * Where a message belongs that was taken for a question about the law, of which the law says nothing: read once more as
 * it was meant, slips put right.
 *
 * @returns `undefined` when it is most likely a question about the law after all
 */
export function insteadOf(
  published: Published,
  screened: Recognised,
  { question: typed, earlier }: Pick<Question, 'question' | 'earlier'>,
): Recognised | undefined {
  const words = syllables(screened.question)
  const said = sayingSomething(words).filter(Boolean).length
  if (words.length <= SHORT && said < ASKS_FROM && earlier.length === 0)
    return { ...screened, intent: 'greeting' }
  const meant = recognise(asMeantBy(published, typed))
  if (TURNED_ELSEWHERE.has(meant.intent)) return meant
  const [likelier] = [screened.otherwise, meant.otherwise]
    .flatMap((one) => (one === undefined || one.share < LIKELY_ENOUGH ? [] : [one]))
    .toSorted((a, b) => b.share - a.share)
  return likelier && { ...screened, intent: likelier.intent, confidence: likelier.share }
}
