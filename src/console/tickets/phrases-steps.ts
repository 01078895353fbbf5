/**
 * What officials read about the steps they can take with a ticket and about answering it. What the forms ask for stands in
 * `phrases-fields.ts`.
 */

/** Every step an official can take from the page of a ticket, by its word in the address. */
export const STEP_WORDS = [
  'nhan',
  'giao',
  'tra-lai',
  'chuyen',
  've-dieu-phoi',
  'phan',
  'bo-sung',
  'lam-tiep',
  'trao-doi',
  'nhan-tin',
  'ket-thuc',
  'gia-han',
  'muc-do',
  'tu-choi',
  'gop',
  'ban-goc',
  'ghi-chu',
  'tra-loi',
  'trinh-duyet',
  'phe-duyet',
  'sua-lai',
  'rut-trinh',
] as const
export type StepWord = (typeof STEP_WORDS)[number]

interface StepText {
  readonly title: string
  readonly does: string
  readonly rule?: string
  /** Said when it is done. */
  readonly done: string
}

export const STEPS: Readonly<Record<StepWord, StepText>> = {
  nhan: {
    title: 'Nhận xử lý',
    does: 'Nhận xử lý',
    rule: 'Người dân được báo là phiếu đã có người tiếp nhận.',
    done: 'Bạn đã nhận phiếu này.',
  },
  giao: {
    title: 'Giao cho cán bộ',
    does: 'Giao việc',
    rule: 'Cán bộ phải có tài khoản và được xử lý phiếu của đơn vị này. Phiếu chưa ai nhận thì người dân được báo là đã có người tiếp nhận.',
    done: 'Đã giao phiếu.',
  },
  'tra-lai': {
    title: 'Trả lại hàng chờ',
    does: 'Trả lại',
    rule: 'Người khác của đơn vị có thể nhận.',
    done: 'Đã trả phiếu lại hàng chờ của đơn vị.',
  },
  chuyen: {
    title: 'Chuyển đơn vị',
    does: 'Chuyển',
    rule: 'Người dân được báo tên đơn vị mới. Hạn trả lời không đổi.',
    done: 'Đã chuyển phiếu.',
  },
  've-dieu-phoi': {
    title: 'Trả về điều phối',
    does: 'Trả về điều phối',
    rule: 'Khi không rõ việc thuộc đơn vị nào. Cán bộ điều phối sẽ phân lại.',
    done: 'Đã trả phiếu về điều phối.',
  },
  phan: {
    title: 'Phân về đơn vị',
    does: 'Phân về đơn vị',
    rule: 'Người dân được báo tên đơn vị.',
    done: 'Đã phân phiếu.',
  },
  'bo-sung': {
    title: 'Đề nghị người dân bổ sung',
    does: 'Xem trước',
    rule: 'Thời hạn tạm dừng cho tới khi người dân trả lời. Bước sau bạn sẽ xem lại đúng như người dân đọc, rồi mới gửi.',
    done: 'Đã gửi đề nghị bổ sung. Thời hạn tạm dừng.',
  },
  'lam-tiep': {
    title: 'Xử lý tiếp, không chờ bổ sung',
    does: 'Xử lý tiếp',
    rule: 'Thời hạn chạy tiếp. Người dân được báo, trừ khi đề nghị chưa tới họ; điều họ gửi muộn vẫn vào phiếu.',
    done: 'Phiếu được xử lý tiếp.',
  },
  'trao-doi': {
    title: 'Trao đổi trực tiếp',
    does: 'Bắt đầu trao đổi',
    rule: 'Người dân được báo là cán bộ đang trao đổi với họ; trợ lý ngừng trả lời trong cuộc trò chuyện này cho tới khi bạn kết thúc. Sau 8 giờ làm việc bạn không nhắn gì, cuộc trao đổi tự kết thúc.',
    done: 'Bạn đang trao đổi trực tiếp với người dân.',
  },
  'nhan-tin': {
    title: 'Nhắn cho người dân',
    does: 'Gửi tin nhắn',
    rule: 'Tin được gửi ngay. Đây là tin trao đổi, chưa phải câu trả lời của phiếu.',
    done: 'Đã gửi tin nhắn.',
  },
  'ket-thuc': {
    title: 'Kết thúc trao đổi trực tiếp',
    does: 'Kết thúc',
    rule: 'Người dân được báo, và trợ lý trả lời tiếp.',
    done: 'Đã kết thúc trao đổi trực tiếp.',
  },
  'gia-han': {
    title: 'Gia hạn',
    does: 'Gia hạn',
    rule: 'Chỉ khi chưa quá hạn. Người dân được báo hạn mới và lý do, đúng như bạn ghi.',
    done: 'Đã gia hạn; người dân được báo.',
  },
  'muc-do': {
    title: 'Đổi mức độ',
    does: 'Đổi mức độ',
    rule: 'Mức độ định thời hạn trả lời. Thời hạn khẩn tính từ lúc đổi sang khẩn và không muộn hơn hạn đang có; hai mức kia tính từ khi nhận phiếu. Người dân được báo hạn mới; phiếu đã quá hạn thì không lùi hạn được.',
    done: 'Đã đổi mức độ.',
  },
  'tu-choi': {
    title: 'Từ chối trả lời',
    does: 'Từ chối và báo người dân',
    rule: 'Người dân đọc đúng câu được chọn, cùng lời bạn ghi thêm, và được biết cách đề nghị cán bộ khác xem lại. Không rút lại được.',
    done: 'Đã từ chối phiếu; người dân được báo lý do.',
  },
  gop: {
    title: 'Gộp vào phiếu khác',
    does: 'Gộp phiếu',
    rule: 'Một câu trả lời được gửi cho mọi người cùng hỏi. Chỉ gộp vào phiếu đang mở mà bạn được xem.',
    done: 'Đã gộp phiếu; người dân được báo.',
  },
  'ban-goc': {
    title: 'Mở bản gốc của câu hỏi',
    does: 'Mở bản gốc',
    rule: 'Bản gốc có thể có thông tin riêng của người dân. Việc mở và lý do được ghi vào nhật ký.',
    done: 'Đã mở bản gốc.',
  },
  'ghi-chu': { title: 'Ghi chú', does: 'Lưu ghi chú', done: 'Đã lưu ghi chú.' },
  'tra-loi': {
    title: 'Soạn câu trả lời',
    does: 'Gửi cho người dân',
    done: 'Đã ghi câu trả lời. Người dân sẽ nhận được tại nơi đã hỏi.',
  },
  'trinh-duyet': {
    title: 'Trình duyệt',
    does: 'Trình lãnh đạo phê duyệt',
    done: 'Đã trình. Câu trả lời được gửi khi có người phê duyệt.',
  },
  'phe-duyet': {
    title: 'Phê duyệt',
    does: 'Phê duyệt và gửi',
    done: 'Đã phê duyệt. Người dân sẽ nhận được câu trả lời tại nơi đã hỏi.',
  },
  'sua-lai': {
    title: 'Trả lại để sửa',
    does: 'Trả lại để sửa',
    rule: 'Bản trình được giữ để người soạn sửa tiếp.',
    done: 'Đã trả lại để sửa.',
  },
  'rut-trinh': {
    title: 'Rút bản trình để sửa',
    does: 'Rút bản trình',
    done: 'Đã rút bản trình, bạn có thể sửa tiếp.',
  },
}

export const NEXT = {
  title: 'Việc tiếp theo',
  notNow: 'Việc chưa làm được lúc này',
  readOnly: 'Vai trò của bạn chỉ đọc phiếu này.',
  over: 'Phiếu đã xong. Không còn việc gì phải làm.',
  onlyIn: (states: string): string => `Chỉ làm được khi phiếu: ${states}.`,
  heldBy: (name: string): string => `Phiếu đang do ${name} xử lý.`,
  nothingKept: 'Không còn bản gốc: câu hỏi không có gì phải che, hoặc đã hết thời gian lưu.',
  pastDue: 'Đã quá hạn: chỉ gia hạn được trước khi hạn cũ qua.',
  noColleague: 'Đơn vị không còn cán bộ nào khác có tài khoản đang dùng để giao.',
  chatHeld: 'Bạn đang trao đổi trực tiếp rồi.',
  chatHeldBy: (name: string): string => `${name} đang trao đổi trực tiếp với người này về một phiếu khác.`,
  chatNotHeld: 'Chưa có cuộc trao đổi trực tiếp nào.',
} as const

export const ANSWER = {
  yours: 'Nội dung trả lời',
  rule: 'Tối đa 4.000 ký tự. Bước sau bạn sẽ xem lại đúng như người dân đọc, rồi mới gửi.',
  preview: 'Xem trước',
  claimFirst: 'Nhận phiếu để soạn câu trả lời.',
  empty: 'Xin soạn câu trả lời trước khi xem lại.',
  tooLong: 'Câu trả lời dài quá 4.000 ký tự. Xin rút gọn.',
  fourEyes: 'Đơn vị này cần hai người xem: bạn trình, một lãnh đạo đơn vị phê duyệt rồi mới gửi.',
  proposed: 'Bản trình chờ phê duyệt',
  proposedBy: (name: string, time: string): string => `${name} trình lúc ${time}`,
  toApprove: 'Xem trước và phê duyệt',
  sentBack: (name: string): string => `${name} trả lại để sửa:`,
  before: (name: string, time: string): string =>
    `Câu trả lời trước của ${name}, ${time}: người dân cho là chưa thỏa đáng`,
} as const

export const PREVIEW = {
  title: 'Xem lại trước khi gửi',
  reads: 'Người dân sẽ đọc đúng như sau',
  here: 'nơi người dân đã hỏi',
  others: 'Trên mạng khác sẽ hiện như sau',
  part: (number: number, all: number): string => `Tin ${number}/${all}`,
  final: 'Gửi rồi thì không sửa hay rút lại được.',
  edit: 'Sửa nội dung',
  again: 'Xem lại bản đã sửa',
  back: 'Về phiếu, chưa gửi',
  warned: 'Cần xem lại trước khi gửi',
  aware: 'Tôi đã xem các điểm trên và vẫn gửi nội dung này',
  sendDetails: 'Gửi đề nghị cho người dân',
  cites: 'Căn cứ sẽ được lưu cùng câu trả lời',
  noCites: 'Chưa nhận ra điều, khoản nào trong nội dung này: câu trả lời sẽ được lưu không kèm căn cứ.',
  alsoTo: (followers: number): string =>
    `Câu trả lời này còn được gửi cho ${followers} người khác cùng chờ. Xin đừng nhắc chuyện riêng của một người hỏi.`,
} as const

export const COLLISION = {
  claimed: (name: string, code: string): string => `${name} vừa nhận phiếu ${code}.`,
  changed:
    'Trong lúc bạn làm, phiếu đã thay đổi. Việc của bạn chưa được thực hiện; nội dung đã viết vẫn còn ở dưới.',
  again: 'Xin xem thay đổi rồi làm lại nếu vẫn cần.',
} as const

export const ORIGINAL = {
  title: 'Bản gốc của câu hỏi',
  until: (time: string): string => `Được lưu đến ${time}, rồi tự xóa.`,
  unreadable: 'Không mở được bản gốc: chìa khóa niêm phong không còn. Xin báo quản trị hệ thống.',
} as const
