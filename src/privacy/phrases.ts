import type { Retained } from '../domain/forgetting.ts'
import type { ShutWaiting } from '../domain/lost-keys.ts'

/** What is kept of people until its time is over, and why so long. For how many days: `retention.ts`. */
export const KINDS: Readonly<Record<Retained, { readonly name: string; readonly why: string }>> = {
  conversations: {
    name: 'Cuộc trò chuyện và điều trợ lý ghi nhớ, tính từ tin cuối',
    why: 'Người dân thường quay lại hỏi tiếp hoặc khiếu nại trong vài tháng. Còn phiếu đang mở thì chờ phiếu xong; sau đó phiếu còn lại nhưng không gắn với ai.',
  },
  receipts: {
    name: 'Cuộc trò chuyện không nói gì thêm từ khi xóa dữ liệu',
    why: 'Để người dân kịp đọc biên nhận; sau đó mã cuộc trò chuyện cũng xóa.',
  },
  program_memory: {
    name: 'Các câu hỏi gần nhất của một chương trình (qua giao diện lập trình)',
    why: 'Để hiểu câu hỏi tiếp theo trong cùng lượt hỏi; không cần lâu hơn.',
  },
  messages: {
    name: 'Mã nhận biết tin gửi trùng',
    why: 'Mạng có thể gửi lại cùng một tin trong vòng 30 ngày; nhờ mã này tin không được trả lời hai lần.',
  },
  answers: {
    name: 'Câu hỏi và câu trả lời bằng lời',
    why: 'Cán bộ xem lại những gì đã trả lời, và câu chưa trả lời được trở thành tri thức mới. Sau đó chỉ còn số đếm.',
  },
  deletions: {
    name: 'Sổ các lần xóa dữ liệu',
    why: 'Để người giữ biên nhận, hoặc đoàn kiểm tra, thấy được việc xóa đã làm. Sổ không có thông tin của ai.',
  },
  dead_notices: {
    name: 'Thông báo cho cán bộ không gửi được',
    why: 'Sau một quý không ai gửi lại thì không còn cần đến.',
  },
  letter_journal: {
    name: 'Nhật ký xử lý tin không gửi được',
    why: 'Ai đã gửi lại hoặc bỏ tin của người dân: năm nay và năm trước.',
  },
  account_log: {
    name: 'Nhật ký tài khoản cán bộ',
    why: 'Ai vào hệ thống và ai cấp quyền: năm nay và năm trước.',
  },
  invitations: {
    name: 'Liên kết đặt mật khẩu đã hết hạn',
    why: 'Không còn mở được gì; giữ một tháng để trả lời khi có người hỏi.',
  },
  sessions: { name: 'Phiên đăng nhập đã kết thúc', why: 'Không còn mở được gì.' },
  sign_ins: { name: 'Lần đăng nhập bỏ dở', why: 'Sau 15 phút không còn mở được gì.' },
  attempts: {
    name: 'Số lần thử (đăng nhập, tra mã phiếu)',
    why: 'Giới hạn số lần thử tính nhiều nhất trong một ngày.',
  },
  contact_codes: { name: 'Mã nối Telegram của cán bộ', why: 'Mã chỉ dùng được trong mười phút.' },
}

/** What `npm run admin -- export-conversation` says. */
export const EXPORT = {
  usage: `Cách dùng:
  npm run -s admin -- export-conversation --network telegram|zalo|web|api --chat MÃ-CHAT --by THƯ-ĐIỆN-TỬ

In ra JSON mọi thứ còn lưu về một cuộc trò chuyện, để trả lời người hỏi về dữ liệu của mình.
--by là thư điện tử của cán bộ yêu cầu; việc xuất được ghi lại cùng tài khoản này.`,
  unknownOfficial: 'Không có tài khoản cán bộ nào mang địa chỉ thư điện tử trong --by.',
  nothing: 'Không lưu gì về cuộc trò chuyện này.',
} as const

/** What `npm run admin -- retention` says. */
export const RETENTION = {
  usage: `Cách dùng:
  npm run -s admin -- retention
  npm run -s admin -- retention --by THƯ-ĐIỆN-TỬ LOẠI=SỐ-NGÀY …

In ra số ngày lưu của từng loại dữ liệu; với --by thì đặt lại, ví dụ: conversations=365 answers=90.
Mỗi loại có một số ngày ít nhất (docs/operations.md). --by là tài khoản quản trị hệ thống.`,
  onlyAdministrators: 'Chỉ tài khoản quản trị hệ thống (quan-tri) được đặt thời hạn lưu.',
  movedOn: 'Có người vừa đặt thời hạn lưu cùng lúc. Xin xem lại rồi đặt lại.',
  line: (kind: string, days: number): string => `${kind.padEnd(16)} ${days} ngày`,
} as const

/** What `npm run admin -- deletions` says. */
export const DELETIONS = {
  usage: `Cách dùng:
  npm run -s admin -- deletions

In ra các lần người dân xóa dữ liệu, mới nhất trước: mã biên nhận, mạng, lúc xác nhận, lúc xóa xong, số phiếu đã tách khỏi người hỏi. Không có thông tin của ai.`,
  line: (code: string, network: string, at: string, done: string | null, parted: number | null): string =>
    [
      code,
      network.padEnd(8),
      at,
      done === null ? 'đang xóa' : `xóa xong ${done}`,
      ...(parted === null ? [] : [`${parted} phiếu`]),
    ].join('  '),
} as const

const waiting = ({ messages, chats, replies }: ShutWaiting): string =>
  `${messages.toLocaleString('vi-VN')} tin của ${chats.toLocaleString('vi-VN')} cuộc trò chuyện đang chờ trả lời, ${replies.toLocaleString('vi-VN')} tin trả lời đang chờ gửi`

/** What `npm run admin -- lost-keys` says. */
export const LOST = {
  usage: `Cách dùng:
  npm run -s admin -- lost-keys
  npm run -s admin -- lost-keys --let-go TÊN-KHÓA --by THƯ-ĐIỆN-TỬ

In ra những gì đang chờ mà không khóa nào trong DATA_KEYS mở được, theo tên của khóa đã niêm phong.
Với --let-go: xác nhận khóa ấy đã mất hẳn. Người có tin đang chờ được nhắn xin gửi lại, và cuộc trò chuyện đi tiếp.
--by là tài khoản quản trị hệ thống. Gọi với đúng DATA_KEYS của máy chủ.`,
  noKey:
    'Chưa đặt DATA_KEYS ở đây, nên không biết khóa nào còn, khóa nào mất. Xin gọi lệnh với thiết lập của máy chủ.',
  nothing: 'Không có gì đang chờ mà không mở được.',
  line: (one: ShutWaiting, isDeclared: boolean): string =>
    `${one.key}  ${waiting(one)}${isDeclared ? ' (đã xác nhận mất, máy chủ đang xử lý)' : ''}`,
  howTo:
    'Nếu còn tìm được khóa: đưa lại vào sau khóa mới trong DATA_KEYS rồi khởi động lại, mọi thứ sẽ mở được. Nếu khóa đã mất hẳn: gọi lại lệnh với --let-go TÊN-KHÓA --by THƯ-ĐIỆN-TỬ.',
  onlyAdministrators: 'Chỉ tài khoản quản trị hệ thống (quan-tri) được xác nhận một khóa đã mất.',
  movedOn: 'Có người vừa xác nhận một khóa khác cùng lúc. Xin gọi lại lệnh.',
  nothingWaits: (key: string): string =>
    `Không có gì đang chờ khóa ${key}. Xin gọi lệnh không có tham số để xem tên khóa.`,
  declared: (one: ShutWaiting): string =>
    `Đã xác nhận khóa ${one.key} mất hẳn: ${waiting(one)}. Máy chủ đang chạy sẽ nhắn người dân xin gửi lại trong khoảng mười phút; chưa chạy thì khi khởi động.`,
} as const
