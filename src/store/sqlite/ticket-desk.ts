import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { Attendance, Tickets } from '../../domain/tickets.ts'
import type { Draft, TicketNote } from '../../domain/ticket.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'
import { ATTENDANCE_MS } from '../spans.ts'

const DraftRow: z.ZodType<Draft> = z.object({
  text: z.string(),
  revision: z.int(),
  by: OfficialId,
  at: Moment,
})

const NoteRow: z.ZodType<TicketNote> = z.object({ id: z.int(), text: z.string(), by: OfficialId, at: Moment })

const AttendanceRow: z.ZodType<Attendance> = z
  .object({ official: OfficialId, writing: z.int(), at: Moment })
  .transform(({ writing, ...row }) => ({ ...row, writing: writing === 1 }))

/** What lies on a ticket's desk while it is worked on: the shared draft, notes, who has it open. */
export function sqliteTicketDesk(
  db: Connection,
): Pick<Tickets, 'draft' | 'saveDraft' | 'notes' | 'addNote' | 'attend' | 'attending'> {
  const draft = db.query('SELECT text, revision, by, at FROM drafts WHERE ticket = :code', DraftRow)
  const first = db.change(
    `INSERT INTO drafts (ticket, text, revision, by, at) VALUES (:code, :text, 1, :by, :at)
     ON CONFLICT (ticket) DO NOTHING`,
  )
  const next = db.change(
    `UPDATE drafts SET text = :text, revision = :revision, by = :by, at = :at
     WHERE ticket = :code AND revision = :revision - 1`,
  )
  const notes = db.query('SELECT id, text, by, at FROM notes WHERE ticket = :code ORDER BY id', NoteRow)
  const addNote = db.change('INSERT INTO notes (ticket, text, by, at) VALUES (:code, :text, :by, :at)')
  const attend = db.change(
    `INSERT INTO attendance (ticket, official, writing, at) VALUES (:code, :official, :writing, :at)
     ON CONFLICT (ticket, official) DO UPDATE SET writing = excluded.writing, at = excluded.at`,
  )
  const leave = db.change('DELETE FROM attendance WHERE at < :before')
  const attending = db.query(
    'SELECT official, writing, at FROM attendance WHERE ticket = :code AND at >= :since ORDER BY at DESC',
    AttendanceRow,
  )

  return {
    draft: (code) => db.look(() => draft.one({ code })),
    saveDraft: (code, { text, revision, by, at: moment }) =>
      db.move(() => {
        const at = moment.getTime()
        const kept = revision === 1 ? first({ code, text, by, at }) : next({ code, text, revision, by, at })
        return kept > 0 ? 'saved' : 'moved_on'
      }),
    notes: (code) => db.look(() => notes.all({ code })),
    addNote: (code, { text, by, at }) => db.move(() => void addNote({ code, text, by, at: at.getTime() })),
    attend: (code, { official, writing, at }) =>
      db.note(() => {
        leave({ before: at.getTime() - ATTENDANCE_MS })
        attend({ code, official, writing: writing ? 1 : 0, at: at.getTime() })
      }),
    attending: (code, since) => db.look(() => attending.all({ code, since: since.getTime() })),
  }
}
