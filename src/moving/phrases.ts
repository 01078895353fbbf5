import type { Compared } from '../store/moving/copy.ts'
import type { Kind } from '../store/moving/records.ts'

export const USAGE = `Cách dùng:
  npm run -s admin -- copy-store --from KHO --to KHO [--json]
  npm run -s admin -- backup --to TỆP [--json]
  npm run -s admin -- restore --from TỆP [--into KHO] [--json]

KHO là sqlite:THƯ-MỤC, ví dụ sqlite:./data, hoặc địa chỉ Redis: redis://…, rediss://…, redis+cluster://…, redis+sentinel://…

copy-store chuyển toàn bộ dữ liệu sang một kho còn trống rồi đọc lại cả hai kho để so. Trước khi chuyển hãy dừng mọi tiến trình
  dùng kho nguồn. Nếu bị ngắt giữa chừng, gọi lại đúng lệnh đó: việc chuyển được làm tiếp.
backup ghi bản sao lưu của kho đang dùng (DATA_DIR hoặc REDIS_URL) vào một tệp, trong lúc máy chủ vẫn chạy, đọc lại tệp đó để kiểm tra
  rồi ghi vào kho ngày giờ sao lưu để trang Hệ thống nhắc khi lâu không có bản mới.
restore phục hồi một tệp sao lưu vào kho còn trống; không có --into thì vào kho theo DATA_DIR hoặc REDIS_URL.`

export const WRONG_CALL = {
  option: 'Tham số không đúng.',
  from: 'Thiếu --from, hoặc đó không phải là một kho (sqlite:THƯ-MỤC hoặc redis://…).',
  to: 'Thiếu --to, hoặc đó không phải là một kho (sqlite:THƯ-MỤC hoặc redis://…).',
  into: '--into không phải là một kho (sqlite:THƯ-MỤC hoặc redis://…).',
  same: 'Kho nguồn và kho đích là một.',
  backupFile: 'Thiếu --to TỆP.',
  restoreFile: 'Thiếu --from TỆP.',
} as const

export const CHANGED =
  'Hai kho khác nhau: có tiến trình đã ghi vào kho nguồn trong lúc chuyển. Bản chuyển đã được xoá, kho nguồn còn nguyên. Hãy dừng mọi tiến trình dùng kho nguồn, rồi gọi lại.'

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  secret: 'khóa của hệ thống',
  official: 'tài khoản cán bộ',
  invitation: 'liên kết đặt mật khẩu',
  usedInvitation: 'liên kết đã dùng',
  recoveryCode: 'mã dự phòng',
  session: 'phiên đăng nhập',
  begunSignIn: 'đăng nhập dở',
  accountEntry: 'nhật ký tài khoản',
  attempt: 'lần thử đăng nhập',
  rule: 'quy tắc',
  example: 'ví dụ phân công',
  edition: 'bản văn bản',
  version: 'phiên bản tri thức',
  shelved: 'văn bản theo phiên bản',
  inUse: 'phiên bản đang dùng',
  held: 'văn bản chờ công bố',
  retention: 'kết quả xóa theo thời hạn',
  decision: 'quyết định về văn bản',
  lawEntry: 'nhật ký tri thức',
  conversation: 'cuộc trò chuyện',
  message: 'tin chờ trả lời',
  pastMessage: 'tin đã xử lý',
  seen: 'mã tin đã nhận',
  lane: 'lượt chờ xử lý',
  line: 'dòng trò chuyện',
  tally: 'số câu hỏi theo ngày',
  answer: 'câu trả lời tự động',
  ticket: 'phiếu',
  audit: 'nhật ký phiếu',
  draft: 'bản nháp',
  note: 'ghi chú nội bộ',
  delivery: 'tin chờ gửi',
  deadLetter: 'tin không gửi được',
  pastDelivery: 'tin đã gửi',
  fare: 'tình trạng gửi trả lời',
  letterEntry: 'nhật ký tin không gửi được',
  deletion: 'biên nhận xóa dữ liệu',
  channel: 'tình trạng kênh',
  lastBackup: 'lần sao lưu gần nhất',
  errand: 'thông báo chờ gửi',
  listed: 'thông báo của cán bộ',
  contactCode: 'mã kết nối',
  group: 'nhóm Telegram',
  movedGroup: 'nhóm Telegram đã đổi mã',
  telegramLink: 'Telegram của cán bộ',
  mailWanted: 'nhận thư điện tử',
  counter: 'bộ đếm',
}

const IS: Readonly<Record<Compared['is'], string>> = {
  same: 'khớp',
  different: 'KHÁC',
  lacks: 'Redis không giữ',
}

/** Counts and the beginnings of checksums, one line a kind. */
export function table(compared: readonly Compared[]): string {
  const rows = compared.map(({ kind, source, target, is }) => [
    KIND_NAMES[kind],
    String(source.count),
    String(target.count),
    source.count === 0 ? '' : source.checksum.slice(0, 8),
    target.count === 0 ? '' : target.checksum.slice(0, 8),
    IS[is],
  ])
  const all = [['loại', 'nguồn', 'đích', 'mã nguồn', 'mã đích', ''], ...rows]
  const width = (column: number) => Math.max(...all.map((row) => (row[column] ?? '').length))
  return all
    .map(([kind = '', ...rest]) =>
      [kind.padEnd(width(0)), ...rest.slice(0, 4).map((cell, at) => cell.padStart(width(at + 1))), rest[4]]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const copied = (from: string, to: string): string => `Đã chuyển ${from} sang ${to}.`

export const backedUp = (file: string, records: number): string =>
  `Đã ghi bản sao lưu ${file}: ${records} mục, đã đọc lại và khớp. Tệp chứa dữ liệu cá nhân, hãy mã hóa khi đưa đi nơi khác.`

export const notNoted = (why: string): string =>
  `Bản sao lưu đã ghi xong, nhưng chưa ghi được ngày giờ sao lưu vào kho: ${why}`

export const restored = (file: string, at: string, to: string): string =>
  `Đã phục hồi ${file} (sao lưu lúc ${at}) vào ${to}.`
