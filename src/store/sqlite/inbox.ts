import * as z from 'zod'
import type { ConversationId } from '../../domain/ids.ts'
import type { Inbox, ReceiveRule } from '../../domain/inbox.ts'
import type { IncomingMessage } from '../../domain/message.ts'
import type { Connection } from './connection.ts'
import { prepareMeet } from './conversations.ts'
import { prepareHear, prepareSay, READ_IN_PLACE } from './speech.ts'

const MINUTE_MS = 60_000
/** A lane is due at the latest this many windows after its first message. */
export const MOST_WINDOWS = 4

/** Chats that write too much and are known as such; the others wait for the disk. */
const MOST_NOTED = 10_000

/** The way in. A network waits for it, so: few statements, and one sync to disk for all that come in at once. */
export function sqliteInbox(db: Connection): Pick<Inbox, 'receive'> {
  const meet = prepareMeet(db)
  const hear = prepareHear(db)
  const say = prepareSay(db)
  const known = db.query(
    `SELECT 1 AS known FROM messages WHERE key = :key
     UNION ALL SELECT 1 FROM seen_before WHERE key = :key LIMIT 1`,
    z.object({ known: z.int() }),
  )
  const insert = db.change(`
    INSERT INTO messages (key, conversation, content, received_at, state)
    VALUES (:key, :conversation, :content, :at, :state)`)
  const countRecent = db.query(
    `SELECT count(*) AS messages FROM messages
     WHERE conversation = :conversation AND state <> 'over limit' AND received_at > :since`,
    z.object({ messages: z.int() }),
  )
  // While a lane is in somebody's hands or postponed (attempts > 0) its time is not ours to change: finishing the
  // turn works out when what came meanwhile is due. Nor is it ever more than those windows from now: a clock that was set
  // back would let this chat wait as long.
  const addToLane = db.change(`
    INSERT INTO lanes (conversation, first_at, due_at, window_ms)
    VALUES (:conversation, :at, :at + :windowMs, :windowMs)
    ON CONFLICT (conversation) DO UPDATE SET
      due_at = iif(
        attempts > 0,
        due_at,
        min(
          max(due_at, excluded.due_at),
          first_at + ${MOST_WINDOWS} * excluded.window_ms,
          :at + ${MOST_WINDOWS} * excluded.window_ms
        )
      ),
      window_ms = excluded.window_ms`)
  // A notice that is sent may itself be too much. Where the transcript is read in place it is the line that says that
  // no answer is coming, so every message has its own.
  const noteNotice = db.change(`
    UPDATE conversations SET notice_at = :at
    WHERE id = :conversation
      AND (network IN ${READ_IN_PLACE} OR notice_at IS NULL OR notice_at <= :since)`)
  const tell = db.change(`
    UPDATE conversations SET told_at = :at WHERE id = :conversation AND (told_at IS NULL OR told_at <= :since)`)

  const isTooMany = ({ conversation, receivedAt }: IncomingMessage, { perMinute }: ReceiveRule): boolean =>
    perMinute > 0 &&
    countRecent.sure({ conversation, since: receivedAt.getTime() - MINUTE_MS }).messages >= perMinute

  const takeIn = (
    message: IncomingMessage,
    rule: ReceiveRule,
    tooMany: boolean,
  ): 'stored' | 'repeated' | 'over_limit' => {
    const { key, conversation, receivedAt } = message
    if (known.one({ key }) !== undefined) return 'repeated'

    const at = receivedAt.getTime()
    meet(conversation, message.account)
    const state = tooMany ? 'over limit' : 'waiting'
    insert({ key, conversation, content: JSON.stringify(message.content), at, state })
    hear(message)
    if (!tooMany) {
      const { windowMs, notice } = rule
      addToLane({ conversation, at, windowMs })
      if (notice !== undefined && tell({ conversation, at, since: notice.unlessAfter.getTime() }) > 0) {
        say(conversation, notice.parts, { by: 'desk', ticket: null, at: receivedAt })
      }
      return 'stored'
    }
    const noticeDue = noteNotice({ conversation, at, since: at - MINUTE_MS }) > 0
    if (noticeDue) say(conversation, rule.overLimit, { by: 'desk', ticket: null, at: receivedAt })
    return 'over_limit'
  }

  /** Chats whose last message was one too many. */
  const writeTooMuch = new Set<ConversationId>()
  return {
    receive: async (message, rule) => {
      // Nobody will answer one too many, so a power cut may take it: if each of a flood waited for the disk, so would
      // everybody.
      const light = writeTooMuch.has(message.conversation)
        ? await db.note(() => (isTooMany(message, rule) ? takeIn(message, rule, true) : undefined))
        : undefined
      const received = light ?? (await db.moveTogether(() => takeIn(message, rule, isTooMany(message, rule))))
      if (received === 'stored') writeTooMuch.delete(message.conversation)
      if (received === 'over_limit' && writeTooMuch.size < MOST_NOTED) writeTooMuch.add(message.conversation)
      return received
    },
  }
}
