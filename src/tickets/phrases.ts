import type { RefusalReason, Urgency } from '../domain/ticket.ts'
import type { TicketCode } from '../domain/ids.ts'
import type { Choice } from '../domain/reply.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

// What citizens are told of their ticket. What the desk itself says of it stands in src/questions/phrases-own-tickets.ts.

/** An official's answer as the citizen reads it. */
export function officialAnswer(department: string, code: TicketCode, text: string): string {
  return `Trả lời của ${department} cho phiếu ${code}:\n\n${text}`
}

/** What may be said of an answer; the code keeps the button of one ticket from rating another. */
export const feedbackChoices = (code: TicketCode): readonly Choice[] => [
  { label: 'Hữu ích', value: `hữu ích ${code}` },
  { label: 'Chưa thỏa đáng', value: `chưa thỏa đáng ${code}` },
]

/** @param due when the answer is expected; `null` while that is open */
export function taken(department: string, code: TicketCode, due: string | null): string {
  const expected = due === null ? '' : ` Dự kiến trả lời trước ${due}.`
  return `${sentenceCase(department)} đã tiếp nhận phiếu ${code}.${expected}`
}

export function transferred(department: string, code: TicketCode): string {
  return `Phiếu ${code} được chuyển tới ${department}, nơi phụ trách việc bạn hỏi. Hạn trả lời không đổi.`
}

export function detailsWanted(department: string, code: TicketCode, text: string): string {
  return `${sentenceCase(department)} cần bạn cho biết thêm để trả lời phiếu ${code}:\n\n${text}\n\nXin bạn trả lời ngay tại đây. Xin đừng ghi số giấy tờ hay thông tin riêng nếu không được hỏi. Thời hạn trả lời tạm dừng cho tới khi bạn bổ sung.`
}

export function extendedTo(department: string, code: TicketCode, due: string, reason: string): string {
  return `${sentenceCase(department)} cần thêm thời gian để trả lời phiếu ${code} và dự kiến trả lời trước ${due}. Lý do: ${reason}`
}

const WHY_BY_URGENCY: Readonly<Record<Urgency, string>> = {
  normal: '',
  complex: ', vì đây là việc phức tạp, cần thêm thời gian xem xét',
  urgent: ', vì đây là việc khẩn',
}

export function dueByUrgency(department: string, code: TicketCode, due: string, urgency: Urgency): string {
  return `${sentenceCase(department)} nay dự kiến trả lời phiếu ${code} trước ${due}${WHY_BY_URGENCY[urgency]}.`
}

/** @param due when the answer is expected */
export function goesOnWithout(department: string, code: TicketCode, due: string | null): string {
  const expected = due === null ? '' : ` Dự kiến trả lời trước ${due}.`
  return `${sentenceCase(department)} tiếp tục giải quyết phiếu ${code}, không chờ phần bổ sung nữa.${expected} Nếu có điều cần nói thêm, bạn vẫn gửi được tại đây.`
}

/** To whoever waits for the same answer: why the date is another is between its official and one asker. */
export function newDate(code: TicketCode, due: string): string {
  return `Phiếu ${code} nay dự kiến được trả lời trước ${due}.`
}

export function deadlineMoved(code: TicketCode, due: string): string {
  return `Lịch làm việc có thay đổi, nên phiếu ${code} dự kiến được trả lời trước ${due}.`
}

const WHY_REFUSED: Readonly<Record<RefusalReason, string>> = {
  personal_file:
    'câu hỏi về một hồ sơ cụ thể, cần được giải quyết tại nơi đang giữ hồ sơ; cán bộ ở đây không xem được hồ sơ đó',
  complaint:
    'nội dung là khiếu nại, tố cáo, phải gửi tới cơ quan có thẩm quyền theo Luật Khiếu nại hoặc Luật Tố cáo',
  not_competent: 'việc này không thuộc thẩm quyền của các cơ quan thành phố',
  no_question: 'nội dung chưa đủ rõ để trả lời',
  abuse: 'lời lẽ trong câu hỏi không phù hợp',
  answered_before: 'câu hỏi này đã được trả lời trước đó',
}

/** The sentence a citizen reads first when their ticket is refused. */
export function refusalSentence(department: string, code: TicketCode, why: RefusalReason): string {
  return `${sentenceCase(department)} rất tiếc không thể trả lời phiếu ${code}, vì ${WHY_REFUSED[why]}.`
}

/**
 * @param note what the official adds for the citizen; may be empty
 * @param again whether another official can be asked to look at it
 */
export function refused(
  department: string,
  code: TicketCode,
  why: RefusalReason,
  { note, again }: { readonly note: string; readonly again: boolean },
): string {
  const added = note === '' ? '' : `\n\n${note}`
  const appeal = again ? ` Nếu muốn một cán bộ khác xem lại, bạn gõ: chưa thỏa đáng ${code}` : ''
  return `${refusalSentence(department, code, why)}${added}\n\nBạn có thể hỏi câu khác bất cứ lúc nào.${appeal}`
}

export function joinedBy(code: TicketCode): string {
  return `Phiếu ${code} trùng nội dung với một câu hỏi đang được giải quyết. Khi có câu trả lời, bạn sẽ nhận được ngay tại đây.`
}

export function goesOnAlone(code: TicketCode): string {
  return `Câu hỏi mà phiếu ${code} cùng chờ trả lời đã được rút. Phiếu ${code} của bạn nay được giải quyết riêng; thời hạn tính từ lúc bạn gửi.`
}

export function chatTaken(department: string): string {
  return `Cán bộ của ${department} đang trao đổi trực tiếp với bạn tại đây. Trợ lý tạm dừng trả lời.`
}

export const chatLeft = 'Cuộc trao đổi với cán bộ đã kết thúc. Trợ lý tiếp tục trả lời câu hỏi của bạn.'

export function officialWrites(department: string, text: string): string {
  return `Cán bộ ${department}: ${text}`
}
