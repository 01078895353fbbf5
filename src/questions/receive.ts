import type { OutgoingPart } from '../domain/channel.ts'
import type { Desk } from '../domain/desk.ts'
import type { IncomingMessage } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import { watch } from '../watch.ts'
import { pauseNotice } from './pause.ts'
import { TOO_MANY_MESSAGES } from './phrases.ts'

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
  const received = await watch('intake', about, () => desk.store.receive(message, rule))
  desk.log.debug({ ...about, received }, 'message')
  if (received === 'stored') desk.wake.turns()
  if (received === 'over_limit' || answering.off) desk.wake.deliveries()
  return received
}
