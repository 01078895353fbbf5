import * as z from 'zod'
import type { Store } from '../../domain/store.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

const NoteRow = z.object({ at: Moment, bytes: z.int() })

/** That the store was backed up. */
export function sqliteBackups(db: Connection): Pick<Store, 'noteBackup' | 'lastBackup'> {
  const note = db.change(
    `INSERT INTO last_backup (id, at, bytes) VALUES (1, :at, :bytes)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, bytes = excluded.bytes`,
  )
  const last = db.query('SELECT at, bytes FROM last_backup', NoteRow)
  return {
    noteBackup: ({ at, bytes }) => db.move(() => void note({ at: at.getTime(), bytes })),
    lastBackup: () => db.look(() => last.one()),
  }
}
