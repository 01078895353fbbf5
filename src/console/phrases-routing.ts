import type { EditResult, PhraseKind } from '../tickets/edit-routing.ts'

/** Every sentence officials read about the routing of questions. */

export const ROUTING = {
  title: 'Định tuyến',
  what: 'Câu hỏi được chuyển đến đơn vị nào là do các cụm từ dưới đây, quy định tìm thấy, và những lần cán bộ đã chuyển lại. Thay đổi có hiệu lực ngay với câu hỏi tiếp theo.',
  readOnly: 'Bạn xem được trang này nhưng không sửa được. Cán bộ điều phối và quản trị hệ thống sửa được.',
  back: 'Về trang định tuyến',
  try: 'Thử một câu hỏi',
  tryWhat: 'Câu thử không được lưu lại.',
  question: 'Câu hỏi',
  place: 'Địa bàn',
  anyPlace: 'Chưa rõ',
  tryIt: 'Xem câu này đi đâu',
  tryEmpty: 'Xin nhập câu hỏi muốn thử.',
  goesTo: 'Nơi chuyển đến',
  because: 'Lý do',
  others: 'Nơi khác có thể đúng',
  departments: 'Các đơn vị',
  words: 'Cụm từ',
  examples: 'Những lần chuyển lại được ghi nhớ',
  examplesWhat:
    'Câu hỏi gần giống được chuyển thẳng đến nơi cán bộ đã chuyển. Lần chuyển sau thay lần chuyển trước.',
  noExamples: 'Chưa có câu nào được chuyển lại.',
  forget: 'Bỏ ghi nhớ',
  forgetWhich: (question: string): string => `Bỏ ghi nhớ câu “${question}”`,
  forgotten: 'Đã bỏ. Câu hỏi này từ nay được chuyển theo cụm từ.',
  history: 'Lịch sử sửa cụm từ',
  noHistory: 'Chưa ai sửa cụm từ nào.',
  added: 'thêm',
  removed: 'bỏ',
  nothingChanged: 'không đổi gì',
  duty: 'Việc đơn vị lo',
  add: 'Thêm cụm từ',
  phrase: 'Cụm từ',
  phraseHelp:
    'Viết đủ dấu, đúng lời người dân hay nói. Cụm càng dài, càng riêng của một đơn vị thì càng nặng; người hỏi gõ không dấu vẫn khớp.',
  kind: 'Tính như',
  addIt: 'Thêm',
  remove: 'Bỏ các cụm từ đã chọn',
  removeHelp: 'Chọn những cụm từ không nên chỉ về đơn vị này nữa. Thêm lại lúc nào cũng được.',
  none: 'Không có cụm từ nào.',
  kept: 'Đã lưu. Thay đổi có hiệu lực ngay.',
} as const

export const KINDS: Readonly<Record<PhraseKind, string>> = {
  words: 'Cụm từ, cả hai thành phố',
  hints: 'Gợi ý (tính nhẹ), cả hai thành phố',
  hn: 'Cụm từ, chỉ ở Hà Nội',
  hcm: 'Cụm từ, chỉ ở Thành phố Hồ Chí Minh',
}

export const EDIT_FAULTS: Readonly<Record<Exclude<EditResult, 'kept' | 'forbidden'>, string>> = {
  moved_on: 'Người khác vừa sửa cụm từ. Dưới đây là bản mới nhất; xin xem lại rồi làm lại.',
  empty: 'Xin nhập một cụm từ có chữ.',
  known: 'Đơn vị này đã có cụm từ đó.',
  too_many: 'Cụm từ quá dài (hơn 80 ký tự) hoặc đơn vị đã có quá nhiều cụm từ.',
}

export const countOf = (count: number): string => `${count.toLocaleString('vi-VN')} cụm từ`

/** `0.83` → `chắc 83 %` */
export const sure = (confidence: number): string => `chắc ${Math.round(confidence * 100)} %`
