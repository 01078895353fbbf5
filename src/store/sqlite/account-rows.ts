import * as z from 'zod'
import type { Account } from '../../domain/account.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { Role } from '../../domain/official.ts'
import type { Official } from '../../domain/official.ts'
import { Moment, PlaceName } from '../rows.ts'

const OfficialColumns = {
  id: OfficialId,
  email: z.string(),
  name: z.string(),
  role: Role,
  department: DepartmentId.nullable(),
  place: PlaceName.nullable(),
  password_hash: z.string().nullable(),
}

export const OfficialRow: z.ZodType<Official> = z
  .object(OfficialColumns)
  .transform(({ password_hash: passwordHash, ...row }) => ({ ...row, passwordHash }))

export const AccountRow: z.ZodType<Account> = z
  .object({
    ...OfficialColumns,
    deactivated_at: z.int().nullable(),
    factor_secret: z.string().nullable(),
    factor_since: Moment.nullable(),
    signed_in_at: Moment.nullable(),
    codes_left: z.int(),
  })
  .transform((row) => ({
    official: OfficialRow.parse(row),
    isActive: row.deactivated_at === null,
    secondFactor:
      row.factor_secret === null || row.factor_since === null
        ? null
        : { sealedSecret: row.factor_secret, since: row.factor_since, recoveryCodesLeft: row.codes_left },
    lastSignInAt: row.signed_in_at,
  }))

/** What {@link AccountRow} reads; a condition may follow. */
export const ACCOUNT = `
  SELECT officials.*, (SELECT count(*) FROM recovery_codes WHERE official = officials.id) AS codes_left
  FROM officials`
