import { newConversation } from '../../domain/conversation.ts'
import * as z from 'zod'
import { REMEMBERED_DAYS } from '../../domain/message.ts'
import type { IncomingMessage } from '../../domain/message.ts'
import type { Inbox } from '../../domain/inbox.ts'
import { lineOf } from '../kept-words.ts'
import type { Connection } from './connection.ts'
import { memoryOf } from './conversations.ts'
import type { Keys } from './keys.ts'
import { RECEIVE } from './scripts.ts'
import { partArguments, readInPlace } from './shapes.ts'

/** Kept for good, keys would fill the memory with what nobody asks for any more. */
const REMEMBERED_S = REMEMBERED_DAYS * 86_400

/** The way in: one move. */
export function redisInbox(db: Connection, keys: Keys): Pick<Inbox, 'receive'> {
  return {
    receive: async (message, { windowMs, perMinute, overLimit, notice }) => {
      const { key, conversation, account, receivedAt } = message
      const received = await db.run(
        RECEIVE,
        [
          keys.seen(key),
          keys.conversation(conversation),
          keys.recent(conversation),
          keys.waiting(conversation),
          keys.allWaiting,
          keys.lanes,
          keys.lanesDue,
          keys.lastLine,
          keys.transcript(conversation),
          keys.heads,
          keys.behind(conversation),
          keys.headsDue(account.network),
          keys.sending(account.network),
          keys.fares,
        ],
        [
          key,
          conversation,
          account.network,
          account.chat,
          memoryOf(newConversation(conversation, account)),
          asItWaits(message),
          lineOf(message),
          receivedAt.getTime(),
          windowMs,
          perMinute,
          readInPlace(account.network),
          REMEMBERED_S,
          notice?.unlessAfter.getTime() ?? '',
          notice?.parts.length ?? 0,
          overLimit.length,
          ...partArguments(overLimit),
          ...partArguments(notice?.parts ?? []),
        ],
      )
      return db.read(z.enum(['stored', 'repeated', 'over_limit']), received)
    },
  }
}

/** `<received, ms>:[key, content]`: scripts read the time without reading the rest. */
function asItWaits({ key, content, receivedAt }: IncomingMessage): string {
  return `${receivedAt.getTime()}:${JSON.stringify([key, JSON.stringify(content)])}`
}
