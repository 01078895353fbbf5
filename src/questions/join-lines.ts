import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageContent } from '../domain/message.ts'
import { readCommand } from './commands.ts'
import type { Correction } from './corrections.ts'
import { readErasure } from './erasure.ts'
import { isPick } from './pick.ts'
import { placeReply } from './setting/place.ts'

/** What a citizen said at one time. */
export interface Said {
  readonly content: MessageContent
  readonly at: Date
  /** How many of the turn's messages there are up to its end. */
  readonly messages: number
  /** It stands in place of what was answered before, and by itself. */
  readonly corrects?: Correction
}

/**
 * Short lines sent one after the other are one thought, told as they were sent: two that were on their way at once may
 * arrive the other way round. Lines that merely waited together, after a fault or a restart,
 * are not; nor is what follows the reply to a question of ours.
 */
export function joinLines(desk: Desk, conversation: Conversation, spoken: readonly Said[]): readonly Said[] {
  const joined: Said[] = []
  const linesOf = new Map<Said, readonly Line[]>()
  for (const said of spoken) {
    const { content, at, messages } = said
    const last = joined.at(-1)
    const follows =
      last !== undefined &&
      (last.corrects ?? said.corrects) === undefined &&
      at.getTime() - last.at.getTime() <= desk.rules.turnWindowMs &&
      !endsThere(conversation, last, joined.at(-2))
    if (follows && isLine(last.content) && isLine(content)) {
      const lines = asSent([...(linesOf.get(last) ?? [last.content]), content])
      const text = lines.map((line) => line.text).join('\n')
      // What the last of them replies to, or an earlier one.
      const one = { at, content: { ...last.content, ...content, text }, messages }
      linesOf.set(one, lines)
      joined[joined.length - 1] = one
    } else joined.push(said)
  }
  return joined
}

/**
 * On the web people send a whole message; what replies to a question of ours stands by itself, a yes or no, a number, a
 * city. A command just before it may have asked one.
 */
function endsThere(
  { account, pending, offered }: Conversation,
  { content }: Said,
  before: Said | undefined,
): boolean {
  if (account.network === 'web') return true
  if (content.kind !== 'text') return false
  const { text } = content
  const followsCommand = before?.content.kind === 'text' && readCommand(before.content.text) !== undefined
  if (pending === null && !followsCommand) return false
  if (pending?.kind === 'place' || pending?.kind === 'place_of_ticket') {
    if (placeReply(text) !== null) return true
  }
  if (pending?.kind === 'forget' && readErasure(text) !== undefined) return true
  return isPick(offered, content)
}

type Line = Extract<MessageContent, { kind: 'text' }>

/** Where the network does not count them all, they stand as they arrived. */
function asSent(lines: readonly Line[]): readonly Line[] {
  const counted = lines.map((line) => ({ line, order: line.order ?? Number.NaN }))
  if (counted.some(({ order }) => Number.isNaN(order))) return lines
  return counted.toSorted((one, other) => one.order - other.order).map(({ line }) => line)
}

function isLine(content: MessageContent): content is Line {
  return content.kind === 'text' && readCommand(content.text) === undefined
}
