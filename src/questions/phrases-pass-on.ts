import { spell } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Choice } from '../domain/reply.ts'

/** What a citizen is told and asked before a question goes to officials, and when it has gone. */

/** @param offer a number of its own: the button of an older offer must not answer this one */
export const consentChoices = (offer: number): readonly Choice[] => [
  { label: 'Có, chuyển cho cán bộ', value: `có#${offer}` },
  { label: 'Không cần', value: `không#${offer}` },
  { label: 'Sửa câu hỏi trước khi chuyển', value: `sửa câu hỏi#${offer}` },
]
/** @param due when an answer may be expected; `undefined` while nobody can say */
export const offerToPassOn = (department: string, question: string, due: string | undefined): string =>
  [
    `Bạn có muốn chuyển câu hỏi này tới ${department} để cán bộ trả lời không?`,
    `Câu sẽ gửi: “${question}”`,
    due === undefined
      ? 'Cán bộ sẽ đọc câu hỏi và trả lời ngay tại đây.'
      : `Cán bộ sẽ đọc câu hỏi và trả lời ngay tại đây, dự kiến trước ${due}.`,
  ].join('\n')
export const HOW_TO_REWORD =
  'Xin bạn gõ lại câu hỏi như bạn muốn gửi cho cán bộ, trong một tin. Xin đừng ghi số giấy tờ hay thông tin riêng.'
export const WHICH_CITY_ANSWERS = 'Bạn hỏi cho Hà Nội hay TP.HCM? Mỗi nơi có cơ quan riêng trả lời.'
export const askedBefore = (code: string): string =>
  `Bạn đã gửi câu hỏi này ở phiếu ${code} và phiếu đang được giải quyết. Muốn xem phiếu tới đâu, bạn gõ: tra cứu ${code}`
/** The citizen's own ticket, which asks something like it. */
export const askedAlike = (code: string, question: string): string =>
  `Bạn đã gửi một câu tương tự ở phiếu ${code} và phiếu đang được giải quyết:\n“${question}”\n\nBạn có muốn gửi thêm câu hỏi mới không?`
export const ownSimilarChoices = (offer: number): readonly Choice[] => [
  { label: 'Không cần gửi nữa', value: `có#${offer}` },
  { label: 'Vẫn gửi câu hỏi của tôi', value: `không#${offer}` },
]
/** Of a stranger's question its own words are not told: nobody has looked through them. */
export const othersAsked = (people: number, department: string, since: Day): string =>
  `Có ${people} người đã hỏi câu tương tự và đang chờ ${department} trả lời, từ ngày ${spell(since)}.\n\nNếu đúng là việc bạn hỏi, bạn có thể nhận chung câu trả lời đó, sẽ nhanh hơn.`
export const answeredInPublic = (question: string, answer: string): string =>
  `Cán bộ đã trả lời công khai một câu tương tự:\n“${question}”\n\n${answer}\n\nCâu trả lời này đúng điều bạn hỏi chứ?`
export const similarChoices = (isPublic: boolean, offer: number): readonly Choice[] => [
  isPublic
    ? { label: 'Đúng, tôi không cần gửi nữa', value: `có#${offer}` }
    : { label: 'Nhận chung câu trả lời', value: `có#${offer}` },
  { label: 'Vẫn gửi câu hỏi của tôi', value: `không#${offer}` },
]
export const GLAD_IT_HELPED = 'Trợ lý không gửi câu hỏi nữa. Bạn có thể hỏi tiếp bất cứ lúc nào.'

export const NOT_PASSED_ON = 'Trợ lý không chuyển câu hỏi đi. Bạn có thể hỏi tiếp bất cứ lúc nào.'
export const WHAT_TO_PASS_ON =
  'Xin bạn gõ câu hỏi muốn gửi cán bộ trong một tin. Xin đừng ghi số giấy tờ hay thông tin riêng.'

export const ticketOpened = (
  code: string,
  department: string,
  due: string | undefined,
  link: string | undefined,
): string =>
  [
    `Câu hỏi đã được chuyển tới ${department}. Mã phiếu của bạn: ${code}.`,
    due === undefined
      ? 'Khi cán bộ trả lời, câu trả lời sẽ hiện ngay tại đây.'
      : `Dự kiến có câu trả lời trước ${due}, ngay tại đây.`,
    howToLookUp(code, link),
  ].join('\n')
export const ticketJoined = (code: string, department: string, link: string | undefined): string =>
  [
    `Bạn sẽ nhận chung câu trả lời của ${department}. Mã phiếu của bạn: ${code}.`,
    'Khi cán bộ trả lời, câu trả lời sẽ hiện ngay tại đây.',
    howToLookUp(code, link),
  ].join('\n')
const howToLookUp = (code: string, link: string | undefined): string =>
  link === undefined ? `Muốn xem phiếu tới đâu, bạn gõ: tra cứu ${code}` : `Xem phiếu tới đâu: ${link}`
