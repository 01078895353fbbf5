import type { Choice } from '../domain/reply.ts'
import type { TicketState } from '../domain/ticket.ts'

/** What a citizen is told of their own tickets (phiếu hỏi): how far they are, more said, answers rated, withdrawn. */

export const detailsOrQuestion = (code: string): string =>
  `Cán bộ đang chờ bạn bổ sung cho phiếu ${code}. Tin vừa rồi là phần bổ sung đó, hay là câu hỏi mới?`
export const DETAILS_CHOICES: readonly Choice[] = [
  { label: 'Là phần bổ sung', value: 'là phần bổ sung' },
  { label: 'Là câu hỏi mới', value: 'là câu hỏi mới' },
]
export const moreOrQuestion = (code: string): string =>
  `Tin vừa rồi là phần bổ sung cho phiếu ${code}, hay là câu hỏi mới?`
/** @param due when the answer is expected now */
export const detailsGiven = (code: string, department: string, due: string | undefined): string =>
  `Trợ lý đã chuyển phần bổ sung của bạn cho ${department}, phiếu ${code}.${expected(due)}`
const expected = (due: string | undefined): string =>
  due === undefined ? '' : ` Dự kiến trả lời trước ${due}.`
export const ticketClosed = (code: string): string =>
  `Phiếu ${code} đã khép lại nên không ghi thêm được. Bạn có thể đặt câu hỏi mới bất cứ lúc nào.`
export const NOTHING_TO_RATE = 'Chưa có câu trả lời nào của cán bộ để đánh giá.'
/** @param codes of the tickets that may still be added to */
export const howToAdd = (codes: readonly string[]): string =>
  codes[0] === undefined
    ? 'Bạn không có phiếu nào đang chờ trả lời để bổ sung.'
    : `Bạn gõ trong một tin: “bổ sung phiếu”, mã phiếu và lời muốn nói thêm. Phiếu đang chờ trả lời: ${codes.join(', ')}.`
export const NOT_YOUR_TICKET =
  'Cuộc trò chuyện này không có phiếu mang mã ấy. Xin bạn gõ “phiếu của tôi” để xem các phiếu đã gửi.'
export const waitsWithAnother = (code: string): string =>
  `Phiếu ${code} đang chờ câu trả lời chung với một câu hỏi giống vậy nên không ghi thêm được. Nếu việc của bạn khác, bạn có thể đặt câu hỏi mới.`
export const RATED_HELPFUL = 'Cảm ơn bạn đã cho biết câu trả lời hữu ích.'
export const whyReopen = (code: string): string =>
  `Xin bạn cho biết câu trả lời cho phiếu ${code} còn thiếu hay chưa rõ điều gì. Một cán bộ khác sẽ xem lại.`
export const pointOrQuestion = (code: string): string =>
  `Tin vừa rồi là điểm chưa rõ của câu trả lời cho phiếu ${code}, hay là câu hỏi mới?`
export const POINT_CHOICES: readonly Choice[] = [
  { label: 'Là điểm chưa rõ', value: 'là điểm chưa rõ' },
  { label: 'Là câu hỏi mới', value: 'là câu hỏi mới' },
]
export const notReopened = (code: string): string =>
  `Phiếu ${code} không được mở lại. Bạn có thể hỏi tiếp bất cứ lúc nào.`
export const reopened = (code: string, department: string, due: string | undefined): string =>
  `Phiếu ${code} đã được mở lại; một cán bộ khác của ${department} sẽ trả lời ngay tại đây.${expected(due)}`
export const reopenedBefore = (code: string): string =>
  `Phiếu ${code} đã được trả lời lại một lần nên không mở lại được nữa. Bạn có thể đặt câu hỏi mới, hoặc gọi tổng đài 1022.`
export const NOTHING_TO_WITHDRAW = 'Bạn không có phiếu nào đang chờ trả lời.'
export const NOT_TO_WITHDRAW = 'Bạn không có phiếu nào đang chờ trả lời với mã này.'
export const whichToWithdraw = (codes: readonly string[]): string =>
  `Bạn có nhiều phiếu đang chờ trả lời: ${codes.join(', ')}. Xin gõ “rút phiếu” và mã phiếu muốn rút.`
export const reallyWithdraw = (code: string, question: string): string =>
  `Bạn muốn rút phiếu ${code} (“${question}”)? Rút rồi thì cán bộ không trả lời phiếu này nữa.`
export const WITHDRAW_CHOICES: readonly Choice[] = [
  { label: 'Rút phiếu', value: 'có' },
  { label: 'Không rút', value: 'không' },
]
export const NOT_WITHDRAWN = 'Phiếu vẫn được giữ nguyên.'
export const withdrawn = (code: string): string => `Phiếu ${code} đã được rút.`
export const NO_TICKETS = 'Bạn chưa gửi phiếu hỏi nào ở đây.'
export const yourTickets = (lines: readonly string[]): string =>
  `Các phiếu hỏi của bạn:\n${lines.map((line) => `• ${line}`).join('\n')}`
/** @param how how far it is */
export const ticketLine = (code: string, how: string, question: string): string =>
  `${code} – ${how}: “${question}”`

export const WHICH_TICKET = 'Xin bạn gõ mã phiếu gồm 12 chữ số, ví dụ: 1234-5678-9012.'
export const CODE_MISTYPED = 'Mã phiếu này có chữ số bị gõ nhầm. Xin bạn xem lại mã gồm 12 chữ số và gõ lại.'
export const CODE_INCOMPLETE = 'Mã phiếu gồm đúng 12 chữ số. Xin bạn xem lại tin nhắn có mã phiếu và gõ đủ.'
export const TICKET_UNKNOWN = 'Không tìm thấy phiếu nào có mã này. Xin bạn xem lại mã gồm 12 chữ số.'
/** How far a ticket is, in a few words. */
export const PROGRESS: Readonly<Record<TicketState, string>> = {
  new: 'đang chờ phân về đơn vị',
  waiting: 'đang chờ cán bộ tiếp nhận',
  in_progress: 'cán bộ đang xử lý',
  awaiting_citizen: 'đang chờ bạn bổ sung',
  awaiting_approval: 'đang chờ phê duyệt câu trả lời',
  answered: 'đã trả lời',
  published: 'đã trả lời',
  refused: 'không trả lời được',
  joined: 'chờ câu trả lời chung với một câu hỏi giống vậy',
  withdrawn: 'đã rút',
}
/** @param due when the answer is expected */
export const ticketWaiting = (
  code: string,
  department: string,
  opened: string,
  progress: string,
  due: string | undefined,
): string => `Phiếu ${code}: ${department} nhận ngày ${opened}, chưa trả lời (${progress}).${expected(due)}`
export const ticketAnswered = (code: string, department: string, answered: string): string =>
  `Phiếu ${code}: ${department} đã trả lời ngày ${answered}, tại nơi bạn đã hỏi.`
/** Its citizen has had their data deleted: the code alone leads to the answer. */
export const ticketAnsweredSo = (code: string, department: string, answered: string, text: string): string =>
  `Phiếu ${code}: ${department} đã trả lời ngày ${answered}:\n\n${text}`
export const ticketEnded = (code: string, department: string, progress: string): string =>
  `Phiếu ${code} (${department}): ${progress}.`
export const TOO_MANY_CODES =
  'Bạn đã thử nhiều mã phiếu không đúng. Xin chờ một giờ rồi thử lại, hoặc xem lại tin nhắn có mã phiếu của bạn.'
