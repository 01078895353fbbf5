import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { ConversationId, TicketCode } from '../../domain/ids.ts'
import type { Inbox, Turn, TurnResult } from '../../domain/inbox.ts'
import type { Connection } from './connection.ts'
import { prepareRecall, prepareRemember } from './conversations.ts'
import { MOST_WINDOWS } from './inbox.ts'
import { MessageRow, Moment } from '../rows.ts'
import { prepareOrder } from './forgetting.ts'
import { prepareSay } from './speech.ts'
import { prepareMoveTickets } from './move-tickets.ts'

const TakenRow = z.object({ conversation: ConversationId, attempts: z.int(), unreturned: z.int() })

/** Work on what citizens wrote, lane by lane. */
export function sqliteTurns(
  db: Connection,
): Pick<Inbox, 'takeTurn' | 'finishTurn' | 'postponeTurn' | 'nextTurnDue'> {
  const recall = prepareRecall(db)
  const waiting = db.query(
    `SELECT key, conversation, network, chat, content, received_at
     FROM messages JOIN conversations ON conversations.id = conversation
     WHERE conversation = :conversation AND state = 'waiting' ORDER BY messages.id LIMIT :most`,
    MessageRow,
  )
  // due_at is when a lane may be taken; for one in somebody's hands that is the end of the lease.
  const take = db.query(
    `UPDATE lanes SET lease = :lease, due_at = :until, attempts = attempts + 1, unreturned = unreturned + 1
     WHERE conversation = (SELECT conversation FROM lanes WHERE due_at <= :now ORDER BY due_at LIMIT 1)
     RETURNING conversation, attempts - 1 AS attempts, unreturned - 1 AS unreturned`,
    TakenRow,
  )
  const postpone = db.change(
    `UPDATE lanes SET due_at = :until, lease = NULL, unreturned = unreturned - 1
     WHERE conversation = :conversation AND lease = :lease`,
  )
  const nextDue = db.query('SELECT min(due_at) AS due FROM lanes', z.object({ due: Moment.nullable() }))
  const holder = prepareHolder(db)
  const finish = prepareFinish(db)

  return {
    takeTurn: async (now, { windowMs, leaseMs }) => {
      const lease = randomUUID()
      const until = now.getTime() + leaseMs
      const taken = await db.note(() => take.one({ lease, now: now.getTime(), until }))
      if (taken === undefined) return undefined
      const { conversation: id, attempts, unreturned } = taken
      try {
        return await db.look(() => {
          const conversation = recall.sure({ id })
          const messages = waiting.all({ conversation: id, most: windowMs === 0 ? 1 : -1 })
          const heldFor = holder.one({ conversation: id })?.code ?? null
          return { conversation, heldFor, messages, attempts, unreturned, lease }
        })
      } catch (fault) {
        // Given back at once it would be the first one due again and hold up everybody.
        await db.note(() => void postpone({ conversation: id, lease, until }))
        throw fault
      }
    },
    // An answer that a power cut takes back is worked out and sent anew: the question itself is on disk. A ticket is
    // promised by its code, and a receipt says that data are gone.
    finishTurn: (turn, result, now) => {
      const isPromise = result.tickets.length > 0 || result.forgets !== undefined
      const write = () => finish(turn, result, now)
      return isPromise ? db.moveTogether(write) : db.note(write)
    },
    postponeTurn: ({ conversation, lease }, until) =>
      db.note(() => void postpone({ conversation: conversation.id, lease, until: until.getTime() })),
    nextTurnDue: () => db.look(() => nextDue.sure().due ?? undefined),
  }
}

/** The ticket whose official talks in a chat directly. */
function prepareHolder(db: Connection) {
  return db.query(
    'SELECT code FROM tickets WHERE conversation = :conversation AND holds_chat = 1 ORDER BY id LIMIT 1',
    z.object({ code: TicketCode }),
  )
}

function prepareFinish(
  db: Connection,
): (turn: Turn, result: TurnResult, now: Date) => 'finished' | 'lease_lost' | 'moved_on' {
  const remember = prepareRemember(db)
  const say = prepareSay(db)
  const tickets = prepareMoveTickets(db)
  const order = prepareOrder(db)
  const holder = prepareHolder(db)
  const held = db.query(
    'SELECT attempts FROM lanes WHERE conversation = :conversation AND lease = :lease',
    z.object({ attempts: z.int() }),
  )
  const markDone = db.change(`UPDATE messages SET state = 'done' WHERE key = :key`)
  const addAnswer = db.change(`
    INSERT INTO answers (conversation, question, answer, knowledge_version, worded, at)
    VALUES (:conversation, :question, :answer, :version, :worded, :at)`)
  const removeEmpty = db.change(`
    DELETE FROM lanes WHERE conversation = :conversation
      AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation = :conversation AND state = 'waiting')`)
  const giveBack = db.change(
    `UPDATE lanes SET lease = NULL, due_at = :now, unreturned = unreturned - 1
     WHERE conversation = :conversation`,
  )
  const free = db.change(`
    UPDATE lanes SET attempts = 0, unreturned = 0, lease = NULL, (first_at, due_at) = (
      SELECT
        min(received_at),
        min(
          max(received_at) + window_ms,
          min(received_at) + ${MOST_WINDOWS} * window_ms,
          :now + ${MOST_WINDOWS} * window_ms
        )
      FROM messages WHERE conversation = :conversation AND state = 'waiting'
    ) WHERE conversation = :conversation`)

  return ({ conversation: { id }, heldFor, messages: taken, lease }, result, now) => {
    if (held.one({ conversation: id, lease }) === undefined) return 'lease_lost'
    const isHeldFor = holder.one({ conversation: id })?.code ?? null
    if (isHeldFor !== heldFor || !tickets.areCurrent(result.tickets)) {
      giveBack({ conversation: id, now: now.getTime() })
      return 'moved_on'
    }

    const messages = taken.slice(0, result.handled)
    for (const { key } of messages) markDone({ key })
    remember(result.conversation)
    if (result.forgets !== undefined) order({ id, messages }, result.forgets, now)
    say(id, result.parts, { by: 'desk', ticket: null, at: now })
    for (const { question, answer, worded } of result.answers) {
      addAnswer({
        conversation: id,
        question,
        answer: JSON.stringify(answer),
        version: answer.knowledgeVersion,
        worded: worded === null ? null : JSON.stringify(worded),
        at: now.getTime(),
      })
    }
    tickets.write(result.tickets, now)
    if (removeEmpty({ conversation: id }) === 0) free({ conversation: id, now: now.getTime() })
    return 'finished'
  }
}
