import type { AuditEntry } from '../domain/ticket.ts'

/** What officials read while they write an answer: the shared draft, the picker, who else is there, making public. */

export const DRAFT = {
  title: 'Bản thảo dùng chung',
  lead: 'Bạn soạn giúp được; người đang giữ phiếu gửi câu trả lời.',
  field: 'Nội dung bản thảo',
  save: 'Lưu bản thảo',
  none: 'Chưa có bản thảo nào được lưu.',
  saved: (by: string, time: string): string => `Đã lưu ${time}, ${by} soạn.`,
  done: 'Đã lưu bản thảo.',
  saving: 'Đang lưu…',
  unsaved: 'Chưa lưu được. Bản thảo vẫn ở trên màn hình; máy sẽ thử lại.',
  signedOut:
    'Chưa lưu được vì phiên làm việc đã hết. Xin đăng nhập lại ở một cửa sổ khác và để nguyên trang này: bản thảo sẽ tự lưu.',
  closed: 'Phiếu không còn soạn trả lời được nữa. Xin chép lại những gì bạn vừa viết.',
  conflict: (by: string): string => `${by} vừa sửa bản thảo này. Chưa có gì bị ghi đè: xin chọn bản để giữ.`,
  ownConflict: 'Bạn vừa sửa bản thảo này ở một cửa sổ khác. Chưa có gì bị ghi đè: xin chọn bản để giữ.',
  theirs: (by: string, time: string): string => `Bản của ${by}, lưu ${time}`,
  mine: 'Bản của bạn',
  keepMine: 'Giữ bản của tôi',
  keepTheirs: 'Giữ bản kia',
  keepBoth: 'Giữ cả hai, nối vào nhau',
  tooLong: 'Bản thảo dài quá 4.000 ký tự nên chưa lưu. Xin rút gọn.',
  changed: (by: string): string => `${by} vừa lưu bản thảo.`,
} as const

export const PICKER = {
  title: 'Tìm điều, khoản, điểm',
  field: 'Từ khóa, hoặc viết tắt',
  rule: 'Ví dụ: “d4 k1 nq 97”, “k5 d6 nq98 điểm a”, hoặc những chữ trong điều luật.',
  find: 'Tìm',
  named: 'Theo cách viết tắt bạn gõ',
  found: 'Gần nhất với những chữ bạn gõ',
  nothing: 'Không tìm thấy. Xin thử chữ khác, hoặc ghi rõ số hiệu, điều, khoản.',
  wider: 'Không có đúng điều, khoản, điểm bạn gõ; dưới đây là phần lớn hơn chứa nó.',
  today: (day: string): string => `Hôm nay (${day})`,
  onDay: (day: string): string => `Ngày câu hỏi nói tới (${day})`,
  notInForce: 'Không được dùng làm căn cứ như luật đang áp dụng.',
  notInForceThen: 'Vào ngày câu hỏi nói tới, quy định này không áp dụng.',
  official: 'Nguyên văn',
  summary: 'Tóm tắt của chúng tôi',
  noWords: 'Kho chưa có câu chữ của phần này.',
  label: 'Câu trích dẫn',
  insert: 'Chèn vào cuối bản thảo',
  insertHere: 'Chèn vào chỗ con trỏ',
  source: 'Trang chính thức',
  onShelf: 'Xem trong kho',
} as const

export const ALIKE = {
  title: 'Câu hỏi tương tự đã trả lời',
  none: 'Chưa có câu hỏi tương tự nào được trả lời.',
  public: 'Đã công khai',
  ticket: 'Phiếu đã trả lời',
  basis: 'Căn cứ hôm nay:',
  noBasis: 'Câu trả lời không dẫn căn cứ nào trong kho.',
  stale: 'Có căn cứ không còn hiệu lực: đừng dùng lại nguyên câu trả lời này.',
  use: 'Dùng làm bản thảo',
  useRule: 'Bản thảo đang có thì câu trả lời cũ được nối vào cuối.',
} as const

export const LIVE = {
  viewing: (names: readonly string[]): string => `${names.join(', ')} cũng đang xem phiếu này.`,
  writing: (names: readonly string[]): string => `${names.join(', ')} đang soạn.`,
  changed: (what: readonly string[]): string => `Phiếu vừa thay đổi: ${what.join('; ')}.`,
  queueChanged: (waiting: number, before: number): string =>
    waiting > before
      ? `Có thêm ${waiting - before} phiếu chờ nhận.`
      : `Hàng chờ vừa thay đổi: còn ${waiting} phiếu chờ nhận.`,
  queueMoved: 'Hàng chờ vừa thay đổi.',
  reload: 'Tải lại',
  official: 'Cán bộ',
} as const

/** “Minh đã nhận xử lý”. */
const DID: Partial<Readonly<Record<AuditEntry['move'], string>>> = {
  dispatch: 'đã phân về đơn vị',
  claim: 'đã nhận xử lý',
  assign: 'đã giao việc',
  release: 'đã trả lại hàng chờ',
  give_back: 'đã trả lại hàng chờ vì người xử lý không còn phụ trách',
  transfer: 'đã chuyển đơn vị',
  hand_back: 'đã trả về điều phối',
  ask_details: 'đã đề nghị bổ sung',
  give_details: 'đã bổ sung',
  resume: 'đã tiếp tục xử lý',
  propose: 'đã trình duyệt',
  send_back: 'đã trả lại để sửa',
  approve: 'đã phê duyệt và gửi',
  answer: 'đã gửi câu trả lời',
  publish: 'đã công khai câu trả lời',
  unpublish: 'đã rút câu trả lời công khai',
  refuse: 'đã từ chối',
  join: 'đã gộp phiếu',
  follow: 'đã gộp một phiếu khác vào đây',
  answer_with: 'đã trả lời cùng phiếu khác',
  part: 'đã tách phiếu',
  extend: 'đã gia hạn',
  set_urgency: 'đã đổi mức độ',
  take_chat: 'đã nói chuyện trực tiếp với người dân',
  leave_chat: 'đã kết thúc nói chuyện trực tiếp',
  write: 'đã nhắn cho người dân',
  add_words: 'đã viết thêm',
  rate: 'đã đánh giá câu trả lời',
  reopen: 'đã đề nghị trả lời lại',
  withdraw: 'đã rút câu hỏi',
}
export const didInWords = (name: string, move: AuditEntry['move']): string =>
  `${name} ${DID[move] ?? 'đã cập nhật phiếu'}`

export const PUBLIC = {
  title: 'Công khai làm tri thức',
  lead: 'Câu hỏi và câu trả lời dưới đây đã được máy che dữ liệu cá nhân và bỏ lời chào. Xin đọc lại, sửa cho người ngoài cuộc cũng hiểu, rồi xem trước.',
  question: 'Câu hỏi',
  answer: 'Câu trả lời',
  basis: 'Căn cứ',
  noBasis: 'Câu trả lời không dẫn căn cứ nào có trong kho.',
  needsBasis:
    'Cần ít nhất một căn cứ còn hiệu lực: không có căn cứ thì không ai biết khi nào câu trả lời hết đúng. Xin ghi điều, khoản trong câu trả lời.',
  bothCities:
    'Phiếu chưa rõ địa bàn mà căn cứ lại là quy định riêng của cả hai thành phố, nên chưa công khai được. Xin chỉ để căn cứ của một thành phố.',
  forWhom: (where: string): string => `Đưa cho người hỏi về: ${where}.`,
  preview: 'Xem trước',
  previewTitle: 'Xem trước khi công khai',
  reads: 'Người dân hỏi câu này sẽ đọc',
  notGiven:
    'Với câu hỏi viết như vậy, người dân sẽ không nhận được câu trả lời này (máy hiểu câu hỏi theo cách khác, hoặc câu trả lời có số liệu không nằm trong căn cứ). Xin sửa lại.',
  ended: (labels: readonly string[]): string =>
    `Căn cứ không còn hiệu lực hôm nay: ${labels.join('; ')}. Câu trả lời dựa trên đó sẽ không được đưa cho ai.`,
  golden: 'Câu hỏi mẫu',
  noneBroken: 'Không có câu hỏi mẫu nào bị sai.',
  broken: (count: number): string => `${count} câu hỏi mẫu đang trả lời đúng sẽ bị sai; chưa công khai được:`,
  personal: 'Trong chữ bạn viết còn dữ liệu giống dữ liệu cá nhân; bản dưới đây đã được che.',
  publish: 'Công khai',
  edit: 'Sửa tiếp',
  done: 'Đã công khai. Người hỏi gần giống câu này sẽ nhận được câu trả lời.',
  busy: 'Có người khác đang xuất bản vào đúng lúc này. Xin thử lại sau ít phút.',
  movedOn: 'Phiếu vừa có thay đổi; chưa công khai. Xin xem lại.',
  state: 'Chỉ công khai được phiếu đã trả lời.',
  fault: 'Xin ghi đủ câu hỏi (tối đa 500 ký tự) và câu trả lời (tối đa 4.000 ký tự).',
  published: (time: string): string => `Câu trả lời đã được công khai ${time}.`,
  gone: 'Phiên bản tri thức đang dùng không còn câu trả lời này, nên nó không được đưa cho ai.',
  lapsed:
    'Quy định làm căn cứ đã đổi câu chữ hoặc không còn hiệu lực, nên câu trả lời này không được đưa cho ai nữa. Xin xem lại: công khai bản khác, hoặc rút.',
  takeBack: 'Rút câu trả lời công khai',
  takeBackRule:
    'Từ lúc rút, không ai được nhận câu trả lời này nữa. Văn bản đã xuất bản sau đó không đổi; người đã nhận không được báo.',
  takeBackWhy: 'Lý do rút',
  takeBackDo: 'Rút lại',
  takeBackMovedOn: 'Phiếu vừa có thay đổi; chưa rút. Xin xem lại.',
  notPublic: 'Câu trả lời của phiếu này không công khai.',
  takenBack: 'Đã rút câu trả lời công khai.',
  replace: 'Công khai bản khác',
  replaceLead: 'Bản mới thay bản đang công khai. Xin xem trước rồi công khai.',
  undoAhead: 'Công khai rồi vẫn rút lại được, ở trang phiếu này.',
} as const

export const KEYS = {
  title: 'Phím tắt',
  lead: 'Phím một chữ chỉ dùng khi con trỏ không ở trong ô nhập.',
  list: [
    ['Ctrl + Enter', 'Xem trước câu trả lời'],
    ['Ctrl + S', 'Lưu bản thảo'],
    ['/', 'Tìm điều, khoản, điểm'],
    ['b', 'Đến bản thảo'],
    ['?', 'Mở, đóng danh sách này'],
  ],
} as const
