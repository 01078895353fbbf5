import type { Unit } from '#knowledge/unit.ts'
import { spell } from '#knowledge/validity.ts'
import type { InForce } from '#knowledge/validity.ts'
import type { Place } from '#knowledge/place.ts'
import { sentenceCase } from '../domain/sentence-case.ts'
import { SHORT_PLACE } from './phrases.ts'

/** What an answer says besides the law: `checked.ts` takes every sentence here for the desk's own, which needs no law. */

export const SEARCH_BROKEN =
  'Việc tra cứu văn bản đang gặp trục trặc, nên trợ lý chưa biết có quy định nào về việc bạn hỏi hay không. Xin bạn hỏi lại sau ít phút.'

export const WHAT_ABOUT_LINK =
  'Trợ lý không mở được đường dẫn bạn gửi. Bạn muốn biết quy định về việc gì, hoặc về văn bản số mấy, xin gõ câu hỏi bằng lời.'
export const WHICH_DOCUMENT =
  'Bạn hỏi về văn bản nào? Xin gõ tên hoặc số hiệu văn bản, ví dụ: Nghị quyết 98/2023/QH15 còn hiệu lực không?'
export const WHICH_PLACE = 'Quy định về việc này ở Hà Nội và TP.HCM khác nhau. Bạn đang hỏi cho nơi nào?'

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
/** What begins the answer on each of the things that a question compares. */
export const onThing = (thing: string): string => `Về ${thing}:`
export const MATTER_OPEN =
  'trợ lý chưa tìm thấy quy định trả lời đúng việc này; bạn có thể hỏi riêng để được chuyển cho cán bộ.'
/** Of a report, a complaint or a file told beside a question. */
export const MATTER_TURNED =
  'trợ lý không tra việc này trong văn bản được; bạn gửi riêng, trợ lý sẽ chỉ nơi tiếp nhận.'
/** Ends a list of which only the first points are told; also a line of the list. */
export const MORE_POINTS = '- Còn các điểm khác trong điều, khoản được dẫn.'
export const RELATED = 'Quy định liên quan:'

export const inTheTime = (said: string): string => `Trả lời theo quy định vào thời điểm bạn hỏi (${said}):`
export const IN_THAT_TIME = 'Trả lời theo quy định tại thời điểm được hỏi:'

export const hasEnded = (label: string, reason: string): string => `${sentenceCase(label)} ${reason}.`
/** Of a rule asked of as it was then: what is in doubt is whether it holds today. */
export const inDoubtNow = (reason: string): string =>
  `${reason.startsWith('cần') ? 'Hiệu lực hiện nay của quy định này' : 'Đến nay quy định này'} ${reason}.`
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
