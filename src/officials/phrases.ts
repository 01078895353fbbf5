import { Role } from '../domain/official.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import type { NewOfficial } from './invite.ts'

/** Roles as officials call them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'dieu-phoi': 'Cán bộ điều phối',
  'chuyen-vien': 'Chuyên viên',
  'lanh-dao': 'Lãnh đạo đơn vị',
  'tri-thuc': 'Quản trị tri thức',
  'phap-ly': 'Thẩm định pháp lý',
  'kiem-toan': 'Kiểm toán',
  'quan-tri': 'Quản trị hệ thống',
}

export const USAGE = `Cách dùng:
  npm run -s admin -- create-official --email ĐỊA-CHỈ --role VAI-TRÒ [--department ĐƠN-VỊ] [--json]

Tạo tài khoản cán bộ và in ra liên kết dùng một lần (72 giờ) để đặt mật khẩu.

Vai trò:
${Role.options.map((role) => `  ${role.padEnd(12)} ${ROLE_NAMES[role]}`).join('\n')}

Vai trò chuyen-vien và lanh-dao cần --department, ví dụ: --department so-tai-chinh`

export const WRONG_CALL = {
  command: (given: string) => (given === '' ? 'Thiếu lệnh.' : `Không có lệnh “${given}”.`),
  option: 'Tham số không đúng.',
  email: 'Thiếu --email, hoặc địa chỉ thư điện tử không đúng.',
  role: 'Thiếu --role, hoặc không có vai trò này.',
  department: 'Không có đơn vị này.',
  departmentNeeded: (role: Role) => `Vai trò ${role} cần --department.`,
} as const

export const EMAIL_TAKEN = 'Địa chỉ thư điện tử này đã có tài khoản.'

export function invitation(who: NewOfficial, link: string, expiresAt: Date): string {
  const department = who.department === null ? '' : `, đơn vị ${who.department}`
  return `Đã tạo tài khoản ${who.email} (${ROLE_NAMES[who.role]}${department}).

Liên kết đặt mật khẩu, dùng một lần, có hiệu lực đến ${vietnamTime(expiresAt)} (giờ Việt Nam):
${link}

Hãy gửi liên kết cho chính người được cấp tài khoản, qua kênh riêng.`
}
