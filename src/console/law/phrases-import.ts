import type { WaitReason } from '#knowledge/archive.ts'
import type { Hidden } from '#knowledge/import/reading.ts'
import type { Needed } from '#knowledge/import/run.ts'
import type { Unplaced } from '#knowledge/import/tree.ts'

/** What officials read while they import a document and look at what came of it. */

export const IMPORT = {
  title: 'Nhập văn bản',
  lead: 'Văn bản nhập vào chưa đến người dân ngay: nó chờ được xem và xuất bản.',
  files: 'Tệp văn bản',
  filesRule:
    'Nhận .docx, .pdf (có lớp chữ), .html, .txt, .md; mỗi tệp tối đa 32 MB, mỗi lần gửi tối đa 64 MB.',
  more: 'Khi tệp không tự nói rõ',
  moreRule: 'Chỉ điền khi tệp không ghi, hoặc ghi sai. Số hiệu và địa chỉ chỉ dùng khi nhập một tệp.',
  number: 'Số hiệu',
  numberRule: 'Ví dụ: Nghị định 32/2021/NĐ-CP, hoặc nd-32-2021-nd-cp.',
  place: 'Địa bàn áp dụng',
  asInFile: 'Theo tệp',
  from: 'Ngày có hiệu lực',
  address: 'Địa chỉ chính thức',
  addressRule:
    'Địa chỉ của chính văn bản trên trang chính thức, bắt đầu bằng https://. Bỏ trống thì trích dẫn không có liên kết tới nguồn.',
  wordingFrom: 'Câu chữ này có từ ngày',
  wordingFromRule:
    'Điền khi văn bản được sửa đổi: câu chữ trước ngày này được giữ cho những câu hỏi về thời gian trước đó. Để trống nếu bản trong kho sai và cần sửa cho mọi ngày.',
  send: 'Đọc và nhập',
  noFile: 'Xin chọn ít nhất một tệp.',
  oneFile: 'Số hiệu và địa chỉ chỉ dùng khi nhập một tệp. Xin nhập từng tệp.',
  badNumber: 'Không hiểu số hiệu này. Xin ghi đủ loại văn bản, số, năm và ký hiệu.',
  badDay: 'Ngày không đúng.',
  badAddress: 'Địa chỉ cần bắt đầu bằng http:// hoặc https://.',
  tooLarge: 'Các tệp gửi lên quá lớn. Mỗi lần gửi tối đa 64 MB; xin chia thành nhiều lần.',
  crowded: 'Đang có người khác nhập văn bản. Xin chờ ít giây rồi gửi lại.',
  results: 'Kết quả nhập',
  again: 'Nhập tiếp',
  complete: 'Bổ sung rồi nhập lại',
  chooseAgain: 'Xin điền những ô còn thiếu và chọn lại tệp: trình duyệt không giữ tệp đã chọn.',
} as const

export const RESULTS = {
  refused: 'Không nhận',
  faulty: 'Không nhận',
  needs: 'Cần bổ sung',
  unchanged: 'Không có gì thay đổi',
  waiting: 'Đã nhập, chờ xuất bản',
} as const

export const faultyLine = (line: string): string => `Dòng không hiểu được trong tệp thư viện: ${line}`
export const needs = (what: readonly Needed[]): string =>
  `Văn bản không cho biết ${what.map((one) => NEEDED[one]).join(', ')}.`
const NEEDED: Readonly<Record<Needed, string>> = {
  id: 'số hiệu',
  place: 'địa bàn áp dụng',
  from: 'ngày có hiệu lực',
}
export const relationsFound = (count: number): string =>
  `Tìm thấy ${count} quan hệ với văn bản khác; xem ở mục Hiệu lực.`
export const TO_WAITING = 'Xem báo cáo, so sánh và quyết định'

export const REPORT = {
  title: 'Báo cáo nhập',
  facts: 'Tệp nói về mình',
  facts_: {
    number: 'Số hiệu',
    name: 'Tên',
    issuer: 'Cơ quan ban hành',
    issuedOn: 'Ngày ban hành',
    passedOn: 'Ngày thông qua',
    inForce: 'Hiệu lực',
    consolidation: 'Văn bản hợp nhất',
  },
  unplaced: 'Dòng chưa biết xếp vào đâu',
  skipped: 'Số bị nhảy',
  skippedWhat: (what: string): string => `thiếu ${what}`,
  ended: 'Có trong kho, không có trong tệp',
  missing: 'Phần tệp nói là thiếu',
  hidden: 'Đã bỏ vì người đọc không thấy, hoặc không được phép có trong trang',
  hiddenRule: 'Chỉ để xem; không có gì trong số này vào kho.',
  setAside: 'Dòng để riêng: số trang, đầu trang, mục của trang web',
  line: (line: number): string => (line > 0 ? `dòng ${line}` : ''),
  more: (count: number): string => `… và ${count} mục nữa.`,
} as const

export const UNPLACED: Readonly<Record<Unplaced['reason'], string>> = {
  'before-heading': 'đứng trước điều đầu tiên',
  'out-of-order': 'số không theo thứ tự',
  'outside-article': 'nằm ngoài mọi điều',
  'quote-not-closed': 'trích dẫn mở mà không đóng',
}

export const HIDDEN: Readonly<Record<Hidden['kind'], string>> = {
  'white-text': 'chữ trắng',
  'tiny-text': 'chữ quá nhỏ',
  'not-displayed': 'chữ không hiện',
  'off-page': 'chữ ngoài trang',
  'invisible-characters': 'ký tự vô hình',
  'deleted-text': 'chữ đã xoá',
  comment: 'ghi chú của người soạn',
  script: 'mã lệnh',
  'external-reference': 'liên kết ra ngoài',
  'embedded-object': 'đối tượng nhúng',
  metadata: 'thông tin kèm tệp',
}

export const WAITING = {
  title: (label: string): string => `Bản chờ: ${label}`,
  toDocument: 'Xem bản đang dùng',
  toDecision: 'Đến phần quyết định',
  imported: (by: string, time: string): string => `${by} nhập ${time}`,
  whyLook: 'Vì sao chờ người xem',
  diff: 'So với bản đang dùng',
  accept: 'Chấp nhận',
  acceptLead: 'Chấp nhận nghĩa là bạn đã xem báo cáo và sự khác nhau, và cho phép xuất bản.',
  why: 'Lý do chấp nhận',
  ended: 'Những điều, khoản, điểm không có trong tệp hết hiệu lực từ ngày',
  endedRule: 'Để trống nếu chúng vẫn còn hiệu lực (tệp chỉ là một phần của văn bản).',
  accepted: (by: string, time: string, why: string): string => `${by} đã chấp nhận ${time}: ${why}`,
  ready: 'Bản chờ này sẵn sàng xuất bản.',
  toPublish: 'Xem trước khi xuất bản',
  discard: 'Bỏ bản chờ',
  discardLead: 'Bỏ bản chờ thì bản đang dùng giữ nguyên. Muốn có lại phải nhập lại tệp.',
  discardWhy: 'Lý do bỏ (không bắt buộc)',
  may: { accept: 'chấp nhận bản chờ', discard: 'bỏ bản chờ' },
  movedOn: 'Trong lúc bạn xem, bản chờ đã được thay bằng bản khác. Dưới đây là bản mới; chưa có gì thay đổi.',
  fault: 'Xin ghi lý do, và xem lại ngày.',
  tooEarly: 'Ngày hết hiệu lực sớm hơn ngày có hiệu lực. Xin xem lại ngày; chưa có gì thay đổi.',
  done: {
    accepted: 'Đã chấp nhận. Văn bản sẽ được xuất bản lần tới.',
    discarded: 'Đã bỏ bản chờ.',
  },
} as const

/** What each reason asks of whoever looks. */
export const LOOK_AT: Readonly<Record<WaitReason, string>> = {
  unplaced:
    'Đọc từng dòng trong báo cáo. Nếu là chữ của một điều, hãy sửa tệp rồi nhập lại; nếu chỉ là tiêu đề trang hay lời dẫn, có thể chấp nhận.',
  skipped: 'Đối chiếu với bản gốc: văn bản nhảy số thật, hay tệp bị mất một đoạn.',
  instructions: 'Có người đã cài lời nhắn cho máy vào tệp. Hãy tìm tệp từ nguồn chính thức.',
  ended: 'Xem các điều, khoản, điểm đó đã bị bãi bỏ (ghi ngày), hay tệp chỉ là một phần của văn bản.',
  decided:
    'Xem lại quyết định ở mục Hiệu lực. Chấp nhận nghĩa là tệp đúng hơn quyết định; nếu không, hãy bỏ bản chờ.',
  'in-force': 'Đối chiếu ngày có hiệu lực với văn bản gốc; nếu tệp đúng, nhập lại và điền ngày có hiệu lực.',
  number: 'Tệp ghi số hiệu khác với văn bản bạn chọn. Hãy kiểm tra xem có nhầm tệp không.',
  undated:
    'Nếu văn bản đã được sửa đổi, hãy nhập lại và điền ngày câu chữ này bắt đầu áp dụng. Chỉ chấp nhận khi đây là sửa lỗi đánh máy cho mọi thời điểm.',
  uncompared: 'Hãy bỏ bản chờ, nhập nguyên văn ban đầu trước, rồi nhập bản sửa đổi với ngày áp dụng.',
}

/** Said before a document is published whose citations lead nowhere. */
export const NO_SOURCE =
  'Văn bản này chưa có địa chỉ nguồn: người dân đọc trích dẫn sẽ không có liên kết tới văn bản chính thức. Để bổ sung, hãy nhập lại tệp và điền “Địa chỉ chính thức”.'
