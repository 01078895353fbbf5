import type { Published } from '#knowledge/published.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { asksForPerson } from './asks-for-person.ts'
import { recognise, tampers } from './intent/recognise.ts'
import type { Intent, Recognised } from './intent/recognise.ts'
import type { Mention } from './mention.ts'
import { asMeantBy } from './typed/as-meant.ts'

/** What a follow-up that asks on about the law may look like, and how it ends: "còn sau này ông ấy vô tội thì sao". */
const TOLD_OR_JUDGED: ReadonlySet<Intent> = new Set(['complaint', 'opinion', 'forecast'])
const ASKS_ON = /\bthi (?:sao|the nao|ai|lam sao)(?: (?:a|vay|ha|nhi|ad|day))*\W*$/

/** Whether a follow-up asks on about the law, whatever grievance or guess its words could tell. */
export function asksOn(intent: Intent, question: string): boolean {
  return TOLD_OR_JUDGED.has(intent) && ASKS_ON.test(fold(question).trim())
}

/** What is never a question about the law, whatever words it uses. */
export const NEVER_LAW: ReadonlySet<Intent> = new Set([
  'emergency',
  'injection',
  'greeting',
  'thanks',
  'goodbye',
])

/**
 * What a follow-up about the law looks like, read by itself. What is told of the street is no such thing: after a question
 * about the rule it is still to be seen to.
 */
export const MAY_BE_LAW: ReadonlySet<Intent> = new Set(['complaint', 'forecast', 'own_file', 'opinion'])

const SLIPS_MAY_HIDE = 0.7

/** Slips may hide what kind of message it is: without them it may be a question about the law. */
export function isLawAsMeant(published: Published, { intent, confidence, question }: Recognised): boolean {
  if (confidence >= SLIPS_MAY_HIDE || NEVER_LAW.has(intent) || intent === 'other_language') return false
  const meant = asMeantBy(published, question)
  return meant !== question && recognise(meant).intent === 'law'
}

/** Whether a message is taken for a question about the law, by its kind and by what it names. */
export function isAboutLaw({ intent, question }: Recognised, { document }: Mention): boolean {
  if (intent === 'law') return true
  // Who holds an office is no secret of theirs.
  if (intent === 'others_data') return asksForPerson(question)
  // Whoever names a document on the shelf asks about it; a question in another language is followed only so far.
  if (document === undefined) return false
  return !NEVER_LAW.has(intent) || (intent === 'injection' && !tampers(question))
}
