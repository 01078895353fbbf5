import * as z from 'zod'
import { EXPIRING } from '../domain/forgetting.ts'
import type { Retained, RetentionTold } from '../domain/forgetting.ts'
import { Moment } from './rows.ts'

/** Under this name stands when retention last looked. */
export const LOOKED = 'looked'

/** What went of one kind on the last day on which anything did. */
export const Taken = z.object({ at: Moment, count: z.int() })
export const RetentionRow = Taken.extend({ kind: z.string() })

const Kind: z.ZodType<Retained> = z.enum(['conversations', 'receipts', 'program_memory', ...EXPIRING])

/** @param byItself what the store's server ends without being asked */
export function toldBy(
  rows: ReadonlyArray<z.infer<typeof RetentionRow>>,
  byItself: readonly Retained[],
): RetentionTold {
  const lookedAt = rows.find(({ kind }) => kind === LOOKED)?.at ?? null
  const taken = rows.flatMap(({ kind, at, count }) => {
    // One that only a newer program knows is no news here.
    const known = Kind.safeParse(kind).data
    return known === undefined ? [] : [[known, { at, count }] as const]
  })
  return { lookedAt, taken: Object.fromEntries(taken), byItself }
}
