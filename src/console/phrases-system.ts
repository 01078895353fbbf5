import { NETWORKS } from './phrases.ts'

/** What operators read on the page of the system. What is wrong, and what to do about it: `phrases-faults.ts`. */

export const SYSTEM = {
  title: 'Hệ thống',
  seenAt: (time: string): string => `Số liệu lúc ${time}.`,
  // A link: loaded again, the address that a step has led to would say once more what was done long ago.
  again: 'Xem số mới',
  faults: 'Cần người vận hành kiểm tra',
  allWell: 'Mọi việc đang chạy bình thường.',
  figures: 'Số liệu',
  waitingMessages: 'Tin chờ xử lý',
  waitingDeliveries: 'Trả lời chờ gửi',
  deadDeliveries: 'Không gửi được',
  openTickets: 'Phiếu chờ trả lời',
  oldest: (time: string): string => `lâu nhất: ${time}`,
} as const

export const CHANNELS = {
  title: 'Kênh nhắn tin',
  network: 'Kênh',
  state: 'Tình trạng',
  waiting: 'Chờ gửi',
  dead: 'Không gửi được',
  sent: 'Gửi được gần nhất',
  failed: 'Lỗi gần nhất',
  connected: 'Đang nối',
  notConnected: 'Chưa có mã của bot',
  never: 'Chưa có',
  count: (count: number, oldest: string | undefined): string =>
    oldest === undefined
      ? count.toLocaleString('vi-VN')
      : `${count.toLocaleString('vi-VN')} (lâu nhất ${oldest})`,
} as const

export const INSIDE = {
  title: 'Kho dữ liệu, văn bản và các vòng việc',
  store: 'Kho dữ liệu',
  storeKinds: { sqlite: 'SQLite, một tệp trên máy này', redis: 'Redis, dùng chung cho nhiều tiến trình' },
  knowledge: 'Văn bản đang dùng',
  version: (version: string, provisions: number): string =>
    `bản ${version}, ${provisions.toLocaleString('vi-VN')} điều, khoản, điểm`,
  beingRead: 'đang đọc',
  loops: 'Vòng việc của tiến trình này',
  noLoops: 'chưa chạy',
  loop: (name: string, underWay: number, looked: string, fault: string | undefined): string =>
    `${loopName(name)}: đang làm ${underWay} việc, xem lần cuối ${looked}${fault === undefined ? '' : `, lỗi gần nhất ${fault}`}`,
} as const

const LOOPS: Readonly<Record<string, string>> = {
  turns: 'Trả lời câu hỏi',
  upkeep: 'Theo dõi hạn và dọn dẹp',
  'notices-desk': 'Thông báo cho cán bộ',
  'notices-telegram': 'Thông báo qua Telegram',
  'notices-email': 'Thông báo qua thư điện tử',
}

export function loopName(name: string): string {
  const known = LOOPS[name]
  if (known !== undefined) return known
  return name in NETWORKS ? `Gửi qua ${NETWORKS[name as keyof typeof NETWORKS]}` : name
}

export const SWITCHBOARD = {
  title: 'Tắt, bật',
  names: {
    answering: 'Trả lời câu hỏi',
    telegram: 'Gửi qua Telegram',
    zalo: 'Gửi qua Zalo',
  },
  rules: {
    answering:
      'Khi tắt, câu hỏi vẫn được nhận và lưu. Người dân được báo bằng câu dưới đây, mỗi người nhiều nhất một lần trong 6 giờ; khi bật lại, các câu hỏi đã lưu được trả lời theo thứ tự. Câu trả lời của cán bộ vẫn được gửi.',
    telegram:
      'Khi tắt, tin của người dân vẫn được nhận và trả lời; các câu trả lời chờ đến khi bật lại mới gửi.',
    zalo: 'Khi tắt, tin của người dân vẫn được nhận và trả lời; các câu trả lời chờ đến khi bật lại mới gửi.',
  },
  on: 'Đang bật',
  off: (since: string, why: string): string => `Đang tắt từ ${since}. Lý do: ${why}`,
  turnOff: 'Tắt',
  turnOn: 'Bật lại',
  sentence: 'Câu báo cho người dân',
  why: 'Lý do',
  whyRule: 'Ghi vào nhật ký cùng tên người làm. Có hiệu lực trên mọi máy trong vòng 2 giây.',
} as const

export const SWITCH_TOLD = {
  turned: 'Đã thay đổi. Việc này đã ghi vào nhật ký.',
  movedOn:
    'Người khác vừa thay đổi mục này. Chưa có gì thay đổi theo yêu cầu của bạn; xin xem lại tình trạng hiện nay.',
  needsWords:
    'Xin ghi lý do (tối đa 500 ký tự) và, khi tắt trả lời, câu báo cho người dân (tối đa 300 ký tự).',
} as const

export const LETTERS = {
  title: 'Trả lời không gửi được',
  none: 'Không có câu trả lời nào bị bỏ lại.',
  rule: 'Ở đây chỉ có kênh, lý do, giờ và mã phiếu. Lời của người dân, nội dung trả lời và số tài khoản trò chuyện không hiện ra, vì gửi lại hay bỏ không cần đến. Muốn đọc nội dung, xin mở phiếu.',
  some: (shown: number, all: number): string =>
    `Đang hiện ${shown.toLocaleString('vi-VN')} tin mới nhất trong ${all.toLocaleString('vi-VN')} tin.`,
  noTicket: 'Không thuộc phiếu nào',
  retry: 'Gửi lại',
  retryOne: (number: number): string => `Gửi lại tin số ${number}`,
  retryAll: (network: string, count: number): string =>
    `Gửi lại ${count.toLocaleString('vi-VN')} tin của ${network}`,
  retryAllRule: 'Dùng khi đã sửa xong nguyên nhân, ví dụ vừa thay mã của bot. Mỗi lần tối đa 1.000 tin.',
  discard: 'Bỏ tin này',
  why: 'Lý do bỏ',
  whyRule: 'Ghi vào nhật ký. Xin đừng ghi thông tin riêng của người dân.',
  discardFinal: 'Bỏ rồi thì không gửi lại được. Phiếu vẫn ghi là chưa tới nơi.',
  number: (number: number): string => `Tin số ${number}`,
} as const

export const LETTERS_TOLD = {
  back: (count: number): string =>
    count === 1
      ? 'Đã đưa tin trở lại hàng chờ gửi.'
      : `Đã đưa ${count.toLocaleString('vi-VN')} tin trở lại hàng chờ gửi.`,
  discarded: 'Đã bỏ tin. Việc này đã ghi vào nhật ký.',
  gone: 'Tin này vừa được người khác gửi lại hoặc bỏ. Không có gì thay đổi.',
  needsWhy: 'Xin ghi lý do bỏ tin, tối đa 500 ký tự.',
} as const

export const JOURNAL = {
  title: 'Nhật ký vận hành',
  none: 'Chưa có việc nào được ghi.',
  moves: { retry: 'Gửi lại tin', discard: 'Bỏ tin' },
  turned: (name: string, off: boolean, why: string): string =>
    `${off ? 'Tắt' : 'Bật lại'}: ${name}. Lý do: ${why}`,
  someone: 'cán bộ không còn tài khoản',
} as const
