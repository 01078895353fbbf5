import { PLACE_NAMES } from '#knowledge/place.ts'
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
  npm run -s admin -- create-official --email ĐỊA-CHỈ --role VAI-TRÒ [--department ĐƠN-VỊ] [--place hcm|hn] [--name "HỌ TÊN"] [--json]
  npm run -s admin -- invite --email ĐỊA-CHỈ [--json]
  npm run -s admin -- reset-second-factor --email ĐỊA-CHỈ [--json]
  npm run -s admin -- copy-store | backup | restore …   (chuyển kho, sao lưu, phục hồi; xem: … -- backup --help)
  npm run -s admin -- export-conversation --network MẠNG --chat MÃ-CHAT --by ĐỊA-CHỈ
  npm run -s admin -- retention [--by ĐỊA-CHỈ LOẠI=SỐ-NGÀY …]
  npm run -s admin -- deletions
  npm run -s admin -- lost-keys [--let-go TÊN-KHÓA --by ĐỊA-CHỈ]

create-official tạo tài khoản cán bộ và in ra liên kết dùng một lần (72 giờ) để đặt mật khẩu.
invite in ra liên kết mới cho tài khoản đã có: liên kết trước bị mất hoặc hết hạn, hoặc quên mật khẩu.
reset-second-factor bỏ điện thoại xác thực và mã dự phòng của tài khoản: lần đăng nhập tới thiết lập lại từ đầu.
export-conversation in ra JSON mọi thứ còn lưu về một cuộc trò chuyện; việc xuất được ghi lại cùng tài khoản trong --by.
retention in ra, hoặc đặt lại, số ngày lưu của từng loại dữ liệu.
deletions in ra các lần người dân xóa dữ liệu, theo mã biên nhận.
lost-keys in ra những gì đang chờ một khóa mã hóa không còn; với --let-go thì cho qua những gì chờ một khóa đã mất hẳn.

Vai trò:
${Role.options.map((role) => `  ${role.padEnd(12)} ${ROLE_NAMES[role]}`).join('\n')}

Vai trò chuyen-vien và lanh-dao cần --department, ví dụ: --department so-tai-chinh
--place là thành phố mà tài khoản làm việc; không có thì làm việc cho cả hai. Đơn vị có ở mỗi thành phố, nên với
vai trò thuộc một đơn vị hãy ghi --place.
--name là tên đồng nghiệp nhìn thấy; không có thì lấy phần trước @ của thư điện tử.`

export const WRONG_CALL = {
  command: (given: string) => (given === '' ? 'Thiếu lệnh.' : `Không có lệnh “${given}”.`),
  option: 'Tham số không đúng.',
  email: 'Thiếu --email, hoặc địa chỉ thư điện tử không đúng.',
  role: 'Thiếu --role, hoặc không có vai trò này.',
  department: 'Không có đơn vị này.',
  place: 'Không có địa bàn này: chỉ có hcm hoặc hn.',
  name: 'Tên cần từ 1 đến 80 ký tự, trên một dòng.',
  departmentNeeded: (role: Role) => `Vai trò ${role} cần --department.`,
} as const

export const EMAIL_TAKEN = 'Địa chỉ thư điện tử này đã có tài khoản.'

export const EMAIL_UNKNOWN = 'Không có tài khoản nào mang địa chỉ thư điện tử này.'

export const INVITED = {
  'create-official': (who: NewOfficial) => `Đã tạo tài khoản ${described(who)}.`,
  invite: (who: NewOfficial) =>
    `Liên kết mới cho tài khoản ${described(who)}. Các liên kết trước không dùng được nữa.`,
} as const

export const secondFactorReset = (who: NewOfficial): string =>
  `Đã đặt lại xác thực hai lớp của tài khoản ${described(who)}. Lần đăng nhập tới cần thiết lập lại.`

function described({ email, role, department, place = null }: NewOfficial): string {
  const belongs = [
    department === null ? [] : `đơn vị ${department}`,
    place === null ? [] : PLACE_NAMES[place],
  ].flat()
  return `${email} (${[ROLE_NAMES[role], ...belongs].join(', ')})`
}

/** @param news what was done */
export function invitation(news: string, link: string, expiresAt: Date): string {
  return `${news}

Liên kết đặt mật khẩu, dùng một lần, có hiệu lực đến ${vietnamTime(expiresAt)} (giờ Việt Nam):
${link}

Hãy gửi liên kết cho chính người mang tài khoản, qua kênh riêng.`
}
