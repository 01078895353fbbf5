import type { Unit } from '#knowledge/unit.ts'
import { spell } from '#knowledge/validity.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import type { Place } from '#knowledge/place.ts'
import type { Choice } from '../domain/reply.ts'
import type { TicketState } from '../domain/ticket.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

/** Every sentence the desk itself says to a citizen, apart from the signposts (`phrases-signpost.ts`). */

export const TOO_MANY_MESSAGES =
  'Bạn gửi tin hơi nhanh nên trợ lý chưa trả lời kịp. Xin bạn chờ một phút rồi gửi lại câu hỏi.'

export const DESK_BROKEN =
  'Trợ lý đang gặp trục trặc nên chưa trả lời được câu hỏi này. Xin bạn gửi lại sau ít phút. Nếu việc gấp, xin gọi tổng đài 1022.'

export const SEARCH_BROKEN =
  'Việc tra cứu văn bản đang gặp trục trặc, nên trợ lý chưa biết có quy định nào về việc bạn hỏi hay không. Xin bạn hỏi lại sau ít phút.'

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
export const WHAT_ABOUT_LINK =
  'Trợ lý không mở được đường dẫn bạn gửi. Bạn muốn biết quy định về việc gì, hoặc về văn bản số mấy, xin gõ câu hỏi bằng lời.'
export const WHICH_DOCUMENT =
  'Bạn hỏi về văn bản nào? Xin gõ tên hoặc số hiệu văn bản, ví dụ: Nghị quyết 98/2023/QH15 còn hiệu lực không?'
export const CANNOT_SEE_MESSAGE =
  'Trợ lý không xem được nội dung tin nhắn vừa rồi. Bạn có thể gõ câu hỏi bằng chữ, hoặc gọi tổng đài 1022 để có người giúp.'
export const MESSAGE_LOST =
  'Do sự cố kỹ thuật, trợ lý không đọc lại được tin bạn đã gửi và chưa trả lời tin đó. Mong bạn thông cảm và gửi lại câu hỏi.'
/** For the official who holds the chat. */
export const pictureSent = (caption: string): string => `(gửi một hình ảnh) ${caption}`.trim()
export const CUT_SHORT = 'Tin của bạn rất dài nên trợ lý chỉ đọc được phần đầu.'
export const NOT_LEGAL_ADVICE = 'Trợ lý tự động soạn; khi cần dùng, xin đối chiếu văn bản gốc.'

export const PLACE_CHOICES: readonly Choice[] = [
  { label: 'Hà Nội', value: 'Hà Nội' },
  { label: 'TP.HCM', value: 'TP.HCM' },
]
/** @param offer a number of its own: the button of an older offer must not answer this one */
export const consentChoices = (offer: number): readonly Choice[] => [
  { label: 'Có, chuyển cho cán bộ', value: `có#${offer}` },
  { label: 'Không cần', value: `không#${offer}` },
  { label: 'Sửa câu hỏi trước khi chuyển', value: `sửa câu hỏi#${offer}` },
]
export const STALE_CHOICE =
  'Lựa chọn này thuộc một câu hỏi trước đó nên không còn dùng được. Xin bạn trả lời tin mới nhất, hoặc gõ lại câu hỏi.'
/** @param offer as for {@link consentChoices} */
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
/** What a city alone asks, after a question about another place. */
export const sameOf = (where: string): string => `Còn ${where} thì sao?`
export const WHICH_PLACE = 'Quy định về việc này ở Hà Nội và TP.HCM khác nhau. Bạn đang hỏi cho nơi nào?'

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

/** The same place as a short name in running text. */
const SHORT_PLACE: Readonly<Record<Place, string>> = { hn: 'Hà Nội', hcm: 'TP.HCM' }

// --- answers ---

export const BASIS = 'Căn cứ:'
export const answeredBefore = (question: string): string =>
  `Cán bộ đã trả lời công khai câu hỏi “${question}”:`
/** What is said of a basis that is not simply law of the day. */
export const STATES: Readonly<Record<InForce, string | undefined>> = {
  yes: undefined,
  amended: 'đã được sửa đổi',
  no: 'đã hết hiệu lực',
  not_yet: 'chưa có hiệu lực',
  needs_ruling: 'cần xác minh hiệu lực',
}
export const IN_VIETNAMESE =
  'This service answers in Vietnamese only; for help, ask someone who reads Vietnamese or the city hotline.'
/** What begins each answer to a message with several matters. */
export const MATTERS: readonly string[] = ['Việc thứ nhất:', 'Việc thứ hai:', 'Việc thứ ba:']
export const MATTER_OPEN =
  'trợ lý chưa tìm thấy quy định trả lời đúng việc này; bạn có thể hỏi riêng để được chuyển cho cán bộ.'
/** Ends a list of which only the first points are told; also a line of the list. */
export const MORE_POINTS = '- Còn các điểm khác trong điều, khoản được dẫn.'
export const RELATED = 'Quy định liên quan:'

export const inTheTime = (said: string): string => `Trả lời theo quy định vào thời điểm bạn hỏi (${said}):`
export const IN_THAT_TIME = 'Trả lời theo quy định tại thời điểm được hỏi:'

export const hasEnded = (label: string, reason: string): string => `${sentenceCase(label)} ${reason}.`
export const willEnd = (reason: string): string => `Quy định này sẽ ${reason}.`
export const HOLDS_NOW = 'Quy định hiện nay:'
export const HOLDS_THEN = 'Quy định vào thời điểm đó:'
export const SAID_BEFORE = 'Trước đây quy định đó nêu:'
export const NOTHING_HOLDS_NOW =
  'Trợ lý chưa tìm thấy quy định nào thay thế đúng việc này trong các văn bản đang có.'
export const SUCCESSOR_UNKNOWN =
  'Kho văn bản chưa có danh mục phường, xã mới, nên trợ lý chưa trả lời được nơi ấy nay là hay thuộc phường, xã nào. Điều đã rõ là:'
/** Each unit's own word, as a sentence has it. */
const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  province: 'tỉnh',
  city: 'thành phố',
  'urban-district': 'quận',
  'rural-district': 'huyện',
  town: 'thị xã',
  'inner-city': 'thành phố thuộc tỉnh, thành phố',
  commune: 'xã',
  ward: 'phường',
  township: 'thị trấn',
  'special-zone': 'đặc khu',
}
/** @param by the provision that carries the rule over */
export const carriedOver = (by: string, from: Unit, to: Unit): string =>
  `Theo ${by}, quy định sau đây của ${UNIT_NAMES[from]} cũng áp dụng cho ${UNIT_NAMES[to]}:`
/** @param words what the provision says of whom the rule holds for */
export const carriedOverInPart = (by: string, words: string, from: Unit): string =>
  `Theo ${by}: ${words}\nQuy định của ${UNIT_NAMES[from]}:`
export const alsoFor = (to: Unit, by: string): string =>
  `Quy định này cũng áp dụng cho ${UNIT_NAMES[to]} theo ${by}.`
export const ruleOf = (from: Unit, by: string): string =>
  `Đây là quy định của ${UNIT_NAMES[from]}, áp dụng theo ${by}.`
export const mustBeChecked = (document: string, reason: string): string =>
  `Lưu ý trước hết: hiệu lực của ${document} ${reason}. Nội dung dưới đây cần kiểm tra lại trước khi dùng.`

export const noSuchArticle = (document: string, articles: number, article: string): string =>
  `${document} chỉ có ${articles} điều, không có Điều ${article}.`
/** @param said the number the citizen takes it to have, `null` when they ask for it */
export const articleCount = (document: string, articles: number, said: number | null): string => {
  if (said === null) return `${document} có ${articles} điều.`
  return said === articles
    ? `Đúng, ${document} có ${articles} điều.`
    : `Không phải ${said} điều: ${document} có ${articles} điều.`
}
export const noSuchClause = (
  document: string,
  article: string,
  last: string | undefined,
  clause: string,
): string =>
  last === undefined
    ? `Điều ${article} ${document} không chia thành khoản, nên không có khoản ${clause}.`
    : `Điều ${article} ${document} chỉ có đến khoản ${last}, không có khoản ${clause}.`
export const noSuchPoint = (where: string, point: string): string =>
  `${sentenceCase(where)} không có điểm ${point}.`
export const textMissing = (label: string): string =>
  `Trợ lý chưa có nguyên văn ${label}, nên không trả lời được về nội dung này.`

export const notOnShelf = (document: string): string =>
  `Trợ lý chưa có ${document} trong kho văn bản, nên không trả lời được theo văn bản này.`
export const notInDocument = (document: string): string =>
  `Trợ lý đã tìm trong ${document} và không thấy quy định nào về việc bạn hỏi, nên không xác nhận được điều đó.`
export const partlyOnFile = (document: string): string =>
  `Trợ lý mới có một phần ${document}, và trong phần đó không thấy quy định nào về việc bạn hỏi, nên không xác nhận được điều đó.`
export const NOT_FOUND =
  'Trợ lý chưa tìm thấy quy định nào trong kho văn bản trả lời đúng câu hỏi này, nên không trả lời để tránh sai. Kho hiện có các văn bản về tổ chức chính quyền địa phương và cơ chế đặc thù của Hà Nội, TP.HCM.'
export const elsewhere = (name: string): string =>
  `Trợ lý chỉ có quy định áp dụng cho Hà Nội và TP.HCM, chưa có quy định riêng của ${name}, nên không trả lời câu này. Bạn nên hỏi cơ quan nơi đó.`
export const otherCity = (document: string, its: Place): string =>
  `${document} chỉ áp dụng cho ${SHORT_PLACE[its]}, không áp dụng cho nơi bạn hỏi.`
export const WILL_SAY = 'Nội dung sẽ áp dụng từ ngày đó:'
export const silentInFull = (document: string): string => `${document} không có quy định nào về việc bạn hỏi.`
export const silentInPart = (document: string): string =>
  `Trong phần ${document} có trên hồ sơ không thấy quy định về việc bạn hỏi.`
export const notYet = (label: string, reason: string): string =>
  `${sentenceCase(label)} ${reason}, nên chưa áp dụng vào thời điểm bạn hỏi.`
export const notBegun = (by: string, day: string): string =>
  `Theo ${by}, mô hình này chỉ được thực hiện từ ngày ${spell(day)}, nên chưa áp dụng vào thời điểm bạn hỏi.`
export const tookEffect = (document: string, from: string): string =>
  `${document} có hiệu lực thi hành từ ngày ${spell(from)}.`
export const heldThen = (document: string): string => `${document} có hiệu lực tại thời điểm được hỏi.`
/** What else is to be known of a text that holds: who amended it, who ruled so. */
export const thisText = (reason: string): string => `Văn bản này ${reason}.`

export const stillHolds = (document: string): string =>
  `${document} đang có hiệu lực theo kho văn bản của trợ lý.`
