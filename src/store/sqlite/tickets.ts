import * as z from 'zod'
import { ConversationId, DepartmentId, OfficialId, TicketCode } from '../../domain/ids.ts'
import type { Tickets } from '../../domain/store.ts'
import type { AuditEntry, NewTicket, Ticket, TicketState } from '../../domain/ticket.ts'
import type { Connection } from './connection.ts'
import { AccountColumns, Moment, PlaceName } from '../rows.ts'
import { prepareSay } from './speech.ts'

const StateName: z.ZodType<TicketState> = z.enum(['new', 'answered'])

const TicketRow: z.ZodType<Ticket> = z
  .object({
    code: TicketCode,
    conversation: ConversationId,
    ...AccountColumns,
    question: z.string(),
    place: PlaceName.nullable(),
    department: DepartmentId,
    reason: z.string(),
    state: StateName,
    opened_at: Moment,
    answer: z.string().nullable(),
    answered_by: OfficialId.nullable(),
    answered_at: Moment.nullable(),
  })
  .transform(({ network, chat, opened_at: openedAt, answer, answered_by: by, answered_at: at, ...row }) => ({
    ...row,
    account: { network, chat },
    openedAt,
    answer: answer === null || by === null || at === null ? null : { text: answer, by, at },
  }))

const AuditRow: z.ZodType<AuditEntry> = z.object({
  ticket: TicketCode,
  move: z.enum(['opened', 'answered']),
  by: z.union([z.literal('citizen'), OfficialId]),
  at: Moment,
})

const DeliveryCounts = z.object({ waiting: z.int(), dead: z.int(), parts: z.int() })

const TICKETS = `
  SELECT code, conversation, network, chat, question, place, department, reason, state, opened_at,
    answer, answered_by, answered_at
  FROM tickets JOIN conversations ON conversations.id = conversation`

/** Adds a ticket and the first line of its audit. */
export function prepareOpenTicket(
  db: Connection,
): (conversation: ConversationId, ticket: NewTicket, now: Date) => void {
  const insert = db.change(`
    INSERT INTO tickets (code, conversation, question, place, department, reason, state, state_since, opened_at)
    VALUES (:code, :conversation, :question, :place, :department, :reason, 'new', :at, :at)`)
  const note = prepareAudit(db)
  return (conversation, { code, question, place, department, reason }, now) => {
    insert({ code, conversation, question, place, department, reason, at: now.getTime() })
    note({ ticket: code, move: 'opened', by: 'citizen', at: now })
  }
}

function prepareAudit(db: Connection): (entry: AuditEntry) => void {
  const insert = db.change('INSERT INTO audit (ticket, move, by, at) VALUES (:ticket, :move, :by, :at)')
  return ({ ticket, move, by, at }) => void insert({ ticket, move, by, at: at.getTime() })
}

export function sqliteTickets(db: Connection): Tickets {
  const note = prepareAudit(db)
  const say = prepareSay(db)
  const read = db.query(`${TICKETS} WHERE code = :code`, TicketRow)
  const inQueue = `${TICKETS} WHERE state = :state AND (:department IS NULL OR department = :department)`
  const queue = {
    new: db.query(`${inQueue} ORDER BY state_since, tickets.rowid LIMIT :limit`, TicketRow),
    answered: db.query(`${inQueue} ORDER BY state_since DESC, tickets.rowid DESC LIMIT :limit`, TicketRow),
  } satisfies Record<TicketState, unknown>
  const counts = db.query(
    `SELECT state, count(*) AS tickets FROM tickets
     WHERE :department IS NULL OR department = :department GROUP BY state`,
    z.object({ state: StateName, tickets: z.int() }),
  )
  const answer = db.query(
    `UPDATE tickets SET state = 'answered', state_since = :at, answer = :text, answered_by = :by, answered_at = :at
     WHERE code = :code AND state = 'new' RETURNING conversation`,
    z.object({ conversation: ConversationId }),
  )
  const audit = db.query('SELECT ticket, move, by, at FROM audit WHERE ticket = :code ORDER BY id', AuditRow)
  const deliveries = db.query(
    `SELECT count(*) AS parts, count(*) FILTER (WHERE state = 'dead') AS dead,
       count(*) FILTER (WHERE state IN ('next', 'behind')) AS waiting
     FROM outbox WHERE ticket = :code`,
    DeliveryCounts,
  )

  return {
    ticket: (code) => db.look(() => read.one({ code })),
    queue: ({ state, department }, limit) => db.look(() => queue[state].all({ state, department, limit })),
    countTickets: (department) =>
      db.look(() => {
        const count: Record<TicketState, number> = { new: 0, answered: 0 }
        for (const { state, tickets } of counts.all({ department })) count[state] = tickets
        return count
      }),
    answerTicket: (code, { text, by, at }, parts) =>
      db.move(() => {
        const answered = answer.one({ code, text, by, at: at.getTime() })
        if (answered === undefined) return read.one({ code }) === undefined ? 'unknown' : 'already_answered'
        say(answered.conversation, parts, { by: 'official', ticket: code, at })
        note({ ticket: code, move: 'answered', by, at })
        return 'answered'
      }),
    audit: (code) => db.look(() => audit.all({ code })),
    ticketDelivery: (code) =>
      db.look(() => {
        const { parts, dead, waiting } = deliveries.sure({ code })
        if (dead > 0) return 'dead'
        if (waiting > 0) return 'waiting'
        return parts > 0 ? 'sent' : 'none'
      }),
  }
}
