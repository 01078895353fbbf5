import * as z from 'zod'
import { EXPIRING } from '../domain/forgetting.ts'
import type { Retained, RetentionTold } from '../domain/forgetting.ts'
import { Moment } from './rows.ts'

/** The row of this name says when retention last looked. */
export const LOOKED = 'looked'

/** How much of one kind retention took away on the last day on which there was any. */
export const Taken = z.object({ at: Moment, count: z.int() })
export const RetentionRow = Taken.extend({ kind: z.string() })

const Kind: z.ZodType<Retained> = z.enum(['conversations', 'receipts', 'program_memory', ...EXPIRING])

/**
 * What retention has told of itself.
 *
 * @param byItself kinds that the store's server ends by itself, which are not counted
 */
export function toldBy(
  rows: ReadonlyArray<z.infer<typeof RetentionRow>>,
  byItself: readonly Retained[],
): RetentionTold {
  const lookedAt = rows.find(({ kind }) => kind === LOOKED)?.at ?? null
  const taken = rows.flatMap(({ kind, at, count }) => {
    // A kind that only a newer program knows is left out.
    const known = Kind.safeParse(kind).data
    return known === undefined ? [] : [[known, { at, count }] as const]
  })
  return { lookedAt, taken: Object.fromEntries(taken), byItself }
}
