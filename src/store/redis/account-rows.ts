import * as z from 'zod'
import type { Account } from '../../domain/account.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { nameFromEmail, Role } from '../../domain/official.ts'
import type { Official } from '../../domain/official.ts'
import { PlaceName } from '../rows.ts'
import { MomentText, OrNull } from './shapes.ts'

const OfficialColumns = {
  id: OfficialId,
  email: z.string(),
  // Accounts made before had no name.
  name: z.string().optional(),
  role: Role,
  department: OrNull.pipe(DepartmentId.nullable()),
  place: OrNull.pipe(PlaceName.nullable()),
  password_hash: OrNull,
}

export const OfficialRow: z.ZodType<Official> = z
  .object(OfficialColumns)
  .transform(({ password_hash: passwordHash, name, ...row }) => ({
    ...row,
    name: name ?? nameFromEmail(row.email),
    passwordHash,
  }))

/** An account whose recovery codes are still to be counted. */
export const AccountRow: z.ZodType<Account> = z
  .object({
    ...OfficialColumns,
    deactivated_at: z.string().optional(),
    factor_secret: z.string().optional(),
    factor_since: MomentText.optional(),
    signed_in_at: MomentText.optional(),
  })
  .transform((row) => ({
    official: OfficialRow.parse(row),
    isActive: row.deactivated_at === undefined,
    secondFactor:
      row.factor_secret === undefined || row.factor_since === undefined
        ? null
        : { sealedSecret: row.factor_secret, since: row.factor_since, recoveryCodesLeft: 0 },
    lastSignInAt: row.signed_in_at ?? null,
  }))
