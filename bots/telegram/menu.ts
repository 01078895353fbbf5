import type { BotCommand } from 'grammy/types'

/** The list Telegram shows beside the writing field. `/start`, which Telegram sends by itself, needs no place in it. */
export const MENU: readonly BotCommand[] = [
  { command: 'batdau', description: 'Bắt đầu' },
  { command: 'cauhoimoi', description: 'Đặt câu hỏi mới' },
  { command: 'tracuu', description: 'Tra cứu phiếu hỏi theo mã' },
  { command: 'gapcanbo', description: 'Gửi câu hỏi đến cán bộ' },
  { command: 'xoadulieu', description: 'Xóa dữ liệu của cuộc trò chuyện này' },
  { command: 'trogiup', description: 'Xem hướng dẫn' },
]
