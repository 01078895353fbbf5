/** What citizens are told while an operator has switched answering off. */

/** Stands in the console's form until an operator writes another. */
export const PAUSE_SENTENCE = 'Trợ lý đang tạm ngừng trả lời để kiểm tra lại nội dung.'

/** @param sentence the operator's own words */
export const pausedInChat = (sentence: string): string =>
  `${sentence}\n\nCâu hỏi của bạn đã được lưu. Khi hoạt động trở lại, trợ lý sẽ trả lời ngay tại đây, bạn không cần gửi lại. Nếu việc gấp, xin gọi tổng đài 1022.`

/** @param sentence as for {@link pausedInChat} */
export const pausedForPrograms = (sentence: string): string => `${sentence} Xin hỏi lại sau.`
