/** Stands for a line that none of the keys opens, for the citizen who wrote or read it and for officials. */
export const WORDS_SHUT =
  'Nội dung này được lưu dưới dạng mã hóa và hiện chưa mở lại được. Nếu cần, xin nhắn lại hoặc gọi tổng đài 1022.'
