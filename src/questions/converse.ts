import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageContent } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import type { AnsweredQuestion, Turn, TurnResult } from '../domain/store.ts'
import type { NewTicket } from '../domain/ticket.ts'
import { readCommand, readConsent, readNumber } from './commands.ts'
import * as say from './phrases.ts'
import { respondToText } from './respond.ts'
import type { Step } from './respond.ts'

/** Where doors cut a long text, less one for a pair of surrogates that was not to be parted. */
const CUT_AT = 7999

/** What a citizen said at one time. */
interface Said {
  readonly content: MessageContent
  readonly at: Date
}

/**
 * Answers everything a citizen said in one turn: commands, picked choices, replies to what the desk asked, questions.
 *
 * Reads the store, writes nothing: the caller saves the result in one move, so doing it again does no harm.
 */
export async function converse(desk: Desk, turn: Turn): Promise<TurnResult> {
  const channel = desk.channels.get(turn.conversation.account.network)
  let conversation = turn.conversation
  const replies: Reply[] = []
  const answers: AnsweredQuestion[] = []
  const tickets: NewTicket[] = []
  for (const content of joinLines(desk, turn)) {
    const step = await respond(desk, conversation, content)
    const reply = wasCut(content)
      ? { ...step.reply, text: `${say.CUT_SHORT}\n\n${step.reply.text}` }
      : step.reply
    replies.push(knowsTheDesk(conversation) ? reply : introduced(reply))
    conversation = { ...step.conversation, greeted: true, offered: offeredAfter(conversation, step) }
    if (step.answered !== undefined) answers.push(step.answered)
    if (step.ticket !== undefined) tickets.push(step.ticket)
  }
  // A network that is switched off meanwhile may be switched on again: its replies wait.
  const parts = replies.flatMap((reply) => channel?.parts(reply) ?? [reply])
  return { conversation, parts, answers, tickets }
}

/** What is still to be settled may still be picked, whatever was said in between. */
function offeredAfter(before: Conversation, { conversation, reply }: Step): Conversation['offered'] {
  const isStillOpen = conversation.pending !== null && conversation.pending === before.pending
  return isStillOpen && reply.choices.length === 0 ? before.offered : reply.choices
}

/**
 * Short lines sent one after the other are one thought. Lines that merely waited together, after a fault or a restart,
 * are not; nor is what follows the reply to a question of ours.
 */
function joinLines(desk: Desk, { messages, conversation }: Turn): readonly MessageContent[] {
  const joined: Said[] = []
  for (const { content, receivedAt: at } of messages) {
    const last = joined.at(-1)
    const follows =
      last !== undefined &&
      at.getTime() - last.at.getTime() <= desk.rules.turnWindowMs &&
      !endsThere(conversation, last)
    if (follows && isLine(last.content) && isLine(content)) {
      joined[joined.length - 1] = {
        at,
        content: { kind: 'text', text: `${last.content.text}\n${content.text}` },
      }
    } else joined.push({ content, at })
  }
  return joined.map(({ content }) => content)
}

/** On the web people send a whole message; a yes or no to an offer, or a number, stands by itself. */
function endsThere({ account, pending }: Conversation, { content }: Said): boolean {
  if (account.network === 'web') return true
  if (pending?.kind !== 'consent' || content.kind !== 'text') return false
  const { text } = content
  return readConsent(text) !== undefined || readNumber(text) !== undefined
}

function isLine(content: MessageContent): content is Extract<MessageContent, { kind: 'text' }> {
  return content.kind === 'text' && readCommand(content.text) === undefined
}

/** A door cuts what is longer than this; the citizen is told. */
function wasCut(content: MessageContent): boolean {
  return content.kind === 'text' && content.text.length >= CUT_AT
}

/** The web page itself says what stands behind it before anyone writes. */
function knowsTheDesk({ greeted, account }: Conversation): boolean {
  return greeted || account.network === 'web'
}

function introduced(reply: Reply): Reply {
  return { ...reply, text: `${say.FIRST_CONTACT}\n\n${reply.text}` }
}

async function respond(desk: Desk, conversation: Conversation, content: MessageContent): Promise<Step> {
  switch (content.kind) {
    case 'text':
      return respondToText(desk, conversation, content.text)
    case 'choice': {
      // Old buttons stay on the screen; pressed later they must not answer another question.
      const isOffered = conversation.offered.some(({ value }) => value === content.value)
      if (!isOffered)
        return { conversation, reply: { ...plainReply(say.STALE_CHOICE), choices: conversation.offered } }
      return respondToText(desk, conversation, content.value)
    }
    case 'picture':
      if (content.caption.trim() === '') return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
      return respondToText(desk, conversation, content.caption)
    case 'voice':
    case 'sticker':
      return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
    case 'unsupported':
      return { conversation, reply: plainReply(say.CANNOT_SEE_MESSAGE) }
  }
}
