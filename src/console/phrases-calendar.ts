import type { Place } from '#knowledge/place.ts'
import type { LimitName } from '../domain/time-limits.ts'
import type { Limit } from '../domain/deadline.ts'

/** What officials read about the working calendar and the time limits. */

export const CALENDAR = {
  title: 'Lịch làm việc',
  limits: 'Thời hạn của đơn vị',
  parts: 'Lịch và thời hạn',
  intro:
    'Thời hạn của mọi phiếu hỏi được tính theo lịch này: chỉ tính giờ làm việc, không tính ngày nghỉ hằng tuần, ngày lễ và thời gian chờ người dân bổ sung.',
  years: 'Chọn năm',
  previous: 'Năm trước',
  next: 'Năm sau',
  off: 'nghỉ',
  swapped: 'làm bù',
  hours: 'Giờ làm việc',
  daysOff: 'Ngày nghỉ',
  workingDays: 'Ngày làm bù',
  day: 'Ngày',
  name: 'Lý do',
  noWorkingDays: 'Năm nay không có ngày làm bù.',
  wholeYear: 'Cả năm',
  basis: 'Căn cứ',
  notOfficial:
    'Năm này chưa có lịch nghỉ chính thức. Các ngày nghỉ được tính theo Bộ luật Lao động và âm lịch, có thể khác thông báo của cơ quan nhà nước.',
  official: 'Theo thông báo chính thức',
  change: 'Sửa lịch',
  onlyAdmin: 'Quản trị hệ thống sửa được lịch này.',
  history: 'Đã sửa',
  noHistory: 'Chưa ai sửa lịch năm này.',
  saved: 'Đã lưu lịch. Các phiếu hỏi mới được tính theo lịch này.',
} as const

export const calendarOf = (year: number): string => `Lịch làm việc năm ${year}`
export const monthOf = (month: number): string => `Tháng ${month}`
export const workingDaysIn = (days: number): string => `${days} ngày làm việc trong năm`
export const fromTo = (from: string, to: string): string => `${from} – ${to}`
export const WEEKDAYS = ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN'] as const

export const EDIT_YEAR = {
  hoursRule: 'Giờ Việt Nam. Để trống dòng không dùng.',
  daysOffRule:
    'Ghi cả ngày nghỉ bù và ngày nghỉ hoán đổi. Thứ Bảy, Chủ nhật đã là ngày nghỉ. Dòng trống được bỏ qua.',
  workingDaysRule: 'Thứ Bảy hoặc Chủ nhật phải đi làm thay cho một ngày khác.',
  remove: 'Bỏ',
  officialRule: 'Đánh dấu khi đã nhập theo thông báo chính thức về lịch nghỉ của năm.',
  note: 'Căn cứ, ghi chú',
  noteRule: 'Ví dụ: Thông báo số …/TB-BNV ngày …',
  preview: 'Xem thay đổi',
  save: 'Lưu lịch',
  cancel: 'Không sửa nữa',
  changes: 'Sẽ thay đổi',
  nothing: 'Chưa có gì thay đổi so với lịch đang dùng.',
  movedOn:
    'Có người vừa sửa lịch năm này. Những gì bạn nhập vẫn còn ở dưới; phần “Sẽ thay đổi” so với lịch mới nhất. Xin xem lại rồi lưu.',
  faulty: 'Lịch chưa lưu được. Xin sửa những chỗ sau:',
} as const

export const editYear = (year: number): string => `Sửa lịch năm ${year}`
export const removeRow = (row: number): string => `Bỏ dòng ${row}`
export const rowDay = (list: string, row: number): string => `${list}, dòng ${row}: ngày`
export const rowName = (list: string, row: number): string => `${list}, dòng ${row}: lý do`
export const blockFrom = (row: number): string => `Buổi ${row}, từ`
export const blockTo = (row: number): string => `Buổi ${row}, đến`

export const workingDaysChange = (before: number, after: number): string =>
  before === after
    ? `Số ngày làm việc trong năm không đổi: ${after}.`
    : `Số ngày làm việc trong năm: từ ${before} thành ${after}.`

/** @param limit of the answer as most departments have it */
export const sampleDue = (limit: string, before: string, after: string): string =>
  `Một câu hỏi nhận hôm nay, thời hạn ${limit}: hạn từ ${before} thành ${after}.`

export const CHANGES = {
  off: 'Thêm ngày nghỉ',
  off_no_more: 'Bỏ ngày nghỉ',
  worked: 'Thêm ngày làm bù',
  worked_no_more: 'Bỏ ngày làm bù',
  renamed: 'Đổi lý do',
  hours: 'Đổi giờ làm việc',
  officialNow: 'Đánh dấu là lịch chính thức',
  officialNoMore: 'Bỏ đánh dấu lịch chính thức',
} as const

export const YEAR_FAULTS = {
  blocks: 'Giờ làm việc: các buổi phải theo thứ tự, buổi sau bắt đầu sau khi buổi trước kết thúc.',
  no_blocks: 'Giờ làm việc: cần từ một đến bốn buổi, mỗi buổi có giờ bắt đầu và giờ kết thúc.',
  too_many: 'Quá nhiều ngày nghỉ: một năm có nhiều nhất 60 ngày.',
  note: 'Cần ghi căn cứ của lịch này, không quá 1.000 ký tự.',
} as const

export const dayFault = {
  another_year: (day: string): string => `${day}: không thuộc năm này.`,
  day_twice: (day: string): string => `${day}: ghi hai lần.`,
  not_a_weekend: (day: string): string =>
    `${day}: không phải thứ Bảy, Chủ nhật, nên không cần ghi là ngày làm bù.`,
  off_and_worked: (day: string): string => `${day}: vừa là ngày nghỉ, vừa là ngày làm bù.`,
  no_day: (name: string): string => `“${name}”: chưa có ngày.`,
  no_name: (day: string): string => `${day}: chưa ghi lý do, hoặc lý do dài quá 120 ký tự.`,
} as const

export const LIMITS = {
  title: 'Thời hạn của đơn vị',
  intro:
    'Ngày làm việc không tính ngày nhận câu hỏi. Giờ làm việc tính từ lúc nhận. Đơn vị nào không có thời hạn riêng thì dùng thời hạn chung.',
  place: 'Thành phố',
  department: 'Đơn vị',
  usual: 'Thời hạn chung',
  own: 'riêng',
  change: 'Sửa',
  none: 'Để trống ô số để dùng thời hạn chung.',
  count: 'Số',
  unit: 'Đơn vị tính',
  note: 'Lý do, căn cứ',
  save: 'Lưu thời hạn',
  saved: 'Đã lưu thời hạn. Các phiếu hỏi mới của đơn vị được tính theo thời hạn này.',
  movedOn: 'Có người vừa sửa thời hạn của đơn vị này. Xin xem lại rồi lưu lần nữa.',
  faulty: 'Thời hạn chưa lưu được. Xin sửa những chỗ sau:',
  noteFault: 'Cần ghi lý do, không quá 1.000 ký tự.',
  history: 'Đã sửa',
  noHistory: 'Chưa ai sửa thời hạn của đơn vị này.',
  allUsual: 'Mọi thời hạn theo thời hạn chung',
} as const

export const PLACE_TABS: Readonly<Record<Place, string>> = {
  hn: 'Thành phố Hà Nội',
  hcm: 'Thành phố Hồ Chí Minh',
}

export const LIMIT_NAMES_IN_WORDS: Readonly<Record<LimitName, string>> = {
  accept: 'Tiếp nhận',
  firstReply: 'Báo lần đầu',
  answer: 'Trả lời',
  complex: 'Trả lời việc phức tạp',
  urgent: 'Trả lời việc khẩn, tính từ lúc thành khẩn',
}

export const UNITS: Readonly<Record<Limit['unit'], string>> = {
  working_hours: 'giờ làm việc',
  working_days: 'ngày làm việc',
}

export const limitInWords = ({ count, unit }: Limit): string => `${count} ${UNITS[unit]}`
export const editLimits = (department: string): string => `Thời hạn của ${department}`
export const changeLimitsOf = (department: string): string => `Sửa thời hạn của ${department}`
export const limitFault = (name: string, hours: number, days: number): string =>
  `${name}: cần một số nguyên, từ 1 đến ${hours} giờ hoặc ${days} ngày.`

/** By number, from Sunday. */
export const WEEKDAY_NAMES = [
  'Chủ nhật',
  'thứ Hai',
  'thứ Ba',
  'thứ Tư',
  'thứ Năm',
  'thứ Sáu',
  'thứ Bảy',
] as const
