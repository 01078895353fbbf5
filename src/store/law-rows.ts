import * as z from 'zod'
import type { Act, Decision } from '#knowledge/archive.ts'
import type { Acting } from '#knowledge/effect.ts'
import { RelationShape } from '#knowledge/relation.ts'
import { Ruling } from '#knowledge/ruling.ts'
import { Moment } from './rows.ts'

// Documents of JSON that both stores keep of the law, read back as they outlive the program that wrote them.

export const ActShape: z.ZodType<Act> = z.looseObject({
  by: z.string(),
  at: Moment,
  note: z.string().nullable(),
})

export const About: z.ZodType<Decision['about']> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('relation'), relation: RelationShape }),
  z.looseObject({ kind: z.literal('ruling'), ruling: Ruling }),
])

export const StateName: z.ZodType<Decision['state']> = z.enum(['proposed', 'applied', 'dismissed'])

export const ActingShape: z.ZodType<Acting> = z.looseObject({
  label: z.string(),
  from: z.string().exactOptional(),
})

/** Of the document or provision acted on. */
export function documentOf(about: Decision['about']): string {
  const { target } = about.kind === 'relation' ? about.relation : about.ruling
  return wholeOf(target)
}

/** The document a relation was read from; `null` for a ruling, which a person made. */
export function foundIn(about: Decision['about']): string | null {
  return about.kind === 'relation' ? wholeOf(about.relation.by) : null
}

function wholeOf(id: string): string {
  return id.replace(/\/.*$/, '')
}
