import * as z from 'zod'
import type { Day } from './validity.ts'

/** Quyết định về hiệu lực: what a person has ruled on law that nobody could say the validity of. */
export interface Ruling {
  /** Id of the document or provision ruled on. */
  readonly target: string
  readonly state: 'in_force' | 'ended'
  /** First day for which it is ruled so. */
  readonly from: Day
  /** Shown with the provision. */
  readonly reason: string
}

export const RulingShape: z.ZodType<Ruling> = z.object({
  target: z.string(),
  state: z.enum(['in_force', 'ended']),
  from: z.iso.date(),
  reason: z.string(),
})
