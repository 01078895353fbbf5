import { readFileSync } from 'node:fs'
import type { Place } from '#knowledge/place.ts'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { DepartmentId } from '../domain/ids.ts'

/** Phrases of one line, parted by semicolons. */
export const Phrases = z.string().transform((line) =>
  line
    .normalize('NFC')
    .split(';')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
)

const Department = z.strictObject({
  id: DepartmentId,
  /** What to call it while the place is unknown. */
  name: z.string().min(1),
  hn: z.string().min(1).optional(),
  hcm: z.string().min(1).optional(),
  /** What it looks after, in words for citizens. */
  duty: z.string().min(1),
  words: Phrases.default([]),
  hints: Phrases.default([]),
  only: z.strictObject({ hn: Phrases.default([]), hcm: Phrases.default([]) }).default({ hn: [], hcm: [] }),
})

/** Đơn vị: an authority a question may be passed to, as `departments.yaml` describes it. */
export type Department = z.infer<typeof Department>

/** In the order of the file, which settles ties. */
export const DEPARTMENTS: readonly Department[] = z
  .array(Department)
  .refine((all) => DepartmentId.options.every((id) => all.filter((one) => one.id === id).length === 1), {
    error: 'every department id stands in departments.yaml exactly once',
  })
  .parse(parseYaml(readFileSync(new URL('departments.yaml', import.meta.url), 'utf8')))

const BY_ID: ReadonlyMap<DepartmentId, Department> = new Map(DEPARTMENTS.map((one) => [one.id, one]))

/**
 * The department's Vietnamese name, to stand inside a sentence.
 *
 * @param place `null` while nobody knows which city is meant; the name then fits either
 */
export function departmentName(id: DepartmentId, place: Place | null): string {
  const department = BY_ID.get(id)
  return (place === null ? undefined : department?.[place]) ?? department?.name ?? id
}
