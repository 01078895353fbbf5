import { dayInVietnam } from '#knowledge/validity.ts'
import type { Citation } from '../domain/answer.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { compose } from './composing.ts'
import * as say from './phrases.ts'

/** The words of the provisions on which the citizen's last question was answered, as the knowledge holds them. */
export async function verbatim(desk: Desk, { earlier, place }: Conversation): Promise<string> {
  const question = earlier.at(-1)
  if (question === undefined) return say.NOTHING_TO_QUOTE
  const today = dayInVietnam(desk.clock())
  const asked = { question, earlier: earlier.slice(0, -1), place, today }
  const { citations } = (await compose(desk.knowledge(), asked)).answer
  return citations.length === 0 ? say.NOTHING_TO_QUOTE : quotedWithin(citations)
}

/** Longest reply, in characters, that one message of every network holds. */
const LONGEST = 1900

/** Quotes the first provision whole and further ones as long as there is room; the rest are only named. */
function quotedWithin(citations: readonly Citation[]): string {
  const quoted: string[] = []
  const named: string[] = []
  for (const citation of citations) {
    const words = wordsOf(citation)
    const fits = [...quoted, words].join('\n\n').length <= LONGEST
    if (quoted.length === 0 || (fits && named.length === 0)) quoted.push(words)
    else named.push(citation.label)
  }
  return [...quoted, ...(named.length === 0 ? [] : [say.alsoCited(named.join('; '))])].join('\n\n')
}

function wordsOf({ label, quote, quoteKind, note, url }: Citation): string {
  const heading = quoteKind === 'official' ? say.quotedOfficially(label) : say.quotedInOurWords(label)
  const notes = note === undefined ? [] : [say.quoteNote(note)]
  return [heading, quote, ...notes, ...(url === '' ? [] : [url])].join('\n')
}
