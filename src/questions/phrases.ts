import { spell } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Place } from '#knowledge/place.ts'
import type { Choice } from '../domain/reply.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

/**
 * What the desk says to a citizen to carry a conversation on. Every other sentence of it stands in the `phrases-*.ts`
 * beside this file: `phrases-answer.ts` what an answer says, `phrases-pass-on.ts` what is said when a question goes to
 * officials, `phrases-own-tickets.ts` what of tickets sent before.
 */

export const TOO_MANY_MESSAGES =
  'Bạn gửi tin hơi nhanh nên trợ lý chưa trả lời kịp. Xin bạn chờ một phút rồi gửi lại câu hỏi.'

export const DESK_BROKEN =
  'Trợ lý đang gặp trục trặc nên chưa trả lời được câu hỏi này. Xin bạn gửi lại sau ít phút. Nếu việc gấp, xin gọi tổng đài 1022.'

/** The desk has broken down each time it worked on it; what is written next is offered to officials. */
export const DESK_FELL =
  'Do trục trặc kỹ thuật, trợ lý đã thử nhiều lần mà không xử lý được tin nhắn vừa rồi của bạn. Xin bạn viết lại câu hỏi ngắn gọn, bằng lời khác; trợ lý sẽ hỏi bạn có muốn chuyển cho cán bộ hay không. Nếu việc gấp, xin gọi tổng đài 1022.'

export const FIRST_CONTACT = [
  'Chào bạn. Đây là trợ lý tự động của diễn đàn “Dân hỏi – Chính quyền trả lời”, không phải cán bộ.',
  'Trợ lý trả lời về tổ chức chính quyền và cơ chế đặc thù của Hà Nội và TP.HCM, có dẫn điều, khoản. Câu chưa trả lời được sẽ chuyển cho cán bộ nếu bạn đồng ý.',
  'Tin nhắn được lưu để trả lời bạn; xin đừng gửi số giấy tờ hay thông tin riêng. Gõ “trợ giúp” để xem cách dùng.',
].join('\n')

export const HELP = [
  'Bạn cứ gõ câu hỏi bằng lời thường, có dấu hay không dấu đều được. Ví dụ: “Chủ tịch phường bây giờ do ai bầu?”',
  'Nên nói rõ Hà Nội hay TP.HCM, và năm nào nếu hỏi chuyện trước đây.',
  'Các lệnh:\n• “tra cứu” và mã phiếu: xem phiếu hỏi đã chuyển tới đâu\n• “câu hỏi mới”: bắt đầu lại từ đầu\n• “phiếu của tôi”: xem các phiếu đã gửi; “bổ sung phiếu”, mã và lời bạn muốn nói thêm: ghi vào phiếu; “rút phiếu” và mã: rút lại\n• “nguyên văn”: xem lời của điều, khoản vừa được dẫn\n• “gặp cán bộ”: chuyển câu hỏi cho cán bộ\n• “xóa dữ liệu” (/xoadulieu): xóa những gì trợ lý lưu về cuộc trò chuyện này\n• “trợ giúp”: xem lại hướng dẫn này',
].join('\n')

export const NOTHING_TO_QUOTE =
  'Chưa có câu trả lời nào dẫn điều, khoản để xem nguyên văn. Mời bạn gõ câu hỏi trước.'
export const quotedOfficially = (label: string): string => `Nguyên văn ${label}:`
export const quotedInOurWords = (label: string): string =>
  `Kho chưa có nguyên văn ${label}; đây là bản tóm tắt của trợ lý:`
export const quoteNote = (note: string): string => `Hiệu lực: ${note.replace(/\.$/, '')}.`
export const alsoCited = (labels: string): string =>
  `Câu trả lời còn dẫn: ${labels}. Bạn có thể hỏi riêng từng điều, khoản.`

export const ASK_AWAY = 'Mời bạn gõ câu hỏi.'
export const STARTED_ANEW = 'Trợ lý đã bắt đầu lại từ đầu. Mời bạn gõ câu hỏi mới.'
export const NOTHING_TO_READ =
  'Trợ lý chỉ đọc được tin nhắn chữ, chưa xem được hình ảnh và chưa nghe được giọng nói. Xin bạn gõ câu hỏi bằng chữ.'
export const CANNOT_SEE_MESSAGE =
  'Trợ lý không xem được nội dung tin nhắn vừa rồi. Bạn có thể gõ câu hỏi bằng chữ, hoặc gọi tổng đài 1022 để có người giúp.'
export const MESSAGE_LOST =
  'Do sự cố kỹ thuật, trợ lý không đọc lại được tin bạn đã gửi và chưa trả lời tin đó. Mong bạn thông cảm và gửi lại câu hỏi.'
/** For the official who holds the chat. */
export const pictureSent = (caption: string): string => `(gửi một hình ảnh) ${caption}`.trim()
export const CUT_SHORT = 'Tin của bạn rất dài nên trợ lý chỉ đọc được phần đầu.'
export const NOT_LEGAL_ADVICE = 'Trợ lý tự động soạn; khi cần dùng, xin đối chiếu văn bản gốc.'

/** The same place as a short name in running text. */
export const SHORT_PLACE: Readonly<Record<Place, string>> = { hn: 'Hà Nội', hcm: 'TP.HCM' }
export const PLACE_CHOICES: readonly Choice[] = [
  { label: 'Hà Nội', value: 'Hà Nội' },
  { label: 'TP.HCM', value: 'TP.HCM' },
]
export const STALE_CHOICE =
  'Lựa chọn này thuộc một câu hỏi trước đó nên không còn dùng được. Xin bạn trả lời tin mới nhất, hoặc gõ lại câu hỏi.'
/** @param offer a number of its own: the button of an older offer must not answer this one */
export const readingChoices = (labels: readonly string[], offer: number): readonly Choice[] =>
  labels.map((label, at) => ({ label, value: `ý ${at + 1}#${offer}` }))
export const COULD_BE_MEANT =
  'Có thể bạn muốn hỏi một trong các việc nêu ở những mục đầu dưới đây, nhưng trợ lý chưa chắc. Nếu đúng, bạn chọn mục đó để xem quy định.'
/** What a reading is about, where the city is not known: both have rules of their own. */
export const readingIn = (words: string, place: Place): string => `${SHORT_PLACE[place]}: ${words}`
/** @param day the day asked about, when that is not today */
export const whatItSays = (label: string, day: Day | null): string =>
  day === null
    ? `${sentenceCase(label)} quy định thế nào?`
    : `Vào ngày ${spell(day)}, ${label} quy định thế nào?`
export const NO_SUCH_CHOICE =
  'Tin mới nhất của trợ lý không có mục mang số này. Xin bạn xem lại, hoặc gõ câu hỏi bằng lời.'
/** @param isOpen there is a question that could still be passed on */
export const nothingToAgreeTo = (isOpen: boolean): string =>
  `Hiện trợ lý không chờ bạn trả lời có hay không. Bạn muốn hỏi gì, xin gõ bằng lời.${isOpen ? ' Muốn chuyển câu hỏi vừa rồi cho cán bộ, bạn gõ “gặp cán bộ”.' : ''}`
export const NOTHING_TO_CALL_OFF =
  'Hiện không có câu hỏi nào của bạn đang chờ gửi hay chờ cán bộ trả lời, nên không có gì để hủy. Bạn muốn hỏi gì, xin cứ gõ.'
export const CALLED_OFF = 'Trợ lý dừng câu hỏi này. Bạn muốn hỏi gì khác, xin cứ gõ.'
export const ASK_IN_OTHER_WORDS =
  'Xin bạn gõ lại cả câu hỏi như bạn muốn hỏi, trong một tin; trợ lý sẽ tìm lại.'
export const ONE_AFTER_THE_OTHER =
  'Hai thành phố có quy định riêng nên trợ lý trả lời từng nơi một. Bạn muốn xem nơi nào trước?'
export const SENT_WHEN_ASKED =
  'Vâng, câu hỏi chưa được gửi đi. Khi nào muốn gửi, bạn gõ “gửi”; không muốn gửi, bạn gõ “không”.'
export const NOT_CLEAR = [
  'Xin lỗi bạn, có thể câu trả lời vừa rồi chưa rõ hoặc chưa đúng ý bạn. Bạn có thể:',
  '• gõ lại câu hỏi cụ thể hơn: việc gì, ở Hà Nội hay TP.HCM, năm nào',
  '• gõ “nguyên văn” để xem lời của điều, khoản vừa được dẫn',
  '• gõ “gặp cán bộ” để chuyển câu hỏi cho cán bộ trả lời',
].join('\n')
/** What a city alone asks, after a question about another place. */
export const sameOf = (where: string): string => `Còn ${where} thì sao?`
