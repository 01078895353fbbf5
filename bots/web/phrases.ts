import type { InForce } from '#knowledge/validity.ts'

/** Every sentence of the web chat; what the desk itself says stands in `src/questions/phrases*.ts`. */

export const FORUM = 'Dân hỏi – Chính quyền trả lời'

export const FRAME = {
  skip: 'Đến nội dung chính',
  menu: 'Mục chính',
  ask: 'Hỏi đáp',
  ticket: 'Tra cứu phiếu',
  foot: 'Trợ lý tự động, không phải cán bộ. Khi cần dùng làm căn cứ, xin xem văn bản gốc.',
} as const

export const ABOUT = {
  title: 'Hỏi về chính quyền Hà Nội và TP.HCM',
  lead: 'Bạn hỏi bằng lời thường. Trợ lý tự động, không phải cán bộ, tìm quy định và trả lời kèm điều, khoản.',
  more: 'Trợ lý này là gì, biết gì, tin nhắn của bạn đi đâu?',
  points: [
    {
      head: 'Là gì',
      text: 'Một chương trình trả lời tự động. Câu chưa trả lời được thì trợ lý nói rõ và hỏi bạn có muốn chuyển cho cán bộ không.',
    },
    {
      head: 'Biết gì',
      text: 'Quy định về tổ chức chính quyền và cơ chế đặc thù của hai thành phố: điều nào, còn hiệu lực hay không. Trợ lý không xem được hồ sơ riêng của ai.',
    },
    {
      head: 'Tin nhắn của bạn',
      text: 'Được lưu để trả lời bạn và để kiểm tra câu trả lời. Câu hỏi chỉ tới cán bộ khi bạn đồng ý chuyển. Trình duyệt giữ một mã để bạn mở lại cuộc trò chuyện này. Muốn xóa, bạn gõ “xóa dữ liệu”.',
    },
  ],
} as const

export const EXAMPLES = {
  title: 'Ví dụ',
  questions: [
    'Chủ tịch phường ở Hà Nội bây giờ do ai bầu?',
    'Phường ở TP.HCM có Hội đồng nhân dân không?',
    'Năm 2022, chủ tịch phường ở Hà Nội do ai bổ nhiệm?',
  ],
} as const

export const CHAT = {
  log: 'Cuộc trò chuyện',
  field: 'Câu hỏi của bạn',
  placeholder: 'Gõ câu hỏi, có dấu hay không dấu đều được',
  careful: 'Tin nhắn được lưu để trả lời bạn. Xin đừng ghi số giấy tờ hay thông tin riêng.',
  send: 'Gửi',
  choices: 'Chọn trả lời',
  sending: 'Đang gửi, mạng hơi chậm…',
  working: 'Trợ lý đang tìm quy định…',
  slow: 'Câu trả lời lâu hơn thường lệ. Câu hỏi của bạn đã được lưu, trang sẽ tự cập nhật.',
  without: 'Trang tự tải lại sau vài giây.',
  empty: 'Xin gõ câu hỏi trước khi gửi.',
  tooLong: 'Câu hỏi dài quá 4.000 ký tự. Xin rút gọn.',
  tooFast: 'Bạn gửi hơi nhanh. Xin chờ một phút rồi gửi lại.',
  needsCookie:
    'Trình duyệt của bạn đang chặn cookie nên trang không mở lại được câu trả lời. Xin cho phép cookie của trang này rồi hỏi lại.',
  crowded: 'Hiện có quá nhiều người đang hỏi. Xin chờ ít giây rồi gửi lại.',
  notSent: 'Chưa gửi được. Xin kiểm tra kết nối mạng rồi bấm Gửi lại.',
} as const

export const ANEW = {
  title: 'Bắt đầu cuộc trò chuyện mới',
  text: 'Trang sẽ quên cuộc trò chuyện này và không mở lại được, kể cả câu trả lời cán bộ gửi sau. Nên làm khi bạn dùng máy chung.',
  button: 'Quên và bắt đầu mới',
} as const

export const SPEAKERS = { citizen: 'Bạn', desk: 'Trợ lý', official: 'Cán bộ' } as const

export const CITATION = {
  list: 'Căn cứ pháp lý',
  official: 'Nguyên văn',
  summary: 'Tóm tắt của trợ lý, không phải nguyên văn',
  source: 'Xem văn bản gốc',
  newPage: '(mở trang mới)',
} as const

/** How a provision stood on the day that was asked about. */
export const STANDINGS: Readonly<Record<InForce | 'held_then', string>> = {
  yes: 'Đang có hiệu lực',
  amended: 'Đang có hiệu lực, đã sửa đổi',
  held_then: 'Có hiệu lực khi đó, nay đã hết',
  no: 'Đã hết hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  needs_ruling: 'Hiệu lực cần kiểm tra',
}

export const validFrom = (from: string): string => `Có hiệu lực từ ngày ${from}`
export const validUntil = (to: string): string => `hết hiệu lực từ ngày ${to}`

export const TICKET = {
  title: 'Tra cứu phiếu hỏi',
  lead: 'Khi một câu hỏi được chuyển cho cán bộ, bạn nhận một mã phiếu gồm 12 chữ số. Gõ mã vào đây để xem phiếu tới đâu.',
  field: 'Mã phiếu',
  placeholder: '1234-5678-9012',
  look: 'Tra cứu',
  state: 'Tình trạng',
  /** For whoever has the code: how far it is, nothing of what was asked. */
  progress: {
    new: 'Đang chờ phân về đơn vị phụ trách.',
    waiting: 'Đơn vị đã nhận và chưa trả lời. Đang chờ cán bộ tiếp nhận.',
    in_progress: 'Đơn vị đã nhận và chưa trả lời. Cán bộ đang xử lý.',
    awaiting_citizen: 'Cán bộ đang chờ người hỏi bổ sung, tại nơi đã hỏi.',
    awaiting_approval: 'Câu trả lời đang chờ phê duyệt.',
    answered: 'Đơn vị đã trả lời.',
    published: 'Đơn vị đã trả lời.',
    refused: 'Đơn vị không trả lời được; lý do đã được gửi tới nơi đã hỏi.',
    joined: 'Chờ câu trả lời chung với một câu hỏi giống vậy.',
    withdrawn: 'Người hỏi đã rút phiếu.',
  },
  sending: 'Đơn vị đã trả lời; câu trả lời đang được gửi tới nơi bạn đã hỏi.',
  answered: 'Đơn vị đã trả lời, tại nơi bạn đã hỏi.',
  department: 'Đơn vị',
  opened: 'Ngày nhận',
  answeredOn: 'Ngày trả lời',
  dueBy: 'Dự kiến trả lời trước',
  private: 'Để giữ riêng tư, trang này không hiện câu hỏi và câu trả lời.',
  answerHeading: 'Câu trả lời',
  askerGone:
    'Người hỏi đã xóa dữ liệu của mình, nên câu trả lời chỉ xem được ở đây, bằng mã phiếu. Trang không hiện câu hỏi.',
  another: 'Tra mã khác',
  unknownTitle: 'Không tìm thấy phiếu',
  unknown: 'Không có phiếu nào mang mã này. Xin xem lại mã gồm 12 chữ số.',
  mistyped: 'Mã có chữ số bị gõ nhầm hoặc thiếu. Xin xem lại mã gồm 12 chữ số.',
  tooOften: 'Bạn tra cứu hơi nhiều. Xin chờ một phút rồi thử lại.',
} as const

export const ticketTitle = (code: string): string => `Phiếu ${code}`

export const REFUSED = {
  notFoundTitle: 'Không có trang này',
  notFound: 'Xin xem lại địa chỉ, hoặc quay về trang hỏi đáp.',
  foreignTitle: 'Yêu cầu không được chấp nhận',
  foreign: 'Yêu cầu không đến từ trang này. Xin mở lại trang hỏi đáp rồi gửi lại.',
  brokenTitle: 'Hệ thống gặp trục trặc',
  broken:
    'Câu hỏi vừa rồi có thể chưa được lưu. Xin quay lại và thử sau ít phút. Việc gấp xin gọi tổng đài 1022.',
  tooLargeTitle: 'Nội dung gửi lên quá lớn',
  tooLarge: 'Xin rút gọn câu hỏi rồi gửi lại.',
  crowdedTitle: 'Hiện có quá nhiều người đang hỏi',
  crowded: 'Câu hỏi vừa rồi chưa được nhận. Xin quay lại, chờ ít giây rồi gửi lại.',
  kept: 'Câu hỏi bạn vừa viết (xin chép lại trước khi rời trang)',
  home: 'Về trang hỏi đáp',
} as const

/** To citizens and officials alike: who it is has not been looked at. */
export const TURNED_AWAY = {
  title: 'Hiện có quá nhiều người truy cập',
  again: (seconds: number): string => `Xin chờ ${seconds} giây rồi tải lại trang.`,
  sent: 'Nếu bạn vừa gửi câu hỏi hay biểu mẫu, nội dung ấy chưa được nhận: xin quay lại trang trước rồi gửi lại.',
  urgent: 'Việc gấp xin gọi tổng đài 1022.',
} as const
