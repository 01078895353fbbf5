import type { AnswerWarning } from './tickets/check-answer.ts'
import type { Network } from '../domain/ids.ts'
import type { TicketState } from '../domain/ticket.ts'
import type { Hindrance } from '../officials/may.ts'
import type { PasswordFault } from '../officials/passwords.ts'

/** Every sentence officials read in the console. */

export const FORUM = 'Dân hỏi – Chính quyền trả lời'
export const DESK = 'Bàn trả lời'

export const FRAME = {
  skip: 'Đến nội dung chính',
  menu: 'Mục chính',
  open: 'Mục',
  trail: 'Vị trí trang',
  queue: 'Phiếu hỏi',
  notices: 'Thông báo',
  law: 'Văn bản',
  numbers: 'Số liệu',
  clocks: 'Lịch & thời hạn',
  routing: 'Định tuyến',
  officials: 'Cán bộ',
  privacy: 'Lưu & xóa dữ liệu',
  system: 'Hệ thống',
  account: 'Tài khoản',
  theme: 'Nền trang',
  signOut: 'Đăng xuất',
} as const

export const THEMES = { light: 'Sáng', dark: 'Tối', auto: 'Theo máy' } as const

export const SIGN_IN = {
  title: 'Đăng nhập',
  who: 'Dành cho cán bộ trả lời phiếu hỏi của người dân.',
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  enter: 'Đăng nhập',
  wrong: 'Thư điện tử hoặc mật khẩu không đúng.',
  busy: 'Hệ thống đang bận. Xin thử lại sau ít giây.',
  signedOut: 'Bạn đã đăng xuất.',
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
  new: 'Mới',
  waiting: 'Chờ tiếp nhận',
  in_progress: 'Đang xử lý',
  awaiting_citizen: 'Chờ người dân bổ sung',
  awaiting_approval: 'Chờ phê duyệt',
  answered: 'Đã trả lời',
  published: 'Đã công khai',
  refused: 'Từ chối',
  joined: 'Trùng lặp',
  withdrawn: 'Người dân rút',
}

/** Why a move is not possible now. */
export const HINDRANCES: Readonly<Record<Hindrance, string>> = {
  forbidden: 'Vai trò hoặc đơn vị của bạn không làm được việc này với phiếu này.',
  state: 'Phiếu không còn ở trạng thái cho phép làm việc này.',
  not_holder: 'Phiếu đang do người khác xử lý.',
  too_many_hops:
    'Phiếu đã chuyển hai lần; chỉ cán bộ điều phối được chuyển tiếp. Bạn có thể trả về điều phối.',
  chat_held: 'Đang có cán bộ trao đổi trực tiếp với người này về một phiếu khác.',
  asker_gone: 'Người hỏi đã xóa dữ liệu của mình nên không nhắn cho họ được nữa; bạn vẫn trả lời được phiếu.',
  own_draft: 'Người soạn không tự phê duyệt; xin để người khác phê duyệt.',
  four_eyes: 'Đơn vị này cần hai người xem: xin trình duyệt thay vì gửi.',
  answered_before: 'Người dân đã đề nghị trả lời lại, nên cần một cán bộ khác với người đã trả lời.',
}

/** What an official should look at before an answer goes out. */
export function warningInWords(warning: AnswerWarning): string {
  switch (warning.kind) {
    case 'not_on_shelf':
      return `${warning.label}: văn bản này không có trong kho, nên chưa kiểm tra được.`
    case 'of_no_document':
      return `${warning.label}: chưa rõ của văn bản nào. Xin ghi cả tên và số hiệu văn bản.`
    case 'no_such_provision':
      return `${warning.label}: kho có văn bản này nhưng không có điều, khoản, điểm này.`
    case 'not_in_force':
      return `${warning.label}: ${warning.reason}.`
    case 'misnamed':
      return `“${warning.written}”: số hiệu này là của ${warning.document}. Tên hoặc số hiệu đã ghi nhầm, xin sửa lại.`
    case 'only_link':
      return 'Câu trả lời gần như chỉ có đường dẫn: người dân phải mở trang khác mới biết được trả lời thế nào. Xin viết thêm nội dung chính.'
    case 'asker_gone':
      return 'Người hỏi đã xóa dữ liệu của mình: câu trả lời không gửi tới họ được nữa, chỉ hiện ở trang tra cứu cho người có mã phiếu. Xin đừng ghi thông tin riêng.'
    case 'figures':
      return `Con số không thấy trong quy định được trích dẫn hay trong câu hỏi: ${warning.figures.join(', ')}.`
    case 'personal':
      return `Trong câu trả lời có ${warning.found.join(', ')}, mà còn ${warning.others} người khác cùng nhận câu trả lời này. Xin bỏ nếu đó là của riêng một người.`
  }
}

export const SPEAKERS = { citizen: 'Người dân', desk: 'Trợ lý', official: 'Cán bộ' } as const
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
  elsewhere: 'Câu hỏi về tỉnh, thành phố khác; kho chỉ có quy định áp dụng cho Hà Nội và TP.HCM.',
  body_ended: 'Cơ quan được hỏi đã kết thúc hoạt động; trợ lý đã nói điều đó và người dân muốn hỏi thêm.',
  premise: 'Câu hỏi dựa trên một điều mà trợ lý không thấy trong quy định.',
  judged_off_the_point: 'Bản trả lời tự động không đúng điều được hỏi.',
  judged_in_part: 'Bản trả lời tự động mới đáp được một phần câu hỏi.',
}

/** @param code an Answer's `reason`; a code without words yet is shown as it is */
export const reasonInWords = (code: string): string => REASONS[code] ?? `Lý do khác (${code}).`

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
  crowdedTitle: 'Hệ thống đang bận',
  crowded: 'Đang có quá nhiều yêu cầu cùng lúc. Xin quay lại, chờ ít giây rồi thử lại.',
  brokenTitle: 'Hệ thống gặp trục trặc',
  broken:
    'Việc vừa làm có thể chưa được lưu. Xin thử lại sau ít phút và xem lại trước khi gửi. Nếu vẫn gặp, xin báo người vận hành.',
  readingTitle: 'Hệ thống vừa khởi động',
  reading: 'Các văn bản pháp luật đang được đọc. Xin thử lại sau ít phút.',
  kept: 'Nội dung bạn vừa soạn (hãy chép lại trước khi rời trang)',
  home: 'Về danh sách phiếu',
} as const
