import * as z from 'zod'
import { WAIT_REASONS } from '#knowledge/archive.ts'
import { ImportReportShape } from '#knowledge/import/report-shape.ts'
import { ACCOUNT_MOVES } from '../../domain/account.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { Role } from '../../domain/official.ts'
import { About, ActingShape, StateName } from '../law-rows.ts'
import { PlaceName } from '../rows.ts'

// Records of the office: secrets, accounts, rules, the law. See records.ts.

const ms = z.int()
const place = z.int().positive()

/** Text of JSON, written as this program writes what it reads there. */
function jsonText<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)
    .transform((value) => JSON.stringify(value))
}
const Act = z.object({ by: z.string(), at: ms, note: z.string().nullable() })
const act = Act.shape

export const OFFICE = {
  secret: z.object({ name: z.string(), value: z.string() }),
  official: z.object({
    id: OfficialId,
    email: z.string(),
    name: z.string(),
    role: Role,
    department: DepartmentId.nullable(),
    place: PlaceName.nullable(),
    passwordHash: z.string().nullable(),
    deactivatedAt: ms.nullable(),
    factorSecret: z.string().nullable(),
    factorSince: ms.nullable(),
    factorStep: z.int(),
    signedInAt: ms.nullable(),
  }),
  invitation: z.object({ tokenHash: z.string(), official: OfficialId, expiresAt: ms }),
  usedInvitation: z.object({ tokenHash: z.string(), official: OfficialId, expiresAt: ms, usedAt: ms }),
  recoveryCode: z.object({ official: OfficialId, hash: z.string() }),
  session: z.object({
    tokenHash: z.string(),
    official: OfficialId,
    csrfToken: z.string(),
    startedAt: ms,
    lastUsedAt: ms,
    expiresAt: ms,
  }),
  begunSignIn: z.object({
    tokenHash: z.string(),
    official: OfficialId,
    offeredSecret: z.string().nullable(),
    replaces: z.int(),
    expiresAt: ms,
  }),
  /** `place` among those of the account; `change` among those of all accounts that are no ordinary sign-ins. */
  accountEntry: z.object({
    official: OfficialId,
    place,
    change: place.nullable(),
    move: z.enum(ACCOUNT_MOVES),
    by: z.union([OfficialId, z.literal('shell')]),
    at: ms,
    note: z.string().nullable(),
  }),
  /** `place` among those under one key, by time. */
  attempt: z.object({ key: z.string(), place, at: ms }),
  rule: z.object({ name: z.string(), revision: z.int(), value: z.string(), by: z.string(), at: ms }),
  example: z.object({
    id: z.string(),
    question: z.string(),
    place: PlaceName.nullable(),
    department: DepartmentId,
    by: OfficialId,
    at: ms,
  }),
  /** `content` is gzipped JSON in base64. */
  edition: z.object({ digest: z.string(), content: z.base64() }),
  version: z.object({
    number: z.int(),
    origin: z.enum(['shipped', 'published']),
    library: z.string(),
    ...act,
    overruled: z.string().nullable(),
  }),
  shelved: z.object({
    document: z.string(),
    since: z.int(),
    until: z.int().nullable(),
    digest: z.string(),
  }),
  inUse: z.object({ number: z.int() }),
  held: z.object({
    document: z.string(),
    digest: z.string(),
    base: z.string().nullable(),
    file: z.string().nullable(),
    report: jsonText(ImportReportShape.nullable()),
    waitsFor: jsonText(z.array(z.enum(WAIT_REASONS))),
    ...act,
    accepted: jsonText(Act).nullable(),
  }),
  decision: z.object({
    id: z.string(),
    about: jsonText(About),
    state: StateName,
    acting: jsonText(ActingShape).nullable(),
    ...act,
  }),
  lawEntry: z.object({
    place,
    move: z.string(),
    document: z.string().nullable(),
    version: z.int().nullable(),
    ...act,
  }),
} as const
