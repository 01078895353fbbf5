import * as z from 'zod'
import { ConversationId } from '../../domain/ids.ts'
import type { Inbox, Turn, TurnResult } from '../../domain/store.ts'
import { MessageRow } from '../rows.ts'
import type { Connection } from './connection.ts'
import { conversationFrom, memoryOf } from './conversations.ts'
import type { Keys } from './keys.ts'
import { Leases } from './leases.ts'
import { FINISH_TURN, POSTPONE_TURN, TAKE_TURN } from './scripts.ts'
import { FirstDue, jsonOf, partArguments, readInPlace } from './shapes.ts'
import { ticketArguments, ticketKeys } from './tickets.ts'

/** `<received, ms>:[key, content]` */
const Waiting = z
  .string()
  .transform((kept) => ({ at: Number.parseInt(kept, 10), rest: kept.slice(kept.indexOf(':') + 1) }))
  .pipe(z.object({ at: z.int(), rest: jsonOf(z.tuple([z.string(), z.string()])) }))

const Taken = z.union([z.null(), z.tuple([ConversationId, z.int(), z.array(z.string()), z.array(Waiting)])])

/** Work on what citizens wrote, lane by lane, whichever instance took it in. */
export function redisTurns(
  db: Connection,
  keys: Keys,
): Pick<Inbox, 'takeTurn' | 'finishTurn' | 'postponeTurn' | 'nextTurnDue'> {
  const leases = new Leases(db)
  const { conversation, waiting } = keys.ofConversation
  return {
    takeTurn: (now, { windowMs, leaseMs }) =>
      leases.take([keys.lanes, keys.lanesDue], now, async (lease) => {
        const moved = await db.run(
          TAKE_TURN,
          [keys.lanes, keys.lanesDue, conversation, waiting],
          [now.getTime(), now.getTime() + leaseMs, lease, windowMs === 0 ? 0 : -1],
        )
        const taken = db.read(Taken, moved)
        if (taken === null) return undefined
        const [id, attempts, known, kept] = taken
        const whose = conversationFrom(db, id, known)
        const messages = kept.map(({ at, rest: [key, content] }) =>
          db.read(MessageRow, { key, content, conversation: id, ...whose.account, received_at: at }),
        )
        return { conversation: whose, messages, attempts, lease }
      }),
    finishTurn: async (turn, result, now) =>
      db.read(z.enum(['finished', 'lease_lost']), await finish(db, keys, turn, result, now)),
    postponeTurn: async ({ conversation, lease }, until) => {
      await db.insist(POSTPONE_TURN, [keys.lanes, keys.lanesDue], [conversation.id, lease, until.getTime()])
    },
    nextTurnDue: async () =>
      db.read(FirstDue, await db.ask(keys.lanesDue, 'ZRANGE', keys.lanesDue, 0, 0, 'WITHSCORES')),
  }
}

function finish(db: Connection, keys: Keys, turn: Turn, result: TurnResult, now: Date): Promise<unknown> {
  const { id, account } = turn.conversation
  const at = now.getTime()
  return db.run(
    FINISH_TURN,
    [
      keys.conversation(id),
      keys.waiting(id),
      keys.allWaiting,
      keys.lanes,
      keys.lanesDue,
      keys.lastLine,
      keys.transcript(id),
      keys.heads,
      keys.behind(id),
      keys.headsDue(account.network),
      keys.sending,
      keys.fares,
      keys.answers,
      keys.queue('new', null),
      ...result.tickets.flatMap((ticket) => ticketKeys(keys, ticket)),
    ],
    [
      id,
      turn.lease,
      at,
      account.network,
      account.chat,
      memoryOf(result.conversation),
      readInPlace(account.network),
      turn.messages.length,
      result.parts.length,
      result.answers.length,
      result.tickets.length,
      ...turn.messages.map(({ key }) => key),
      ...partArguments(result.parts),
      ...result.answers.map(({ question, answer, worded }) =>
        JSON.stringify({ conversation: id, question, answer: JSON.stringify(answer), worded, at }),
      ),
      ...result.tickets.flatMap((ticket) => ticketArguments(ticket, at)),
    ],
  )
}
