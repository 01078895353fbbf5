import * as z from 'zod'
import type { ForgetWish } from '../../domain/forgetting.ts'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { Network } from '../../domain/ids.ts'
import { dayName, vietnamDay } from '../../domain/working-calendar.ts'
import type { Inbox, Turn, TurnResult } from '../../domain/inbox.ts'
import { jsonOf, MessageRow } from '../rows.ts'
import { countsAs, unansweredEntry } from './answer-tally.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import { conversationFrom, memoryOf } from './conversations.ts'
import type { Keys } from './keys.ts'
import type { Presence } from './presence.ts'
import { Leases } from './leases.ts'
import { FINISH_TURN, GIVE_BACK, POSTPONE_TURN, TAKE_TURN } from './scripts.ts'
import { FirstDue, partArguments, readInPlace } from './shapes.ts'
import { ticketMove } from './move-tickets.ts'

/** `<received, ms>:[key, content]` */
const Waiting = z
  .string()
  .transform((kept) => ({ at: Number.parseInt(kept, 10), rest: kept.slice(kept.indexOf(':') + 1) }))
  .pipe(z.object({ at: z.int(), rest: jsonOf(z.tuple([z.string(), z.string()])) }))

const Taken = z.union([
  z.null(),
  z.tuple([ConversationId, z.int(), z.int(), z.array(z.string()), z.array(Waiting)]),
])

/** Of a conversation's fields: the first of the tickets whose officials hold it. */
const HeldFor = Fields.transform(({ heldFor }) => heldFor?.split(',')[0] ?? null).pipe(TicketCode.nullable())

/** Work on what citizens wrote, lane by lane, whichever instance took it in. */
export function redisTurns(
  db: Connection,
  keys: Keys,
  presence: Presence,
): Pick<Inbox, 'takeTurn' | 'finishTurn' | 'postponeTurn' | 'nextTurnDue'> {
  const leases = new Leases(db, presence)
  const { conversation, waiting } = keys.ofConversation

  const read = (moved: unknown, lease: string): Turn | undefined => {
    const taken = db.read(Taken, moved)
    if (taken === null) return undefined
    const [id, attempts, unreturned, known, kept] = taken
    const whose = conversationFrom(db, id, known)
    const messages = kept.map(({ at, rest: [key, content] }) =>
      db.read(MessageRow, { key, content, conversation: id, ...whose.account, received_at: at }),
    )
    return { conversation: whose, heldFor: db.read(HeldFor, known), messages, attempts, unreturned, lease }
  }

  return {
    takeTurn: (now, { windowMs, leaseMs }) =>
      leases.take([keys.lanes, keys.lanesDue], now, async (lease) => {
        const until = now.getTime() + leaseMs
        const moved = await db.run(
          TAKE_TURN,
          [keys.lanes, keys.lanesDue, conversation, waiting],
          [now.getTime(), until, lease, windowMs === 0 ? 0 : -1],
        )
        try {
          return read(moved, lease)
        } catch (fault) {
          await db.run(GIVE_BACK, [keys.lanes, keys.lanesDue], [lease, until])
          throw fault
        }
      }),
    finishTurn: async (turn, result, now) =>
      db.read(z.enum(['finished', 'lease_lost', 'moved_on']), await finish(db, keys, turn, result, now)),
    postponeTurn: async ({ conversation, lease }, until) => {
      await db.insist(POSTPONE_TURN, [keys.lanes, keys.lanesDue], [conversation.id, lease, until.getTime()])
    },
    nextTurnDue: async () =>
      db.read(FirstDue, await db.ask(keys.lanesDue, 'ZRANGE', keys.lanesDue, 0, 0, 'WITHSCORES')),
  }
}

async function finish(
  db: Connection,
  keys: Keys,
  turn: Turn,
  result: TurnResult,
  now: Date,
): Promise<unknown> {
  const { id, account } = turn.conversation
  const move = await ticketMove(db, keys, result.tickets)
  const messages = turn.messages.slice(0, result.handled)
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
      keys.sending(account.network),
      keys.fares,
      keys.answers,
      keys.answersOn(dayName(vietnamDay(now))),
      keys.unanswered,
      keys.forgetOrders,
      keys.deletions,
      ...move.keys,
    ],
    [
      id,
      turn.lease,
      at,
      account.network,
      account.chat,
      memoryOf(result.conversation),
      readInPlace(account.network),
      messages.length,
      result.parts.length,
      result.answers.length,
      result.tickets.length,
      turn.heldFor ?? '',
      ...forgetArguments(id, account.network, result.forgets, at),
      ...messages.map(({ key }) => key),
      ...partArguments(result.parts),
      ...result.answers.flatMap(({ question, answer, worded }) => [
        JSON.stringify({ conversation: id, question, answer: JSON.stringify(answer), worded, at }),
        countsAs(answer),
        unansweredEntry({ conversation: id, question, answer, at }),
      ]),
      ...move.args,
    ],
  )
}

/** Whose words are to be forgotten, and that they were: empty where nobody wishes it. */
function forgetArguments(
  conversation: ConversationId,
  network: Network,
  wish: ForgetWish | undefined,
  at: number,
): readonly string[] {
  if (wish === undefined) return ['', '', '']
  const { code, tickets } = wish
  const order = JSON.stringify({ code, conversation, at, tickets })
  return [code, order.slice(1), JSON.stringify({ code, network, at, doneAt: null, parted: tickets.length })]
}
