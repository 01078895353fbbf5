import { readFileSync } from 'node:fs'
import type { Place } from '#knowledge/place.ts'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import type { Limit } from '../domain/deadline.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { TimeLimits } from '../domain/time-limits.ts'

/** More would be a slip of the finger: 90 working days are four months. */
export const MOST = { working_hours: 240, working_days: 90 } as const

const LimitShape: z.ZodType<Limit> = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('working_hours'), count: z.int().min(1).max(MOST.working_hours) }),
  z.strictObject({ unit: z.literal('working_days'), count: z.int().min(1).max(MOST.working_days) }),
])

const AllLimits = z.strictObject({
  accept: LimitShape,
  firstReply: LimitShape,
  answer: LimitShape,
  complex: LimitShape,
  urgent: LimitShape,
})

/** What is kept under `limits/<place>/<department>`: only the limits that differ from the usual ones, and why. */
export const OwnLimits = z.strictObject({
  limits: AllLimits.partial(),
  note: z.string().trim().min(1).max(1000),
})
export type OwnLimits = Readonly<z.infer<typeof OwnLimits>>

export const USUAL_LIMITS: TimeLimits = AllLimits.parse(
  parseYaml(readFileSync(new URL('limits.yaml', import.meta.url), 'utf8')),
)

export function limitsRule(place: Place, department: DepartmentId): string {
  return `limits/${place}/${department}`
}

/** A department's own limits, with the usual ones where it has none. */
export function withUsual(own: OwnLimits | undefined): TimeLimits {
  const limits = own?.limits
  return {
    accept: limits?.accept ?? USUAL_LIMITS.accept,
    firstReply: limits?.firstReply ?? USUAL_LIMITS.firstReply,
    answer: limits?.answer ?? USUAL_LIMITS.answer,
    complex: limits?.complex ?? USUAL_LIMITS.complex,
    urgent: limits?.urgent ?? USUAL_LIMITS.urgent,
  }
}

/** What was kept, where it still reads. */
export function ownLimits(value: unknown): OwnLimits | undefined {
  return OwnLimits.safeParse(value).data
}
