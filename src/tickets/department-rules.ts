import { PLACES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import type { DepartmentId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import type { KeptRule, Rulebook } from '../domain/rulebook.ts'
import type { Ticket } from '../domain/ticket.ts'
import { maySetRules } from '../officials/may.ts'

/** How a department works, kept under `desk/<place>/<department>`; rules that came later have a value for earlier ones. */
const DepartmentRules = z.object({
  /** Bốn mắt: whoever drafts an answer does not send it. */
  fourEyes: z.boolean().default(false),
})
type DepartmentRules = Readonly<z.infer<typeof DepartmentRules>>

const USUAL: DepartmentRules = DepartmentRules.parse({})

export interface KeptDepartmentRules {
  readonly rules: DepartmentRules
  /** 0 while nobody has said anything. */
  readonly revision: number
  readonly changed: Pick<KeptRule, 'by' | 'at'> | undefined
}

/** The rules of a department in one city; the usual ones where nobody has set any. */
export async function departmentRules(
  rulebook: Rulebook,
  place: Place,
  department: DepartmentId,
): Promise<KeptDepartmentRules> {
  const kept = await rulebook.rule(ruleName(place, department))
  return { rules: read(kept?.value), revision: kept?.revision ?? 0, changed: kept }
}

/** Whether an answer to this ticket needs a second pair of eyes. While its city is not known the stricter rule holds. */
export async function needsFourEyes(
  rulebook: Rulebook,
  { place, department }: Pick<Ticket, 'place' | 'department'>,
): Promise<boolean> {
  const places = place === null ? PLACES : [place]
  const kept = await Promise.all(places.map((one) => departmentRules(rulebook, one, department)))
  return kept.some(({ rules }) => rules.fourEyes)
}

interface Setting {
  readonly place: Place
  readonly department: DepartmentId
  readonly fourEyes: boolean
  /** The revision that was seen. */
  readonly seen: number
}

/** Bật, tắt bốn mắt for one department of one city. */
export async function setFourEyes(
  desk: Desk,
  official: Official,
  { place, department, fourEyes, seen }: Setting,
): Promise<'kept' | 'moved_on' | 'forbidden'> {
  if (!maySetRules(official, { place, department })) return 'forbidden'
  const { rules } = await departmentRules(desk.store, place, department)
  const change = { expected: seen, by: official.id, at: desk.clock() }
  return desk.store.keepRule(ruleName(place, department), { ...rules, fourEyes }, change)
}

function ruleName(place: Place, department: DepartmentId): string {
  return `desk/${place}/${department}`
}

/** What no longer reads counts as not there. */
function read(value: unknown): DepartmentRules {
  return DepartmentRules.safeParse(value).data ?? USUAL
}
