import type { AccountMove } from '../domain/account.ts'

/** What officials read about accounts, codes and sessions. */

export const CODE = {
  title: 'Mã xác thực',
  who: 'Tài khoản',
  label: 'Mã 6 số trong ứng dụng xác thực',
  rule: 'Mã đổi sau mỗi 30 giây, mỗi mã chỉ dùng một lần.',
  enter: 'Xác nhận',
  lost: 'Không có điện thoại bên cạnh? Dùng một mã dự phòng.',
  recoveryTitle: 'Mã dự phòng',
  recoveryLabel: 'Một mã dự phòng chưa dùng',
  recoveryRule: 'Mã bạn đã lưu khi thiết lập, ví dụ 7K2M-9XQ4-PB3H. Mỗi mã chỉ dùng một lần.',
  toCode: 'Dùng mã trong ứng dụng xác thực',
  noCodes: 'Hết mã dự phòng: xin liên hệ quản trị hệ thống để thiết lập lại.',
  wrong: 'Mã không đúng hoặc đã được dùng. Xin chờ mã tiếp theo rồi nhập lại.',
  sealed:
    'Khóa của hệ thống đã thay đổi nên không kiểm tra được mã trong ứng dụng. Xin dùng một mã dự phòng, hoặc liên hệ quản trị hệ thống.',
  gone: 'Đã quá thời gian nhập mã. Xin đăng nhập lại.',
  otherAccount: 'Đăng nhập bằng tài khoản khác',
} as const

export const tooManyCodes = (minutes: number): string =>
  `Đã có quá nhiều mã không đúng. Xin thử lại sau ${minutes} phút, trên máy bạn vẫn thường dùng.`

export const ENROL = {
  title: 'Thiết lập xác thực hai lớp',
  why: 'Mọi tài khoản cán bộ cần thêm một lớp bảo vệ: mã 6 số trên điện thoại của bạn.',
  app: 'Cài một ứng dụng xác thực trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis.',
  scan: 'Trong ứng dụng, chọn thêm tài khoản rồi quét hình dưới đây.',
  picture: 'Mã QR để thêm tài khoản vào ứng dụng xác thực',
  byHand: 'Không quét được? Nhập khóa này vào ứng dụng:',
  type: 'Nhập mã 6 số mà ứng dụng đang hiện.',
  label: 'Mã 6 số',
  once: 'Khóa này không hiện lại sau khi thiết lập xong.',
  set: 'Hoàn tất',
} as const

export const RECOVERY = {
  title: 'Mã dự phòng của bạn',
  why: 'Khi mất điện thoại, mỗi mã dưới đây thay được một lần cho mã trong ứng dụng.',
  once: 'Các mã chỉ hiện ở trang này một lần. Hãy in hoặc tải về và cất nơi an toàn, không để cùng điện thoại.',
  earlier: 'Các mã dự phòng trước đây không còn dùng được.',
  download: 'Tải về tệp văn bản',
  file: 'ma-du-phong.txt',
  fileHead: 'Mã dự phòng, Bàn trả lời – Dân hỏi, Chính quyền trả lời. Mỗi mã dùng một lần. Tài khoản:',
  go: 'Tôi đã lưu các mã, tiếp tục',
} as const

export const ACCOUNT = {
  title: 'Tài khoản của tôi',
  facts: 'Thông tin',
  name: 'Tên',
  email: 'Thư điện tử',
  role: 'Vai trò',
  department: 'Đơn vị',
  noDepartment: 'Không thuộc đơn vị nào',
  place: 'Địa bàn',
  bothPlaces: 'Cả hai thành phố',
  factsRule: 'Cần sửa thông tin này: xin liên hệ quản trị hệ thống.',
  sessions: 'Nơi đang đăng nhập',
  sessionsRule: 'Phiên tự hết sau 60 phút không dùng, và sau 12 giờ trong mọi trường hợp.',
  thisSession: 'Phiên này',
  started: 'Đăng nhập lúc',
  used: 'Dùng gần nhất',
  end: 'Kết thúc phiên này',
  endAll: 'Đăng xuất khỏi mọi thiết bị',
  sessionEnded: 'Đã kết thúc phiên.',
  log: 'Đăng nhập và thay đổi gần đây',
  logRule: 'Thấy việc không phải của mình: đổi mật khẩu ngay và báo quản trị hệ thống.',
  password: 'Đổi mật khẩu',
  passwordRule: 'Những nơi khác đang đăng nhập tài khoản này sẽ bị đăng xuất.',
  old: 'Mật khẩu hiện nay',
  code: 'Mã 6 số hoặc một mã dự phòng',
  change: 'Đổi mật khẩu',
  changed: 'Đã đổi mật khẩu.',
  second: 'Xác thực hai lớp',
  since: 'Thiết lập lúc',
  codesLeft: 'Mã dự phòng còn lại',
  renew: 'Tạo mã dự phòng mới',
  renewRule: 'Mười mã mới thay cho mọi mã cũ.',
  replace: 'Chuyển sang điện thoại khác',
  replaceRule: 'Điện thoại cũ vẫn dùng được cho đến khi thiết lập xong điện thoại mới.',
  passwordWrong: 'Mật khẩu hiện nay không đúng.',
} as const

export const OFFICIALS = {
  title: 'Cán bộ',
  list: 'Tài khoản',
  add: 'Thêm tài khoản',
  log: 'Nhật ký tài khoản',
  admin: 'quản trị hệ thống',
  noLog: 'Chưa có gì trong nhật ký.',
  name: 'Tên',
  email: 'Thư điện tử',
  role: 'Vai trò',
  department: 'Đơn vị',
  none: 'Không thuộc đơn vị nào',
  place: 'Địa bàn',
  both: 'Cả hai thành phố',
  signedIn: 'Đăng nhập gần nhất',
  never: 'Chưa lần nào',
  second: 'Xác thực hai lớp',
  set: 'đã thiết lập',
  notSet: 'chưa thiết lập',
  inactive: 'ngừng hoạt động',
  noPassword: 'chưa đặt mật khẩu',
  create: 'Tạo tài khoản',
  back: 'Về danh sách cán bộ',
  facts: 'Thông tin',
  save: 'Lưu thay đổi',
  saved: 'Đã lưu thay đổi.',
  unchanged: 'Không có gì thay đổi.',
  overtaken: (facts: string): string => `Bạn đã điền: ${facts}.`,
  access: 'Quyền vào hệ thống',
  invite: 'Cấp liên kết mới',
  inviteRule: 'Dùng khi quên mật khẩu hoặc liên kết trước đã hết hạn. Liên kết trước không dùng được nữa.',
  reset: 'Đặt lại xác thực hai lớp',
  resetRule: 'Dùng khi mất điện thoại và hết mã dự phòng. Lần đăng nhập tới phải thiết lập lại từ đầu.',
  resetDone: 'Đã đặt lại xác thực hai lớp.',
  deactivate: 'Ngừng hoạt động',
  deactivateRule:
    'Cán bộ bị đăng xuất ngay và không đăng nhập được nữa. Việc đã làm vẫn đứng tên cán bộ; phiếu đang xử lý trở lại hàng chờ của đơn vị.',
  deactivated: 'Tài khoản đã ngừng hoạt động.',
  reactivate: 'Cho hoạt động lại',
  reactivated: 'Tài khoản hoạt động trở lại.',
  linkTitle: 'Liên kết đặt mật khẩu',
  link: 'Liên kết dùng một lần',
  linkOnce: 'Liên kết chỉ hiện ở trang này một lần. Hãy gửi cho chính người mang tài khoản, qua kênh riêng.',
  linkUntil: 'Có hiệu lực đến',
  toAccount: 'Về tài khoản này',
  readOnly: 'Bạn xem được tài khoản nhưng không thay đổi.',
} as const

export const ACCOUNT_FAULTS = {
  email: 'Thư điện tử chưa đúng.',
  name: 'Tên cần từ 1 đến 80 ký tự, trên một dòng.',
  role: 'Xin chọn vai trò.',
  department: 'Vai trò này cần một đơn vị.',
  place: 'Vai trò này thuộc đơn vị của một thành phố: xin chọn địa bàn.',
  email_taken: 'Địa chỉ thư điện tử này đã có tài khoản.',
  moved_on:
    'Trong lúc bạn làm, tài khoản này đã được đổi. Chưa có gì được lưu; dưới đây là thông tin mới, xin xem rồi làm lại nếu vẫn cần.',
  last_administrator:
    'Đây là quản trị hệ thống duy nhất còn hoạt động. Xin giao vai trò này cho người khác trước.',
} as const

export const ACCOUNT_MOVES_IN_WORDS: Readonly<Record<AccountMove, string>> = {
  created: 'Tạo tài khoản',
  invited: 'Cấp liên kết mới',
  password_set: 'Đặt mật khẩu bằng liên kết',
  password_changed: 'Đổi mật khẩu',
  second_factor_set: 'Thiết lập điện thoại xác thực',
  second_factor_reset: 'Đặt lại xác thực hai lớp',
  recovery_codes_renewed: 'Tạo mã dự phòng mới',
  signed_in: 'Đăng nhập',
  signed_in_by_recovery_code: 'Đăng nhập bằng mã dự phòng',
  signed_out_everywhere: 'Đăng xuất khỏi mọi thiết bị',
  codes_refused: 'Nhiều lần đúng mật khẩu nhưng sai mã, từ máy lạ: mật khẩu có thể đã lộ',
  changed: 'Sửa thông tin',
  deactivated: 'Ngừng hoạt động',
  reactivated: 'Cho hoạt động lại',
}

/** Facts of an account as a log entry names them. */
export const FACTS: Readonly<Record<string, string>> = {
  name: 'tên',
  role: 'vai trò',
  department: 'đơn vị',
  place: 'địa bàn',
}

export const BY_SHELL = 'dòng lệnh'
