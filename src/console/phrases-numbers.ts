import type { Sum } from '../numbers/sum.ts'

/** What officials read about what the desk and the departments have done. */
export const NUMBERS = {
  title: 'Số liệu',
  span: 'Thời gian',
  place: 'Thành phố',
  bothPlaces: 'Cả hai thành phố',
  department: 'Đơn vị',
  allDepartments: 'Mọi đơn vị',
  show: 'Xem',
  underWay:
    'Một số tuần còn đang được tính, số liệu dưới đây chưa đầy đủ hoặc chưa mới nhất. Xin tải lại trang sau ít giây.',
  total: 'Cả thời gian',
  week: 'Tuần từ',
  thisWeek: 'đang diễn ra',
  sumRow: 'Cộng',
  table: 'Bảng số liệu',
  csv: 'Tải bảng (CSV)',
  byWeek: 'Theo tuần',
  byDepartment: 'Theo đơn vị',
  themes: 'Điều người dân hỏi mà chưa tìm được câu trả lời',
  themesRule:
    'Cụm từ mà ít nhất ba người đã hỏi trong thời gian này. Mỗi câu hỏi chỉ được tính vào một chủ đề.',
  noThemes: 'Chưa có chủ đề nào được từ ba người hỏi trở lên trong thời gian này.',
  nothing: 'Chưa có câu hỏi nào trong thời gian này.',
  theme: 'Chủ đề',
  askers: 'Số người hỏi',
  questions: 'Số câu hỏi',
  field: 'Đơn vị phụ trách lĩnh vực',
  howCounted: 'Cách tính',
  rules: [
    'Tuần tính từ thứ Hai đến hết Chủ nhật, giờ Việt Nam.',
    'Câu hỏi nhận được: các câu đã hỏi trợ lý, không kể lời chào và câu trợ lý còn phải hỏi lại. Câu không rõ thành phố được tính cho cả hai thành phố.',
    'Phiếu được tính vào tuần mở phiếu và cho đơn vị đang giữ phiếu, nên số liệu của tuần đã qua vẫn thay đổi khi phiếu được trả lời, mở lại hoặc chuyển đơn vị.',
    'Đúng hạn: trả lời hoặc từ chối không muộn hơn hạn, đã kể gia hạn. Quá hạn còn mở: chưa xong mà hạn đã qua; phiếu đang chờ người dân bổ sung thì chưa có hạn. Mục “Quá hạn” ở trang Phiếu hỏi kể cả phiếu quá hạn tiếp nhận. Phiếu mở lại được tính theo hạn của lần trả lời sau.',
    'Thời gian trung vị tính bằng giờ làm việc theo lịch làm việc, không kể lúc chờ người dân bổ sung; không tính phiếu trùng lặp và phiếu người dân rút.',
    'Hữu ích: trong các câu trả lời của cán bộ được người dân đánh giá.',
  ],
} as const

export const spanInWords = (weeks: number): string => `${weeks} tuần gần đây`
export const asOfInWords = (moment: string): string => `Số liệu lúc ${moment}, giờ Việt Nam.`
export const ofHelpful = (rated: number): string => `trong ${rated.toLocaleString('vi-VN')} lượt đánh giá`

export const QUESTIONS_CHART = {
  title: 'Câu hỏi nhận được',
  byDesk: 'Trợ lý tự trả lời',
  signposted: 'Chỉ dẫn nơi khác',
  unanswered: 'Chưa trả lời được',
} as const

export const TICKETS_CHART = {
  title: 'Phiếu chuyển đến cán bộ',
  onTime: 'Xong đúng hạn',
  late: 'Xong trễ hạn',
  overdue: 'Còn mở, đã quá hạn',
  pending: 'Còn mở, trong hạn',
} as const

export const TIMES_CHART = {
  title: 'Thời gian trung vị (giờ làm việc)',
  accept: 'Đến lúc tiếp nhận',
  reply: 'Đến phản hồi đầu tiên',
  answer: 'Đến khi trả lời',
} as const

export const chartInWords = (title: string, from: string, to: string): string =>
  `${title} theo tuần, từ tuần ${from} đến tuần ${to}. Các con số có trong bảng ngay dưới biểu đồ.`

type Column = Exclude<keyof Sum, 'acceptMinutes' | 'replyMinutes' | 'answerMinutes'>

/** Columns of counts, in their order. */
export const COLUMNS: Readonly<Record<Column, string>> = {
  received: 'Câu hỏi nhận được',
  byDesk: 'Trợ lý tự trả lời',
  signposted: 'Chỉ dẫn nơi khác',
  unanswered: 'Chưa trả lời được',
  opened: 'Chuyển cán bộ (phiếu)',
  answered: 'Cán bộ đã trả lời',
  onTime: 'Xong đúng hạn',
  late: 'Xong trễ hạn',
  open: 'Còn mở',
  overdue: 'Quá hạn còn mở',
  reopened: 'Mở lại',
  refused: 'Từ chối',
  extended: 'Gia hạn',
  joined: 'Trùng lặp, đang chờ',
  withdrawn: 'Người dân rút',
  rated: 'Được đánh giá',
  helpful: 'Hữu ích',
}

export const TIME_COLUMNS = {
  acceptMinutes: 'Trung vị tiếp nhận',
  replyMinutes: 'Trung vị phản hồi đầu',
  answerMinutes: 'Trung vị trả lời',
} as const

export const HOURS = 'giờ làm việc'
export const MINUTES = 'phút làm việc'
