import type { Answer } from '../../domain/answer.ts'
import type { Fault } from '../../questions/judge.ts'

/** What officials read before and after they publish. */

export const PUBLISH = {
  title: 'Xuất bản',
  lead: 'Xem trước tác động rồi mới xuất bản. Xuất bản xong vẫn quay lại phiên bản trước được.',
  ready: 'Sẽ xuất bản',
  held: 'Chưa xuất bản được',
  nothing: 'Không có văn bản nào sẵn sàng xuất bản.',
  golden: 'Câu hỏi mẫu',
  broken: (count: number): string => `${count} câu hỏi mẫu đang trả lời đúng sẽ bị sai`,
  noneBroken: 'Không có câu hỏi mẫu nào bị sai.',
  moved: (count: number): string => `${count} câu hỏi mẫu đổi kết quả hoặc căn cứ`,
  noneMoved: 'Không có câu hỏi mẫu nào đổi kết quả hoặc căn cứ.',
  answers: 'Câu trả lời đã gửi gần đây',
  answersChanged: (changed: number, looked: number): string =>
    `${changed} trong ${looked} câu trả lời gần nhất sẽ khác nếu hỏi lại hôm nay.`,
  noAnswers: 'Chưa có câu trả lời nào để xem lại.',
  questionsHidden: 'Câu hỏi của người dân chỉ hiện cho người được xem phiếu.',
  before: 'Hiện nay',
  after: 'Sau khi xuất bản',
  noBasis: 'không có căn cứ',
  note: 'Ghi chú cho phiên bản mới (không bắt buộc)',
  send: (count: number): string => `Xuất bản ${count} văn bản`,
  brokenLead:
    'Vì có câu hỏi mẫu bị sai, hãy xem lại văn bản trước. Nếu câu trả lời mới là đúng theo pháp luật, ghi rõ lý do để xuất bản; lý do được giữ cùng phiên bản.',
  overrule: 'Lý do xuất bản dù câu hỏi mẫu bị sai',
  sendBroken: 'Xuất bản dù câu hỏi mẫu bị sai',
  needsWhy: 'Có câu hỏi mẫu bị sai: xin ghi lý do, hoặc xem lại văn bản.',
  movedOn:
    'Trong lúc bạn xem, những gì chờ xuất bản hoặc phiên bản đang dùng đã đổi. Dưới đây là tình hình mới; chưa có gì được xuất bản.',
  done: (version: number): string =>
    `Đã xuất bản phiên bản ${version}. Người dân được trả lời theo phiên bản này.`,
  may: 'xuất bản',
  tooLong: 'Ghi chú hoặc lý do dài quá 2.000 ký tự. Xin rút gọn.',
} as const

export const OUTCOMES: Readonly<Record<Answer['outcome'], string>> = {
  answered: 'trả lời',
  partial: 'trả lời một phần',
  clarification: 'hỏi lại',
  no_answer: 'chưa trả lời được',
  signposted: 'chỉ nơi giải quyết',
  refused: 'từ chối',
  smalltalk: 'chào hỏi',
  unavailable: 'trục trặc',
}

/** Why an answer would no longer be right. */
export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'should_not_answer':
      return `Không nên trả lời, nhưng ${outcomeWord(fault.given)}.`
    case 'outcome':
      return `Cần ${fault.expected.map(outcomeWord).join(' hoặc ')}, nhưng ${outcomeWord(fault.given)}.`
    case 'without_basis':
    case 'not_cited':
      return `Cần căn cứ ${fault.gold.join(' hoặc ')}; có: ${fault.cited.join(', ') || PUBLISH.noBasis}.`
    case 'forbidden':
      return `Có câu không được nói: “${fault.words}”.`
    case 'not_said':
      return `Thiếu một trong các chữ: ${fault.oneOf.map((words) => `“${words}”`).join(', ')}.`
    case 'department':
      return `Chuyển đến ${fault.given}, trong khi thuộc ${fault.expected.join(' hoặc ')}.`
  }
}

function outcomeWord(outcome: string): string {
  return Object.entries(OUTCOMES).find(([known]) => known === outcome)?.[1] ?? outcome
}
