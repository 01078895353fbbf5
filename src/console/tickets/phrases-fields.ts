import type { RefusalReason } from '../../domain/ticket.ts'

/** What stands beside the fields of a ticket's forms, and what is said when one of them was left out or cannot be done. */
export const FIELDS = {
  reason: 'Lý do',
  reasonOwed: 'Xin ghi lý do, không quá 2.000 ký tự.',
  colleague: 'Cán bộ của đơn vị',
  chooseColleague: 'Chọn cán bộ',
  emailOwed: 'Xin chọn cán bộ nhận việc.',
  notForThem:
    'Không giao được: không có tài khoản này, tài khoản không xử lý phiếu của đơn vị này, hoặc đó là người đã trả lời trước khi phiếu mở lại.',
  department: 'Đơn vị',
  choose: 'Chọn đơn vị',
  departmentOwed: 'Xin chọn một đơn vị khác với đơn vị hiện nay.',
  likelier: 'Có thể thuộc',
  everyDepartment: 'Mọi đơn vị',
  duties: 'Mỗi đơn vị lo việc gì?',
  place: 'Địa bàn',
  placeOwed: 'Xin chọn đơn vị và địa bàn: đơn vị có ở mỗi thành phố.',
  hops: (hops: number): string =>
    hops === 0
      ? 'Phiếu chưa chuyển đơn vị lần nào.'
      : `Phiếu đã chuyển ${hops} lần; từ lần thứ ba chỉ cán bộ điều phối được chuyển.`,
  detailsText: 'Cần người dân cho biết thêm điều gì',
  textOwed: 'Xin viết nội dung, không quá 4.000 ký tự.',
  chatText: 'Tin nhắn',
  chatOwed: 'Xin viết tin nhắn, không quá 1.500 ký tự.',
  until: 'Hạn mới',
  untilRule: 'Tính đến hết giờ làm việc của ngày này.',
  untilOwed: 'Xin chọn ngày của hạn mới và ghi lý do.',
  tooLate: 'Không gia hạn được: hạn cũ đã qua.',
  tooLateForUrgency: 'Không đổi được: phiếu đã quá hạn, và mức độ này sẽ lùi hạn trả lời.',
  untilDayOff: 'Ngày ấy là ngày nghỉ theo lịch làm việc. Xin chọn một ngày làm việc.',
  notLater: 'Hạn mới phải sau hạn hiện nay.',
  tooFar: 'Hạn mới xa quá một năm kể từ hôm nay. Xin xem lại năm đã ghi.',
  reasonForCitizen: 'Lý do (người dân đọc)',
  urgency: 'Mức độ mới, và hạn trả lời nếu đổi ngay bây giờ',
  urgencyDates: {
    standing: 'hạn tính khi thời hạn chạy tiếp',
    same: (time: string): string => `hạn không đổi, ${time}`,
    moves: (time: string): string => `hạn mới ${time}`,
    overdue_at_once: (time: string): string => `hạn ${time} đã qua, phiếu sẽ quá hạn ngay`,
    too_late: 'không đổi được, vì phiếu đã quá hạn và mức này sẽ lùi hạn trả lời',
  },
  awareOverdue: 'Tôi biết phiếu sẽ quá hạn ngay và vẫn đổi',
  overdueAtOnce: (time: string): string =>
    `Theo mức độ này, hạn trả lời là ${time}, đã qua: phiếu sẽ quá hạn ngay. Nếu vẫn đổi, xin đánh dấu ô xác nhận ở dưới.`,
  urgencyOwed: 'Xin chọn một mức độ khác với mức hiện nay và ghi lý do.',
  refusal: 'Người dân sẽ đọc',
  refusalOwed: 'Xin chọn một lý do từ chối.',
  refusalNote: 'Lời ghi thêm cho người dân (không bắt buộc)',
  refusalNoteRule: 'Ví dụ: nơi cần đến, số điện thoại của cơ quan đó.',
  doneForNobody: 'Đã ghi vào phiếu. Người hỏi đã xóa dữ liệu của mình nên không được báo.',
  nobodyThere: 'Đơn vị này chưa có cán bộ dùng hệ thống: cán bộ điều phối được báo và nhận phiếu thay.',
  code: 'Mã phiếu',
  similar: 'Phiếu đang mở có nội dung gần giống',
  otherCode: 'Phiếu khác',
  codeOwed: 'Xin chọn một phiếu, hoặc ghi mã phiếu gồm 12 chữ số.',
  noSuchOther: 'Không gộp được: không có phiếu này, phiếu đã xong, hoặc bạn không được xem.',
} as const

/** How a reason to refuse is called among officials; what the citizen reads stands in src/tickets/phrases.ts. */
export const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  personal_file: 'hồ sơ cụ thể',
  complaint: 'khiếu nại, tố cáo',
  not_competent: 'ngoài thẩm quyền của thành phố',
  no_question: 'nội dung chưa đủ rõ',
  abuse: 'lời lẽ không phù hợp',
  answered_before: 'đã được trả lời trước đó',
}
