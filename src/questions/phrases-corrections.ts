// What the desk says to who has corrected a message.

/** Before the answer to a message that was corrected after it had been answered. */
export const ABOUT_CORRECTED = 'Trả lời cho tin nhắn bạn vừa sửa:'
/** A message of before was turned into a yes or no, or a number. */
export const SEND_REPLY_ANEW =
  'Bạn vừa sửa một tin nhắn cũ. Để khỏi nhầm, xin bạn gửi câu trả lời này thành một tin nhắn mới.'
/** For the official who holds the chat. */
export const correctionSent = (text: string): string => `(sửa lại tin trước) ${text}`
