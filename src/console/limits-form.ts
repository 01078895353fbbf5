import * as z from 'zod'
import { MOST, OwnLimits } from '../clocks/limits.ts'
import { LIMIT_NAMES } from '../domain/time-limits.ts'
import type { LimitName } from '../domain/time-limits.ts'
import { LIMIT_NAMES_IN_WORDS, limitFault, LIMITS } from './phrases-calendar.ts'

const Text = z.string().transform((text) => text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim())

/** A number and a unit for each limit; a number not filled in means the usual limit. */
const Field = z.object({
  count: z.string().trim().catch(''),
  unit: z.enum(['working_hours', 'working_days']).catch('working_days'),
})

export interface LimitsForm {
  readonly fields: Readonly<Record<LimitName, z.infer<typeof Field>>>
  readonly note: string
  readonly seen: number
  readonly own: OwnLimits | undefined
  readonly faults: readonly string[]
}

export function readLimitsForm(body: Readonly<Record<string, unknown>>): LimitsForm {
  const field = (name: LimitName) => Field.parse({ count: body[name], unit: body[`${name}Unit`] })
  const fields = {
    accept: field('accept'),
    firstReply: field('firstReply'),
    answer: field('answer'),
    complex: field('complex'),
    urgent: field('urgent'),
  }
  const note = Text.catch('').parse(body['note'])
  const seen = z.coerce.number().int().min(0).catch(0).parse(body['seen'])
  const limits = Object.fromEntries(
    LIMIT_NAMES.filter((name) => fields[name].count !== '').map((name) => {
      const { count, unit } = fields[name]
      // `1e1` and `0x5` are numbers to JavaScript and slips of the finger to everybody else.
      return [name, { unit, count: /^\d+$/.test(count) ? Number(count) : Number.NaN }]
    }),
  )
  const read = OwnLimits.safeParse({ limits, note })
  if (read.success) return { fields, note, seen, own: read.data, faults: [] }
  const words = read.error.issues.map(({ path }) => {
    const name = LIMIT_NAMES.find((one) => one === path[1])
    return name === undefined
      ? LIMITS.noteFault
      : limitFault(LIMIT_NAMES_IN_WORDS[name], MOST.working_hours, MOST.working_days)
  })
  return { fields, note, seen, own: undefined, faults: [...new Set(words)] }
}
