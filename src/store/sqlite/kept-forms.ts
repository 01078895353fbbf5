import * as z from 'zod'
import type { KeptForms } from '../../domain/kept-forms.ts'
import type { Connection } from './connection.ts'

const Row = z.object({ words: z.string() })

export function sqliteKeptForms(db: Connection): KeptForms {
  const sweep = db.change('DELETE FROM kept_forms WHERE expires_at <= :now')
  const keep = db.change(
    `INSERT INTO kept_forms (about, id, official, words, expires_at)
     VALUES (:about, :id, :official, :words, :until) ON CONFLICT (about, id) DO NOTHING`,
  )
  const read = db.query(
    `SELECT words FROM kept_forms
     WHERE about = :about AND id = :id AND official = :official AND expires_at > :now`,
    Row,
  )
  return {
    keepForm: ({ id, about, official, words, until }, now) =>
      db.move(() => {
        sweep({ now: now.getTime() })
        keep({ id, about, official, words, until: until.getTime() })
      }),
    keptForm: ({ id, about, official }, now) =>
      db.look(() => read.one({ id, about, official, now: now.getTime() })?.words),
  }
}
