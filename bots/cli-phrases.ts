import type { ZaloFaultKind } from './zalo/fault.ts'

/** What the operator reads when registering a bot. */

export const USAGE = `Cách dùng:
  npm run -s bots -- set-webhook telegram|zalo [--json]
  npm run -s bots -- info telegram|zalo [--json]
  npm run -s bots -- delete-webhook telegram|zalo [--json]

set-webhook     đăng ký địa chỉ PUBLIC_URL/webhooks/… để mạng gửi tin của người dân tới
info            xem bot và địa chỉ đang đăng ký
delete-webhook  gỡ địa chỉ đã đăng ký

Mã bí mật và địa chỉ lấy từ các thiết đặt: PUBLIC_URL, TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET,
ZALO_BOT_TOKEN, ZALO_WEBHOOK_SECRET.`

export const WRONG_CALL = {
  option: 'Tham số không đúng.',
  command: (given: string) => `Không có lệnh “${given}”.`,
  network: (given: string) => (given === '' ? 'Thiếu tên mạng.' : `Không có mạng “${given}”.`),
} as const

export const NOT_SWITCHED_ON = {
  telegram: 'Bot Telegram chưa được bật: hãy đặt TELEGRAM_BOT_TOKEN và TELEGRAM_WEBHOOK_SECRET.',
  zalo: 'Bot Zalo chưa được bật: hãy đặt ZALO_BOT_TOKEN và ZALO_WEBHOOK_SECRET.',
} as const

export const NEEDS_PUBLIC_URL =
  'Cần PUBLIC_URL là địa chỉ https công khai của máy chủ, ví dụ https://hoidap.example.vn'

export const registered = (url: string): string => `Đã đăng ký webhook: ${url}`
export const menuSet = (commands: number): string => `Đã đặt danh mục lệnh của bot (${commands} lệnh).`
export const REMOVED = 'Đã gỡ webhook. Bot sẽ không nhận tin nhắn cho tới khi đăng ký lại.'
export const botCalled = (name: string, id: string): string => `Bot: ${name} (mã số ${id})`
export const webhookAt = (url: string): string => (url === '' ? 'Webhook: chưa đăng ký' : `Webhook: ${url}`)
export const changedAt = (time: string): string => `Đăng ký lúc: ${time} (giờ Việt Nam)`
export const waiting = (updates: number): string => `Tin đang chờ gửi tới: ${updates}`
export const REGISTERED_LONG_AGO =
  'Webhook này được đăng ký bằng một phiên bản cũ nên Telegram chưa gửi tới mọi loại tin mà hệ thống đọc được. Hãy gọi lại: npm run -s bots -- set-webhook telegram'
export const lastError = (time: string, said: string): string => `Lỗi gần nhất, ${time}: ${said}`
export const UNKNOWN = 'không rõ'

const PROBED: Readonly<Record<string, string>> = {
  'webhook.ok': 'được',
  'webhook.http.403': 'máy chủ từ chối (403); hãy xem tường lửa hoặc Cloudflare có chặn không',
  'webhook.http.404': 'không có trang này (404); hãy xem lại PUBLIC_URL',
  'webhook.http.5xx': 'máy chủ báo lỗi (5xx); hãy xem hệ thống đã chạy chưa',
  'webhook.http.other': 'máy chủ trả lời khác thường',
  'webhook.err.tls': 'không lập được kết nối an toàn; máy chủ phải cho phép TLS 1.2',
  'webhook.err.dns': 'không tìm thấy tên miền',
  'webhook.err.timeout': 'máy chủ không trả lời kịp',
  'webhook.err.conn': 'không kết nối được tới máy chủ',
  'webhook.err.unreachable': 'không kết nối được tới máy chủ',
  'webhook.err.proxy': 'máy chủ trung gian báo lỗi',
  'webhook.err.blocked': 'địa chỉ này bị chặn',
  'webhook.err.other': 'lỗi không rõ',
}

/** What came of the network's trial call; an outcome that is new to us is shown as it was said. */
export const probed = (outcome: string | undefined): string =>
  `Zalo gọi thử địa chỉ này: ${PROBED[outcome ?? 'webhook.err.other'] ?? outcome}`

export const ZALO_FAULTS: Readonly<Record<ZaloFaultKind, string>> = {
  auth: 'Zalo không nhận mã truy cập: hãy xem lại ZALO_BOT_TOKEN',
  badRequest: 'Zalo không nhận yêu cầu',
  emptyPoll: 'Zalo không trả lời kịp, hãy thử lại',
  timeout: 'Zalo không trả lời kịp, hãy thử lại',
  quota: 'Đã hết hạn mức của Zalo',
  throttled: 'Zalo yêu cầu chậm lại, hãy thử lại sau ít phút',
  garbled: 'Câu trả lời của Zalo không đọc được; hãy thử lại',
  transient: 'Không kết nối được tới Zalo, hoặc Zalo đang gặp trục trặc; hãy thử lại',
}

export const TELEGRAM_FAULTS = {
  auth: 'Telegram không nhận mã truy cập: hãy xem lại TELEGRAM_BOT_TOKEN',
  throttled: 'Telegram yêu cầu chậm lại, hãy thử lại sau ít phút',
  refused: 'Telegram không nhận yêu cầu',
  unreachable: 'Không kết nối được tới Telegram, hoặc Telegram đang gặp trục trặc; hãy thử lại',
} as const
