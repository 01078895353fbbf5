import type { Network } from '../../domain/ids.ts'
import type { TicketState, Urgency } from '../../domain/ticket.ts'
import type { View } from '../../tickets/queue.ts'

/**
 * What officials read about tickets: queues and the page of one. What can be done with one stands in `phrases-steps.ts`, what
 * the forms ask for in `phrases-fields.ts`.
 */

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  mine: 'Của tôi',
  unclaimed: 'Chưa nhận',
  due_today: 'Đến hạn hôm nay',
  overdue: 'Quá hạn',
  approval: 'Chờ phê duyệt',
  open: 'Đang mở',
  closed: 'Đã xong',
}

/** What an empty queue says, and what to do next. */
export const NOTHING: Readonly<Record<View, string>> = {
  mine: 'Bạn không giữ phiếu nào. Mời xem mục “Chưa nhận” để nhận việc.',
  unclaimed: 'Mọi phiếu đều đã có người nhận.',
  due_today: 'Không còn phiếu nào đến hạn trong hôm nay.',
  overdue: 'Không có phiếu nào quá hạn.',
  approval: 'Không có bản trả lời nào chờ phê duyệt.',
  open: 'Không có phiếu nào đang mở.',
  closed: 'Chưa có phiếu nào xong.',
}

export const URGENCIES: Readonly<Record<Urgency, string>> = {
  normal: 'Thường',
  complex: 'Phức tạp',
  urgent: 'Khẩn',
}

/** States as classes of the console's look. */
export const STATE_LOOKS: Readonly<Record<TicketState, string>> = {
  new: 'new',
  waiting: 'new',
  in_progress: 'working',
  awaiting_citizen: 'waiting',
  awaiting_approval: 'approval',
  answered: 'answered',
  published: 'public',
  refused: 'closed',
  joined: 'closed',
  withdrawn: 'closed',
}

const count = (number: number): string => number.toLocaleString('vi-VN')

export const QUEUE = {
  title: 'Phiếu hỏi',
  views: 'Danh sách phiếu',
  search: 'Tìm phiếu',
  searchRule: 'Từ trong câu hỏi hay câu trả lời, có dấu hay không; hoặc mã phiếu.',
  find: 'Tìm',
  filters: 'Lọc danh sách',
  place: 'Địa bàn',
  everyPlace: 'Cả hai thành phố',
  department: 'Đơn vị',
  everyDepartment: 'Mọi đơn vị',
  urgency: 'Mức độ',
  everyUrgency: 'Mọi mức độ',
  network: 'Hỏi qua',
  everyNetwork: 'Mọi nơi',
  holder: 'Người xử lý',
  everyHolder: 'Mọi người',
  state: 'Trạng thái',
  everyState: 'Mọi trạng thái',
  filter: 'Lọc',
  clear: 'Bỏ lọc',
  noneFiltered: 'Không có phiếu nào khớp với điều kiện lọc. Mời bỏ bớt điều kiện.',
  noDepartment: 'Tài khoản của bạn chưa thuộc đơn vị nào. Xin liên hệ quản trị hệ thống.',
  noneHere: 'Chưa thấy phiếu nào khớp trong phần đã xem. Mời bấm “Xem tiếp”.',
  looked: (from: number, to: number, all: number): string =>
    `Đã lọc từ phiếu thứ ${count(Math.min(from + 1, to))} đến ${count(to)} trong ${count(all)} phiếu của mục này.`,
  lookOn: 'Xem tiếp',
  fromStart: 'Về đầu danh sách',
  columns: {
    question: 'Câu hỏi',
    state: 'Trạng thái',
    due: 'Hạn',
    holder: 'Người xử lý',
    department: 'Đơn vị',
    do: 'Việc',
  },
  nobody: 'chưa ai nhận',
  you: 'bạn',
  claim: 'Nhận',
  claimLabel: (code: string): string => `Nhận phiếu ${code}`,
  pages: 'Trang danh sách',
  previous: 'Trang trước',
  next: 'Trang sau',
  page: (page: number, pages: number): string => `Trang ${page}/${pages}`,
  found: (typed: string): string => `Kết quả tìm “${typed}”`,
  foundNone: 'Không có phiếu nào chứa đủ các từ này. Mời thử ít từ hơn, hoặc bỏ bớt điều kiện lọc.',
  foundMany: 'Đang hiện 50 phiếu mới nhất. Mời thêm từ để tìm đúng hơn.',
  mistyped: 'Mã phiếu này có chữ số bị gõ nhầm. Xin xem lại mã gồm 12 chữ số.',
  rules: 'Quy định của đơn vị',
  sent: (time: string): string => `gửi ${time}`,
} as const

/** @param of what has to happen by then */
export const DUE = {
  overdue: (time: string): string => `quá hạn ${time}`,
  today: (time: string): string => `hôm nay ${time}`,
  hours: (hours: number): string => `còn ${hours} giờ làm việc`,
  soon: 'còn dưới 1 giờ làm việc',
  days: (days: number): string => `còn ${days} ngày làm việc`,
  standing: 'đang chờ người dân',
  accept: (words: string): string => `nhận: ${words}`,
} as const

export const TICKET = {
  question: 'Câu hỏi',
  added: 'Người dân bổ sung',
  facts: 'Thông tin phiếu',
  place: 'Địa bàn',
  noPlace: 'Chưa nói rõ',
  department: 'Đơn vị',
  opened: 'Gửi lúc',
  network: 'Hỏi qua',
  holder: 'Người xử lý',
  nobody: 'Chưa có',
  urgency: 'Mức độ',
  hops: 'Số lần chuyển đơn vị',
  followers: 'Phiếu cùng chờ câu trả lời này',
  joinedTo: 'Chờ câu trả lời của phiếu',
  reopened: 'Người dân đã đề nghị trả lời lại',
  feedback: 'Người dân đánh giá',
  feedbacks: { helpful: 'Hữu ích', not_satisfied: 'Chưa thỏa đáng' },
  routed: 'Vì sao phiếu đến đơn vị này',
  routedByPerson: 'Do cán bộ phân hoặc chuyển tới; lý do ghi ở nhật ký.',
  others: (names: string): string => `Cũng có thể thuộc: ${names}.`,
  found: 'Trợ lý đã tìm thấy gì',
  reason: 'Vì sao trợ lý chưa trả lời',
  noneFound: 'Trợ lý không tìm thấy quy định nào gần với câu hỏi.',
  gone: (id: string): string => `${id}: không còn trong kho văn bản.`,
  source: 'Nguồn',
  onShelf: 'Xem trong kho',
  officialWords: 'Nguyên văn',
  ourWords: 'Tóm tắt của trợ lý',
  delivery: 'Gửi tới người dân',
  request: 'Đề nghị bổ sung',
  unreached:
    'Không gửi được tới người dân: xin báo quản trị hệ thống. Thời hạn không dừng để chờ họ; bạn có thể xử lý tiếp, không chờ bổ sung.',
  sendingOff: (network: string): string =>
    `Gửi qua ${network} đang tạm tắt: tin gửi cho người dân được giữ lại, và tự gửi khi quản trị hệ thống bật lại.`,
  sentBackChip: 'cần sửa bản trình',
  unreachedChip: 'đề nghị chưa tới người dân',
  asker: 'Người hỏi',
  askerGone:
    'Đã xóa dữ liệu của mình. Câu trả lời không gửi tới ai được nữa, chỉ hiện ở trang tra cứu cho người có mã phiếu: xin đừng ghi thông tin riêng.',
  transcript: 'Cuộc trò chuyện',
  masked:
    'Chỉ gồm những tin về phiếu này; việc khác người dân hỏi không hiện ở đây. Thông tin riêng của người dân được che. Người đang xử lý có thể mở bản gốc của câu hỏi khi cần.',
  lines: (lines: number): string => `${lines} tin về phiếu này`,
  noWords: '(tin không có chữ)',
  history: 'Nhật ký',
  notes: 'Ghi chú nội bộ',
  noNotes: 'Chưa có ghi chú.',
  notesRule: 'Chỉ cán bộ đọc được; người dân không thấy.',
  noteField: 'Ghi chú mới',
  addNote: 'Lưu ghi chú',
  noteEmpty: 'Xin viết ghi chú, không quá 2.000 ký tự.',
  noNoteRight: 'Vai trò của bạn chỉ đọc ghi chú.',
  answer: 'Câu trả lời',
  answeredBy: (name: string): string => `Người trả lời: ${name}`,
  approvedBy: (name: string): string => `Người phê duyệt: ${name}`,
  citations: 'Căn cứ',
  refusal: 'Phiếu đã bị từ chối',
  print: 'Bản in',
  printed: (time: string): string => `In lúc ${time}`,
} as const

export const ticketTitle = (code: string): string => `Phiếu ${code}`

export const CLOCKS = {
  title: 'Thời hạn',
  names: { accept: 'Tiếp nhận', reply: 'Nhắn người dân lần đầu', answer: 'Trả lời' },
  before: (time: string): string => `trước ${time}`,
  met: (time: string): string => `xong ${time}`,
  late: (time: string): string => `xong ${time}, trễ hạn`,
  standing: 'tạm dừng, chờ người dân bổ sung',
  why: 'Vì sao hạn là ngày này?',
  since: (time: string): string => `Tính từ khi nhận phiếu: ${time}.`,
  extended: (time: string): string => `Đã gia hạn lúc ${time}; tính từ đó.`,
  urgent: (time: string): string =>
    `Thời hạn khẩn, tính từ lúc phiếu được đổi sang mức khẩn: ${time}; hạn này đến trước hạn có từ trước.`,
  urgentBefore: (time: string): string =>
    `Phiếu được đổi sang mức khẩn lúc ${time}; thời hạn khẩn tính từ lúc ấy sẽ muộn hơn, nên giữ hạn có từ trước.`,
  ends: (time: string): string => `Hết hạn: ${time}.`,
  working_hours: (count: number): string => `Thời hạn: ${count} giờ làm việc.`,
  working_days: (count: number): string => `Thời hạn: ${count} ngày làm việc.`,
  day: 'Ngày',
  counts: 'Tính',
  receipt: 'ngày nhận phiếu, không tính',
  urgentDay: 'ngày đổi sang khẩn, không tính',
  weekend: 'nghỉ hằng tuần',
  dayOff: (name: string): string => `nghỉ: ${name}`,
  swapped: (name: string, time: string): string => `làm bù (${name}): ${time}`,
  waiting: 'tạm dừng cả ngày, chờ người dân',
  over: 'đã hết giờ làm việc',
  counted: (time: string): string => time,
  pausedFor: (time: string): string => `; tạm dừng ${time}`,
} as const

export const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const

/** What stands on the head of a phone in the preview. */
export const SHOWN_ON: Readonly<Record<Network, string>> = {
  telegram: 'Telegram',
  zalo: 'Zalo',
  web: 'Trang web',
  api: 'Giao diện lập trình',
}

export const DEPARTMENTS = {
  title: 'Quy định của đơn vị',
  about:
    'Bật “hai người xem” thì người soạn câu trả lời phải trình, và một lãnh đạo đơn vị khác với người soạn phê duyệt rồi mới gửi.',
  department: 'Đơn vị',
  fourEyes: 'Hai người xem trước khi gửi',
  on: 'Đang bật',
  off: 'Đang tắt',
  turnOn: 'Bật',
  turnOff: 'Tắt',
  turnOnFor: (name: string): string => `Bật hai người xem cho ${name}`,
  turnOffFor: (name: string): string => `Tắt hai người xem cho ${name}`,
  changed: (name: string, time: string): string => `${name} đổi lúc ${time}`,
  kept: 'Đã lưu.',
  movedOn: 'Người khác vừa đổi quy định này. Xin xem lại.',
} as const
