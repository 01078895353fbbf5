/**
 * The commands the desk offers, in the order in which Telegram lists them. `/start`, which Telegram sends by itself, is not
 * among them.
 */
export const OFFERED_COMMANDS: ReadonlyArray<{ readonly command: string; readonly description: string }> = [
  { command: 'batdau', description: 'Bắt đầu' },
  { command: 'cauhoimoi', description: 'Đặt câu hỏi mới' },
  { command: 'nguyenvan', description: 'Xem nguyên văn điều, khoản vừa được dẫn' },
  { command: 'gapcanbo', description: 'Gửi câu hỏi đến cán bộ' },
  { command: 'phieucuatoi', description: 'Xem các phiếu đã gửi' },
  { command: 'tracuu', description: 'Tra cứu phiếu hỏi theo mã' },
  { command: 'bosungphieu', description: 'Nói thêm cho phiếu đã gửi' },
  { command: 'rutphieu', description: 'Rút lại phiếu đã gửi' },
  { command: 'xoadulieu', description: 'Xóa dữ liệu của cuộc trò chuyện này' },
  { command: 'trogiup', description: 'Xem hướng dẫn' },
]

export const UNKNOWN_COMMAND = [
  'Trợ lý không có lệnh này. Các lệnh dùng được:',
  ...OFFERED_COMMANDS.map(({ command, description }) => `/${command}: ${description}`),
  'Muốn hỏi điều gì, bạn cứ gõ bằng lời thường.',
].join('\n')
