import type { Conversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageContent } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import type { AnsweredQuestion, Turn, TurnResult } from '../domain/inbox.ts'
import type { TicketChange } from '../domain/tickets.ts'
import { ask } from './answer-in-chat.ts'
import { readCommand } from './commands.ts'
import { respondToCorrection, withCorrections } from './corrections.ts'
import { askErasure, readErasure } from './erasure.ts'
import * as say from './phrases.ts'
import { isInDanger } from './intent/recognise.ts'
import { joinLines } from './join-lines.ts'
import { afterMoves, asOneMove, ownTickets } from './own-tickets.ts'
import { toOfficial } from './own-ticket-moves.ts'
import type { OwnTickets } from './own-tickets.ts'
import { isPick } from './pick.ts'
import { withRepliedTo } from './replied-to.ts'
import { respondToText } from './respond.ts'
import type { Step } from './step.ts'

/** Where doors cut a long text, less one for a pair of surrogates that was not to be parted. */
const CUT_AT = 7999

/**
 * Answers everything a citizen said in one turn: commands, picked choices, replies to what the desk asked, questions.
 *
 * Reads the store, writes nothing: the caller saves the result in one move, so doing it again does no harm.
 */
export async function converse(desk: Desk, turn: Turn): Promise<TurnResult> {
  const channel = desk.channels.get(turn.conversation.account.network)
  let own = await ownTickets(desk, turn)
  // What the desk offered before an official's answer may still be pressed; a number is for what is read last.
  const asked = own.offered === undefined ? null : turn.conversation.pending
  const earlier: Earlier = { asked, offered: turn.conversation.offered }
  const { heard, messages: spoken } = withCorrections(turn)
  let conversation = { ...turn.conversation, heard, offered: own.offered ?? turn.conversation.offered }
  // A network that is switched off meanwhile may be switched on again: its replies wait.
  const partsOf = (said: readonly Reply[]) => said.flatMap((reply) => channel?.parts(reply) ?? [reply])
  const replies: Reply[] = []
  let unseen: string | undefined
  const answers: AnsweredQuestion[] = []
  const tickets: TicketChange[] = []
  for (const { content, at, messages, corrects } of joinLines(desk, turn.conversation, spoken)) {
    // Written before the question could be read: no reply to it.
    const { pending } = conversation
    const isTooEarly =
      pending?.kind === 'forget' && (pending !== turn.conversation.pending || at.getTime() < pending.askedAt)
    const step =
      isTooEarly && isPick(conversation.offered, content)
        ? await askErasure(desk, conversation)
        : corrects === undefined
          ? await respond(desk, await withRepliedTo(desk, conversation, content), own, content, earlier)
          : await respondToCorrection(desk, conversation, own, corrects, (said) =>
              respond(desk, conversation, own, said, earlier),
            )
    // Ten pictures of an album are ten messages, and one word that nobody here can see them.
    const unseenNow = isUnreadable(content) ? step.reply?.text : undefined
    const isSaid = unseenNow !== undefined && unseenNow === unseen
    unseen = unseenNow
    if (step.reply !== null && !isSaid) {
      const reply = wasCut(content)
        ? { ...step.reply, text: `${say.CUT_SHORT}\n\n${step.reply.text}` }
        : step.reply
      replies.push(knowsTheDesk(conversation) ? reply : introduced(step, reply))
    }
    if (step.forgets !== undefined) {
      // Whatever else was said in this turn is gone with the rest; what came behind it begins a new conversation.
      const parts = partsOf(replies.slice(-1))
      const { conversation: anew, forgets, tickets: parted = [] } = step
      const moves = asOneMove([...tickets, ...parted])
      return { conversation: anew, parts, answers: [], tickets: moves, handled: messages, forgets }
    }
    conversation = { ...step.conversation, greeted: true, offered: offeredAfter(conversation, step, earlier) }
    if (step.answered !== undefined) answers.push(step.answered)
    tickets.push(...(step.tickets ?? []))
    own = afterMoves(own, conversation, step.tickets ?? [])
    if (step.reply !== null) own = { ...own, officialLast: false }
  }
  return { conversation, parts: partsOf(replies), answers, tickets: asOneMove(tickets) }
}

/** What the desk asked before an official's answer came; `null` when no such answer came, or nothing was asked. */
interface Earlier {
  readonly asked: Conversation['pending']
  readonly offered: Conversation['offered']
}

/** What may be picked after a step: while the desk waits for the same reply, its choices stay open, whatever else was said. */
function offeredAfter(
  before: Conversation,
  { conversation, reply }: Step,
  earlier: Earlier,
): Conversation['offered'] {
  const isStillOpen = conversation.pending !== null && conversation.pending === before.pending
  const kept = isStillOpen && conversation.pending === earlier.asked ? earlier.offered : before.offered
  if (reply === null) return kept
  return isStillOpen && reply.choices.length === 0 ? kept : reply.choices
}

function isUnreadable({ kind }: MessageContent): boolean {
  return kind !== 'text' && kind !== 'choice'
}

/** A door cuts what is longer than this; the citizen is told. */
function wasCut(content: MessageContent): boolean {
  return content.kind === 'text' && content.text.length >= CUT_AT
}

/** The web page itself says what stands behind it before anyone writes. */
function knowsTheDesk({ greeted, account }: Conversation): boolean {
  return greeted || account.network === 'web'
}

/** Nobody is greeted twice in one breath. */
function introduced({ answered }: Step, reply: Reply): Reply {
  const text = answered?.answer.reason === 'greeting' ? say.ASK_AWAY : reply.text
  return { ...reply, text: `${say.FIRST_CONTACT}\n\n${text}` }
}

async function respond(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  content: MessageContent,
  earlier: Earlier,
): Promise<Step> {
  const { held } = own
  if (held !== undefined && !isForWithdrawal(conversation, own, content)) {
    const words = wordsFor(own, content)
    if (words !== undefined) {
      const told = await toOfficial(desk, conversation, held, words)
      if (content.kind !== 'text' || !isInDanger(content.text)) return told
      // Someone in danger gets the number to call at once; whoever talks with them hears it as well.
      return { ...told, reply: (await ask(desk, conversation, content.text)).reply }
    }
  }
  switch (content.kind) {
    case 'text':
      return respondToText(desk, conversation, own, content.text)
    case 'choice': {
      // Old buttons stay on the screen; pressed later they must not answer another question.
      const isStillAsked = conversation.pending !== null && conversation.pending === earlier.asked
      const open = isStillAsked ? [...conversation.offered, ...earlier.offered] : conversation.offered
      const isOffered = open.some(({ value }) => value === content.value)
      if (!isOffered)
        return { conversation, reply: { ...plainReply(say.STALE_CHOICE), choices: conversation.offered } }
      return respondToText(desk, conversation, own, content.value)
    }
    case 'picture':
      if (content.caption.trim() === '') return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
      return respondToText(desk, conversation, own, content.caption)
    case 'voice':
    case 'sticker':
      return { conversation, reply: plainReply(say.NOTHING_TO_READ) }
    case 'unsupported':
      return { conversation, reply: plainReply(say.CANNOT_SEE_MESSAGE) }
    case 'lost':
      return { conversation, reply: plainReply(say.MESSAGE_LOST) }
  }
}

/**
 * Whether a message answers the desk although an official holds the chat. Whoever withdraws a ticket, or wants their data
 * deleted, while an official talks with them is asked once more by the desk. Once the official has spoken again, a "có"
 * is for the official.
 */
function isForWithdrawal(
  { pending, offered }: Conversation,
  { officialLast }: OwnTickets,
  content: MessageContent,
): boolean {
  if (officialLast) return false
  if (pending?.kind === 'forget') {
    return isPick(offered, content) || (content.kind === 'text' && readErasure(content.text) !== undefined)
  }
  return pending?.kind === 'withdraw' && isPick(offered, content)
}

/** What is passed to the official who holds the chat; `undefined` for a command, which the desk still carries out. */
function wordsFor({ offered = [] }: OwnTickets, content: MessageContent): string | undefined {
  switch (content.kind) {
    case 'text':
      return readCommand(content.text) === undefined ? content.text : undefined
    case 'choice':
      return offered.some(({ value }) => value === content.value) ? undefined : content.value
    case 'picture':
      return say.pictureSent(content.caption)
    case 'voice':
    case 'sticker':
    case 'unsupported':
    case 'lost':
      return undefined
  }
}
