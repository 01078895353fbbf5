/** Goes out in place of a reply whose key is lost for good. What officials answered their ticket still shows, masked. */
export const REPLY_LOST =
  'Do sự cố kỹ thuật, một tin trả lời bạn không gửi được nguyên văn nữa. Mong bạn thông cảm và hỏi lại; nếu đã có mã phiếu, bạn gõ mã phiếu để xem trả lời của cán bộ.'
/** Stands for a line that none of the keys opens, for the citizen who wrote or read it and for officials. */
export const WORDS_SHUT =
  'Nội dung này được lưu dưới dạng mã hóa và hiện chưa mở lại được. Nếu cần, xin nhắn lại hoặc gọi tổng đài 1022.'
