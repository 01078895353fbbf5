import { settle } from '#knowledge/vietnamese.ts'
import type { Conversation, Heard } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import type { MessageKey, Network } from '../domain/ids.ts'
import type { Turn } from '../domain/inbox.ts'
import type { IncomingMessage, MessageContent } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import { readCommand } from './commands.ts'
import { readErasure } from './erasure.ts'
import type { Said } from './join-lines.ts'
import type { OwnTickets } from './own-tickets.ts'
import { toPassOnOnly } from './pass-on.ts'
import * as say from './phrases-corrections.ts'
import { isPick } from './pick.ts'
import { respondToText } from './respond.ts'
import type { Step } from './step.ts'

// Sửa tin nhắn: a citizen corrects what they have sent. What waits is answered as it now stands; what was answered is
// answered anew, unless it asks the same.

/** Zalo Bot has no edits, and on the web what is sent is sent. */
const CORRECTED_ON: ReadonlySet<Network> = new Set(['telegram'])
/** People correct what they have just written; what is older is answered like any other correction. */
const HEARD_KEPT = 5

/** Words in place of those of a message that was answered. */
export interface Correction {
  readonly text: string
  /** What that message said; `undefined` where the desk does not know it any more, or never worked on it. */
  readonly was: string | undefined
}

/** The messages of a turn as they now stand, and what is then remembered of them. */
export function withCorrections({ conversation, messages }: Turn): {
  readonly messages: readonly Said[]
  readonly heard: readonly Heard[]
} {
  if (!CORRECTED_ON.has(conversation.account.network)) {
    return { messages: messages.map((message, at) => asSaid(message, at)), heard: conversation.heard }
  }
  const latest = new Map(messages.map(({ content }) => [correctedBy(content), content]))
  const present = new Set(messages.map(({ key }) => key))
  const before = new Map(conversation.heard.map(({ key, text }) => [key, text]))
  const heard = new Map(before)
  const spoken: Said[] = []
  const done = new Set<MessageKey>()
  for (const [at, message] of messages.entries()) {
    const key = correctedBy(message.content) ?? message.key
    // Said where it first stood; two networks' workers may bring a correction before what it corrects.
    if (done.has(key)) continue
    done.add(key)
    const content = latest.get(key) ?? message.content
    const text = wordsOf(content)
    const was = before.get(key)
    if (text === undefined) spoken.push(asSaid(message, at))
    else if (was === undefined || (latest.has(key) && !saysTheSame(was, text))) {
      const said = asSaid({ ...message, content }, at)
      spoken.push(present.has(key) && was === undefined ? said : { ...said, corrects: { text, was } })
      heard.delete(key)
      heard.set(key, text)
    }
  }
  return { messages: spoken, heard: [...heard].slice(-HEARD_KEPT).map(([key, text]) => ({ key, text })) }
}

function asSaid({ content, receivedAt: at }: IncomingMessage, before: number): Said {
  return { content, at, messages: before + 1 }
}

function correctedBy(content: MessageContent): MessageKey | undefined {
  return content.kind === 'text' || content.kind === 'picture' ? content.corrects : undefined
}

function wordsOf(content: MessageContent): string | undefined {
  if (content.kind === 'text') return content.text
  return content.kind === 'picture' ? content.caption : undefined
}

/** A mark, a blank or a capital asks nothing else; an accent does. */
function saysTheSame(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(text: string): string {
  return settle(text)
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}

/**
 * What a corrected message leads to: as if the earlier one had not been written. It is no reply to what the desk asks now,
 * for it may be older than that.
 *
 * @param respond to words as they come
 */
export async function respondToCorrection(
  desk: Desk,
  conversation: Conversation,
  own: OwnTickets,
  { text, was }: Correction,
  respond: (content: MessageContent) => Promise<Step>,
): Promise<Step> {
  // "Xóa" is a command, and where that is asked the yes to it.
  if (readCommand(text) !== undefined && !isErasure(conversation, text)) {
    return respond({ kind: 'text', text })
  }
  if (own.held !== undefined) return respond({ kind: 'text', text: say.correctionSent(text) })
  if (isReply(conversation, text)) {
    return { conversation, reply: plainReply(say.SEND_REPLY_ANEW, conversation.offered) }
  }
  const { pending } = conversation
  const corrected = (question: string): string | undefined =>
    was === undefined ? undefined : withLine(question, was, text)
  const forOfficial =
    pending?.kind === 'consent' && pending.reason === 'asked_for_official'
      ? corrected(pending.question)
      : undefined
  if (pending?.kind === 'consent' && forOfficial !== undefined) {
    const anew: Conversation = { ...conversation, pending: { ...toPassOnOnly(pending), kind: 'reword' } }
    return aboutCorrected(await respondToText(desk, anew, own, forOfficial))
  }
  // Lines that were one question stay one; nothing leans on the slip.
  const asked = conversation.earlier.findLast((question) => corrected(question) !== undefined)
  const earlier = conversation.earlier.filter((question) => question !== asked)
  const anew: Conversation = { ...conversation, pending: null, offered: [], earlier }
  const question = asked === undefined ? text : (corrected(asked) ?? text)
  return aboutCorrected(await respondToText(desk, anew, { ...own, wanting: undefined }, question))
}

function isReply(conversation: Conversation, text: string): boolean {
  return isPick(conversation.offered, { kind: 'text', text }) || isErasure(conversation, text)
}

function isErasure({ pending }: Conversation, text: string): boolean {
  return pending?.kind === 'forget' && readErasure(text) !== undefined
}

/** @returns `undefined` where it has no such lines */
function withLine(question: string, was: string, now: string): string | undefined {
  const lines = `\n${question}\n`
  if (!lines.includes(`\n${was}\n`)) return undefined
  return lines.replace(`\n${was}\n`, () => `\n${now}\n`).slice(1, -1)
}

function aboutCorrected(step: Step): Step {
  if (step.reply === null) return step
  return { ...step, reply: { ...step.reply, text: `${say.ABOUT_CORRECTED}\n\n${step.reply.text}` } }
}
