import type { Warning } from '../questions/official-check.ts'
import type { Network } from '../domain/ids.ts'
import type { StoreWarning } from '../domain/store.ts'
import type { AuditEntry, TicketState } from '../domain/ticket.ts'
import type { PasswordFault } from '../officials/passwords.ts'

/** Every sentence officials read in the console. */

export const FORUM = 'Dân hỏi – Chính quyền trả lời'
export const DESK = 'Bàn trả lời'

export const FRAME = {
  skip: 'Đến nội dung chính',
  menu: 'Mục chính',
  queue: 'Phiếu hỏi',
  law: 'Văn bản',
  system: 'Hệ thống',
  signOut: 'Đăng xuất',
} as const

export const SIGN_IN = {
  title: 'Đăng nhập',
  who: 'Dành cho cán bộ trả lời phiếu hỏi của người dân.',
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  enter: 'Đăng nhập',
  wrong: 'Thư điện tử hoặc mật khẩu không đúng.',
  busy: 'Hệ thống đang bận. Xin thử lại sau ít giây.',
  signedOut: 'Bạn đã đăng xuất.',
  passwordSet: 'Đã đặt mật khẩu. Mời bạn đăng nhập.',
  noAccount: 'Chưa có tài khoản hoặc quên mật khẩu: xin liên hệ quản trị hệ thống.',
} as const

export const tooManyAttempts = (minutes: number): string =>
  `Đã có quá nhiều lần đăng nhập không thành công từ máy này. Xin thử lại sau ${minutes} phút.`

export const INVITATION = {
  title: 'Đặt mật khẩu',
  for: 'Tài khoản',
  password: 'Mật khẩu mới',
  rule: 'Ít nhất 12 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó nhớ.',
  again: 'Nhập lại mật khẩu',
  set: 'Đặt mật khẩu',
  different: 'Hai lần nhập chưa giống nhau.',
  deadTitle: 'Liên kết không còn dùng được',
  dead: 'Liên kết này đã được dùng, đã quá 72 giờ, hoặc bị chép thiếu. Xin liên hệ quản trị hệ thống để nhận liên kết mới.',
  toSignIn: 'Đến trang đăng nhập',
} as const

export const PASSWORD_FAULTS: Readonly<Record<PasswordFault, string>> = {
  too_short: 'Mật khẩu cần ít nhất 12 ký tự.',
  too_long: 'Mật khẩu dài quá 256 ký tự.',
  is_email: 'Mật khẩu không được trùng với địa chỉ thư điện tử.',
}

export const STATES: Readonly<Record<TicketState, string>> = {
  new: 'Chờ trả lời',
  answered: 'Đã trả lời',
}

export const QUEUE = {
  title: 'Phiếu hỏi',
  all: 'Tất cả',
  state: 'Trạng thái',
  department: 'Đơn vị',
  everyDepartment: 'Mọi đơn vị',
  filter: 'Lọc',
  none: {
    new: 'Không có phiếu nào đang chờ.',
    answered: 'Chưa có phiếu nào được trả lời.',
  },
  order: { new: 'chờ lâu nhất ở trên', answered: 'mới trả lời ở trên' },
  noDepartment: 'Tài khoản của bạn chưa thuộc đơn vị nào. Xin liên hệ quản trị hệ thống.',
} as const

export const waited = (time: string): string => `chờ ${time}`
export const answeredAt = (time: string): string => `trả lời ${time}`
export const sentAt = (time: string): string => `gửi ${time}`
export const onlySome = (shown: number, total: number): string => `Đang hiện ${shown} trong ${total} phiếu.`

export const TICKET = {
  back: 'Về danh sách phiếu',
  question: 'Câu hỏi',
  facts: 'Thông tin phiếu',
  place: 'Địa bàn',
  noPlace: 'Chưa nói rõ',
  department: 'Đơn vị',
  opened: 'Gửi lúc',
  network: 'Hỏi qua',
  reason: 'Vì sao trợ lý chưa trả lời',
  delivery: 'Gửi tới người dân',
  transcript: 'Cuộc trò chuyện',
  noWords: '(tin không có chữ)',
  audit: 'Nhật ký',
  answer: 'Câu trả lời',
  writeAnswer: 'Soạn câu trả lời',
  yourAnswer: 'Nội dung trả lời',
  rule: 'Tối đa 4.000 ký tự. Bước sau bạn sẽ xem lại đúng như người dân đọc, rồi mới gửi.',
  preview: 'Xem trước',
  readOnly: 'Bạn xem được phiếu này nhưng không trả lời thay đơn vị.',
  empty: 'Xin soạn câu trả lời trước khi xem lại.',
  tooLong: 'Câu trả lời dài quá 4.000 ký tự. Xin rút gọn.',
  alreadyAnswered: 'Phiếu này vừa được người khác trả lời. Nội dung bạn soạn chưa được gửi.',
  answered: 'Đã ghi câu trả lời. Người dân sẽ nhận được tại nơi đã hỏi.',
} as const

export const ticketTitle = (code: string): string => `Phiếu ${code}`
export const transcriptLines = (lines: number): string => `${lines} tin gần nhất`

export const PREVIEW = {
  title: 'Xem lại trước khi gửi',
  reads: 'Người dân sẽ đọc đúng như sau:',
  part: (number: number, all: number): string => `Tin ${number}/${all}`,
  send: 'Gửi cho người dân',
  final: 'Gửi rồi thì không sửa hay rút lại được.',
  edit: 'Sửa nội dung',
  again: 'Xem lại bản đã sửa',
  back: 'Bỏ, về phiếu',
  warned: 'Cần xem lại trước khi gửi',
  aware: 'Tôi đã xem các điểm trên và vẫn gửi câu trả lời này',
} as const

/** What an official should look at before an answer goes out. */
export function warningInWords(warning: Warning): string {
  switch (warning.kind) {
    case 'not_on_shelf':
      return `${warning.label}: văn bản này không có trong kho, nên chưa kiểm tra được.`
    case 'no_such_provision':
      return `${warning.label}: kho có văn bản này nhưng không có điều, khoản, điểm này.`
    case 'not_in_force':
      return `${warning.label}: ${warning.reason}.`
    case 'figures':
      return `Con số không thấy trong quy định được trích dẫn hay trong câu hỏi: ${warning.figures.join(', ')}.`
  }
}

export const SPEAKERS = { citizen: 'Người dân', desk: 'Trợ lý', official: 'Cán bộ' } as const

export const MOVES: Readonly<Record<AuditEntry['move'], string>> = {
  opened: 'Mở phiếu',
  answered: 'Trả lời',
}

export const DELIVERY = {
  none: 'Chưa có gì để gửi',
  waiting: 'Đang gửi',
  sent: 'Đã tới nơi',
  dead: 'Không gửi được: xin báo quản trị hệ thống',
} as const

export const NETWORKS: Readonly<Record<Network, string>> = {
  telegram: 'Telegram',
  zalo: 'Zalo',
  web: 'Trang web',
  api: 'Giao diện lập trình',
}

const REASONS: Readonly<Record<string, string>> = {
  not_in_knowledge: 'Kho văn bản chưa có quy định về việc này.',
  not_on_shelf: 'Kho chưa có văn bản mà người dân hỏi.',
  not_in_document: 'Văn bản mà người dân hỏi không có quy định về việc này.',
  no_such_provision: 'Văn bản không có điều, khoản mà người dân hỏi.',
  text_missing: 'Kho chưa có nguyên văn điều, khoản được hỏi.',
  other_city: 'Văn bản được hỏi chỉ áp dụng cho thành phố khác.',
  not_yet: 'Quy định về việc này chưa có hiệu lực.',
  ended: 'Quy định về việc này đã hết hiệu lực, chưa thấy quy định thay thế.',
  needs_ruling: 'Hiệu lực của quy định về việc này cần người thẩm định.',
  check_failed: 'Bản trả lời tự động không qua được bước kiểm tra.',
  other_language: 'Câu hỏi không viết bằng tiếng Việt.',
  out_of_scope: 'Việc này nằm ngoài phạm vi của trợ lý.',
  personal_file: 'Câu hỏi về một hồ sơ cụ thể; trợ lý không xem được hồ sơ.',
  opinion: 'Câu hỏi cần ý kiến, nhận định của cơ quan.',
  complaint: 'Đây là phản ánh, khiếu nại.',
  emergency: 'Người dân báo việc khẩn cấp.',
  asked_for_official: 'Người dân muốn gặp cán bộ.',
}

/** @param code an Answer's `reason`; a code without words yet is shown as it is */
export const reasonInWords = (code: string): string => REASONS[code] ?? `Lý do khác (${code}).`

const SEND_FAULTS: Readonly<Record<string, string>> = {
  zalo_quota: 'Zalo đã hết hạn mức gửi tin của gói.',
  zalo_auth: 'Zalo không nhận mã của bot; cần kiểm tra ZALO_BOT_TOKEN.',
  zalo_bad_request: 'Zalo không nhận tin này.',
  zalo_timeout: 'Zalo không trả lời kịp.',
  zalo_throttled: 'Zalo báo gửi quá nhanh.',
  zalo_unavailable: 'Zalo đang gặp trục trặc.',
  zalo_interrupted: 'Việc gửi qua Zalo bị ngắt giữa chừng.',
  telegram_auth: 'Telegram không nhận mã của bot; cần kiểm tra TELEGRAM_BOT_TOKEN.',
  telegram_blocked: 'Người dân đã chặn bot hoặc đóng cuộc trò chuyện trên Telegram.',
  telegram_bad_request: 'Telegram không nhận tin này.',
  telegram_throttled: 'Telegram báo gửi quá nhanh.',
  telegram_unavailable: 'Telegram đang gặp trục trặc.',
  telegram_unreachable: 'Không kết nối được tới Telegram.',
}

/** @param why a send's code, perhaps behind `given_up_after_…:`; one without words yet is shown as it is */
export function sendFaultInWords(why: string): string {
  const [, last] = /^given_up_after_\d+_attempts:(.+)$/.exec(why) ?? []
  if (last !== undefined) return `Đã thử nhiều lần nhưng không gửi được. Lần cuối: ${sendFaultInWords(last)}`
  return SEND_FAULTS[why] ?? `Lỗi khác (${why}).`
}

export const SYSTEM = {
  title: 'Hệ thống',
  warnings: 'Cần người vận hành kiểm tra',
  figures: 'Số liệu',
  waitingMessages: 'Tin chờ xử lý',
  waitingDeliveries: 'Trả lời chờ gửi',
  deadDeliveries: 'Không gửi được',
  openTickets: 'Phiếu chờ trả lời',
  oldest: (time: string): string => `lâu nhất: ${time}`,
  dead: 'Trả lời không gửi được',
  noDead: 'Mọi câu trả lời đều đã gửi được.',
  deadRule: 'Những tin này không được gửi lại. Nếu thuộc một phiếu, xin tìm cách khác để báo cho người dân.',
  noTicket: 'Không thuộc phiếu nào',
} as const

/** What an operator has to set right about where the desk keeps everything. */
export const STORE_WARNINGS: Readonly<Record<StoreWarning, string>> = {
  log_off:
    'Redis không ghi dữ liệu xuống đĩa: khi máy chủ Redis dừng, mọi tin và phiếu sẽ mất. Xin đặt appendonly yes.',
  log_late: 'Redis ghi xuống đĩa chậm: khi mất điện có thể mất tin vừa nhận. Xin đặt appendfsync always.',
  may_evict: 'Redis được phép xóa bớt dữ liệu khi đầy bộ nhớ. Xin đặt maxmemory-policy noeviction.',
  unknown:
    'Không đọc được cấu hình của Redis, nên chưa biết dữ liệu có được giữ an toàn không. Xin kiểm tra appendonly, appendfsync và maxmemory-policy.',
}

export const REFUSED = {
  forbiddenTitle: 'Bạn không được xem trang này',
  forbidden: 'Trang này thuộc đơn vị khác, hoặc cần vai trò khác với vai trò của bạn.',
  unknownTitle: 'Không tìm thấy trang',
  unknown: 'Xin xem lại địa chỉ hoặc mã phiếu.',
  foreignTitle: 'Yêu cầu không được chấp nhận',
  foreign: 'Yêu cầu không đến từ trang này, hoặc phiên làm việc đã thay đổi. Xin mở lại trang rồi làm lại.',
  expiredTitle: 'Phiên làm việc đã hết',
  expired: 'Chưa có gì được gửi đi. Xin đăng nhập lại.',
  tooLargeTitle: 'Nội dung gửi lên quá lớn',
  tooLarge: 'Xin rút gọn rồi gửi lại.',
  kept: 'Nội dung bạn vừa soạn (hãy chép lại trước khi rời trang)',
  home: 'Về danh sách phiếu',
} as const
