import type { Territory } from '#knowledge/place.ts'
import type { Part } from '#knowledge/provision.ts'
import type { Ruling } from '#knowledge/ruling.ts'
import { spell } from '#knowledge/validity.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import type { Role } from '../../domain/official.ts'
import { ROLE_NAMES } from '../../officials/phrases.ts'

/** What officials read about the law: the shelf, its versions, decisions about validity. */

export const TABS = {
  label: 'Văn bản',
  shelf: 'Kho văn bản',
  import: 'Nhập văn bản',
  publish: 'Xuất bản',
  decisions: 'Hiệu lực',
} as const

export const STATES: Readonly<Record<InForce, string>> = {
  yes: 'Còn hiệu lực',
  amended: 'Còn hiệu lực, đã sửa đổi',
  no: 'Hết hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  needs_ruling: 'Chờ quyết định về hiệu lực',
}

export const TERRITORIES: Readonly<Record<Territory, string>> = {
  hn: 'Hà Nội',
  hcm: 'Thành phố Hồ Chí Minh',
  vn: 'Cả nước',
}

/** @param roles those that may */
export const notYours = (what: string, roles: readonly Role[]): string =>
  `Bạn chưa được ${what}. Việc này dành cho: ${roles.map((role) => ROLE_NAMES[role]).join(', ')}.`

export const ACTORS = {
  shell: 'người vận hành máy chủ',
  desk: 'chương trình',
  unknown: 'cán bộ không còn tài khoản',
} as const

export const SHELF = {
  title: 'Kho văn bản',
  inUse: (version: string): string => `Người dân đang được trả lời theo phiên bản ${version}.`,
  changing: (version: number): string => `Phiên bản ${version} vừa được chọn và đang được nạp.`,
  documents: 'Văn bản đang dùng',
  search: 'Tìm theo tên, số hiệu',
  find: 'Tìm',
  noneFound: 'Không có văn bản nào khớp.',
  some: (shown: number, all: number): string =>
    `Đang hiện ${shown} trong ${all} văn bản. Hãy tìm theo tên hoặc số hiệu.`,
  provisions: (count: number): string => `${count.toLocaleString('vi-VN')} điều, khoản, điểm`,
  official: {
    whole: 'Có đủ nguyên văn',
    part: (there: number, all: number): string => `Nguyên văn: ${there}/${all} đoạn`,
    none: 'Chưa có nguyên văn, chỉ có tóm tắt',
  },
  incomplete: 'chưa đủ các điều',
  waiting: 'Đang chờ xuất bản',
  nothingWaits: 'Không có gì đang chờ xuất bản.',
  toPublish: 'Xem trước khi xuất bản',
  import: 'Nhập văn bản',
  may: { import: 'nhập văn bản' },
} as const

export const WAITS = {
  ready: 'Sẵn sàng xuất bản',
  look: 'Chờ người xem',
  stale: 'Đã lỗi thời',
  staleWhy:
    'Bản chờ này làm từ một bản không còn dùng, nên không xuất bản được. Hãy bỏ bản chờ rồi nhập lại tệp.',
  because: (reasons: readonly string[]): string => `vì ${reasons.join('; ')}`,
  accepted: (by: string): string => `đã được ${by} chấp nhận`,
  from: (file: string): string => `tệp ${file}`,
  decision: 'quyết định về hiệu lực',
  isNew: 'văn bản mới',
  noSource: 'chưa có địa chỉ nguồn',
} as const

export const VERSIONS = {
  title: 'Các phiên bản',
  name: (number: number): string => `Phiên bản ${number}`,
  inUse: 'Đang dùng',
  shipped: 'thư viện kèm theo chương trình',
  overruled: (why: string): string => `Xuất bản dù câu hỏi mẫu bị sai: ${why}`,
  useAgain: 'Dùng lại phiên bản này',
  look: 'Xem phiên bản này',
  older: 'Các phiên bản cũ hơn',
  changes: 'Nếu dùng lại phiên bản này',
  changed: (count: number): string => `${count} văn bản sẽ khác với bản đang dùng.`,
  same: 'Phiên bản này giống hệt phiên bản đang dùng.',
  added: 'sẽ có thêm',
  removed: 'sẽ không còn',
  why: 'Lý do dùng lại phiên bản này',
  whyRule: 'Lý do được ghi vào nhật ký cùng tên bạn. Có thể quay về phiên bản hiện nay bất cứ lúc nào.',
  stale: 'Những bản chờ của các văn bản này sẽ phải nhập lại.',
  may: 'dùng lại phiên bản cũ',
  done: (number: number): string => `Đang dùng phiên bản ${number}.`,
  movedOn: 'Trong lúc bạn xem, phiên bản đang dùng đã đổi. Dưới đây là tình hình mới; chưa có gì thay đổi.',
  needsWhy: 'Xin ghi lý do.',
  documents: 'Văn bản trong phiên bản này',
} as const

export const DOCUMENT = {
  facts: 'Thông tin văn bản',
  number: 'Số hiệu',
  issuer: 'Cơ quan ban hành',
  place: 'Địa bàn',
  validity: 'Hiệu lực',
  aliases: 'Tên gọi khác',
  articles: 'Số điều',
  relations: 'Quan hệ với văn bản khác',
  address: 'Địa chỉ chính thức',
  noAddress: 'Chưa có địa chỉ nguồn',
  version: 'Phiên bản',
  note: 'Ghi chú',
  day: 'Xem theo ngày',
  look: 'Xem',
  asOf: (day: Day): string => `Hiệu lực và câu chữ ngày ${spell(day)}`,
  waits: 'Văn bản này có bản đang chờ xuất bản.',
  official: 'Nguyên văn',
  summary: 'Tóm tắt của trợ lý',
  missing: 'Còn thiếu',
  today: 'Hiện nay',
  former: (until: Day): string => `Câu chữ trước ngày ${spell(until)}`,
  history: 'Lịch sử',
  historyOf: (label: string): string => `Lịch sử của ${label}`,
  parts: 'Các phần khác của văn bản',
  provisions: 'Điều, khoản, điểm',
  empty: 'Chưa có điều nào trên hồ sơ.',
  articlesKnown: (articles: number, complete: boolean): string =>
    complete ? `${articles} điều` : `${articles} điều, trên hồ sơ chưa đủ`,
} as const

export const PARTS: Readonly<Record<Part['level'], string>> = {
  front: 'Phần mở đầu',
  part: 'Phần',
  chapter: 'Chương',
  section: 'Mục',
  subsection: 'Tiểu mục',
  closing: 'Phần kết, chữ ký',
  appendix: 'Phụ lục',
  footnote: 'Chú thích',
}

export const HISTORY = {
  step: (version: number, time: string): string => `Phiên bản ${version}, ${time}`,
  none: 'Chưa phiên bản nào có điều, khoản, điểm này.',
} as const

export const DIFF = {
  legend: 'Chữ gạch ngang là bỏ đi, chữ gạch chân là thêm vào.',
  none: 'Không có gì khác nhau.',
  kinds: { added: 'thêm', removed: 'bỏ', changed: 'đổi' },
  document: 'Thông tin văn bản',
} as const

export const VALIDITY = {
  from: (day: Day): string => `có hiệu lực từ ${spell(day)}`,
  to: (day: Day, by: string | undefined): string =>
    `hết hiệu lực từ ${spell(day)}${by === undefined ? '' : ` theo ${by}`}`,
  amended: (day: Day, by: string): string => `được ${by} sửa đổi từ ${spell(day)}`,
  needsRuling: (day: Day, reason: string): string => `chờ quyết định từ ${spell(day)}: ${reason}`,
  ruled: (day: Day, reason: string): string => `đã kết luận còn hiệu lực từ ${spell(day)}: ${reason}`,
} as const

export const DECISIONS = {
  title: 'Quyết định về hiệu lực',
  lead: 'Quyết định ở đây chưa đổi ngay câu trả lời cho người dân: văn bản liên quan vào danh sách chờ, và chỉ đổi khi được xuất bản.',
  rulings: 'Chờ quyết định về hiệu lực',
  noRulings: 'Không có quy định nào đang chờ quyết định.',
  since: (day: Day): string => `từ ngày ${spell(day)}`,
  covers: (count: number): string => `${count} điều, khoản, điểm`,
  ruledAlready: (told: string): string => `${told} Đang chờ xuất bản.`,
  rule: 'Quyết định',
  target: 'Quyết định cho',
  whole: 'Cả văn bản',
  state: 'Kết luận',
  from: 'Kể từ ngày',
  grounds: 'Căn cứ',
  groundsRule: 'Ghi rõ điều, khoản của văn bản làm căn cứ. Căn cứ được hiện cùng quy định.',
  save: 'Ghi quyết định',
  ruled: 'Đã quyết định',
  noneRuled: 'Chưa có quyết định nào.',
  told: (state: string, day: Day, reason: string): string => `${state} từ ngày ${spell(day)}: ${reason}`,
  proposals: 'Quan hệ tìm thấy khi nhập văn bản',
  noProposals: 'Không có đề xuất nào đang chờ.',
  choose: 'Chọn những đề xuất cùng một cách giải quyết, ghi lý do một lần rồi bấm nút.',
  reason: 'Lý do',
  apply: 'Áp dụng các đề xuất đã chọn',
  dismiss: 'Bỏ qua các đề xuất đã chọn',
  settled: 'Đề xuất đã giải quyết',
  if: (effect: string): string => `Nếu áp dụng: ${effect}.`,
  takesEffect: (day: Day): string => `từ ngày ${spell(day)}`,
  until: (day: Day): string => `đến trước ngày ${spell(day)}`,
  except: (labels: readonly string[]): string => `trừ ${labels.join('; ')}`,
  may: { decide: 'áp dụng hoặc bỏ qua đề xuất', rule: 'quyết định về hiệu lực' },
  faultProposal: 'Xin chọn ít nhất một đề xuất và ghi lý do.',
  faultRuling: 'Xin chọn kết luận, ghi ngày và căn cứ.',
  notShelved: 'Văn bản hoặc điều khoản này không có trong kho.',
  ruledSince:
    'Vừa có người quyết định về hiệu lực của văn bản này, nên quyết định của bạn chưa được ghi. Xin xem quyết định đó ở mục “Đã quyết định”, rồi ghi lại nếu vẫn cần.',
  settledSince: 'vừa có người giải quyết',
  notRuled: (why: string): string => `Chưa ghi quyết định: ${why}.`,
  refused: (which: readonly string[]): string =>
    `Chưa giải quyết được, các đề xuất khác đã xong: ${which.join('; ')}.`,
  refusedOne: (label: string, why: string): string => `${label} (${why})`,
  done: {
    ruled: 'Đã ghi quyết định. Văn bản đang chờ xuất bản.',
    applied: 'Đã áp dụng. Văn bản bị tác động đang chờ xuất bản.',
    dismissed: 'Đã bỏ qua các đề xuất đã chọn.',
  },
} as const

export const RULED: Readonly<Record<Ruling['state'], string>> = {
  in_force: 'Còn hiệu lực',
  ended: 'Hết hiệu lực',
}
