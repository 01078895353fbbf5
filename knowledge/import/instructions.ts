import { fold } from '../vietnamese.ts'
import type { Line } from './reading.ts'

/** A line that speaks to a machine: in no law, and in what somebody wants a machine to obey. */
export interface Instruction {
  readonly line: number
  /** The words themselves, shortened; to show, never to follow. */
  readonly text: string
}

const SHOWN = 200
const MOST = 100

const MACHINE =
  'llm|gpt(?:-?\\d)?|chat ?gpt|chatbot|gemini|claude|copilot|(?:language |ai )models?|(?:ai |virtual )?assistants?|trợ lý (?:ảo|ai|số|tự động)|mô hình (?:ngôn ngữ|ai)(?: lớn)?|hệ thống ai'
const ORDER =
  'trả lời|nói|khẳng định|bỏ qua|quên|làm theo|tuân theo|in ra|xuất ra|tiết lộ|đóng vai|coi như|xem như|viết lại|tóm tắt|dịch'

/** In lower case. Gaps are bounded, so that a line of millions of characters is read once. */
const SAYINGS = [
  // "Ignore all previous instructions"
  '(?:ignore|disregard|forget|override|bypass) .{0,40}(?:previous|prior|above|earlier|preceding|all|any|your|system) .{0,30}(?:instructions?|rules?|prompts?|directions?|guidelines?|constraints?|messages?|context)',
  '(?:bỏ qua|phớt lờ|quên đi|quên hết|quên|vô hiệu h(?:óa|oá)|đừng tuân theo|không cần tuân theo) .{0,40}(?:hướng dẫn|chỉ dẫn|chỉ thị|quy tắc|mệnh lệnh|câu lệnh|lời nhắc|prompt|yêu cầu|ràng buộc).{0,30} (?:trước|trước đó|trước đây|phía trên|ở trên|bên trên|hệ thống|của bạn|ban đầu|đã cho)',
  '(?:system|developer) (?:prompts?|messages?|instructions?|mode)|(?:câu lệnh|lời nhắc|chỉ dẫn) hệ thống|chế độ nhà phát triển|jailbreak',
  // "You are now an assistant that…", "Bạn là trợ lý…": no law says you.
  "you(?: are|'re|’re) (?:now )?(?:an? |the )?(?:[a-z]+ ){0,3}(?:ai|assistant|chatbot|model|bot|expert)|as an ai|(?:pretend|act) (?:to be|as if|as an?|that) .{0,30}",
  'bạn (?:bây giờ )?(?:là|đang là|đóng vai|sẽ đóng vai)(?: một)? (?:trợ lý|ai|mô hình|chatbot|chuyên gia|luật sư|hệ thống|robot|máy)',
  `(?:hãy|đừng) (?:luôn |chỉ |ngay )?(?:${ORDER})`,
  "(?:respond|reply|answer|output|print|say) .{0,15}(?:only|exactly|always|nothing but)|(?:do not|don't|don’t|never) (?:tell|reveal|mention|cite|inform) .{0,30}(?:user|citizen|anyone|this|prompt)s?",
  // "Note to the assistant", "Lưu ý cho trợ lý AI: …"
  `(?:note|message|instructions?|attention) .{0,6}(?:to|for) (?:the |all |any )?(?:${MACHINE}|ai)`,
  `(?:gửi|lưu ý|nhắn|dành cho|hướng dẫn cho|lệnh cho|yêu cầu)(?: .{0,12})? (?:${MACHINE}|ai)(?:\\s?:| (?:phải|hãy|không được))`,
  `(?:${MACHINE}|system|user)\\s?:`,
]
// A word typed with marks means what it says: "dung dịch" is no "đừng dịch", "hay" is no "hãy". A line without any mark
// was typed by somebody who leaves them out.
const ACCENTED = SAYINGS.map((one) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})(?![\\p{L}\\p{N}])`, 'u'))
const PLAIN = SAYINGS.map((one) => new RegExp(`\\b(?:${fold(one)})(?!\\w)`))
/** "AI" is called by its name; "ai" is "who", and a quantity in a formula. */
const CALLED = /(?<![\p{L}\p{N}])AI\s?:/u
/** One of these is in every saying: most lines need no closer look. */
const HINT =
  /ignore|disregard|forget|overrid|bypass|system|developer|jailbreak|you|as an ai|pretend|act |respond|reply|answer|output|print|say|do not|don.t|never|note|message|instruction|attention|bỏ qua|bo qua|phớt lờ|phot lo|quên|quen|vô hiệu|vo hieu|đừng|dung |hãy|hay |không cần|khong can|hệ thống|he thong|phát triển|phat trien|bạn|ban |gửi|gui |lưu ý|luu y|nhắn|nhan |dành cho|danh cho|hướng dẫn|huong dan|lệnh|lenh |yêu cầu|yeu cau|llm|gpt|chatbot|gemini|claude|copilot|model|assistant|trợ lý|tro ly|mô hình|mo hinh|user/
const SIGNS = /<\|[a-z_]{2,20}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|instructions?|prompt)>/
/** The same with spaces or dots between the letters, as one writes what a filter shall not see. */
const APART = /(?:\p{L}[\s.·*_-]){6}/u
const SPACED =
  /ignore(?:all|any|the)?(?:previous|prior|above)|boquamoi(?:huongdan|chidan|quytac)|systemprompt/

/** Lines that speak to a machine, in Vietnamese or English. They stay where they are; a person looks at them. */
export function findInstructions(lines: readonly Line[]): readonly Instruction[] {
  return lines
    .filter(({ text }) => speaksToMachine(text))
    .slice(0, MOST)
    .map(({ number, text }) => ({
      line: number,
      text: text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text,
    }))
}

function speaksToMachine(text: string): boolean {
  // Wide and mathematical letters are read as the plain ones they look like.
  const plain = text.normalize('NFKC')
  const typed = plain.toLowerCase()
  if (CALLED.test(plain) || SIGNS.test(typed)) return true
  if (APART.test(typed) && SPACED.test(fold(typed).replace(/[^a-z]/g, ''))) return true
  if (!HINT.test(typed)) return false
  return (typed === fold(typed) ? PLAIN : ACCENTED).some((saying) => saying.test(typed))
}
