import * as z from 'zod'
import type { Retained } from '../domain/forgetting.ts'
import type { OfficialId } from '../domain/ids.ts'
import { REMEMBERED_DAYS } from '../domain/message.ts'
import type { Rulebook } from '../domain/rulebook.ts'

/** A kind of what is kept: for how many days; why so long says `phrases.ts`. */
interface Kept {
  readonly days: number
  /** No rule sets it lower. */
  readonly least: number
}

/**
 * How long what is kept of people is kept. The only place that says so; `docs/operations.md` tells it to operators, and an
 * administrator may set other days (rule {@link RETENTION_RULE}). No time of these comes from a law that names it: the law
 * on personal data asks for no longer than the purpose needs, and these say what the purpose needs.
 */
export const KEPT: Readonly<Record<Retained, Kept>> = {
  conversations: { days: 180, least: 30 },
  receipts: { days: 30, least: 7 },
  // Whoever knows the name a program gave its conversation leans on its questions: no longer than one goes on.
  program_memory: { days: 1, least: 1 },
  // So long the store promises to know a repeated delivery.
  messages: { days: REMEMBERED_DAYS, least: REMEMBERED_DAYS },
  answers: { days: 180, least: 30 },
  deletions: { days: 1825, least: 365 },
  dead_notices: { days: 90, least: 7 },
  letter_journal: { days: 730, least: 365 },
  account_log: { days: 730, least: 365 },
  invitations: { days: 30, least: 1 },
  sessions: { days: 1, least: 1 },
  sign_ins: { days: 1, least: 1 },
  attempts: { days: 1, least: 1 },
  contact_codes: { days: 1, least: 1 },
}

/** Under which name other days are kept: `{"conversations": 365}`. */
export const RETENTION_RULE = 'privacy/retention'

const KindName = z.enum(Object.keys(KEPT) as [Retained, ...Retained[]])
const Days = z.partialRecord(KindName, z.int().min(1).max(36_500))

/** Days of every kind, by an administrator's rule where there is one; never below what the desk itself needs. */
export function daysKept(rule: unknown): Readonly<Record<Retained, number>> {
  const set = Days.safeParse(rule).data ?? {}
  const entries = KindName.options.map((kind) => {
    const { days, least } = KEPT[kind]
    return [kind, Math.max(set[kind] ?? days, least)]
  })
  // Made of every kind there is.
  return Object.fromEntries(entries) as Record<Retained, number>
}

/** `conversations=365`, as typed. */
export const TypedDays = z
  .string()
  .regex(/^[a-z_]+=\d{1,5}$/)
  .transform((typed): unknown => typed.split('='))
  .pipe(z.tuple([KindName, z.coerce.number().pipe(z.int().min(1).max(36_500))]))
  .refine(([kind, days]) => days >= KEPT[kind].least)

/**
 * Sets other days for some kinds; the others stay as they are.
 *
 * @returns `moved_on` when somebody else has set some meanwhile
 */
export async function setRetention(
  store: Rulebook,
  days: ReadonlyArray<readonly [Retained, number]>,
  { by, at }: { readonly by: OfficialId; readonly at: Date },
): Promise<'kept' | 'moved_on'> {
  const rule = await store.rule(RETENTION_RULE)
  const value = { ...Days.safeParse(rule?.value).data, ...Object.fromEntries(days) }
  return store.keepRule(RETENTION_RULE, value, { expected: rule?.revision ?? 0, by, at })
}
