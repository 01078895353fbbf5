import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { KeptForms } from '../../domain/kept-forms.ts'
import { jsonOf } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { KEEP_FORM } from './scripts.ts'

const HOUR_S = 3600

const Row = jsonOf(z.object({ official: OfficialId, words: z.string(), until_ms: z.number() }))

export function redisKeptForms(db: Connection, keys: Keys): KeptForms {
  return {
    keepForm: async ({ id, about, official, words, until }, now) => {
      const row = JSON.stringify({ official, words, until_ms: until.getTime() })
      // The server forgets by its own clock, an hour late: whether one is past, the caller's says.
      const kept = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) + HOUR_S
      await db.run(KEEP_FORM, [keys.forms(about)], [id, row, now.getTime(), kept])
    },
    keptForm: async ({ id, about, official }, now) => {
      const key = keys.forms(about)
      const row = db.read(Row.nullable(), await db.ask(key, 'HGET', key, id))
      const isTheirs = row?.official === official && row.until_ms > now.getTime()
      return isTheirs ? row.words : undefined
    },
  }
}
