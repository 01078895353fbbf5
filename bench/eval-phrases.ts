import type { Fault } from '#src/questions/judge.ts'
import type { GroupFigures, Severity } from './eval-figures.ts'

/** What the report of an evaluation says. */
export const USAGE =
  'Cách gọi: npm run -s eval -- TỆP.jsonl [--json] [--out KẾT-QUẢ.jsonl] [--html BÁO-CÁO.html] [--models writer,rewrite,judge]'
export const NO_MODEL = 'muốn dùng --models thì phải đặt LLM_BASE_URL và LLM_MODEL'
export const noQuestion = (file: string): string => `tệp ${file} không có câu hỏi nào`
export const failed = (why: string): string => `Không chạy được: ${why}`

export const TITLE = 'Kết quả chạy thử câu hỏi'
export const about = (file: string, n: number, day: string, version: string): string =>
  `${n} câu hỏi trong tệp ${file}, chạy ngày ${day} trên bản tri thức ${version}.`
export const withModel = (tasks: readonly string[], touched: number): string =>
  `Có dùng mô hình ngôn ngữ (${tasks.join(', ')}); mô hình đã tham gia ${touched} câu trả lời.`
export const WITHOUT_MODEL = 'Không dùng mô hình ngôn ngữ.'

export const HEADINGS = {
  groups: 'Theo nhóm câu hỏi',
  forms: 'Theo cách viết của người dân',
  leading: 'Theo kết quả mong đợi',
  confusion: 'Mong đợi gì, trả về gì',
  faulty: 'Câu còn sai, nặng nhất trước',
  right: 'Câu đúng',
} as const

export const CONFUSION_NOTE =
  'Mỗi hàng là kết quả mong đợi, mỗi cột là kết quả trợ lý đã trả về. Ô trên đường chéo là đúng. Câu có nhiều kết quả cùng đúng được xếp vào kết quả trợ lý đã chọn.'
export const FIGURES_NOTE =
  'Tỷ lệ tính theo phần trăm. “Trả lời sai” càng thấp càng tốt; các tỷ lệ khác càng cao càng tốt. Dấu – là không có gì để đo.'
export const NOTHING_FAULTY = 'Không có câu nào sai.'
export const EXPECTED = 'Mong đợi'
export const GIVEN = 'Trả về'
export const EARLIER = 'Đã hỏi trước đó'
export const ASKED = 'Câu hỏi'
export const ANSWER = 'Câu trả lời'
export const CITED = 'Căn cứ đã dẫn'
export const CITED_NOTHING = 'Không dẫn căn cứ nào.'
export const FAULTS = 'Vì sao chưa đúng'
export const SETTING = 'Ngày và địa bàn'
export const ALL = 'Tất cả'

export const COLUMNS: ReadonlyArray<readonly [keyof GroupFigures, string]> = [
  ['n', 'Số câu'],
  ['right', 'Đúng trọn vẹn'],
  ['outcomeRight', 'Đúng kết quả'],
  ['citedRight', 'Đúng căn cứ'],
  ['said', 'Nói đủ ý chính'],
  ['wrong', 'Trả lời sai'],
  ['recall@1', 'Tìm thấy ở vị trí đầu'],
  ['recall@5', 'Trong 5 vị trí đầu'],
  ['recall@10', 'Trong 10 vị trí đầu'],
  ['MRR@10', 'MRR@10'],
  ['routing', 'Đúng đơn vị'],
  ['p50ms', 'Thời gian giữa (ms)'],
  ['p99ms', 'Thời gian chậm nhất 1% (ms)'],
]

export const SEVERITY: Readonly<Record<Severity, string>> = {
  wrong: 'Trả lời sai',
  missed: 'Bỏ lỡ',
  not_said: 'Thiếu ý',
  misrouted: 'Sai đơn vị',
}

const NAMES: Readonly<Record<string, string>> = {
  // outcomes
  answered: 'Trả lời',
  partial: 'Trả lời một phần',
  clarification: 'Hỏi lại',
  no_answer: 'Không trả lời',
  signposted: 'Chỉ nơi cần liên hệ',
  refused: 'Từ chối',
  smalltalk: 'Chào hỏi',
  unavailable: 'Không tra cứu được',
  // groups
  answerable: 'Có quy định để trả lời',
  traps: 'Câu dễ trả lời nhầm',
  not_answerable: 'Không có quy định để trả lời',
  // forms
  plain: 'Có dấu, đủ chữ',
  unaccented: 'Không dấu',
  teencode: 'Viết tắt, tiếng lóng',
  typo: 'Gõ sai',
  long: 'Dài',
  followup: 'Hỏi tiếp',
  mixed: 'Trộn nhiều cách viết',
  // places
  hn: 'Hà Nội',
  hcm: 'TP.HCM',
}

/** A word of the question files in Vietnamese; one that a file has made up stays as it is. */
export function named(word: string): string {
  return Object.hasOwn(NAMES, word) ? (NAMES[word] ?? word) : word
}

export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'should_not_answer':
      return `Không được trả lời: mong đợi ${oneOf(fault.expected)}, nhưng đã trả về “${named(fault.given)}”.`
    case 'without_basis':
      return `Căn cứ không đúng: phải dựa vào ${fault.gold.join(' hoặc ')}, nhưng đã dẫn ${list(fault.cited)}.`
    case 'forbidden':
      return `Nói điều không được nói: “${fault.words}”.`
    case 'outcome':
      return `Mong đợi ${oneOf(fault.expected)}, nhưng đã trả về “${named(fault.given)}”.`
    case 'not_cited':
      return `Căn cứ đúng không nằm trong ba căn cứ đầu: phải có ${fault.gold.join(' hoặc ')}, nhưng đã dẫn ${list(fault.cited)}.`
    case 'not_said':
      return `Thiếu ý chính: ${fault.oneOf.map((words) => `“${words}”`).join(' hoặc ')}.`
    case 'department':
      return `Chuyển sai đơn vị: mong đợi ${fault.expected.join(' hoặc ')}, nhưng đã chọn ${fault.given}.`
  }
}

function oneOf(outcomes: readonly string[]): string {
  return outcomes.map((outcome) => `“${named(outcome)}”`).join(' hoặc ')
}

function list(ids: readonly string[]): string {
  return ids.length === 0 ? 'không căn cứ nào' : ids.join(', ')
}
