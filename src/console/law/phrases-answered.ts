/** What officials read about the answers that one version of the law has led to. */

export const ANSWERED = {
  title: (version: number): string => `Câu đã trả lời theo phiên bản ${version}`,
  lead: 'Dùng khi phát hiện phiên bản này có chỗ sai: xem ai đã được trả lời thế nào. Thông tin riêng của người hỏi đã được che.',
  link: 'Xem những câu đã trả lời theo phiên bản này',
  document: 'Có trích dẫn văn bản',
  every: 'Mọi văn bản, kể cả câu không có căn cứ',
  look: 'Xem',
  count: (count: number): string => `${count.toLocaleString('vi-VN')} câu`,
  none: 'Không thấy câu trả lời nào như vậy.',
  some: (shown: number): string => `Chỉ hiện ${shown} câu mới nhất. Hãy chọn văn bản để xem hẹp hơn.`,
  lookedAt: (count: number, since: string): string =>
    `Đã xem ${count.toLocaleString('vi-VN')} câu trả lời mới nhất của mọi phiên bản, từ ${since}. Muốn xem xa hơn, người vận hành máy chủ dùng lệnh knowledge answered.`,
  kept: 'Câu hỏi chỉ được giữ trong thời hạn lưu dữ liệu; câu cũ hơn không còn ở đây.',
} as const
