import type { NoticeWay } from '../domain/notices.ts'

export const NOTICES = {
  title: 'Thông báo',
  none: 'Chưa có thông báo nào.',
  unread: 'Chưa đọc',
  readAll: 'Đánh dấu tất cả đã đọc',
  about: 'Mở một phiếu thì các thông báo về phiếu đó được coi là đã đọc.',
  unreadCount: (count: number): string => `${count} thông báo chưa đọc`,
} as const

/** On the department rules page. */
export const GROUP = {
  title: 'Nhóm Telegram',
  about:
    'Nhóm Telegram của đơn vị nhận thẻ báo phiếu mới, phiếu chuyển tới, phiếu mở lại và phiếu sắp quá hạn mà chưa ai nhận. Thẻ chỉ có mã phiếu, đơn vị và hạn trả lời, không có nội dung câu hỏi và thông tin của người dân.',
  off: 'Chưa nối',
  on: 'Đã nối',
  bind: 'Lấy mã nối nhóm',
  bindFor: (name: string): string => `Lấy mã nối nhóm cho ${name}`,
  unbind: 'Bỏ nối',
  unbindFor: (name: string): string => `Bỏ nối nhóm của ${name}`,
  bound: (name: string, time: string): string => `${name} nối lúc ${time}`,
  code: (name: string, code: string, minutes: number): string =>
    `Mã nối nhóm của ${name}: thêm bot vào nhóm rồi gõ trong nhóm /noi ${code}. Mã dùng một lần, hết hạn sau ${minutes} phút.`,
  unbound: 'Đã bỏ nối nhóm Telegram.',
} as const

/** On an official's own account page. */
export const OWN_NOTICES = {
  title: 'Nhận thông báo',
  about:
    'Mọi thông báo đều có ở mục Thông báo trong trang này. Nếu muốn, bạn có thể nhận thêm qua thư điện tử hoặc Telegram.',
  mailOn: 'Bạn đang nhận thông báo qua thư điện tử.',
  mailOff: 'Bạn không nhận thông báo qua thư điện tử.',
  mailTurnOn: 'Nhận qua thư điện tử',
  mailTurnOff: 'Thôi nhận qua thư điện tử',
  mailKept: 'Đã lưu cách nhận thông báo.',
  noMail: 'Hệ thống chưa được cài đặt để gửi thư điện tử.',
  linked: 'Tài khoản Telegram của bạn đã liên kết: bạn có thể bấm “Nhận xử lý” trong nhóm của đơn vị.',
  notLinked:
    'Liên kết tài khoản Telegram của bạn để bấm “Nhận xử lý” ngay trong nhóm của đơn vị. Không có liên kết, bot không biết bạn là ai.',
  link: 'Lấy mã liên kết Telegram',
  unlink: 'Bỏ liên kết Telegram',
  unlinked: 'Đã bỏ liên kết Telegram.',
  code: (code: string, minutes: number): string =>
    `Mã liên kết: nhắn riêng cho bot /lienket ${code}. Mã dùng một lần, hết hạn sau ${minutes} phút. Xin đừng cho ai biết mã này.`,
  noTelegram: 'Hệ thống chưa kết nối Telegram.',
} as const

const WAYS: Readonly<Record<NoticeWay, string>> = {
  desk: 'Danh sách trong trang cán bộ',
  telegram: 'Nhóm Telegram',
  email: 'Thư điện tử',
}

/** On the operator's page. */
export const DEAD_NOTICES = {
  title: 'Thông báo cho cán bộ không gửi được',
  none: 'Không có thông báo nào bị bỏ lại.',
  rule: 'Cán bộ vẫn thấy các thông báo này trong mục Thông báo; chỉ việc gửi ra ngoài là không được.',
  way: (way: NoticeWay): string => WAYS[way],
  retry: 'Gửi lại',
  retryOne: (id: number): string => `Gửi lại thông báo ${id}`,
  discard: 'Bỏ',
  discardOne: (id: number): string => `Bỏ thông báo ${id}`,
  settled: 'Đã xử lý thông báo.',
  gone: 'Người khác vừa xử lý thông báo này.',
  why: (why: string): string => {
    const last = why.replace(/^given_up_after_\d+_attempts:/, '')
    return WHY[last] ?? (last.startsWith('smtp_') ? `Máy chủ thư từ chối (${last.slice(5)}).` : last)
  },
} as const

const WHY: Readonly<Record<string, string>> = {
  telegram_auth: 'Telegram không nhận mã của bot.',
  telegram_blocked: 'Bot không còn ở trong nhóm.',
  telegram_bad_request: 'Telegram không nhận tin; có thể nhóm đã bị xóa.',
  telegram_throttled: 'Telegram báo gửi quá nhiều.',
  telegram_unavailable: 'Telegram gặp trục trặc.',
  telegram_unreachable: 'Không kết nối được tới Telegram.',
  smtp_auth: 'Máy chủ thư không nhận tên và mật khẩu trong SMTP_URL.',
  smtp_no_tls: 'Máy chủ thư không có kết nối mã hóa (TLS), nên thư không được gửi.',
  smtp_slow: 'Máy chủ thư trả lời quá chậm.',
  smtp_unreachable: 'Không kết nối được tới máy chủ thư.',
}
