import type { Choice } from '../domain/reply.ts'

// What a citizen reads who wants what is kept of their chat deleted.

/** @param waiting codes of their tickets that are not yet answered; `hasTickets`: whether there are any at all */
export function askToForget(waiting: readonly string[], hasTickets: boolean): string {
  const lines = [
    'Bạn muốn xóa dữ liệu của cuộc trò chuyện này? Xóa rồi không lấy lại được.',
    [
      'Sẽ xóa: tin nhắn của bạn, câu trả lời, điều trợ lý ghi nhớ, tin chưa gửi tới bạn',
      hasTickets ? ', bản gốc câu hỏi trong các phiếu, và mối liên hệ giữa phiếu với bạn.' : '.',
    ].join(''),
    hasTickets
      ? 'Còn giữ: phiếu hỏi với câu hỏi đã che thông tin riêng và câu trả lời của cán bộ, không còn biết là của ai, để cơ quan trả lời và thống kê; và biên nhận xóa.'
      : 'Còn giữ: số đếm để thống kê, không còn biết là của ai; và biên nhận xóa.',
    'Mã kỹ thuật chống nhận trùng tin và biên nhận trong cuộc trò chuyện tự xóa sau khoảng 30 ngày. Tin trên máy của bạn và trên mạng bạn dùng thì xin bạn tự xóa.',
  ]
  if (waiting.length > 0) {
    lines.push(
      `Bạn còn phiếu chưa có trả lời: ${waiting.join(', ')}. Nếu giữ phiếu, cán bộ vẫn trả lời nhưng không báo cho bạn được nữa: xin bạn chép lại mã rồi xem câu trả lời ở trang tra cứu. Khi đó ai có mã phiếu đều xem được câu trả lời. Nếu rút phiếu, cán bộ không trả lời nữa.`,
    )
  }
  return lines.join('\n')
}

/** @param offer a number of its own: the button of an older question must not answer this one */
export function forgetChoices(hasWaiting: boolean, offer: number): readonly Choice[] {
  const no = { label: 'Không xóa', value: `không xóa#${offer}` }
  if (!hasWaiting) return [{ label: 'Đồng ý xóa', value: `đồng ý xóa#${offer}` }, no]
  return [
    { label: 'Xóa, giữ phiếu để tra cứu', value: `xóa và giữ phiếu#${offer}` },
    { label: 'Xóa và rút phiếu', value: `xóa và rút phiếu#${offer}` },
    no,
  ]
}

export const NOT_FORGOTTEN = 'Dữ liệu vẫn được giữ nguyên, chưa xóa gì.'

export interface Receipt {
  readonly code: string
  /** Day and time in Vietnam. */
  readonly at: string
  readonly withdrawn: readonly string[]
  /** Codes that lead to an answer to come. */
  readonly waiting: readonly string[]
  /** How many other tickets there were. */
  readonly closed: number
  /** Where codes are looked up, as far as the desk knows its own address. */
  readonly lookUp: string | undefined
}

export function receipt({ code, at, withdrawn, waiting, closed, lookUp }: Receipt): string {
  const lines = [
    `Biên nhận xóa dữ liệu ${code}, ${at}.`,
    'Đã xóa: tin nhắn, câu trả lời, điều trợ lý ghi nhớ và tin chưa gửi của cuộc trò chuyện này tới lúc bạn xác nhận.',
  ]
  if (withdrawn.length > 0) lines.push(`Đã rút: ${withdrawn.join(', ')}.`)
  if (closed + withdrawn.length + waiting.length > 0) {
    lines.push(
      'Các phiếu chỉ còn câu hỏi đã che thông tin riêng, không còn gắn với bạn; bản gốc đã xóa. Trợ lý không báo gì về các phiếu này nữa.',
    )
  }
  if (waiting.length > 0) {
    const where = lookUp ?? 'trang tra cứu phiếu'
    lines.push(`Câu trả lời của cán bộ xem bằng mã tại ${where}: ${waiting.join(', ')}. Xin bạn giữ mã này.`)
  }
  lines.push('Nếu bạn nhắn tiếp, đó là một cuộc trò chuyện mới.')
  return lines.join('\n')
}
