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

/** Cán bộ with an account in the console. */
export interface Official {
  readonly id: OfficialId
  readonly email: string
  readonly role: Role
  /** Absent for roles that belong to no department. */
  readonly department: DepartmentId | null
  /** `null` until the one-time link has been used. */
  readonly passwordHash: string | null
}
