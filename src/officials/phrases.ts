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
  npm run -s admin -- invite --email ĐỊA-CHỈ [--json]

create-official tạo tài khoản cán bộ và in ra liên kết dùng một lần (72 giờ) để đặt mật khẩu.
invite in ra liên kết mới cho tài khoản đã có: liên kết trước bị mất hoặc hết hạn, hoặc quên mật khẩu.

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

export const EMAIL_UNKNOWN = 'Không có tài khoản nào mang địa chỉ thư điện tử này.'

export const INVITED = {
  'create-official': (who: NewOfficial) => `Đã tạo tài khoản ${described(who)}.`,
  invite: (who: NewOfficial) =>
    `Liên kết mới cho tài khoản ${described(who)}. Các liên kết trước không dùng được nữa.`,
} as const

function described({ email, role, department }: NewOfficial): string {
  return `${email} (${ROLE_NAMES[role]}${department === null ? '' : `, đơn vị ${department}`})`
}

/** @param news what was done */
export function invitation(news: string, link: string, expiresAt: Date): string {
  return `${news}

Liên kết đặt mật khẩu, dùng một lần, có hiệu lực đến ${vietnamTime(expiresAt)} (giờ Việt Nam):
${link}

Hãy gửi liên kết cho chính người mang tài khoản, qua kênh riêng.`
}
