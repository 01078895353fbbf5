import * as z from 'zod'
import { isAskerGone } from '../../domain/forgetting.ts'
import type { TicketChange } from '../../domain/tickets.ts'
import type { AuditEntry, Ticket } from '../../domain/ticket.ts'
import { noticeJson } from '../notice-rows.ts'
import { marksOf, queuedAt, saysTheSame, ticketJson, TicketRow, wordsOf } from '../ticket-rows.ts'
import type { Connection } from './connection.ts'
import { prepareMeet } from './conversations.ts'
import { prepareTell } from './notices.ts'
import { prepareSay } from './speech.ts'

/** The tickets' part of a move, for use within one: looked at before anything is written, then written. */
export function prepareMoveTickets(db: Connection): {
  /** Whether every ticket still is at the revision the move rests on, and no chat is taken from another ticket's official. */
  readonly areCurrent: (changes: readonly TicketChange[]) => boolean
  readonly write: (changes: readonly TicketChange[], now: Date) => void
} {
  const revision = db.query(
    'SELECT revision FROM tickets WHERE code = :code',
    z.object({ revision: z.int() }),
  )
  const elsewhere = db.query(
    `SELECT count(*) AS tickets FROM tickets AS other
     WHERE other.conversation = :conversation AND other.holds_chat = 1 AND other.code <> :code
       AND NOT EXISTS (SELECT 1 FROM tickets WHERE code = :code AND holds_chat = 1)`,
    z.object({ tickets: z.int() }),
  )
  const keep = prepareKeep(db)
  const note = prepareAudit(db)
  const say = prepareSay(db)
  const tell = prepareTell(db)

  return {
    areCurrent: (changes) =>
      changes.every(
        ({ ticket: { code, conversation, holdsChat }, seen }) =>
          (revision.one({ code })?.revision ?? 0) === seen &&
          (!holdsChat || elsewhere.sure({ code, conversation }).tickets === 0),
      ),
    write: (changes, now) => {
      for (const { ticket, entries, says, notices = [] } of changes) {
        keep(ticket)
        for (const entry of entries) note(entry)
        const answers = says.answer ? ticket.code : null
        say(ticket.conversation, says.parts, { by: says.by, ticket: answers, at: now })
        for (const notice of notices)
          tell({ way: 'desk', target: '', notice: noticeJson(notice), at: now.getTime() })
      }
    },
  }
}

/** Writes a ticket with what it is found by. A new one has the number it is given, or else the next. */
export function prepareKeep(db: Connection): (ticket: Ticket, number?: number) => void {
  const meet = prepareMeet(db)
  const write = db.query(
    `INSERT INTO tickets (id, code, revision, conversation, place, department, state, holder, holds_chat, queued_at,
       opened_at, next_at, ticket)
     VALUES (:number, :code, :revision, :conversation, :place, :department, :state, :holder, :holdsChat, :queuedAt,
       :openedAt, :nextAt, :ticket)
     ON CONFLICT (code) DO UPDATE SET revision = excluded.revision,
       conversation = excluded.conversation, place = excluded.place,
       department = excluded.department, state = excluded.state, holder = excluded.holder,
       holds_chat = excluded.holds_chat, queued_at = excluded.queued_at, next_at = excluded.next_at,
       ticket = excluded.ticket
     RETURNING id`,
    z.object({ id: z.int() }),
  )
  const read = db.query('SELECT ticket FROM tickets WHERE code = :code', TicketRow)
  const unfind = db.change('DELETE FROM ticket_words WHERE rowid = :id')
  const find = db.change('INSERT INTO ticket_words (rowid, words) VALUES (:id, :words)')

  return (ticket, number) => {
    const before = read.one({ code: ticket.code })
    if (isAskerGone(ticket)) meet(ticket.conversation, ticket.account)
    const { id } = write.sure({
      number: number ?? null,
      code: ticket.code,
      revision: ticket.revision,
      conversation: ticket.conversation,
      place: ticket.place,
      department: ticket.department,
      state: ticket.state,
      holder: ticket.holder,
      holdsChat: ticket.holdsChat ? 1 : 0,
      queuedAt: queuedAt(ticket),
      openedAt: ticket.openedAt.getTime(),
      nextAt: ticket.nextAt?.getTime() ?? null,
      ticket: ticketJson(ticket),
    })
    // Most moves change no word, and writing them anew takes longer than all the rest.
    if (before !== undefined && isFoundAlike(before, ticket)) return
    unfind({ id })
    find({ id, words: indexed(ticket) })
  }
}

function isFoundAlike(before: Ticket, now: Ticket): boolean {
  return saysTheSame(before, now) && marksOf(before).join(' ') === marksOf(now).join(' ')
}

function indexed(ticket: Ticket): string {
  return [...wordsOf(ticket), ...marksOf(ticket)].join(' ')
}

function prepareAudit(db: Connection): (entry: AuditEntry) => void {
  const insert = db.change(
    'INSERT INTO audit (ticket, move, by, at, detail) VALUES (:ticket, :move, :by, :at, :detail)',
  )
  return ({ ticket, move, by, at, detail }) =>
    void insert({ ticket, move, by, at: at.getTime(), detail: JSON.stringify(detail) })
}
