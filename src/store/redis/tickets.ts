import * as z from 'zod'
import { ConversationId, DepartmentId, OfficialId, TicketCode } from '../../domain/ids.ts'
import type { DepartmentId as Department } from '../../domain/ids.ts'
import type { Tickets } from '../../domain/store.ts'
import type { AuditEntry, NewTicket, Ticket, TicketState } from '../../domain/ticket.ts'
import { AccountColumns, Moment, PlaceName } from '../rows.ts'
import type { Argument, Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { ANSWER_TICKET } from './scripts.ts'
import { jsonOf, MomentText, OrNull, partArguments, readInPlace } from './shapes.ts'

const StateName: z.ZodType<TicketState> = z.enum(['new', 'answered'])

const TicketRow: z.ZodType<Ticket> = z
  .object({
    code: TicketCode,
    conversation: ConversationId,
    ...AccountColumns,
    question: z.string(),
    place: OrNull.pipe(PlaceName.nullable()),
    department: DepartmentId,
    reason: z.string(),
    state: StateName,
    opened_at: MomentText,
    answer: z.string().optional(),
    answered_by: OfficialId.optional(),
    answered_at: MomentText.optional(),
  })
  .transform(({ network, chat, opened_at: openedAt, answer, answered_by: by, answered_at: at, ...row }) => ({
    ...row,
    account: { network, chat },
    openedAt,
    answer: answer === undefined || by === undefined || at === undefined ? null : { text: answer, by, at },
  }))

const AuditRow: z.ZodType<AuditEntry> = jsonOf(
  z.object({
    ticket: TicketCode,
    move: z.enum(['opened', 'answered']),
    by: z.union([z.literal('citizen'), OfficialId]),
    at: Moment,
  }),
)

/** Keys of a new ticket, in the order finish-turn takes them. */
export function ticketKeys(keys: Keys, { code, department }: NewTicket): readonly string[] {
  return [keys.ticket(code), keys.audit(code), keys.queue('new', department)]
}

/** What finish-turn writes of a new ticket. */
export function ticketArguments(
  { code, question, place, department, reason }: NewTicket,
  at: number,
): readonly Argument[] {
  return [
    code,
    question,
    place ?? '',
    department,
    reason,
    auditLine({ ticket: code, move: 'opened', by: 'citizen', at }),
  ]
}

function auditLine(entry: Omit<AuditEntry, 'at'> & { readonly at: number }): string {
  return JSON.stringify(entry)
}

export function redisTickets(db: Connection, keys: Keys): Tickets {
  const read = (code: TicketCode): Promise<Ticket | undefined> => db.row(keys.ticket(code), TicketRow)
  const count = async (state: TicketState, department: Department | null): Promise<number> => {
    const queue = keys.queue(state, department)
    return db.read(z.int(), await db.ask(queue, 'ZCARD', queue))
  }

  return {
    ticket: read,
    queue: async ({ state, department }, limit) => {
      if (limit === 0) return []
      const queue = keys.queue(state, department)
      // New ones are served from the oldest, answered ones read from the latest.
      const order = state === 'answered' ? ['REV'] : []
      const codes = await db.ask(queue, 'ZRANGE', queue, 0, limit - 1, ...order)
      const found = await Promise.all(db.read(z.array(TicketCode), codes).map(read))
      // One answered between the two looks is in no hurry to be seen in a queue it has left.
      return found.flatMap((ticket) => (ticket?.state === state ? [ticket] : []))
    },
    countTickets: async (department) => {
      const [fresh, answered] = await Promise.all([count('new', department), count('answered', department)])
      return { new: fresh, answered }
    },
    answerTicket: async (code, { text, by, at }, parts) => {
      const ticket = await read(code)
      if (ticket === undefined) return 'unknown'
      // None of what is read here ever changes; whether it is still to be answered, the script looks for itself.
      const { conversation, account, department } = ticket
      const answered = await db.run(
        ANSWER_TICKET,
        [
          keys.ticket(code),
          keys.audit(code),
          keys.queue('new', null),
          keys.queue('new', department),
          keys.queue('answered', null),
          keys.queue('answered', department),
          keys.lastLine,
          keys.transcript(conversation),
          keys.heads,
          keys.behind(conversation),
          keys.headsDue(account.network),
          keys.sending,
          keys.fares,
        ],
        [
          code,
          text,
          by,
          at.getTime(),
          conversation,
          auditLine({ ticket: code, move: 'answered', by, at: at.getTime() }),
          readInPlace(account.network),
          parts.length,
          ...partArguments(parts),
        ],
      )
      return db.read(z.enum(['answered', 'already_answered', 'unknown']), answered)
    },
    audit: async (code) => {
      const audit = keys.audit(code)
      return db.read(z.array(AuditRow), await db.ask(audit, 'LRANGE', audit, 0, -1))
    },
    ticketDelivery: async (code) => {
      const counts = ['parts', 'waiting', 'dead'].map((what) => `${code}:${what}`)
      const fares = await db.ask(keys.fares, 'HMGET', keys.fares, ...counts)
      const Count = z.union([z.null().transform(() => 0), z.coerce.number()])
      const [parts, waiting, dead] = db.read(z.tuple([Count, Count, Count]), fares)
      if (dead > 0) return 'dead'
      if (waiting > 0) return 'waiting'
      return parts > 0 ? 'sent' : 'none'
    },
  }
}
