import * as z from 'zod'
import type {
  Deletion,
  ForgetOrder,
  Forgetting,
  ForgetWish,
  QuietConversation,
} from '../../domain/forgetting.ts'
import { NOBODYS_CHAT } from '../../domain/forgetting.ts'
import { conversationId, ConversationId, TicketCode } from '../../domain/ids.ts'
import type { IncomingMessage } from '../../domain/message.ts'
import { AccountColumns, ConversationRow, Moment } from '../rows.ts'
import { blottedDetail, DetailJson } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'
import { prepareMeet } from './conversations.ts'
import { prepareExpire } from './expire.ts'
import { sqliteRetention } from './retention.ts'

const Codes = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(TicketCode))

const OrderRow: z.ZodType<ForgetOrder> = z.object({
  code: z.string(),
  conversation: ConversationId,
  at: Moment,
  through: z.int(),
  tickets: Codes,
})

const DeletionRow: z.ZodType<Deletion> = z
  .object({
    code: z.string(),
    network: AccountColumns.network,
    at: Moment,
    done_at: Moment.nullable(),
    parted: z.int().nullable(),
  })
  .transform(({ done_at: doneAt, ...row }) => ({ ...row, doneAt }))

const Detail = z.object({ id: z.int(), detail: DetailJson })
const Note = z.object({ id: z.int(), text: z.string() })

/** Writes an order with the turn that gave it; before the turn's own replies are written. */
export function prepareOrder(
  db: Connection,
): (turn: { id: ConversationId; messages: readonly IncomingMessage[] }, wish: ForgetWish, at: Date) => void {
  // Each message has written one line, in the same order: the latest lines are those of what came later.
  const through = db.query(
    `SELECT coalesce(max(id), 0) AS through FROM transcript
     WHERE conversation = :id AND id < coalesce((
       SELECT min(id) FROM (
         SELECT id FROM transcript WHERE conversation = :id AND by = 'citizen' ORDER BY id DESC LIMIT (
           SELECT count(*) FROM messages
           WHERE conversation = :id AND id > (SELECT id FROM messages WHERE key = :last)
         ))), 9223372036854775807)`,
    z.object({ through: z.int() }),
  )
  const write = db.change(
    `INSERT INTO deletions (code, network, at, conversation, through, tickets, parted)
     SELECT :code, network, :at, id, :through, :tickets, :parted FROM conversations WHERE id = :id`,
  )
  const tellAnew = db.change('UPDATE conversations SET notice_at = NULL, told_at = NULL WHERE id = :id')
  return ({ id, messages }, { code, tickets }, at) => {
    const last = messages.at(-1)?.key ?? ''
    const lines = through.sure({ id, last })
    const parted = { tickets: JSON.stringify(tickets), parted: tickets.length }
    write({ id, code, at: at.getTime(), through: lines.through, ...parted })
    tellAnew({ id })
  }
}

export function sqliteForgetting(db: Connection): Forgetting {
  const orders = db.query(
    `SELECT code, conversation, at, through, tickets FROM deletions
     WHERE done_at IS NULL ORDER BY at, code LIMIT :limit`,
    OrderRow,
  )
  const close = db.change(
    `UPDATE deletions SET done_at = :at, conversation = NULL, through = NULL, tickets = NULL
     WHERE code = :code AND done_at IS NULL`,
  )
  const deletions = db.query(
    `SELECT code, network, at, done_at, parted FROM deletions
     ORDER BY at DESC, code LIMIT :limit OFFSET :offset`,
    DeletionRow,
  )
  const blot = prepareBlot(db)
  return {
    forgetOrders: (limit) => db.look(() => orders.all({ limit })),
    forgetWords: prepareForgetWords(db),
    blotTicket: (code, how) => db.move(() => blot(code, how)),
    closeForgetOrder: (code, at) => db.move(() => void close({ code, at: at.getTime() })),
    deletions: (limit, offset = 0) => db.look(() => deletions.all({ limit, offset })),
    ...prepareQuiet(db),
    expire: prepareExpire(db),
    ...sqliteRetention(db),
  }
}

function prepareForgetWords(db: Connection): Forgetting['forgetWords'] {
  const account = db.query(
    'SELECT id, network, chat, memory FROM conversations WHERE id = :id',
    ConversationRow,
  )
  const meet = prepareMeet(db)
  const unsend = db.change(
    `DELETE FROM outbox WHERE conversation = :id AND state IN ('next', 'behind') AND id <= :through`,
  )
  const letNextPass = db.change(
    `UPDATE outbox SET state = 'next', due_at = :at
     WHERE id = (SELECT min(id) FROM outbox WHERE conversation = :id AND state = 'behind')
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = :id AND state = 'next')`,
  )
  const lines = `SELECT id FROM transcript WHERE conversation = :id AND id <= :through ORDER BY id LIMIT :limit`
  const deliveries = db.change(`DELETE FROM outbox WHERE id IN (${lines})`)
  const transcript = db.change(`DELETE FROM transcript WHERE id IN (${lines})`)
  const messages = db.change(
    `UPDATE messages SET content = '{"kind":"unsupported"}' WHERE id IN (
       SELECT id FROM messages WHERE conversation = :id AND state <> 'waiting'
         AND content <> '{"kind":"unsupported"}' LIMIT :limit)`,
  )
  const answers = db.change(
    `UPDATE answers SET conversation = :nobody, question = '', worded = NULL,
       answer = iif(json_valid(answer), json_set(answer, '$.text', '', '$.citations', json('[]')), '{}')
     WHERE id IN (SELECT id FROM answers WHERE conversation = :id AND at <= :at LIMIT :limit)`,
  )

  return ({ conversation: id, through, at: moment }, limit) =>
    db.move(() => {
      const kept = account.one({ id })
      if (kept === undefined) return 'done'
      const { network } = kept.account
      const nobody = conversationId(network, NOBODYS_CHAT)
      meet(nobody, { network, chat: NOBODYS_CHAT })
      const at = moment.getTime()
      unsend({ id, through })
      letNextPass({ id, at })
      deliveries({ id, through, limit })
      const changed = [
        transcript({ id, through, limit }),
        messages({ id, limit }),
        answers({ id, at, nobody, limit }),
      ]
      return changed.some((count) => count === limit) ? 'more' : 'done'
    })
}

function prepareBlot(db: Connection): (code: TicketCode, blot: (text: string) => string) => void {
  const details = db.query('SELECT id, detail FROM audit WHERE ticket = :code', Detail)
  const note = db.change('UPDATE audit SET detail = :detail WHERE id = :id')
  const notes = db.query('SELECT id, text FROM notes WHERE ticket = :code', Note)
  const writeNote = db.change('UPDATE notes SET text = :text WHERE id = :id')
  const dropForms = db.change('DELETE FROM kept_forms WHERE about = :code')
  return (code, blot) => {
    for (const { id, detail } of details.all({ code })) {
      const blotted = blottedDetail(detail, blot)
      if (blotted !== undefined) note({ id, detail: JSON.stringify(blotted) })
    }
    for (const { id, text } of notes.all({ code })) {
      const blotted = blot(text)
      if (blotted !== text) writeNote({ id, text: blotted })
    }
    dropForms({ code })
  }
}

const Looked = z
  .object({
    id: ConversationId,
    ...AccountColumns,
    memory: z.string(),
    lastLine: z.int().nullable(),
    lastAt: Moment.nullable(),
  })
  .transform(({ lastLine, lastAt, ...row }): QuietConversation => {
    const { id, account, greeted, askedAt } = ConversationRow.parse(row)
    const { network } = account
    return { id, network, greeted, lastLine: lastLine ?? 0, lastAt: lastAt ?? new Date(askedAt ?? 0) }
  })

function prepareQuiet(db: Connection): Pick<Forgetting, 'quietConversations' | 'removeConversation'> {
  const stretch = db.query(
    `SELECT conversations.id, conversations.network, chat, memory, lastLine, transcript.at AS lastAt FROM (
       SELECT *, (SELECT max(id) FROM transcript WHERE conversation = conversations.id) AS lastLine
       FROM conversations WHERE id > :behind AND chat <> '${NOBODYS_CHAT}' ORDER BY id LIMIT :limit
     ) AS conversations LEFT JOIN transcript ON transcript.id = lastLine ORDER BY conversations.id`,
    Looked,
  )
  const remove = db.change(
    `DELETE FROM conversations WHERE id = :id
       AND NOT EXISTS (SELECT 1 FROM transcript WHERE conversation = :id)
       AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation = :id)
       AND NOT EXISTS (SELECT 1 FROM answers WHERE conversation = :id)
       AND NOT EXISTS (SELECT 1 FROM tickets WHERE conversation = :id)`,
  )
  // Begun again with the process: to look twice does no harm.
  let behind = ''
  return {
    quietConversations: (before, limit) =>
      db.look(() => {
        const looked = stretch.all({ behind, limit })
        const isRound = looked.length < limit
        behind = isRound ? '' : (looked.at(-1)?.id ?? '')
        return { quiet: looked.filter(({ lastAt }) => lastAt < before), isRound }
      }),
    removeConversation: (id) => db.move(() => remove({ id }) > 0),
  }
}
