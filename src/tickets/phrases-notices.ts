import { TicketCode } from '../domain/ids.ts'
import type { NoticeKind, OfficialNotice, Reminder } from '../domain/notices.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { departmentName } from './departments.ts'

// What officials are told outside the console and in its list. It leaves the house: not a word of the citizen's, and
// nothing about who they are.

const KINDS: Readonly<Record<Exclude<NoticeKind, 'reminder'>, string>> = {
  new: 'Phiếu chờ tiếp nhận',
  assigned: 'Phiếu được giao cho bạn',
  transferred: 'Phiếu được chuyển tới đơn vị',
  details: 'Người dân đã bổ sung thông tin',
  proposed: 'Câu trả lời chờ phê duyệt',
  sent_back: 'Câu trả lời được trả lại để sửa',
  reopened: 'Phiếu được mở lại vì câu trả lời chưa thỏa đáng',
  silent: 'Người dân chưa bổ sung sau 10 ngày làm việc',
  undelivered: 'Câu trả lời không gửi được tới người dân',
  unreached: 'Đề nghị bổ sung không gửi được tới người dân',
  withdrawn: 'Người dân đã rút phiếu',
  deadline_moved: 'Hạn trả lời thay đổi theo lịch làm việc',
}

const CLOCKS = { accept: 'tiếp nhận', answer: 'trả lời' } as const

function reminded({ of, percent }: Reminder): string {
  if (percent < 100) return `Nhắc hạn: đã qua ${percent}% thời gian ${CLOCKS[of]}`
  return percent === 100
    ? `Quá hạn ${CLOCKS[of]}`
    : `Quá hạn ${CLOCKS[of]}, đã qua ${percent}% thời gian cho phép`
}

/** In one line what happened. */
export function noticeTitle({ kind, reminder }: OfficialNotice): string {
  if (kind !== 'reminder') return KINDS[kind]
  return reminder === null ? 'Nhắc hạn' : reminded(reminder)
}

/** Which ticket, whose, and until when, where there is still something to do. */
export function noticeFacts({ kind, ticket, department, place, due }: OfficialNotice): readonly string[] {
  const until = due === null ? 'Hạn trả lời: tạm dừng' : `Hạn trả lời: ${vietnamTime(due)}`
  return [
    `Mã phiếu: ${ticket}`,
    `Đơn vị: ${departmentName(department, place)}`,
    ...(kind === 'withdrawn' ? [] : [until]),
  ]
}

export const CARD = {
  claim: 'Nhận xử lý',
  open: 'Mở',
  text: (notice: OfficialNotice): string => [noticeTitle(notice), ...noticeFacts(notice)].join('\n'),
  takenBy: (name: string): string => `${name} đã nhận xử lý.`,
  takenByYou: 'Bạn đã nhận xử lý phiếu này.',
  gone: 'Phiếu này đã được xử lý tiếp, không còn chờ tiếp nhận.',
  forbidden: 'Bạn không có quyền nhận phiếu của đơn vị này.',
  answeredBefore: 'Bạn đã trả lời phiếu này trước khi được mở lại, nên cần cán bộ khác nhận.',
  unknown: 'Không tìm thấy phiếu này.',
  /** Whoever reads along in the group may be no official: it says where answers are written, and nothing of the ticket. */
  notHere:
    'Lời viết ở đây không tới người dân và không được lưu vào phiếu; câu trả lời được soạn trong trang cán bộ ạ.',
  notLinked:
    'Tài khoản Telegram này chưa liên kết với tài khoản cán bộ. Vào trang cán bộ, mục tài khoản, lấy mã rồi nhắn riêng cho bot: /lienket và mã.',
} as const

export const CONTACT = {
  groupBound: (department: string): string =>
    `Nhóm này từ nay nhận thông báo phiếu hỏi của ${department}. Thông báo không có nội dung câu hỏi và thông tin của người dân.`,
  groupOnly: 'Lệnh này dùng trong nhóm Telegram của đơn vị. Xin thêm bot vào nhóm rồi gõ lại lệnh ở đó.',
  linked:
    'Đã liên kết tài khoản Telegram này với tài khoản cán bộ của bạn. Bạn có thể bấm “Nhận xử lý” trong nhóm của đơn vị.',
  codeWrong: 'Mã không đúng hoặc đã hết hạn. Xin lấy mã mới trong trang cán bộ.',
  howToBind: 'Xin gõ /noi và mã 8 số lấy ở trang cán bộ, mục “Quy định của đơn vị”.',
  howToLink: 'Xin gõ /lienket và mã 8 số lấy ở trang cán bộ, mục tài khoản của bạn.',
  notAnonymous:
    'Bạn đang viết ẩn danh nên chưa liên kết được tài khoản, và mã vừa gõ thì cả nhóm đã thấy. Xin lấy mã mới ở trang cán bộ (mã cũ khi đó hết dùng), rồi nhắn riêng cho bot: /lienket và mã.',
  tooMany: 'Bạn đã thử quá nhiều lần. Xin thử lại sau một giờ.',
} as const

// As `CARD.text` writes it; what was said since stands under it.
const CARD_TEXT = /^.+\nMã phiếu: ([\d-]+)\nĐơn vị: .+\nHạn trả lời: /

/** The ticket of a card; `undefined` for every other text. */
export function ticketOnCard(text: string): TicketCode | undefined {
  return TicketCode.safeParse(CARD_TEXT.exec(text)?.[1]).data
}

const BOUND = CONTACT.groupBound('')
const TO_OFFICIALS = [
  BOUND.slice(0, BOUND.indexOf('.') - 1),
  CARD.notHere,
  CONTACT.groupOnly,
  CONTACT.linked,
  CONTACT.codeWrong,
  CONTACT.howToBind,
  CONTACT.howToLink,
  CONTACT.notAnonymous,
  CONTACT.tooMany,
]

/** Whether the bot said this to officials: who replies to it in a group asks nothing of the law. */
export function isToOfficials(text: string): boolean {
  return ticketOnCard(text) !== undefined || TO_OFFICIALS.some((words) => text.startsWith(words))
}

export const MAIL = {
  subject: (notice: OfficialNotice): string => `${noticeTitle(notice)} (phiếu ${notice.ticket})`,
  /** @param link where the ticket opens; `undefined` while the desk has no public address */
  text: (notice: OfficialNotice, link: string | undefined): string =>
    [
      `${noticeTitle(notice)}.`,
      '',
      ...noticeFacts(notice),
      '',
      link === undefined ? 'Xin mở trang cán bộ để xem phiếu.' : `Mở phiếu: ${link}`,
      '',
      'Thư tự động, xin không trả lời. Để thôi nhận thư, vào trang cán bộ, mục tài khoản của bạn.',
    ].join('\n'),
} as const
