import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { Attendance, Tickets } from '../../domain/tickets.ts'
import type { Draft } from '../../domain/ticket.ts'
import { jsonOf, Moment } from '../rows.ts'
import { Fields } from './connection.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { ATTEND, SAVE_DRAFT } from './scripts.ts'
import { MomentText } from './shapes.ts'
import { ATTENDANCE_MS } from '../spans.ts'

const DraftRow: z.ZodType<Draft> = z.object({
  text: z.string(),
  revision: z.coerce.number().pipe(z.int()),
  by: OfficialId,
  at: MomentText,
})

const NoteLine = jsonOf(z.object({ text: z.string(), by: OfficialId, at: Moment }))
const Seen = jsonOf(z.object({ writing: z.boolean(), at: Moment }))
const SeenBy = z.record(OfficialId, Seen)

/** When nobody has it open any more; longer, so that it ends nothing that the clock of the desk would keep. */
const KEPT_S = 120

/** What lies on a ticket's desk while it is worked on: the shared draft, notes, who has it open. */
export function redisTicketDesk(
  db: Connection,
  keys: Keys,
): Pick<Tickets, 'draft' | 'saveDraft' | 'notes' | 'addNote' | 'attend' | 'attending'> {
  return {
    draft: (code) => db.row(keys.draft(code), DraftRow),
    saveDraft: async (code, { revision, text, by, at }) =>
      db.read(
        z.enum(['saved', 'moved_on']),
        await db.run(SAVE_DRAFT, [keys.draft(code)], [revision, text, by, at.getTime()]),
      ),
    notes: async (code) => {
      const key = keys.notes(code)
      const kept = db.read(z.array(NoteLine), await db.ask(key, 'LRANGE', key, 0, -1))
      return kept.map((note, place) => ({ id: place + 1, ...note }))
    },
    addNote: async (code, { text, by, at }) => {
      const key = keys.notes(code)
      await db.ask(key, 'RPUSH', key, JSON.stringify({ text, by, at: at.getTime() }))
    },
    attend: async (code, { official, writing, at }) => {
      const seen = JSON.stringify({ writing, at: at.getTime() })
      await db.run(ATTEND, [keys.attending(code)], [official, seen, KEPT_S, at.getTime() - ATTENDANCE_MS])
    },
    attending: async (code, since) => {
      const key = keys.attending(code)
      const seen = db.read(Fields.pipe(SeenBy), await db.ask(key, 'HGETALL', key))
      return Object.entries(seen)
        .map(([official, was]): Attendance => ({ official: OfficialId.parse(official), ...was }))
        .filter(({ at }) => at >= since)
        .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    },
  }
}
