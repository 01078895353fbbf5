import { PLACES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import * as z from 'zod'
import type { DepartmentId, OfficialId } from './ids.ts'

/** Vai trò. What each may do stands in one table, `src/officials/may.ts`. */
export const Role = z.enum([
  'dieu-phoi', // tiếp nhận, điều phối: sees every queue
  'chuyen-vien', // answers the tickets of one department
  'lanh-dao', // lãnh đạo đơn vị
  'tri-thuc', // quản trị tri thức
  'phap-ly', // thẩm định pháp lý
  'kiem-toan', // kiểm toán: reads everything, writes nothing
  'quan-tri', // quản trị hệ thống
])
export type Role = z.infer<typeof Role>

/** A city an account may be for. */
export const WorkPlace: z.ZodType<Place> = z.enum(PLACES)

/** As colleagues know them; one line. */
export const OfficialName = z
  .string()
  .normalize()
  .trim()
  .regex(/^[^\p{Cc}]{1,80}$/u)

/** Cán bộ with an account in the console. */
export interface Official {
  readonly id: OfficialId
  readonly email: string
  /** What colleagues read: “Lan đang soạn”. */
  readonly name: string
  readonly role: Role
  /** Absent for roles that belong to no department. */
  readonly department: DepartmentId | null
  /** Whose city the account works for; `null`: both. */
  readonly place: Place | null
  /** `null` until the one-time link has been used. */
  readonly passwordHash: string | null
}

/** What an account is called until somebody says better: the e-mail's part before the @. */
export function nameFromEmail(email: string): string {
  return email.replace(/@.*$/, '')
}
