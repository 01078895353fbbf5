import type { OutgoingPart } from '../domain/channel.ts'
import type { Desk } from '../domain/desk.ts'
import { MessageKey } from '../domain/ids.ts'
import type { ConversationId } from '../domain/ids.ts'
import type { IncomingMessage } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import { watch } from '../watch.ts'
import { isInDanger } from './intent/recognise.ts'
import { pauseNotice } from './pause.ts'
import { TOO_MANY_MESSAGES } from './phrases.ts'

/** Who is in danger writes line after line; nobody floods the desk with that either. */
const MORE_IN_DANGER = 3
const MINUTE_MS = 60_000
/** Chats over the limit that are counted at once; beyond that, all begin anew. */
const MOST_COUNTED = 1000

/** How many messages over the limit were read in a minute, by chat: reading one takes as long as storing several. */
interface Looks {
  readonly since: number
  readonly by: Map<ConversationId, number>
}

const looksOf = new WeakMap<Desk, Looks>()

/**
 * Takes in one message: stores it with the work it makes, before the network hears 200. Nothing is worked out here.
 *
 * @returns `repeated` for a delivery that was taken in before; `over_limit` for one kept without an answer
 * @throws {StoreUnavailable} when it could not be kept; the door then answers 5xx and the network tries again
 */
export async function receiveMessage(
  desk: Desk,
  message: IncomingMessage,
): Promise<'stored' | 'repeated' | 'over_limit'> {
  const channel = desk.channels.get(message.account.network)
  const parts = (reply: Reply): readonly OutgoingPart[] => channel?.parts(reply) ?? [reply]
  const { answering } = await desk.switches.now()
  const conversation = await desk.nameOf(message.conversation)
  const about = { network: message.account.network, conversation, kind: message.content.kind }
  const rule = {
    // Someone who picks a choice or writes on the web has finished; only chat networks bring thoughts in pieces.
    windowMs: message.account.network === 'web' ? 0 : desk.rules.turnWindowMs,
    perMinute: desk.rules.citizenPerMinute,
    overLimit: channel?.parts(plainReply(TOO_MANY_MESSAGES)) ?? [],
    ...(answering.off && { notice: pauseNotice(message, answering, parts) }),
  }
  const received = await watch('intake', about, async () => {
    const first = await desk.store.receive(message, rule)
    // Told apart only here, and not for each of a flood: every message would have to be read at the door otherwise.
    if (first !== 'over_limit' || !mayBeRead(desk, message, rule.perMinute) || !isCallForHelp(message))
      return first
    const key = MessageKey.parse(`${message.key}:help`)
    const more = { ...rule, windowMs: 0, perMinute: rule.perMinute * MORE_IN_DANGER }
    return desk.store.receive({ ...message, key }, more)
  })
  desk.log.debug({ ...about, received }, 'message')
  if (received === 'stored') desk.wake.turns()
  if (received === 'over_limit' || answering.off) desk.wake.deliveries(message.account.network)
  return received
}

function mayBeRead(desk: Desk, { conversation, receivedAt }: IncomingMessage, atMost: number): boolean {
  const at = receivedAt.getTime()
  const known = looksOf.get(desk)
  // A clock that was set back would keep an old minute going for as long.
  const isCounting =
    known !== undefined && Math.abs(at - known.since) < MINUTE_MS && known.by.size < MOST_COUNTED
  const { by } = isCounting ? known : { by: new Map<ConversationId, number>() }
  if (!isCounting) looksOf.set(desk, { since: at, by })
  const before = by.get(conversation) ?? 0
  by.set(conversation, before + 1)
  return before < atMost
}

function isCallForHelp({ content }: IncomingMessage): boolean {
  return content.kind === 'text' && isInDanger(content.text)
}
