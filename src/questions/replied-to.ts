import { settle } from '#knowledge/vietnamese.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageContent, TranscriptEntry } from '../domain/message.ts'
import { readCommand } from './commands.ts'
import { isPick } from './pick.ts'
import { placeAlone } from './setting/place.ts'

/** What is further back nobody scrolls to; a chat is read from its end. */
const LOOKED_AT = 200

/**
 * A conversation as it stands for who replies to an older answer of ours: what they ask leans on the question that was
 * answered there, not on the last one.
 */
export async function withRepliedTo(
  desk: Desk,
  conversation: Conversation,
  content: MessageContent,
): Promise<Conversation> {
  const begins = content.kind === 'text' || content.kind === 'picture' ? content.repliesTo : undefined
  if (begins === undefined) return conversation
  const lines = await desk.store.transcript(conversation.id, 0, LOOKED_AT)
  const answer = lines.findLastIndex(({ by, text }) => by === 'desk' && settle(text).startsWith(begins))
  const question = questionBefore(lines.slice(0, Math.max(0, answer)))
  if (question === undefined) return conversation
  const others = conversation.earlier.filter((one) => one !== question)
  return { ...conversation, earlier: [...others, question] }
}

/** Lines written one after the other are one question; a yes, a number or a city only led on to its answer. */
function questionBefore(lines: readonly TranscriptEntry[]): string | undefined {
  const written = lines.map(({ by, text }) => (by === 'citizen' && text !== '' ? text : undefined))
  const end = written.findLastIndex((text) => text !== undefined && !isByTheWay(text))
  if (end < 0) return undefined
  const begin = written.slice(0, end).findLastIndex((text) => text === undefined || isByTheWay(text)) + 1
  return written.slice(begin, end + 1).join('\n')
}

function isByTheWay(text: string): boolean {
  return readCommand(text) !== undefined || placeAlone(text) !== null || isPick([], { kind: 'text', text })
}
